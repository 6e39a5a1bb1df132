-- One claim of people killed with the columns of UCDP GED.
create view views.ucdp_like as
with s as (select list(distinct e.name) as states from core.entities as e where e.entity_type = 'state')

select
    c.claim_id as id,
    year(coalesce(c.event_start, c.first_seen)) as year,
    case
        when c.item_group in ('civilian', 'refugee') then 3
        when list_has_any(s.states, c.actor || c.target) then 1
        else 2
    end as type_of_violence,
    nullif(array_to_string(c.actor, ', '), '') as side_a,
    nullif(array_to_string(c.target, ', '), '') as side_b,
    c.articles as number_of_sources,
    c.location as where_coordinates,
    case
        when p.precision_code in ('point', 'settlement') then 1
        when p.precision_code = 'district' then 3
        when p.precision_code = 'region' then 4
        when p.precision_code = 'country' then 6
    end as where_prec,
    p.lat as latitude,
    p.lon as longitude,
    p.country as iso,
    c.event_start as date_start,
    c.event_end as date_end,
    case
        when c.event_start = c.event_end then 1
        when c.event_end - c.event_start <= 6 then 2
        when c.event_end - c.event_start <= 7 then 3
        when c.event_end - c.event_start <= 31 then 4
        when c.event_end - c.event_start > 31 then 5
    end as date_prec,
    case when c.item_group = 'fighter' then c.best end as deaths_b,
    case when c.item_group in ('civilian', 'refugee') then c.best end as deaths_civilians,
    case when c.item_group is null or c.item_group not in ('fighter', 'civilian', 'refugee') then c.best end as deaths_unknown,
    c.best,
    c.lowest as low,
    c.highest as high
from core.claims as c
cross join s
left join core.entities as p on c.location_id = p.entity_id
where
    c.fact_type = 'killed' and c.unit = 'count' and c.modality = 'occurred' and not c.cumulative
    and not c.withdrawn and c.agreement <> 'denied' and c.counted_in is null;
comment on view views.ucdp_like is 'One claim of people killed with the columns of UCDP GED (Uppsala Conflict Data Program, Georeferenced Event Dataset, codebook 23.1), for joining. As there, best is the lower figure when claimants weigh the same.';
comment on column views.ucdp_like.id is 'claim_id';
comment on column views.ucdp_like.year is 'Year of the event, else of the first telling';
comment on column views.ucdp_like.type_of_violence is '1 = a state fights, 2 = none does, 3 = civilians are killed';
comment on column views.ucdp_like.side_a is 'Who killed, with commas; null = nobody said';
comment on column views.ucdp_like.side_b is 'Whose people, with commas; null = nobody said';
comment on column views.ucdp_like.number_of_sources is 'Number of articles that tell it';
comment on column views.ucdp_like.where_coordinates is 'Place, canonical name; null = nobody said';
comment on column views.ucdp_like.where_prec is '1 = the settlement is known, 3 = the district, 4 = the region, 6 = the country; null = no place';
comment on column views.ucdp_like.latitude is 'Latitude of the place, WGS 84 degrees; null = no place or unknown';
comment on column views.ucdp_like.longitude is 'Longitude of the place, WGS 84 degrees; null = no place or unknown';
comment on column views.ucdp_like.iso is 'ISO 3166-1 code of the country of the place; null = no place';
comment on column views.ucdp_like.date_start is 'First day of the event; null = unknown';
comment on column views.ucdp_like.date_end is 'Last day of the event; null = unknown';
comment on column views.ucdp_like.date_prec is '1 = the day is known, 2 = two to six days, 3 = the week, 4 = the month, 5 = longer; null = unknown';
comment on column views.ucdp_like.deaths_b is 'Fighters of side b killed; null = not said that they were fighters';
comment on column views.ucdp_like.deaths_civilians is 'Civilians killed; null = not said that they were civilians';
comment on column views.ucdp_like.deaths_unknown is 'People killed of whom neither is said; null = it is said';
comment on column views.ucdp_like.low is 'Lowest figure that anybody affirms, people';
comment on column views.ucdp_like.high is 'Highest figure that anybody affirms, people';
