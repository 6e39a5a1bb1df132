-- One canonical unit.
create table core.units (
    unit varchar primary key,
    kind varchar not null check (kind in ('count', 'measure', 'money', 'percent', 'duration'))
);
comment on table core.units is 'One canonical unit of values.';
comment on column core.units.unit is 'count, km, km2, percent, tonne … or an ISO 4217 code';
comment on column core.units.kind is 'count, measure, money, percent or duration';
