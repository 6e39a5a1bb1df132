-- The newest day has about as many facts per thousand words as the 14 days before it.
-- asset: core/facts
-- severity: warn
with fact_count as (
    select
        f.article_id,
        count(*) as facts
    from core.facts as f
    group by f.article_id
),

density as (
    select
        a.day,
        sum(a.words) as words,
        1000.0 * sum(coalesce(c.facts, 0)) / sum(a.words) as facts_per_thousand_words
    from core.articles as a
    left join fact_count as c on a.article_id = c.article_id
    group by a.day
),

newest as (
    select
        d.day,
        d.words,
        d.facts_per_thousand_words
    from density as d
    where d.words >= 2000
    qualify row_number() over (order by d.day desc) = 1
),

usual as (
    select
        median(d.facts_per_thousand_words) as facts_per_thousand_words,
        count(*) as days
    from density as d, newest as n
    where d.day < n.day and d.day >= n.day - 14 and d.words >= 500
)

select
    n.day,
    round(n.facts_per_thousand_words, 2) as facts_per_thousand_words,
    round(u.facts_per_thousand_words, 2) as usual,
    u.days as days_compared
from newest as n, usual as u
where
    u.days >= 5
    and (
        n.facts_per_thousand_words < 0.5 * u.facts_per_thousand_words
        or n.facts_per_thousand_words > 2 * u.facts_per_thousand_words
    );
