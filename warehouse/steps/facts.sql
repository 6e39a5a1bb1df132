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
    coalesce(ma.canonical_id, l.actor_id) as actor_id,
    coalesce(mt.canonical_id, l.target_id) as target_id,
    l.location_id,
    coalesce(mc.canonical_id, l.claimant_id) as claimant_id,
    l.extractor_version
from lake_facts as l
inner join article_version as v on l.article_id = v.article_id and l.day = v.day
left join entity_merge as ma on l.actor_id = ma.entity_id
left join entity_merge as mt on l.target_id = mt.entity_id
left join entity_merge as mc on l.claimant_id = mc.entity_id;

drop table article_version;
