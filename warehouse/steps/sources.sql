-- Outlets of all articles.
insert into core.sources by name
select
    source,
    count(distinct article_id) as articles,
    min(day) as first_day,
    max(day) as last_day
from lake_articles
group by source;
