-- One fact of ground taken, lost or held, in the newest version of its article.
create view views.territory as
select
    o.fact_id,
    o.fact_type,
    o.actor as side,
    o.target as other_side,
    o.location,
    o.value_low,
    o.value_high,
    o.qualifier,
    o.unit,
    o.item,
    o.claimed_by,
    o.stance,
    o.modality,
    o.cumulative,
    o.implicit,
    o.event_start,
    o.event_end,
    o.published_at,
    o.source,
    o.confidence,
    o.sentence,
    o.claim_id
from views.fact_overview as o
where o.fact_type in ('territory_gained', 'territory_lost', 'territory_held') and o.is_newest_version;
comment on view views.territory is 'One fact of ground taken, lost or held, in the newest version of its article.';
comment on column views.territory.side is 'Who gains, loses or holds, with commas; null = not said';
comment on column views.territory.other_side is 'From whom or to whom, with commas; null = not said';
comment on column views.territory.sentence is 'The sentence that holds the quantity';
