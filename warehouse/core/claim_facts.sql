-- One fact and the claim it belongs to.
create table core.claim_facts (
    fact_id varchar primary key references core.facts (fact_id),
    claim_id varchar not null references core.claims (claim_id),
    claimant varchar not null,
    side varchar,
    relation varchar not null check (relation in ('first', 'agrees', 'rival', 'denies', 'version')),
    is_newest_version boolean not null
);
comment on table core.claim_facts is 'One fact and the claim it belongs to; every fact belongs to one.';
comment on column core.claim_facts.fact_id is 'Fact';
comment on column core.claim_facts.claim_id is 'Claim';
comment on column core.claim_facts.claimant is 'Who says so, counted once however often: the speaker, or the outlet that told it first among near-copies';
comment on column core.claim_facts.side is 'State or group that the speaker speaks for; null = an outlet, or unknown';
comment on column core.claim_facts.relation is 'How it joined: first, agrees, rival (another figure for the same event), denies, version (rewritten in a later version)';
comment on column core.claim_facts.is_newest_version is 'True when its article has no newer version';
