-- One fact of people or units sent, called up, present, trained or pulled out, in the newest version of its article.
create view views.reinforcements as
select
    o.fact_id,
    o.fact_type,
    o.actor as side,
    o.location,
    o.value_low,
    o.value_high,
    o.qualifier,
    o.item,
    o.modality,
    o.cumulative,
    o.claimed_by,
    o.event_start,
    o.event_end,
    o.published_at,
    o.source,
    o.confidence,
    o.sentence,
    o.claim_id
from views.fact_overview as o
where
    o.fact_type in ('reinforcements', 'mobilised', 'troop_strength', 'troops_withdrawn', 'troops_trained')
    and o.is_newest_version;
comment on view views.reinforcements is 'One fact of people or units sent, called up, present, trained or pulled out, in the newest version of its article.';
comment on column views.reinforcements.side is 'Whose forces, with commas; null = not said';
comment on column views.reinforcements.sentence is 'The sentence that holds the quantity';
