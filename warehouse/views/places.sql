-- One place, or state in which facts are located, with its position, ready for a map.
create view views.places as
with located as (
    select
        location_id,
        count(*) as facts,
        min(event_start) as first_event,
        max(event_end) as last_event
    from core.facts
    where location_id is not null
    group by location_id
)

select
    e.entity_id,
    e.name,
    e.country,
    e.place_kind,
    e.precision_code,
    e.source,
    e.lon,
    e.lat,
    e.articles,
    coalesce(l.facts, 0) as facts,
    l.first_event,
    l.last_event,
    case
        when e.lon is not null
            then json_object(
                'type', 'Feature',
                'geometry', json_object('type', 'Point', 'coordinates', json_array(e.lon, e.lat)),
                'properties', json_object(
                    'name', e.name, 'country', e.country, 'precision', e.precision_code, 'facts', coalesce(l.facts, 0)
                )
            )
    end as geojson
from core.entities as e
left join located as l on e.entity_id = l.location_id
where e.entity_type = 'place' or (e.entity_type = 'state' and l.facts > 0);
comment on view views.places is 'One place, or state in which facts are located, with its position, ready for a map: coordinates, a GeoJSON feature, and the facts located there.';
comment on column views.places.lon is 'Longitude, WGS 84 degrees; null = unknown';
comment on column views.places.lat is 'Latitude, WGS 84 degrees; null = unknown';
comment on column views.places.facts is 'Number of facts located there';
comment on column views.places.first_event is 'First day of the first event there; null = no dated fact';
comment on column views.places.last_event is 'Last day of the last event there; null = no dated fact';
comment on column views.places.geojson is 'The place as a GeoJSON feature (RFC 7946); null = no coordinates';
