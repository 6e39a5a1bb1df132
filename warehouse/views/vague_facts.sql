-- One fact told by a vague word, with the bounds that core.quantifiers gives the word now.
create view views.vague_facts as
with matched as (
    select
        f.fact_id,
        f.fact_type,
        f.unit,
        f.item,
        f.quote,
        f.value_low,
        f.value_high,
        q.quantifier,
        q.low,
        q.high,
        q.rule_low,
        q.rule_high,
        f.article_id
    from core.facts as f
    inner join core.quantifiers as q
        on contains(' ' || regexp_replace(lower(f.quote), '[^a-z]+', ' ', 'g') || ' ', ' ' || q.quantifier || ' ')
    where f.qualifier = 'vague'
    qualify row_number() over (partition by f.fact_id order by q.rule_low desc, length(q.quantifier) desc, q.quantifier asc) = 1
)

select
    m.fact_id,
    m.fact_type,
    m.unit,
    m.item,
    m.quote,
    m.quantifier,
    m.value_low as extracted_low,
    m.value_high as extracted_high,
    m.value_low / m.rule_low * m.low as value_low,
    m.value_high / m.rule_high * m.high as value_high,
    m.article_id
from matched as m;
comment on view views.vague_facts is 'One fact told by a vague word ("dozens", "several"), with the bounds that core.quantifiers gives the word now. "Several thousand" is several times thousand.';
comment on column views.vague_facts.quantifier is 'The vague word';
comment on column views.vague_facts.extracted_low is 'Low end as extracted, in unit';
comment on column views.vague_facts.extracted_high is 'High end as extracted, in unit';
comment on column views.vague_facts.value_low is 'Low end by core.quantifiers, in unit';
comment on column views.vague_facts.value_high is 'High end by core.quantifiers, in unit';
