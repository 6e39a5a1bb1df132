-- How facts of one type are compared.
create table core.claim_rules (
    fact_type varchar primary key references core.fact_types (fact_type),
    measure varchar not null check (measure in ('flow', 'stock')),
    family varchar not null,
    mirrored boolean not null,
    located boolean not null,
    memory_days integer not null check (memory_days >= 0)
);
comment on table core.claim_rules is 'One type of fact and how its facts are compared when they are gathered into claims.';
comment on column core.claim_rules.fact_type is 'Type of fact';
comment on column core.claim_rules.measure is 'flow = may be summed over claims; stock = a level at a moment, never summed';
comment on column core.claim_rules.family is 'Types with the same family tell the same events, such as ground gained and ground lost';
comment on column core.claim_rules.mirrored is 'True where actor and target change places within the family';
comment on column core.claim_rules.located is 'True where a place and a day tell one event from another';
comment on column core.claim_rules.memory_days is 'Days before its article in which an undated fact may have happened';
