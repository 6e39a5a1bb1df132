-- One fact with its sentence, source, claimant and date: what to open first.
create view views.fact_overview as
select
    f.fact_id,
    f.fact_type,
    f.value_low,
    f.value_high,
    f.qualifier,
    f.unit,
    f.item,
    array_to_string(f.actor, ', ') as actor,
    array_to_string(f.target, ', ') as target,
    f.location,
    f.event_start,
    f.event_end,
    f.claimed_by,
    f.stance,
    f.modality,
    f.cumulative,
    f.implicit,
    f.confidence,
    f.quote,
    s.text as sentence,
    a.title,
    a.source,
    a.published_at,
    a.url,
    a.valid_to is null as is_newest_version,
    f.article_id,
    f.sentence_no
from core.facts as f
inner join core.articles as a on f.article_id = a.article_id
inner join core.sentences as s on f.article_id = s.article_id and f.sentence_no = s.sentence_no;
comment on view views.fact_overview is 'One fact with its sentence, source, claimant and date: what to open first.';
