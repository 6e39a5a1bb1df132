-- Mentions of the article versions kept.
insert into core.mentions by name
select
    l.article_id,
    l.start,
    l."end",
    l.text,
    l.entity_id,
    l.form,
    l.evidence,
    l.sentence_no
from lake_mentions as l
inner join article_version as v on l.article_id = v.article_id and l.day = v.day;
