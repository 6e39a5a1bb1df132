-- One sentence of one article.
create table core.sentences (
    article_id varchar not null references core.articles (article_id),
    sentence_no integer not null check (sentence_no >= 0),
    start integer not null check (start >= 0),
    "end" integer not null check ("end" > start),
    text varchar not null,
    primary key (article_id, sentence_no)
);
comment on table core.sentences is 'One sentence of one article, with its offsets.';
comment on column core.sentences.article_id is 'Article';
comment on column core.sentences.sentence_no is 'Number of the sentence in the article, from 0';
comment on column core.sentences.start is 'First code point in the text';
comment on column core.sentences."end" is 'Code point after the last';
comment on column core.sentences.text is 'The sentence';
