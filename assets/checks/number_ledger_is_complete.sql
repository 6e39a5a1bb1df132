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

-- Words are looked up one by one: a pattern made of a table's words would be compiled anew for every row.
number_word as (
    select list(w.word) || list(w.word || 's') || ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as tokens
    from core.number_words as w
),

uncovered as (
    select
        g.article_id,
        a.title,
        g.start,
        substr(a.text, g.start + 1, g."end" - g.start) as passage
    from gap as g
    inner join core.articles as a on g.article_id = a.article_id
),

left_out as (
    select
        u.article_id,
        u.title,
        u.start,
        u.passage,
        list_intersect(regexp_extract_all(lower(u.passage), '\d|\b[a-z]+\b'), n.tokens) as tokens
    from uncovered as u
    cross join number_word as n
)

select
    l.article_id,
    l.title,
    l.tokens[1] as left_out,
    substr(l.passage, greatest(strpos(lower(l.passage), l.tokens[1]) - 40, 1), 80) as around,
    l.start
from left_out as l
where len(l.tokens) > 0;
