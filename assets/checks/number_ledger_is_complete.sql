-- Every digit of every article lies inside a quantity, so that no number is unaccounted for.
-- asset: core/quantities
-- severity: warn
with quoted as (
    select
        q.article_id,
        sum(length(regexp_replace(q.quote, '[^0-9]', '', 'g'))) as digits
    from core.quantities as q
    group by q.article_id
),

written as (
    select
        a.article_id,
        a.title,
        length(regexp_replace(a.text, '[^0-9]', '', 'g')) as digits
    from core.articles as a
)

select
    w.article_id,
    w.title,
    w.digits as digits_in_text,
    coalesce(q.digits, 0) as digits_in_quantities
from written as w
left join quoted as q on w.article_id = q.article_id
where coalesce(q.digits, 0) < w.digits;
