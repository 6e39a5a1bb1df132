-- One canonical person, state, armed group, body or place.
create table core.entities (
    entity_id varchar primary key,
    name varchar not null,
    entity_type varchar not null check (entity_type in ('person', 'state', 'armed_group', 'body', 'place')),
    actor varchar,
    country varchar,
    role varchar,
    affiliation varchar,
    place_kind varchar,
    lat double check (lat between -90 and 90),
    lon double check (lon between -180 and 180),
    precision_code varchar check (precision_code in ('point', 'settlement', 'district', 'region', 'country')),
    source varchar,
    aliases varchar[] not null,
    articles bigint not null check (articles >= 0)
);
comment on table core.entities is 'One canonical person, state, armed group, body or place, over all articles.';
comment on column core.entities.entity_id is 'Id, the same in every build';
comment on column core.entities.name is 'Canonical name';
comment on column core.entities.entity_type is 'person, state, armed_group, body or place';
comment on column core.entities.actor is 'Canonical name under which its deeds count: a state for its government, leaders and forces; null = it does not act';
comment on column core.entities.country is 'ISO 3166-1 code of its country; null = none or unknown';
comment on column core.entities.role is 'What the text says the person or body is; null = nothing said';
comment on column core.entities.affiliation is 'State or group that it belongs to or fights for; null = none known';
comment on column core.entities.place_kind is 'Kind of place: settlement, region, fac …; null = no place';
comment on column core.entities.lat is 'Latitude, WGS 84 degrees; null = no place or unknown';
comment on column core.entities.lon is 'Longitude, WGS 84 degrees; null = no place or unknown';
comment on column core.entities.precision_code is 'How exact the coordinates are: point, settlement, district, region, country; null = no place or unknown';
comment on column core.entities.source is 'Where the entity comes from: a rule file, geonames:<id>, or text; null = unknown';
comment on column core.entities.aliases is 'Other names it is known by';
comment on column core.entities.articles is 'Number of articles that mention it; 0 = only named as an actor';
