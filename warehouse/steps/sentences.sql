-- Sentences of the article versions kept.
insert into core.sentences by name
select
    l.article_id,
    l.sentence_no,
    l.start,
    l."end",
    l.text
from lake_sentences as l
inner join article_version as v on l.article_id = v.article_id and l.day = v.day;
