-- Quantities of the article versions kept.
insert into core.quantities by name
select
    l.quantity_id,
    l.article_id,
    l.sentence_no,
    l.start,
    l."end",
    l.quote,
    l.kind,
    l.reason,
    l.value_low,
    l.value_high,
    l.qualifier,
    l.unit,
    l.written_low,
    l.written_high,
    l.written_unit,
    l.item,
    l.item_head,
    l.date_start,
    l.date_end,
    l.date_precision,
    l.restates,
    l.disposition
from lake_quantities as l
inner join article_version as v on l.article_id = v.article_id and l.day = v.day;
