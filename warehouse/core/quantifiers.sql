-- One vague word and the interval it stands for.
create table core.quantifiers (
    quantifier varchar primary key,
    low double not null,
    high double not null check (high >= low),
    rule_low double not null,
    rule_high double not null check (rule_high >= rule_low)
);
comment on table core.quantifiers is 'One vague word and the closed interval it stands for. Change low and high in a copy of the file, or call views.facts_with_bounds, to re-bound every vague fact.';
comment on column core.quantifiers.quantifier is 'The word or words';
comment on column core.quantifiers.low is 'Low end that views.vague_facts uses';
comment on column core.quantifiers.high is 'High end that views.vague_facts uses';
comment on column core.quantifiers.rule_low is 'Low end that the facts were extracted with';
comment on column core.quantifiers.rule_high is 'High end that the facts were extracted with';
