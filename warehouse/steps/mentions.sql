-- Mentions of the article versions kept.
insert into core.mentions by name
select
    l.article_id,
    l.start,
    l."end",
    l.text,
    coalesce(g.canonical_id, l.entity_id) as entity_id,
    l.form,
    l.evidence,
    l.sentence_no
from lake_mentions as l
inner join article_version as v on l.article_id = v.article_id and l.day = v.day
left join entity_merge as g on l.entity_id = g.entity_id;
