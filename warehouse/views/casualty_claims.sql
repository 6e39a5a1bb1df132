-- One fact of people killed, wounded, missing or captured, with whose claim it is: of the own side, the other side or a third.
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
        when list_contains(f.target, e.actor) then 'own side'
        when list_contains(f.actor, e.actor) then 'other side'
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
    o.sentence,
    o.claim_id
from views.fact_overview as o
inner join core.facts as f on o.fact_id = f.fact_id
left join core.entities as e on f.claimant_id = e.entity_id
where o.fact_type in ('killed', 'wounded', 'casualties', 'missing', 'captured') and o.is_newest_version;
comment on view views.casualty_claims is 'One fact of people killed, wounded, missing or captured, with whose claim it is: of the own side, the other side or a third.';
comment on column views.casualty_claims.whose_people is 'Whose people, with commas; null = not said';
comment on column views.casualty_claims.by_whom is 'Who killed, wounded or took them, with commas; null = not said';
comment on column views.casualty_claims.claimant_side is 'State or group that the speaker speaks for; null = the outlet, or unknown';
comment on column views.casualty_claims.claimant_stands is 'own side = the people''s own, other side = of who did it, third party, outlet = told in its own voice';
comment on column views.casualty_claims.sentence is 'The sentence that holds the quantity';
