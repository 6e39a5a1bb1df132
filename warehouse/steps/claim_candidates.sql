-- What facts are compared by: roles from one end, what is counted by its class, the days it may have happened, its bounds.
create temp table item_name as
with item as (
    select distinct f.item
    from core.facts as f
    where f.item is not null
),

classed as (
    select
        i.item,
        c.noun,
        c.class,
        c.wider,
        length(c.noun) as letters
    from item as i
    inner join core.item_classes as c on i.item = c.noun or ends_with(lower(i.item), ' ' || lower(c.noun))
),

-- The longest noun that ends the phrase; a class of people before others, then the widest.
best as (
    select
        c.item,
        c.noun,
        c.class,
        list_contains(c.wider, 'person') or list_contains($generic, c.class) as is_person
    from classed as c
    qualify row_number() over (
        partition by c.item
        order by
            c.letters desc,
            list_contains(c.wider, 'person') or list_contains($generic, c.class) desc,
            list_contains($generic, c.class) desc,
            c.class asc
    ) = 1
),

named as (
    select
        i.item,
        b.class,
        coalesce(b.is_person, false) as is_person,
        coalesce(
            $compared_as[list_position($written, i.item)],
            if(b.is_person, $compared_as[list_position($written, b.noun)], null),
            lower(i.item)
        ) as name
    from item as i
    left join best as b on i.item = b.item
)

-- Two items fit when their groups are one and their names are too, or one of the names is that of the group.
select
    n.item,
    n.is_person,
    case
        when list_contains($generic, n.class) then 'person'
        when n.is_person then n.class
        else string_split(n.name, ' ')[-1]
    end as item_group,
    case
        when list_contains($generic, n.class) then 'person'
        when list_contains($interchangeable, n.class) then n.class
        else n.name
    end as item_name
from named as n;

create temp table claim_candidate as
with dated as (
    select
        f.*,
        a.source,
        a.external_id,
        a.near_duplicate_group,
        coalesce(a.published_at, a.day) as told,
        r.family,
        r.located,
        if(r.mirrored, f.target, f.actor) as doer,
        if(r.mirrored, f.actor, f.target) as victim,
        coalesce(e.name, f.claimed_by) as speaker,
        e.actor as side,
        f.event_start is not null or f.event_end is not null as is_dated,
        case
            when f.cumulative then coalesce(f.event_end, a.published_at, a.day)
            when f.modality <> 'occurred' then coalesce(a.published_at, a.day) - r.memory_days
            else coalesce(f.event_start, f.event_end, coalesce(a.published_at, a.day) - r.memory_days)
        end as first_day,
        case
            when f.cumulative then coalesce(f.event_end, a.published_at, a.day)
            when f.modality <> 'occurred' then coalesce(a.published_at, a.day)
            else coalesce(f.event_end, f.event_start, coalesce(a.published_at, a.day))
        end as last_day,
        case f.qualifier when 'exact' then $exact_share when 'approximate' then $approximate_share else 0 end as share,
        coalesce(f.value_low, f.value_high) as point,
        row_number() over (order by coalesce(a.published_at, a.day), a.day, f.article_id, f.start, f.fact_id) - 1 as fact_no
    from core.facts as f
    inner join core.articles as a on f.article_id = a.article_id
    inner join core.claim_rules as r on f.fact_type = r.fact_type
    left join core.entities as e on f.claimant_id = e.entity_id
)

select
    d.fact_no,
    d.fact_id,
    d.article_id,
    d.sentence_no,
    d.part_of,
    d.source || chr(31) || d.external_id as lineage,
    d.near_duplicate_group,
    d.family,
    d.located,
    d.unit,
    d.modality,
    d.cumulative,
    d.implicit,
    d.stance,
    d.doer,
    d.victim,
    d.speaker,
    d.side,
    i.item_group,
    i.item_name,
    coalesce(i.is_person, false) as is_person,
    d.location_id,
    p.lat,
    p.lon,
    p.country,
    case
        when p.precision_code in ('point', 'settlement', 'district') then 'near'
        when p.precision_code = 'region' then 'region'
        when p.precision_code = 'country' then 'country'
        when d.location_id is not null then 'named'
    end as place_grain,
    d.is_dated,
    least(d.first_day, d.last_day) as first_day,
    greatest(d.first_day, d.last_day) as last_day,
    d.value_low,
    d.value_high,
    d.point,
    coalesce(d.value_low - abs(d.value_low) * d.share, d.value_high / $open_factor) as low,
    coalesce(d.value_high + abs(d.value_high) * d.share, d.value_low * $open_factor) as high
from dated as d
left join item_name as i on d.item = i.item
left join core.entities as p on d.location_id = p.entity_id;
