-- Money that one donor pledged to and delivered to one recipient, as first told in one month.
create view views.aid_by_month as
select
    m.actor as donor,
    m.target as recipient,
    date_trunc('month', m.first_seen)::date as month,
    count(*) filter (where m.modality = 'planned') as pledges,
    sum(m.eur) filter (where m.modality = 'planned') as pledged_eur,
    count(*) filter (where m.modality = 'occurred') as deliveries,
    sum(m.eur) filter (where m.modality = 'occurred') as delivered_eur,
    count(*) filter (where m.eur is null) as without_rate
from views.claim_money as m
where m.fact_type = 'aid_money' and m.counts and m.modality in ('planned', 'occurred')
group by all;
comment on view views.aid_by_month is 'Money that one donor pledged to and delivered to one recipient, as first told in one month; every claim counts once, running totals do not.';
comment on column views.aid_by_month.donor is 'Who gives, with commas; null = nobody said';
comment on column views.aid_by_month.recipient is 'To whom, with commas; null = nobody said';
comment on column views.aid_by_month.month is 'First day of the month in which the claims were first told';
comment on column views.aid_by_month.pledges is 'Number of claims of money promised, approved or budgeted';
comment on column views.aid_by_month.pledged_eur is 'Their sum in EUR; null = none with a rate';
comment on column views.aid_by_month.deliveries is 'Number of claims of money paid or provided';
comment on column views.aid_by_month.delivered_eur is 'Their sum in EUR; null = none with a rate';
comment on column views.aid_by_month.without_rate is 'Number of claims left out of the sums for want of a rate';
