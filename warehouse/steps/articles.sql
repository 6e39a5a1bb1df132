-- Article versions: the first landing of each, chained by external id and outlet, newest last.
create temp table article_version as
select
    article_id,
    day
from lake_articles
qualify row_number() over (partition by article_id order by day, landing_path, record_no) = 1;

-- Near copies share most of their five-word shingles (Broder 1997); the group is named by the earliest article.
create temp table shingle as
with words as (
    select
        a.article_id,
        a.day,
        regexp_extract_all(lower(a.text), '[a-z0-9]+') as word
    from lake_articles as a
    inner join article_version as v on a.article_id = v.article_id and a.day = v.day
),

run as (
    select
        w.article_id,
        w.day,
        hash(unnest(list_zip(w.word, w.word[2:], w.word[3:], w.word[4:], w.word[5:], true))) as shingle
    from words as w
)

select distinct
    r.article_id,
    r.day,
    r.shingle
from run as r
where r.shingle % 4 = 0
-- What hundreds of articles share is a footer, not a story.
qualify count(*) over (partition by r.shingle) <= 400;

-- Shingles of more than 50 articles are boilerplate: they tell no copy, and pairs of all who have them are too many.
create temp table near_copy as
with telling as (
    select
        s.article_id,
        s.day,
        s.shingle
    from shingle as s
    qualify count(*) over (partition by s.shingle) <= 50
),

pair as (
    select
        l.article_id,
        r.article_id as other_id,
        count(*) as shared
    from telling as l
    inner join telling as r on l.shingle = r.shingle and l.article_id <> r.article_id and (r.day, r.article_id) < (l.day, l.article_id)
    group by all
),

size as (
    select
        article_id,
        count(*) as shingles
    from telling
    group by all
)

select
    p.article_id,
    p.other_id
from pair as p
inner join size as s on p.article_id = s.article_id
inner join size as o on p.other_id = o.article_id
where p.shared >= 0.5 * least(s.shingles, o.shingles) and p.shared >= 3
qualify row_number() over (partition by p.article_id order by p.shared desc, p.other_id asc) = 1;

insert into core.articles by name
with version as (
    select
        a.* exclude (day),
        a.day
    from lake_articles as a
    inner join article_version as v on a.article_id = v.article_id and a.day = v.day
    qualify row_number() over (partition by a.article_id order by a.landing_path, a.record_no) = 1
),

copied as (
    select
        v.article_id,
        coalesce(n2.other_id, n.other_id, v.article_id) as near_duplicate_group
    from version as v
    left join near_copy as n on v.article_id = n.article_id
    left join near_copy as n2 on n.other_id = n2.article_id
)

select
    v.*,
    c.near_duplicate_group,
    lag(v.article_id) over chain as supersedes,
    v.day as valid_from,
    lead(v.day) over chain as valid_to
from version as v
inner join copied as c on v.article_id = c.article_id
window chain as (
    partition by v.source, v.external_id
    order by v.day, v.published_at nulls first, v.landing_path, v.record_no nulls first, v.article_id
);

drop table shingle;

drop table near_copy;
