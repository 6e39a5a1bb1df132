-- One word that is a number.
create table core.number_words (
    word varchar primary key
);
comment on table core.number_words is 'One word that is a number and has to be in the number ledger wherever it stands.';
comment on column core.number_words.word is 'The word in lower case';
