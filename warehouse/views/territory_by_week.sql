-- Ground that one side gained and lost in one week, by claims.
create view views.territory_by_week as
with moved as (
    select
        c.*,
        case when c.fact_type = 'territory_gained' then c.actor else c.target end as gainer,
        case when c.fact_type = 'territory_gained' then c.target else c.actor end as loser,
        date_trunc('week', coalesce(c.event_end, c.event_start, c.first_seen))::date as week
    from core.claims as c
    where
        c.fact_type in ('territory_gained', 'territory_lost')
        and c.modality = 'occurred' and not c.cumulative and not c.withdrawn and c.agreement <> 'denied' and c.counted_in is null
),

sided as (
    select
        unnest(m.gainer) as side,
        'gained' as way,
        m.week,
        m.unit,
        m.best,
        m.agreement,
        m.location
    from moved as m
    union all
    select
        unnest(m.loser) as side,
        'lost' as way,
        m.week,
        m.unit,
        m.best,
        m.agreement,
        m.location
    from moved as m
)

select
    s.side,
    s.week,
    sum(s.best) filter (where s.way = 'gained' and s.unit = 'km2') as gained_km2,
    sum(s.best) filter (where s.way = 'lost' and s.unit = 'km2') as lost_km2,
    max(s.best) filter (where s.way = 'gained' and s.unit = 'km') as furthest_advance_km,
    sum(s.best) filter (where s.way = 'gained' and s.unit = 'count') as gained_places,
    sum(s.best) filter (where s.way = 'lost' and s.unit = 'count') as lost_places,
    count(*) as claims,
    count(*) filter (where s.agreement = 'conflicting') as contested_claims,
    list_sort(list(distinct s.location) filter (where s.location is not null)) as locations
from sided as s
group by s.side, s.week;
comment on view views.territory_by_week is 'Ground that one side gained and lost in one week, as claimed by anybody; every claim counts once.';
comment on column views.territory_by_week.side is 'State or group';
comment on column views.territory_by_week.week is 'Monday of the week';
comment on column views.territory_by_week.gained_km2 is 'Area gained, km²; null = no claim in an area';
comment on column views.territory_by_week.lost_km2 is 'Area lost, km²; null = no claim in an area';
comment on column views.territory_by_week.furthest_advance_km is 'Longest advance claimed, km; null = no claim of a distance. Distances are not added up';
comment on column views.territory_by_week.gained_places is 'Settlements and positions taken, named single ones among them; null = no such claim';
comment on column views.territory_by_week.lost_places is 'Settlements and positions lost, named single ones among them; null = no such claim';
comment on column views.territory_by_week.claims is 'Number of claims';
comment on column views.territory_by_week.contested_claims is 'Number of claims that claimants do not agree on';
comment on column views.territory_by_week.locations is 'Places named; empty or null = none';
