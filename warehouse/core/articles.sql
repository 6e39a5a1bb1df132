-- One version of one article as published.
create table core.articles (
    article_id varchar primary key,
    external_id varchar not null,
    title varchar,
    source varchar not null references core.sources (source),
    url varchar,
    published_at date,
    published_from varchar check (published_from in ('metadata', 'url', 'text', 'landing')),
    language varchar not null check (language ~ '^[a-z]{2}$'),
    text varchar not null,
    words integer not null check (words >= 0),
    content_hash varchar not null,
    near_duplicate_group varchar not null,
    landing_path varchar not null,
    record_no integer,
    day date not null,
    metadata varchar not null,
    supersedes varchar,
    valid_from date not null,
    valid_to date check (valid_to >= valid_from)
);
comment on table core.articles is 'One version of one article as published. A rewritten article is a new row that supersedes the old one.';
comment on column core.articles.article_id is 'Id of this version: made of the external id and the content, the same wherever it lands';
comment on column core.articles.external_id is 'Id that the input gives the article, or one made of its address and text; the same for all its versions';
comment on column core.articles.title is 'Headline; null = none given';
comment on column core.articles.source is 'Outlet; "unknown" where the input names none';
comment on column core.articles.url is 'Address as published; null = none given';
comment on column core.articles.published_at is 'Day of publication; null = unknown';
comment on column core.articles.published_from is 'How the day of publication is known: metadata, url, text or landing; null = it is not known';
comment on column core.articles.language is 'ISO 639-1 code of the language that the article was read as';
comment on column core.articles.text is 'Canonical text; every start and end in other tables counts its code points';
comment on column core.articles.words is 'Number of words in the text';
comment on column core.articles.content_hash is 'SHA-256 of the text, in hex';
comment on column core.articles.near_duplicate_group is 'article_id of the earliest article with nearly the same text; its own where there is none';
comment on column core.articles.landing_path is 'Path of the file below the landing folder';
comment on column core.articles.record_no is 'Number of the record in its file, from 1; null = one article per file';
comment on column core.articles.day is 'Landing day: the day the version first arrived';
comment on column core.articles.metadata is 'Other keys of the input record, as a JSON object';
comment on column core.articles.supersedes is 'article_id of the version before; null = first version';
comment on column core.articles.valid_from is 'First day on which this version was the newest known';
comment on column core.articles.valid_to is 'Day on which a newer version arrived; null = still the newest';
