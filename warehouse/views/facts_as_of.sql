-- What was known on a day.
-- views.facts_as_of(date '2023-05-20')
create macro views.facts_as_of(as_of_day) as table
    select
        o.* exclude (is_newest_version),
        a.valid_from,
        a.valid_to
    from views.fact_overview as o
    inner join core.articles as a on o.article_id = a.article_id
    where a.valid_from <= as_of_day::date and (a.valid_to is null or a.valid_to > as_of_day::date);
comment on macro table views.facts_as_of is 'What was known on a day: facts of the article versions that were the newest on it.';  -- noqa: PRS
