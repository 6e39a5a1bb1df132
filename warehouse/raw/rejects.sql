-- One input, or one record of it, that could not be read.
create table raw.rejects (
    path varchar not null,
    day date not null,
    record_no integer,
    reason varchar not null,
    detail varchar not null
);
comment on table raw.rejects is 'One input, or one record of it, that could not be read, with the reason. Nothing is dropped silently: what is not in core.articles is here.';
comment on column raw.rejects.path is 'Path of the file below the landing folder';
comment on column raw.rejects.day is 'Landing day: the day the file arrived';
comment on column raw.rejects.record_no is 'Number of the record in its file, from 1; null = the file as a whole';
comment on column raw.rejects.reason is 'Code of the reason: empty, unsupported_format, unreadable, bad_record, no_text, too_long, bad_date, extraction_failed';
comment on column raw.rejects.detail is 'What was found and what is allowed, in words';
