-- One outlet and how many of its figures others contradict.
create table core.source_records (
    source varchar primary key references core.sources (source),
    figures bigint not null,
    in_own_voice bigint not null,
    comparable bigint not null,
    contradicted bigint not null
);
comment on table core.source_records is 'One outlet and how many of its figures others contradict, quotes among them; implicit figures are left out.';
comment on column core.source_records.source is 'Outlet';
comment on column core.source_records.figures is 'Number of figures in the newest versions of its articles';
comment on column core.source_records.in_own_voice is 'Those that it tells in its own voice';
comment on column core.source_records.comparable is 'Those of claims that at least one other claimant speaks of';
comment on column core.source_records.contradicted is 'Those whose claimant another claimant of the claim contradicts';
