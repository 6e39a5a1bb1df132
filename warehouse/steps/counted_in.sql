-- Claims that a wider one includes: words such as "including", or the same count over more days and as much ground.
create temp table wider as
with flow as (
    select
        c.claim_id,
        c.fact_type,
        c.unit,
        c.modality,
        c.item,
        c.item_group,
        c.actor,
        c.target,
        c.location_id,
        p.country,
        p.precision_code,
        c.event_start,
        c.event_end,
        c.best,
        hash(c.fact_type, c.unit, c.modality, c.item_group) as kind
    from claim as c
    inner join core.claim_rules as r on c.fact_type = r.fact_type and r.measure = 'flow'
    left join core.entities as p on c.location_id = p.entity_id
    where not c.cumulative and not c.implicit and c.event_start is not null and c.event_end is not null and c.agreement <> 'denied'
),

period as (
    select
        f.*,
        unnest(range(
            date_diff('day', date '1900-01-01', f.event_start) // 31, date_diff('day', date '1900-01-01', f.event_end) // 31 + 1
        )) as bucket
    from flow as f
    where f.event_end - f.event_start between 2 and 400
)

select
    n.claim_id,
    arg_max(w.claim_id, (w.event_end - w.event_start, w.claim_id)) as counted_in
from flow as n
inner join period as w
    on
        n.kind = w.kind and date_diff('day', date '1900-01-01', n.event_start) // 31 = w.bucket and n.claim_id <> w.claim_id
        and n.event_start >= w.event_start and n.event_end <= w.event_end
        and n.event_end - n.event_start < w.event_end - w.event_start
where
    (n.actor = w.actor or len(w.actor) = 0)
    and n.target = w.target
    and (n.item = w.item or w.item is null or w.item_group = w.item)
    and (w.location_id is null or w.location_id = n.location_id or (w.precision_code = 'country' and w.country = n.country))
    and n.best <= w.best
group by n.claim_id;

-- Words say which figure a part belongs to; where that one is counted in a wider claim, so is the part.
create temp table part as
select
    k.claim_id,
    min(o.claim_id) as counted_in
from claim_fact as k
inner join core.facts as f on k.fact_id = f.fact_id
inner join claim_fact as o on f.part_of = o.fact_id
where o.claim_id <> k.claim_id
group by k.claim_id;

insert into core.claims by name
select
    c.*,
    coalesce(p.counted_in, w.counted_in) as counted_in
from claim as c
left join part as p on c.claim_id = p.claim_id
left join wider as w on c.claim_id = w.claim_id;

insert into core.claim_facts by name
select
    k.fact_id,
    k.claim_id,
    k.claimant,
    k.side,
    k.relation,
    k.is_newest_version
from claim_fact as k;
