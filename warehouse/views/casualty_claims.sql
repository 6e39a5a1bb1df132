-- One claim of people killed, wounded, missing or captured, with whose claim it is: of the own side, the other side or a third.
create view views.casualty_claims as
select
    o.fact_id,
    o.fact_type,
    o.target as whose_people,
    o.actor as by_whom,
    o.value_low,
    o.value_high,
    o.qualifier,
    o.item,
    o.location,
    o.claimed_by,
    e.actor as claimant_side,
    case
        when o.claimed_by is null then 'outlet'
        when e.actor is null then 'third party'
        when e.actor = o.target then 'own side'
        when e.actor = o.actor then 'other side'
        else 'third party'
    end as claimant_stands,
    o.stance,
    o.modality,
    o.cumulative,
    o.implicit,
    o.event_start,
    o.event_end,
    o.published_at,
    o.source,
    o.confidence,
    o.sentence
from views.fact_overview as o
inner join core.facts as f on o.fact_id = f.fact_id
left join core.entities as e on f.claimant_id = e.entity_id
where o.fact_type in ('killed', 'wounded', 'casualties', 'missing', 'captured') and o.is_newest_version;
comment on view views.casualty_claims is 'One claim of people killed, wounded, missing or captured, with whose claim it is: of the own side, the other side or a third.';
