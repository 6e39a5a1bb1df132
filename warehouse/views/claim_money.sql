-- One claim of money in EUR and USD at the rate of the day it was first told.
create view views.claim_money as
with told as (
    select c.*
    from core.claims as c
    inner join core.units as u on c.unit = u.unit and u.kind = 'money'
),

rated as (
    select
        t.*,
        case
            when r.rate_date >= t.first_seen - 7
                then struct_pack(per_eur := r.per_eur, usd_per_eur := r.usd_per_eur, rate_date := r.rate_date)
        end as rate
    from told as t
    asof left join core.exchange_rates as r on t.unit = r.currency and t.first_seen >= r.rate_date
)

select
    r.claim_id,
    r.fact_type,
    nullif(array_to_string(r.actor, ', '), '') as actor,
    nullif(array_to_string(r.target, ', '), '') as target,
    r.modality,
    r.cumulative,
    r.unit,
    r.best,
    r.best / r.rate.per_eur as eur,
    case when r.unit = 'USD' then r.best else r.best / r.rate.per_eur * r.rate.usd_per_eur end as usd,
    r.rate.per_eur,
    r.rate.usd_per_eur,
    r.rate.rate_date,
    r.agreement,
    r.claimants,
    r.counted_in is null and not r.cumulative and not r.implicit and not r.withdrawn and r.agreement <> 'denied' as counts,
    r.first_seen,
    r.last_seen
from rated as r;
comment on view views.claim_money is 'One claim of money in EUR and USD, at the European Central Bank''s rate of the day it was first told or the last working day before it, at most a week back. No rate, no amount.';
comment on column views.claim_money.actor is 'Canonical names of who does it, with commas; null = nobody said';
comment on column views.claim_money.target is 'Canonical names of who it is done or given to, with commas; null = nobody said';
comment on column views.claim_money.unit is 'ISO 4217 code of the currency that was told';
comment on column views.claim_money.per_eur is 'Units of the currency for one euro; null = no rate';
comment on column views.claim_money.usd_per_eur is 'US dollars for one euro; null = no rate';
comment on column views.claim_money.rate_date is 'Day that the rates were set for; null = no rate';
comment on column views.claim_money.eur is 'Best figure in EUR; null = no rate, or only denials';
comment on column views.claim_money.usd is 'Best figure in USD; null = no rate, or only denials';
comment on column views.claim_money.counts is 'True where a sum may count it: see views.flows';
