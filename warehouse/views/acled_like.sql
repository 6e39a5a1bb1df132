-- One claim as an event with the columns of ACLED.
create view views.acled_like as
select
    c.claim_id as event_id_cnty,
    coalesce(c.event_start, c.first_seen) as event_date,
    year(coalesce(c.event_start, c.first_seen)) as year,
    case
        when c.event_end - c.event_start <= 1 then 1
        when c.event_end - c.event_start <= 7 then 2
        else 3
    end as time_precision,
    case
        when c.fact_type in ('attacks', 'munitions_launched', 'munitions_intercepted', 'damage') then 'Explosions/Remote violence'
        when c.fact_type in ('territory_gained', 'territory_lost', 'equipment_lost') then 'Battles'
        when c.fact_type in ('captured', 'prisoners_exchanged', 'troops_withdrawn') then 'Strategic developments'
        when c.item_group in ('civilian', 'refugee') then 'Violence against civilians'
        else 'Battles'
    end as event_type,
    c.fact_type as sub_event_type,
    nullif(array_to_string(c.actor, '; '), '') as actor1,
    nullif(array_to_string(c.target, '; '), '') as actor2,
    p.country as iso,
    c.location,
    p.lat as latitude,
    p.lon as longitude,
    case
        when p.precision_code in ('point', 'settlement') then 1
        when p.precision_code = 'district' then 2
        when p.precision_code in ('region', 'country') then 3
    end as geo_precision,
    array_to_string(c.affirmed_by, '; ') as source,
    case when c.fact_type = 'killed' then c.best end as fatalities,
    c.first_seen as timestamp_day
from core.claims as c
left join core.entities as p on c.location_id = p.entity_id
where
    c.fact_type in (
        'killed', 'wounded', 'casualties', 'captured', 'equipment_lost', 'munitions_launched', 'munitions_intercepted',
        'attacks', 'damage', 'territory_gained', 'territory_lost', 'troops_withdrawn', 'prisoners_exchanged'
    )
    and c.modality = 'occurred' and not c.cumulative and not c.withdrawn and c.agreement <> 'denied';
comment on view views.acled_like is 'One claim as an event with the columns of ACLED (Armed Conflict Location & Event Data, codebook 2023), for joining. Types follow from fact types, so they are ACLED-like only; one event of ACLED may be several claims here.';
comment on column views.acled_like.event_id_cnty is 'claim_id';
comment on column views.acled_like.event_date is 'First day of the event, else the day it was first told';
comment on column views.acled_like.year is 'Year of event_date';
comment on column views.acled_like.time_precision is '1 = the day is known, 2 = the week, 3 = the month or less';
comment on column views.acled_like.event_type is 'ACLED event type that is nearest to the fact type';
comment on column views.acled_like.sub_event_type is 'Our fact type';
comment on column views.acled_like.actor1 is 'Who does it, with semicolons; null = nobody said';
comment on column views.acled_like.actor2 is 'Who it is done to, with semicolons; null = nobody said';
comment on column views.acled_like.iso is 'ISO 3166-1 code of the country of the place; null = no place';
comment on column views.acled_like.latitude is 'Latitude of the place, WGS 84 degrees; null = no place or unknown';
comment on column views.acled_like.longitude is 'Longitude of the place, WGS 84 degrees; null = no place or unknown';
comment on column views.acled_like.geo_precision is '1 = the settlement is known, 2 = the district, 3 = region or country; null = no place';
comment on column views.acled_like.source is 'Who affirms it, with semicolons';
comment on column views.acled_like.fatalities is 'Best figure of people killed; null = the claim is not about people killed (ACLED has 0 there)';
comment on column views.acled_like.timestamp_day is 'Day it was first told';
