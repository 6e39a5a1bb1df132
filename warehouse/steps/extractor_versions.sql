-- Versions of the extractor that the facts were read with.
insert into core.extractor_versions by name
select
    l.extractor_version,
    min(l.day) as first_day,
    max(l.day) as last_day,
    count(distinct l.article_id) as articles
from lake_facts as l
inner join article_version as v on l.article_id = v.article_id and l.day = v.day
group by l.extractor_version;
