-- One fact with its sentence, source, claimant and claim: what to open first.
create view views.fact_overview as
select
    f.fact_id,
    f.fact_type,
    f.value_low,
    f.value_high,
    f.qualifier,
    f.unit,
    f.item,
    nullif(array_to_string(f.actor, ', '), '') as actor,
    nullif(array_to_string(f.target, ', '), '') as target,
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
    k.claim_id,
    f.article_id,
    f.sentence_no
from core.facts as f
inner join core.articles as a on f.article_id = a.article_id
inner join core.sentences as s on f.article_id = s.article_id and f.sentence_no = s.sentence_no
inner join core.claim_facts as k on f.fact_id = k.fact_id;
comment on view views.fact_overview is 'One fact with its sentence, source, claimant and claim: what to open first.';
comment on column views.fact_overview.actor is 'Canonical names of who does it, with commas; null = not said';
comment on column views.fact_overview.target is 'Canonical names of who it is done or given to, with commas; null = not said or the type has none';
comment on column views.fact_overview.sentence is 'The sentence that holds the quantity';
