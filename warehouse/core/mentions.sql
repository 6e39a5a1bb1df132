-- One stretch of text that names an entity.
create table core.mentions (
    article_id varchar not null references core.articles (article_id),
    start integer not null check (start >= 0),
    "end" integer not null check ("end" > start),
    text varchar not null,
    entity_id varchar not null references core.entities (entity_id),
    form varchar not null check (form in ('name', 'adjective', 'nominal', 'pronoun')),
    evidence varchar not null,
    sentence_no integer not null,
    primary key (article_id, start, "end", entity_id)
);
comment on table core.mentions is 'One stretch of text that names an entity.';
comment on column core.mentions.article_id is 'Article';
comment on column core.mentions.start is 'First code point in the text';
comment on column core.mentions."end" is 'Code point after the last';
comment on column core.mentions.text is 'The words';
comment on column core.mentions.entity_id is 'Who or what is meant';
comment on column core.mentions.form is 'How it is named: name, adjective ("Russian"), nominal ("the ministry"), pronoun';
comment on column core.mentions.evidence is 'How the mention was resolved';
comment on column core.mentions.sentence_no is 'Sentence that holds it';
