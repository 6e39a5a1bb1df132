-- One claim of money or goods given, pledged or asked for as aid, in the newest version of its article.
create view views.aid as
select
    o.fact_id,
    o.fact_type,
    o.actor as donor,
    o.target as recipient,
    o.value_low,
    o.value_high,
    o.qualifier,
    o.unit,
    o.item,
    o.modality,
    o.cumulative,
    o.claimed_by,
    o.event_start,
    o.event_end,
    o.published_at,
    o.source,
    o.confidence,
    o.sentence
from views.fact_overview as o
where o.fact_type in ('aid_money', 'aid_in_kind') and o.is_newest_version;
comment on view views.aid is 'One claim of money or goods given, pledged or asked for as aid, in the newest version of its article.';
