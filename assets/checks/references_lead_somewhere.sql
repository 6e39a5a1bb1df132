-- No id points at a row that is not there.
-- asset: core/facts
-- severity: error
select
    'core.facts.part_of' as reference,
    f.fact_id as id
from core.facts as f
left join core.facts as w on f.part_of = w.fact_id
where f.part_of is not null and w.fact_id is null
union all
select
    'core.facts.quantity_id' as reference,
    f.fact_id as id
from core.facts as f
left join core.quantities as q on f.quantity_id = q.quantity_id
where f.quantity_id is not null and q.quantity_id is null
union all
select
    'core.facts.sentence_no' as reference,
    f.fact_id as id
from core.facts as f
left join core.sentences as s on f.article_id = s.article_id and f.sentence_no = s.sentence_no
where s.article_id is null
union all
select
    'core.facts.actor_id, target_id, location_id or claimant_id' as reference,
    f.fact_id as id
from core.facts as f, unnest([f.actor_id, f.target_id, f.location_id, f.claimant_id]) as u (entity_id)
left join core.entities as e on u.entity_id = e.entity_id
where u.entity_id is not null and e.entity_id is null
union all
select
    'core.quantities.restates' as reference,
    q.quantity_id as id
from core.quantities as q
left join core.quantities as r on q.restates = r.quantity_id
where q.restates is not null and r.quantity_id is null
union all
select
    'core.mentions.entity_id' as reference,
    m.article_id as id
from core.mentions as m
left join core.entities as e on m.entity_id = e.entity_id
where e.entity_id is null
union all
select
    'core.articles.supersedes' as reference,
    a.article_id as id
from core.articles as a
left join core.articles as o on a.supersedes = o.article_id
where a.supersedes is not null and o.article_id is null
union all
select
    'core.claims.counted_in' as reference,
    c.claim_id as id
from core.claims as c
left join core.claims as w on c.counted_in = w.claim_id
where c.counted_in is not null and w.claim_id is null;
