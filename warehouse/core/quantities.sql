-- Every number in every article, whatever it is.
create table core.quantities (
    quantity_id varchar primary key,
    article_id varchar not null references core.articles (article_id),
    sentence_no integer not null check (sentence_no >= 0),
    start integer not null check (start >= 0),
    "end" integer not null check ("end" > start),
    quote varchar not null,
    kind varchar not null check (
        kind in (
            'count',
            'measure',
            'money',
            'percent',
            'date',
            'clock_time',
            'duration',
            'age',
            'ordinal',
            'name',
            'address',
            'score',
            'list_number',
            'restatement',
            'multiplier',
            'pronoun',
            'unresolved'
        )
    ),
    reason varchar not null,
    value_low double,
    value_high double check (value_high >= value_low),
    qualifier varchar not null check (qualifier in ('exact', 'approximate', 'at_least', 'at_most', 'range', 'vague')),
    unit varchar,
    written_low double,
    written_high double,
    written_unit varchar,
    item varchar,
    item_head varchar,
    date_start date,
    date_end date,
    date_precision varchar,
    restates varchar,
    disposition varchar not null
);
comment on table core.quantities is 'Every number in every article, whatever it is, and what became of it.';
comment on column core.quantities.quantity_id is 'Id, the same for the same place in the same article';
comment on column core.quantities.article_id is 'Article';
comment on column core.quantities.sentence_no is 'Sentence that holds it';
comment on column core.quantities.start is 'First code point in the text';
comment on column core.quantities."end" is 'Code point after the last';
comment on column core.quantities.quote is 'The words, with bound and unit';
comment on column core.quantities.kind is 'What the number is';
comment on column core.quantities.reason is 'Why it was taken for that';
comment on column core.quantities.value_low is 'Low end in unit; null = open or no value';
comment on column core.quantities.value_high is 'High end in unit; null = open or no value';
comment on column core.quantities.qualifier is 'How the words bound the value';
comment on column core.quantities.unit is 'Canonical unit or ISO 4217 code; null = none';
comment on column core.quantities.written_low is 'Low figure as written, in written_unit; null = no value';
comment on column core.quantities.written_high is 'High figure as written, in written_unit; null = no value';
comment on column core.quantities.written_unit is 'Unit as written; null = none';
comment on column core.quantities.item is 'What is counted: lemma with the modifiers that make it a kind of its own; null = nothing said';
comment on column core.quantities.item_head is 'Head noun of item; null = nothing said';
comment on column core.quantities.date_start is 'First day, for dates; null = no date or unresolved';
comment on column core.quantities.date_end is 'Last day, for dates; null = no date, open or unresolved';
comment on column core.quantities.date_precision is 'day, week, month, season, quarter, year, decade, open; null = no date';
comment on column core.quantities.restates is 'quantity_id of the figure that this one says again in another unit; null = none';
comment on column core.quantities.disposition is 'What became of it: fact, no_frame (a figure that no frame types), or its kind';
