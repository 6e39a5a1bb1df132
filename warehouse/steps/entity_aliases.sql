-- Every spelling of every entity: as written in the articles, as listed in the rules, as merged.
insert into core.entity_aliases by name
with
written as (
    select
        m.entity_id,
        m.text as alias,
        count(*) as mentions,
        count(distinct m.article_id) as articles
    from core.mentions as m
    where m.form in ('name', 'adjective')
    group by all
),

merged as (
    select
        g.canonical_id as entity_id,
        l.name as alias,
        any_value(g.rule || ': ' || g.reason) as evidence,
        any_value(g.entity_id) as merged_from,
        max(g.score) as score
    from entity_merge as g
    inner join lake_entities as l on g.entity_id = l.entity_id
    group by all
),

listed as (
    select
        e.entity_id,
        unnest(e.aliases) as alias
    from core.entities as e
),

every_name as (
    select
        entity_id,
        alias
    from written
    union
    select
        entity_id,
        alias
    from merged
    union
    select
        entity_id,
        alias
    from listed
    union
    select
        entity_id,
        name as alias
    from core.entities
)

select
    n.entity_id,
    n.alias,
    coalesce(g.evidence, case when w.alias is null then 'rules' else 'written so' end) as evidence,
    g.merged_from,
    g.score,
    coalesce(w.mentions, 0) as mentions,
    coalesce(w.articles, 0) as articles
from every_name as n
left join written as w on n.entity_id = w.entity_id and n.alias = w.alias
left join merged as g on n.entity_id = g.entity_id and n.alias = g.alias;

drop table entity_merge;
