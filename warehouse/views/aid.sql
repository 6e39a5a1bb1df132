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
    m.eur_low,
    m.eur_high,
    o.item,
    o.modality,
    o.cumulative,
    o.claimed_by,
    o.event_start,
    o.event_end,
    o.published_at,
    o.source,
    o.confidence,
    o.sentence,
    o.claim_id
from views.fact_overview as o
left join views.money as m on o.fact_id = m.fact_id
where o.fact_type in ('aid_money', 'aid_in_kind') and o.is_newest_version;
comment on view views.aid is 'One fact of money or goods given, pledged or asked for as aid, in the newest version of its article.';
comment on column views.aid.donor is 'Who gives, with commas; null = not said';
comment on column views.aid.recipient is 'To whom, with commas; null = not said';
comment on column views.aid.eur_low is 'Low end in EUR at the day of publication; null = no money, open, or no rate';
comment on column views.aid.eur_high is 'High end in EUR at the day of publication; null = no money, open, or no rate';
comment on column views.aid.sentence is 'The sentence that holds the quantity';
