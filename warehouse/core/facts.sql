-- One numeric claim in one article.
create table core.facts (
    fact_id varchar primary key,
    article_id varchar not null references core.articles (article_id),
    quantity_id varchar references core.quantities (quantity_id),
    sentence_no integer not null check (sentence_no >= 0),
    fact_type varchar not null references core.fact_types (fact_type),
    value_low double,
    value_high double check (value_high >= value_low),
    qualifier varchar not null check (qualifier in ('exact', 'approximate', 'at_least', 'at_most', 'range', 'vague')),
    unit varchar not null,
    item varchar,
    actor varchar[] not null,
    target varchar[] not null,
    location varchar,
    event_start date,
    event_end date,
    date_precision varchar,
    claimed_by varchar,
    stance varchar not null check (stance in ('affirmed', 'denied')),
    modality varchar not null check (modality in ('occurred', 'planned', 'possible', 'requested')),
    cumulative boolean not null,
    implicit boolean not null,
    part_of varchar,
    start integer not null check (start >= 0),
    "end" integer not null check ("end" > start),
    quote varchar not null,
    confidence double not null check (confidence between 0 and 1),
    frame varchar not null,
    cues varchar[] not null,
    flags varchar[] not null,
    actor_id varchar references core.entities (entity_id),
    target_id varchar references core.entities (entity_id),
    location_id varchar references core.entities (entity_id),
    claimant_id varchar references core.entities (entity_id),
    extractor_version varchar not null references core.extractor_versions (extractor_version),
    foreign key (article_id, sentence_no) references core.sentences (article_id, sentence_no)
);
comment on table core.facts is 'One numeric claim in one article: the fact contract.';
comment on column core.facts.fact_id is 'Id, stable for the same text and extractor';
comment on column core.facts.article_id is 'Article';
comment on column core.facts.quantity_id is 'The number that the fact was read from; null = implicit, no number in the words';
comment on column core.facts.sentence_no is 'Sentence that holds it';
comment on column core.facts.fact_type is 'Type';
comment on column core.facts.value_low is 'Low end in unit; null = open';
comment on column core.facts.value_high is 'High end in unit; null = open';
comment on column core.facts.qualifier is 'How the words bound the value';
comment on column core.facts.unit is 'count, a canonical unit or an ISO 4217 code';
comment on column core.facts.item is 'What is counted, lemma; null = nothing said';
comment on column core.facts.actor is 'Canonical names of who does it; empty = not said';
comment on column core.facts.target is 'Canonical names of who it is done or given to; empty = not said or the type has none';
comment on column core.facts.location is 'Place where, canonical name; null = not said or the type has none';
comment on column core.facts.event_start is 'First day of the event; null = unknown';
comment on column core.facts.event_end is 'Last day of the event; null = unknown';
comment on column core.facts.date_precision is 'How exactly the days are known: day, week, month, season, quarter, year, decade, open; null = unknown';
comment on column core.facts.claimed_by is 'Canonical name of who says so; null = the outlet in its own voice';
comment on column core.facts.stance is 'affirmed, or denied: the speaker denies this very figure';
comment on column core.facts.modality is 'occurred, planned, possible or requested';
comment on column core.facts.cumulative is 'True for a running total';
comment on column core.facts.implicit is 'True where the words hold no number; kept out of sums';
comment on column core.facts.part_of is 'fact_id of the fact that this one is counted inside; null = none';
comment on column core.facts.start is 'First code point of the quantity in the text';
comment on column core.facts."end" is 'Code point after the last';
comment on column core.facts.quote is 'The words: text[start:end]';
comment on column core.facts.confidence is 'Share of facts like this one that were right when measured';
comment on column core.facts.frame is 'Frame that typed it';
comment on column core.facts.cues is 'Words that fired: trigger first';
comment on column core.facts.flags is 'What is odd about it, such as conversion_disagrees; empty = nothing';
comment on column core.facts.actor_id is 'Entity of the first actor; null = not said';
comment on column core.facts.target_id is 'Entity of the first target; null = not said';
comment on column core.facts.location_id is 'Entity of the place; null = not said';
comment on column core.facts.claimant_id is 'Entity of the claimant; null = the outlet, or somebody without a name';
comment on column core.facts.extractor_version is 'Version of the extractor that read it';
