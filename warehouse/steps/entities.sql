-- Entities of all articles, one row each: what most articles say of them, curated sources first.
insert into core.entities by name
select
    coalesce(g.canonical_id, l.entity_id) as entity_id,
    first(l.name order by g.entity_id is not null, l.source, l.article_id) as name,
    first(l.entity_type order by g.entity_id is not null, l.source, l.article_id) as entity_type,
    first(l.actor order by l.actor is null, g.entity_id is not null, l.source, l.article_id) as actor,
    first(l.country order by l.country is null, l.source, l.article_id) as country,
    first(l.role order by l.role is null, l.source, l.article_id) as role,
    first(l.affiliation order by l.affiliation is null, l.source, l.article_id) as affiliation,
    first(l.place_kind order by g.entity_id is not null, l.source, l.article_id) as place_kind,
    first(l.lat order by g.entity_id is not null, l.source, l.article_id) as lat,
    first(l.lon order by g.entity_id is not null, l.source, l.article_id) as lon,
    first(l.precision_code order by g.entity_id is not null, l.source, l.article_id) as precision_code,
    first(l.source order by g.entity_id is not null, l.source, l.article_id) as source,
    list_sort(list_distinct(flatten(list(l.aliases)))) as aliases,
    count(distinct m.article_id) as articles
from lake_entities as l
inner join article_version as v on l.article_id = v.article_id and l.day = v.day
left join lake_mentions as m on l.entity_id = m.entity_id and l.article_id = m.article_id and l.day = m.day
left join entity_merge as g on l.entity_id = g.entity_id
group by coalesce(g.canonical_id, l.entity_id);
