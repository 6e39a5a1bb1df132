-- One outlet and how many of its figures others contradict.
create view views.source_record as
with contradicted as (
    select distinct t.fact_id
    from views.contradictions as t
    where t.source <> t.other_source
)

select
    a.source,
    count(*) as figures,
    count(*) filter (where f.claimed_by is null) as in_own_voice,
    count(*) filter (where len(c.affirmed_by) + len(c.denied_by) > 1) as comparable,
    count(x.fact_id) as contradicted,
    round(count(x.fact_id) / nullif(count(*) filter (where len(c.affirmed_by) + len(c.denied_by) > 1), 0), 3) as contradicted_share
from core.facts as f
inner join core.articles as a on f.article_id = a.article_id and a.valid_to is null
inner join core.claim_facts as k on f.fact_id = k.fact_id
inner join core.claims as c on k.claim_id = c.claim_id
left join contradicted as x on f.fact_id = x.fact_id
where not f.implicit
group by a.source;
comment on view views.source_record is 'One outlet and how many of its figures other outlets contradict, quotes among them; implicit figures are left out.';
comment on column views.source_record.figures is 'Number of figures in the newest versions of its articles';
comment on column views.source_record.in_own_voice is 'Those that it tells in its own voice';
comment on column views.source_record.comparable is 'Those that at least one other claimant speaks of';
comment on column views.source_record.contradicted is 'Those that a figure or denial in another outlet contradicts';
comment on column views.source_record.contradicted_share is 'contradicted by comparable, 0 to 1; null = nothing to compare with';
