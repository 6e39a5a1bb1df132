-- One claimant's newest word on one claim.
create table core.claim_claimants (
    claim_id varchar not null references core.claims (claim_id),
    claimant varchar not null,
    stance varchar not null check (stance in ('affirmed', 'denied')),
    side varchar,
    fact_id varchar not null references core.facts (fact_id),
    source varchar not null,
    value_low double,
    value_high double check (value_high >= value_low),
    qualifier varchar not null,
    times_told bigint not null check (times_told >= 1),
    told_on date not null,
    contradicted boolean not null,
    primary key (claim_id, claimant, stance)
);
comment on table core.claim_claimants is 'One claimant''s newest word on one claim, affirming or denying; of a withdrawn claim, the last word.';
comment on column core.claim_claimants.claim_id is 'Claim';
comment on column core.claim_claimants.claimant is 'Who says so: the speaker, or the outlet that told it first among near-copies';
comment on column core.claim_claimants.stance is 'affirmed, or denied: the claimant denies this very figure';
comment on column core.claim_claimants.side is 'State or group that the speaker speaks for; null = an outlet, or unknown';
comment on column core.claim_claimants.fact_id is 'Fact of the newest telling';
comment on column core.claim_claimants.source is 'Outlet of the newest telling';
comment on column core.claim_claimants.value_low is 'Low end in unit of the claim; null = open';
comment on column core.claim_claimants.value_high is 'High end in unit of the claim; null = open';
comment on column core.claim_claimants.qualifier is 'How the words bound the value';
comment on column core.claim_claimants.times_told is 'How often the claimant is told to have said it, in any article';
comment on column core.claim_claimants.told_on is 'Day of publication, else landing day, of the newest telling';
comment on column core.claim_claimants.contradicted is 'True when another claimant of the claim denies it, affirms what this one denies, or gives a figure apart (approximate ones by a tenth)';
