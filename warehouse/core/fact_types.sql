-- One type of fact.
create table core.fact_types (
    fact_type varchar primary key,
    counts varchar not null
);
comment on table core.fact_types is 'One type of fact: the closed set of the fact contract.';
comment on column core.fact_types.fact_type is 'Code of the type';
comment on column core.fact_types.counts is 'What it counts';
