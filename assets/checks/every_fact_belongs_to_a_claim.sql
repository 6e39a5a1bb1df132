-- Every fact belongs to one claim, and every claim counts the facts that belong to it.
-- asset: core/claims
-- severity: error
select
    'fact without a claim' as what,
    f.fact_id as id
from core.facts as f
left join core.claim_facts as k on f.fact_id = k.fact_id
where k.fact_id is null
union all
select
    'claim that miscounts' as what,
    c.claim_id as id
from core.claims as c
left join core.claim_facts as k on c.claim_id = k.claim_id
group by c.claim_id, c.facts
having count(k.fact_id) <> c.facts;
