-- Claims near a point.
-- views.claims_near(48.6, 38.0, 50)
-- column distance_km: Distance of the place to the point, km
create macro views.claims_near(near_lat, near_lon, within_km) as table
    select
        o.*,
        round(12742 * asin(sqrt(
            power(sin(radians(p.lat - near_lat) / 2), 2)
            + cos(radians(near_lat)) * cos(radians(p.lat)) * power(sin(radians(p.lon - near_lon) / 2), 2)
        )), 1) as distance_km
    from views.claim_overview as o
    inner join core.claims as c on o.claim_id = c.claim_id
    inner join core.entities as p on c.location_id = p.entity_id
    where distance_km <= within_km and p.precision_code in ('point', 'settlement', 'district');
comment on macro table views.claims_near is 'Claims at places within so many km of a point (WGS 84 degrees), by the great circle (haversine formula); only places known as exactly as a district.';  -- noqa: PRS
