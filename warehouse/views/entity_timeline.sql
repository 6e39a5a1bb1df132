-- One entity on one day: how often it is named, what it does, suffers and says.
create view views.entity_timeline as
with told as (
    select
        entity_id,
        article_id,
        'mention' as role
    from core.mentions
    union all
    select
        unnest([actor_id, target_id, claimant_id, location_id]) as entity_id,
        article_id,
        unnest(['actor', 'target', 'claimant', 'place']) as role
    from core.facts
)

select
    e.entity_id,
    e.name,
    e.entity_type,
    a.published_at::date as day,
    count(distinct t.article_id) filter (where t.role = 'mention') as articles,
    count(*) filter (where t.role = 'mention') as mentions,
    count(*) filter (where t.role = 'actor') as as_actor,
    count(*) filter (where t.role = 'target') as as_target,
    count(*) filter (where t.role = 'claimant') as as_claimant,
    count(*) filter (where t.role = 'place') as as_place
from told as t
inner join core.entities as e on t.entity_id = e.entity_id
inner join core.articles as a on t.article_id = a.article_id
where a.valid_to is null
group by all;
comment on view views.entity_timeline is 'One entity on one day of publication: how often it is named, acts, suffers, speaks or is the place.';
comment on column views.entity_timeline.day is 'Day of publication; null = unknown';
comment on column views.entity_timeline.articles is 'Articles of the day that mention it; 0 = only in a role that the words leave out';
comment on column views.entity_timeline.mentions is 'Mentions in them';
comment on column views.entity_timeline.as_actor is 'Facts in which it is the first actor';
comment on column views.entity_timeline.as_target is 'Facts in which it is the first target';
comment on column views.entity_timeline.as_claimant is 'Facts that it claims';
comment on column views.entity_timeline.as_place is 'Facts that happened there';
