-- What each claim says, from its facts: claim_member gives fact_no, leader_no and relation (claims/clustering.py).
create temp table claim_fact as
with first_of_copies as (
    select
        a.article_id,
        o.source
    from core.articles as a
    inner join core.articles as o on a.near_duplicate_group = o.article_id
)

select
    m.fact_no,
    c.fact_id,
    substr(md5(l.fact_id), 1, 16) as claim_id,
    m.relation,
    coalesce(c.speaker, o.source) as claimant,
    c.side,
    a.valid_to is null as is_newest_version,
    bool_or(a.valid_to is null) over (partition by m.leader_no) as is_told,
    c.lineage,
    coalesce(a.published_at, a.day) as told,
    c.doer,
    c.victim,
    c.item_group,
    c.place_grain,
    c.point
from claim_member as m
inner join claim_candidate as c on m.fact_no = c.fact_no
inner join claim_candidate as l on m.leader_no = l.fact_no
inner join core.articles as a on c.article_id = a.article_id
inner join first_of_copies as o on c.article_id = o.article_id;

-- The figures that count: what affirms in newest versions; of a withdrawn claim, what last affirmed.
create temp table claim_figure as
select
    k.claim_id,
    k.claimant,
    k.side,
    f.value_low,
    f.value_high,
    if(f.qualifier in ('range', 'vague'), (f.value_low + f.value_high) / 2, k.point) as point,
    case f.qualifier when 'approximate' then $approximate_share when 'exact' then $exact_share else 0 end as share,
    k.fact_no
from claim_fact as k
inner join core.facts as f on k.fact_id = f.fact_id
where f.stance = 'affirmed' and (k.is_newest_version or not k.is_told);

create temp table claim_best as
with newest as (
    select
        g.claim_id,
        g.claimant,
        last(g.point order by g.fact_no) as point
    from claim_figure as g
    group by g.claim_id, g.claimant
),

counted as (
    select
        n.claim_id,
        n.point,
        count(*) as claimants
    from newest as n
    where n.point is not null
    group by n.claim_id, n.point
)

select
    c.claim_id,
    c.point as best
from counted as c
qualify row_number() over (partition by c.claim_id order by c.claimants desc, c.point asc) = 1;

create temp table claim_interval as
select
    g.claim_id,
    count(distinct g.claimant) as claimants,
    list_sort(list(distinct g.claimant)) as affirmed_by,
    list_sort(list(distinct g.side) filter (where g.side is not null)) as sides,
    max(g.value_low) as value_low,
    min(g.value_high) as value_high,
    min(coalesce(g.value_low, g.value_high)) as lowest,
    max(coalesce(g.value_high, g.value_low)) as highest,
    max(g.value_low - abs(g.value_low) * g.share) > min(g.value_high + abs(g.value_high) * g.share) as conflicts
from claim_figure as g
group by g.claim_id;

create temp table claim as
with said as (
    select
        k.claim_id,
        arg_min(f.fact_type, k.fact_no) as fact_type,
        arg_min(f.unit, k.fact_no) as unit,
        arg_max(f.item, (coalesce(k.item_group <> 'person', false), coalesce(length(f.item), 0), 0 - k.fact_no)) as item,
        arg_max(k.item_group, (coalesce(k.item_group <> 'person', false), coalesce(length(f.item), 0), 0 - k.fact_no)) as item_group,
        arg_max(f.actor, (f.fact_type = l.fact_type, len(f.actor) > 0, 0 - k.fact_no)) as actor,
        arg_max(f.target, (f.fact_type = l.fact_type, len(f.target) > 0, 0 - k.fact_no)) as target,
        arg_min(
            { 'name': f.location, 'id': f.location_id },
            (coalesce(list_position(['near', 'named', 'region', 'country'], k.place_grain), 9), k.fact_no)
        ) as place,
        arg_min(
            { 'from': f.event_start, 'to': f.event_end, 'precision': f.date_precision },
            (coalesce(f.event_end - f.event_start, if(coalesce(f.event_start, f.event_end) is null, 99999, 9999)), k.fact_no)
        ) as days,
        arg_min(f.modality, k.fact_no) as modality,
        arg_min(f.cumulative, k.fact_no) as cumulative,
        arg_min(f.implicit, k.fact_no) as implicit,
        count(*) as facts,
        count(distinct k.lineage) as articles,
        coalesce(
            list_sort(list(distinct k.claimant) filter (where f.stance = 'denied' and (k.is_newest_version or not k.is_told))), []
        ) as denied_by,
        min(k.told) as first_seen,
        max(k.told) as last_seen,
        not bool_or(k.is_newest_version) as withdrawn
    from claim_fact as k
    inner join core.facts as f on k.fact_id = f.fact_id
    inner join claim_fact as lk on k.claim_id = lk.claim_id and lk.relation = 'first'
    inner join core.facts as l on lk.fact_id = l.fact_id
    group by k.claim_id
)

select
    s.* exclude (place, days),
    s.place['name'] as location,
    s.place['id'] as location_id,
    s.days['from'] as event_start,
    s.days['to'] as event_end,
    s.days['precision'] as date_precision,
    case
        when i.claim_id is null then 'denied'
        when i.conflicts or len(s.denied_by) > 0 then 'conflicting'
        when i.claimants > 1 then 'agreeing'
        else 'single'
    end as agreement,
    if(i.conflicts or i.value_low > i.value_high, null, i.value_low) as value_low,
    if(i.conflicts or i.value_low > i.value_high, null, i.value_high) as value_high,
    i.lowest,
    b.best,
    i.highest,
    coalesce(i.claimants, 0) as claimants,
    coalesce(i.sides, []) as sides,
    coalesce(i.affirmed_by, []) as affirmed_by
from said as s
left join claim_interval as i on s.claim_id = i.claim_id
left join claim_best as b on s.claim_id = b.claim_id;
