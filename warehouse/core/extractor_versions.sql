-- One version of the extractor.
create table core.extractor_versions (
    extractor_version varchar primary key,
    first_day date not null,
    last_day date not null,
    articles bigint not null
);
comment on table core.extractor_versions is 'One version of the extractor: rules, code and model.';
comment on column core.extractor_versions.extractor_version is 'Hash of rules and code, model and its version';
comment on column core.extractor_versions.first_day is 'First landing day read with it';
comment on column core.extractor_versions.last_day is 'Last landing day read with it';
comment on column core.extractor_versions.articles is 'Number of articles read with it';
