-- Facts, from any article, that say the same thing about the same event.
create table core.claims (
    claim_id varchar primary key,
    fact_type varchar not null references core.fact_types (fact_type),
    unit varchar not null,
    item varchar,
    item_group varchar,
    actor varchar[] not null,
    target varchar[] not null,
    location varchar,
    location_id varchar references core.entities (entity_id),
    event_start date,
    event_end date,
    date_precision varchar,
    modality varchar not null check (modality in ('occurred', 'planned', 'possible', 'requested')),
    cumulative boolean not null,
    implicit boolean not null,
    agreement varchar not null check (agreement in ('single', 'agreeing', 'conflicting', 'denied')),
    value_low double,
    value_high double check (value_high >= value_low),
    lowest double,
    best double,
    highest double,
    facts bigint not null check (facts >= 1),
    articles bigint not null check (articles >= 1),
    claimants bigint not null check (claimants >= 0),
    sides varchar[] not null,
    affirmed_by varchar[] not null,
    denied_by varchar[] not null,
    first_seen date not null,
    last_seen date not null check (last_seen >= first_seen),
    withdrawn boolean not null,
    counted_in varchar
);
comment on table core.claims is 'One claim: facts, from any article, that say the same thing about the same event.';
comment on column core.claims.claim_id is 'Id, made of the first fact''s; the same in every build while that fact stays the first';
comment on column core.claims.fact_type is 'Type, as the first fact has it';
comment on column core.claims.unit is 'count, a canonical unit or an ISO 4217 code';
comment on column core.claims.item is 'What is counted, the narrowest word for it; null = nothing said';
comment on column core.claims.item_group is 'What items are compared by: person, civilian, fighter … or the head noun; null = nothing said';
comment on column core.claims.actor is 'Canonical names of who does it; empty = nobody said';
comment on column core.claims.target is 'Canonical names of who it is done or given to; empty = nobody said';
comment on column core.claims.location is 'Place where, the most exact one said; null = nobody said';
comment on column core.claims.location_id is 'Entity of the place; null = nobody said';
comment on column core.claims.event_start is 'First day of the event, from the fact that dates it most exactly; null = unknown';
comment on column core.claims.event_end is 'Last day of the event; null = unknown';
comment on column core.claims.date_precision is 'How exactly the days are known: day, week, month, season, quarter, year, decade, open; null = unknown';
comment on column core.claims.modality is 'occurred, planned, possible or requested';
comment on column core.claims.cumulative is 'True for a running total, which is never summed: see views.running_totals';
comment on column core.claims.implicit is 'True where the words hold no number; kept out of sums';
comment on column core.claims.agreement is 'single = one independent claimant; agreeing = several, their intervals overlap; conflicting = intervals that do not, or somebody denies; denied = denials only';
comment on column core.claims.value_low is 'Low end of the interval that all who affirm agree on, in unit; null = open, or they conflict';
comment on column core.claims.value_high is 'High end of the interval that all who affirm agree on, in unit; null = open, or they conflict';
comment on column core.claims.lowest is 'Lowest figure that anybody affirms, in unit; null = only denials';
comment on column core.claims.best is 'Figure that most independent claimants give, the lower one of two equally frequent, in unit; null = only denials';
comment on column core.claims.highest is 'Highest figure that anybody affirms, in unit; null = only denials';
comment on column core.claims.facts is 'Number of facts in it, those of superseded versions among them';
comment on column core.claims.articles is 'Number of articles that tell it; versions of one article count once';
comment on column core.claims.claimants is 'Number of independent claimants who affirm it: near-copies and quotes of one speaker count once';
comment on column core.claims.sides is 'States and groups that those who affirm it speak for; outlets are not among them';
comment on column core.claims.affirmed_by is 'Who affirms it: speakers, and outlets where they say so themselves';
comment on column core.claims.denied_by is 'Who denies it; empty = nobody';
comment on column core.claims.first_seen is 'Day of publication, else landing day, of the first article that tells it';
comment on column core.claims.last_seen is 'Day of publication, else landing day, of the last article that tells it';
comment on column core.claims.withdrawn is 'True when no newest version of an article tells it any more; figures then come from the last versions that did';
comment on column core.claims.counted_in is 'claim_id of a wider claim that includes this one, so that a sum counts it once; null = none known';
