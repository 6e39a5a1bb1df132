-- One outlet or publisher.
create table core.sources (
    source varchar primary key,
    articles bigint not null check (articles >= 0),
    first_day date not null,
    last_day date not null
);
comment on table core.sources is 'One outlet or publisher of articles.';
comment on column core.sources.source is 'Name of the outlet as the articles give it; "unknown" where they give none';
comment on column core.sources.articles is 'Number of article versions from this outlet';
comment on column core.sources.first_day is 'First landing day with an article of this outlet';
comment on column core.sources.last_day is 'Last landing day with an article of this outlet';
