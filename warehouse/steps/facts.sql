-- Facts of the article versions kept.
insert into core.facts by name
select
    l.fact_id,
    l.article_id,
    l.quantity_id,
    l.sentence_no,
    l.fact_type,
    l.value_low,
    l.value_high,
    l.qualifier,
    l.unit,
    l.item,
    l.actor,
    l.target,
    l.location,
    l.event_start,
    l.event_end,
    l.date_precision,
    l.claimed_by,
    l.stance,
    l.modality,
    l.cumulative,
    l.implicit,
    l.part_of,
    l.start,
    l."end",
    l.quote,
    l.confidence,
    l.frame,
    l.cues,
    l.flags,
    l.actor_id,
    l.target_id,
    l.location_id,
    l.claimant_id,
    l.extractor_version
from lake_facts as l
inner join article_version as v on l.article_id = v.article_id and l.day = v.day;

drop table article_version;
