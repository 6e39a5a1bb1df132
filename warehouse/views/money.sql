-- One fact of money in EUR and USD at the rate of the day it was told.
create view views.money as
with told as (
    select
        f.fact_id,
        f.fact_type,
        f.unit,
        f.value_low,
        f.value_high,
        f.actor,
        f.target,
        f.modality,
        f.cumulative,
        a.published_at,
        f.article_id
    from core.facts as f
    inner join core.units as u on f.unit = u.unit and u.kind = 'money'
    inner join core.articles as a on f.article_id = a.article_id
),

rated as (
    select
        t.*,
        case
            when r.rate_date >= t.published_at - 7
                then struct_pack(per_eur := r.per_eur, usd_per_eur := r.usd_per_eur, rate_date := r.rate_date)
        end as rate
    from told as t
    asof left join core.exchange_rates as r on t.unit = r.currency and t.published_at >= r.rate_date
)

select
    r.fact_id,
    r.fact_type,
    nullif(array_to_string(r.actor, ', '), '') as actor,
    nullif(array_to_string(r.target, ', '), '') as target,
    r.modality,
    r.cumulative,
    r.unit,
    r.value_low,
    r.value_high,
    r.value_low / r.rate.per_eur as eur_low,
    r.value_high / r.rate.per_eur as eur_high,
    case when r.unit = 'USD' then r.value_low else r.value_low / r.rate.per_eur * r.rate.usd_per_eur end as usd_low,
    case when r.unit = 'USD' then r.value_high else r.value_high / r.rate.per_eur * r.rate.usd_per_eur end as usd_high,
    r.rate.per_eur,
    r.rate.usd_per_eur,
    r.rate.rate_date,
    r.published_at,
    r.article_id
from rated as r;
comment on view views.money is 'One fact of money in EUR and USD, at the European Central Bank''s rate of the day of publication or the last working day before it, at most a week back. No rate, no amount.';
comment on column views.money.actor is 'Canonical names of who does it, with commas; null = not said';
comment on column views.money.target is 'Canonical names of who it is done or given to, with commas; null = not said';
comment on column views.money.unit is 'ISO 4217 code of the currency that was told';
comment on column views.money.eur_low is 'Low end in EUR; null = open, or no rate';
comment on column views.money.eur_high is 'High end in EUR; null = open, or no rate';
comment on column views.money.usd_low is 'Low end in USD; null = open, or no rate';
comment on column views.money.usd_high is 'High end in USD; null = open, or no rate';
comment on column views.money.per_eur is 'Units of the currency for one euro; null = no rate';
comment on column views.money.usd_per_eur is 'US dollars for one euro; null = no rate';
comment on column views.money.rate_date is 'Day that the rates were set for; null = no rate';
