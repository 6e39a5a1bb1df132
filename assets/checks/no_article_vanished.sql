-- Every article of the published file is in the new one, except for landing days named in NEWSFACTS_MAY_SHRINK.
-- asset: core/articles
-- severity: error
select
    p.day,
    count(distinct p.external_id) as articles_gone,
    min(p.landing_path) as one_of_them
from published.core.articles as p
left join core.articles as b on p.source = b.source and p.external_id = b.external_id
where b.article_id is null and not list_contains(string_split($may_shrink, ','), p.day::varchar)
group by p.day;
