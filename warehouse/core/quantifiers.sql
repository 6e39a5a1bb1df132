-- One vague word and the interval it stands for.
create table core.quantifiers (
    quantifier varchar primary key,
    low double not null,
    high double not null check (high >= low)
);
comment on table core.quantifiers is 'One vague word and the closed interval it stands for; change a row in a copy to re-bound every vague fact.';
comment on column core.quantifiers.quantifier is 'The word';
comment on column core.quantifiers.low is 'Low end';
comment on column core.quantifiers.high is 'High end';
