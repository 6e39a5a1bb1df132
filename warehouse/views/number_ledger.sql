-- How many numbers of one kind one article has, and what became of them.
create view views.number_ledger as
with version as (
    select
        f.article_id,
        any_value(f.extractor_version) as extractor_version
    from core.facts as f
    group by f.article_id
)

select
    q.article_id,
    a.title,
    a.source,
    a.day,
    q.kind,
    q.disposition,
    v.extractor_version,
    count(*) as numbers,
    count(*) filter (where q.disposition = 'fact') as facts,
    min(q.reason) as one_reason
from core.quantities as q
inner join core.articles as a on q.article_id = a.article_id
left join version as v on q.article_id = v.article_id
group by all;
comment on view views.number_ledger is 'How many numbers of one kind and disposition one article has: every number of every text is in one row. Sum it by kind, day or extractor version.';
comment on column views.number_ledger.kind is 'What the numbers are: count, money, date, age, ordinal, name …';
comment on column views.number_ledger.disposition is 'What became of them: fact, no_frame (a figure that no frame types), or their kind';
comment on column views.number_ledger.extractor_version is 'Version of the extractor that read the article; null = no fact in it';
comment on column views.number_ledger.numbers is 'Number of numbers';
comment on column views.number_ledger.facts is 'Those that became facts';
comment on column views.number_ledger.one_reason is 'Why one of them was taken for its kind';
