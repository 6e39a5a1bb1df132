-- The reference rate of one currency on one day.
create table core.exchange_rates (
    currency varchar not null check (currency ~ '^[A-Z]{3}$'),
    rate_date date not null,
    per_eur double not null check (per_eur > 0),
    usd_per_eur double check (usd_per_eur > 0),
    primary key (currency, rate_date)
);
comment on table core.exchange_rates is 'The reference rate of one currency on one working day, as the European Central Bank published it.';
comment on column core.exchange_rates.currency is 'ISO 4217 code; EUR has a row of 1 for each day';
comment on column core.exchange_rates.rate_date is 'Day that the rate was set for; there is none at weekends and on bank holidays';
comment on column core.exchange_rates.per_eur is 'Units of the currency for one euro';
comment on column core.exchange_rates.usd_per_eur is 'US dollars for one euro on that day; null = none was published';
