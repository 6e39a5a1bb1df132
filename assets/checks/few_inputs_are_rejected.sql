-- On no landing day is more than the allowed share of the records unreadable (NEWSFACTS_MOST_REJECTS).
-- asset: raw/rejects
-- severity: error
with landed as (
    select
        r.day,
        1 as rejected
    from raw.rejects as r
    union all
    select
        a.day,
        0 as rejected
    from core.articles as a
)

select
    l.day,
    sum(l.rejected) as rejected,
    count(*) as records,
    round(avg(l.rejected), 3) as share
from landed as l
group by l.day
having avg(l.rejected) > $most_rejects and count(*) >= 4;
