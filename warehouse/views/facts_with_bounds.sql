-- Vague facts under bounds of one's own.
-- views.facts_with_bounds([{'quantifier': 'dozens', 'low': 20, 'high': 60}])
create macro views.facts_with_bounds(bounds) as table
    with bound as (
        select
            u.quantifier::varchar as quantifier,
            u.low::double as low,
            u.high::double as high
        from (select unnest(bounds) as u) as given
    )

    select
        v.fact_id,
        v.fact_type,
        v.unit,
        v.item,
        v.quote,
        v.quantifier,
        v.extracted_low,
        v.extracted_high,
        coalesce(v.extracted_low / q.rule_low * b.low, v.value_low) as value_low,
        coalesce(v.extracted_high / q.rule_high * b.high, v.value_high) as value_high,
        v.article_id
    from views.vague_facts as v
    inner join core.quantifiers as q on v.quantifier = q.quantifier
    left join bound as b on v.quantifier = b.quantifier;
comment on macro table views.facts_with_bounds is 'Facts told by a vague word, under bounds of your own: a list of {quantifier, low, high}; words that it does not name keep the bounds of core.quantifiers.';  -- noqa: PRS
