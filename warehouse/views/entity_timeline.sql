-- One entity on one day: how often it is named, what it does, suffers and says.
create view views.entity_timeline as
with
days as (
    select
        m.entity_id,
        a.published_at::date as day,
        count(distinct m.article_id) as articles,
        count(*) as mentions
    from core.mentions as m
    inner join core.articles as a on m.article_id = a.article_id
    where a.valid_to is null
    group by all
),

roles as (
    select
        u.entity_id,
        a.published_at::date as day,
        count(*) filter (where u.role = 'actor') as as_actor,
        count(*) filter (where u.role = 'target') as as_target,
        count(*) filter (where u.role = 'claimant') as as_claimant,
        count(*) filter (where u.role = 'place') as as_place
    from (
        select
            article_id,
            unnest([actor_id, target_id, claimant_id, location_id]) as entity_id,
            unnest(['actor', 'target', 'claimant', 'place']) as role
        from core.facts
    ) as u
    inner join core.articles as a on u.article_id = a.article_id
    where u.entity_id is not null and a.valid_to is null
    group by all
)

select
    e.entity_id,
    e.name,
    e.entity_type,
    coalesce(d.day, r.day) as day,
    coalesce(d.articles, 0) as articles,
    coalesce(d.mentions, 0) as mentions,
    coalesce(r.as_actor, 0) as as_actor,
    coalesce(r.as_target, 0) as as_target,
    coalesce(r.as_claimant, 0) as as_claimant,
    coalesce(r.as_place, 0) as as_place
from days as d
full join roles as r on d.entity_id = r.entity_id and d.day is not distinct from r.day
inner join core.entities as e on coalesce(d.entity_id, r.entity_id) = e.entity_id;
comment on view views.entity_timeline is 'One entity on one day of publication: how often it is named, acts, suffers, speaks or is the place.';
comment on column views.entity_timeline.day is 'Day of publication; null = unknown';
comment on column views.entity_timeline.articles is 'Articles of the day that mention it; 0 = only in a role that the words leave out';
comment on column views.entity_timeline.mentions is 'Mentions in them';
comment on column views.entity_timeline.as_actor is 'Facts in which it is the first actor';
comment on column views.entity_timeline.as_target is 'Facts in which it is the first target';
comment on column views.entity_timeline.as_claimant is 'Facts that it claims';
comment on column views.entity_timeline.as_place is 'Facts that happened there';
