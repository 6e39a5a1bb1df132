-- One claim that a sum may count: a flow that occurred, is no running total and is not counted in a wider claim.
create view views.flows as
select
    c.claim_id,
    c.fact_type,
    nullif(array_to_string(c.actor, ', '), '') as actor,
    nullif(array_to_string(c.target, ', '), '') as target,
    c.item,
    c.item_group,
    c.unit,
    c.location,
    c.location_id,
    c.event_start,
    c.event_end,
    coalesce(c.event_end, c.event_start, c.first_seen) as day,
    c.modality,
    c.agreement,
    c.lowest,
    c.best,
    c.highest,
    c.claimants,
    c.articles
from core.claims as c
inner join core.claim_rules as r on c.fact_type = r.fact_type
where
    r.measure = 'flow'
    and not c.cumulative
    and not c.implicit
    and not c.withdrawn
    and c.agreement <> 'denied'
    and c.counted_in is null;
comment on view views.flows is 'One claim that a sum may count: of a type that flows, no running total, not implicit, withdrawn or denied, and not counted in a wider claim. Sum best, with lowest and highest as bounds, within one type, unit and modality.';
comment on column views.flows.actor is 'Canonical names of who does it, with commas; null = nobody said';
comment on column views.flows.target is 'Canonical names of who it is done or given to, with commas; null = nobody said';
comment on column views.flows.day is 'Last day of the event, else the day it was first told';
