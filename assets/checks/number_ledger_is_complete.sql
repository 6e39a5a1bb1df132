-- Every digit and number word of every article lies inside a row of core.quantities, so that no number is unaccounted for.
-- asset: core/quantities
-- severity: warn
with span as (
    select
        q.article_id,
        q.start,
        max(q."end") over (partition by q.article_id order by q.start, q."end" rows between unbounded preceding and 1 preceding) as before
    from core.quantities as q
),

-- The text that no quantity covers: before the first one, between two, after the last.
gap as (
    select
        s.article_id,
        coalesce(s.before, 0) as start,
        s.start as "end"
    from span as s
    where coalesce(s.before, 0) < s.start
    union all
    select
        a.article_id,
        coalesce(max(q."end"), 0) as start,
        length(a.text) as "end"
    from core.articles as a
    left join core.quantities as q on a.article_id = q.article_id
    group by a.article_id, a.text
),

number_word as (
    select '(?i)\d|\b(?:' || string_agg(w.word, '|' order by length(w.word) desc, w.word) || ')s?\b' as pattern
    from core.number_words as w
)

select
    a.article_id,
    a.title,
    regexp_extract(substr(a.text, g.start + 1, g."end" - g.start), '.{0,40}(?:' || n.pattern || ').{0,40}') as left_out,
    g.start
from gap as g
inner join core.articles as a on g.article_id = a.article_id
cross join number_word as n
where regexp_matches(substr(a.text, g.start + 1, g."end" - g.start), n.pattern);
