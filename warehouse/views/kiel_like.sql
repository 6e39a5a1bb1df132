-- One claim of aid with the columns of the Ukraine Support Tracker.
create view views.kiel_like as
select
    c.claim_id as id,
    nullif(array_to_string(c.actor, '; '), '') as donor,
    nullif(array_to_string(c.target, '; '), '') as recipient,
    c.first_seen as announcement_date,
    case when c.fact_type = 'aid_money' then 'Financial' else 'In kind' end as type_of_aid_general,
    c.item,
    case when c.fact_type = 'aid_in_kind' then c.best end as item_numb,
    case when c.fact_type = 'aid_money' then c.unit end as reporting_currency,
    case when c.fact_type = 'aid_money' then c.best end as source_reported_value,
    m.eur as tot_activity_value_eur,
    m.rate_date,
    case c.modality
        when 'occurred' then 'Disbursement'
        when 'planned' then 'Commitment'
        when 'requested' then 'Request'
        else 'Under discussion'
    end as measure,
    c.cumulative as is_total_to_date,
    c.claimants as independent_sources,
    array_to_string(c.affirmed_by, '; ') as source_of_aid
from core.claims as c
left join views.claim_money as m on c.claim_id = m.claim_id
where c.fact_type in ('aid_money', 'aid_in_kind') and not c.withdrawn and c.agreement <> 'denied';
comment on view views.kiel_like is 'One claim of aid with columns of the Ukraine Support Tracker (Kiel Institute for the World Economy), for joining, whoever the recipient. Goods have no value here unless the words give one.';
comment on column views.kiel_like.id is 'claim_id';
comment on column views.kiel_like.donor is 'Who gives, with semicolons; null = nobody said';
comment on column views.kiel_like.recipient is 'To whom, with semicolons; null = nobody said';
comment on column views.kiel_like.announcement_date is 'Day it was first told';
comment on column views.kiel_like.type_of_aid_general is 'Financial = money of any kind, In kind = goods, weapons, vehicles';
comment on column views.kiel_like.item is 'What is given, lemma; null = money, or nothing said';
comment on column views.kiel_like.item_numb is 'Number or amount of goods, in units or tonnes; null = money';
comment on column views.kiel_like.reporting_currency is 'ISO 4217 code; null = goods';
comment on column views.kiel_like.source_reported_value is 'Money as told, in reporting_currency; null = goods';
comment on column views.kiel_like.tot_activity_value_eur is 'Money in EUR at the day it was first told; null = goods, or no rate';
comment on column views.kiel_like.rate_date is 'Day that the rate was set for; null = goods, or no rate';
comment on column views.kiel_like.measure is 'Commitment = planned, Disbursement = occurred, Request, Under discussion = possible';
comment on column views.kiel_like.is_total_to_date is 'True for a running total, which is not to be summed with the others';
comment on column views.kiel_like.independent_sources is 'Number of independent claimants';
comment on column views.kiel_like.source_of_aid is 'Who affirms it, with semicolons';
