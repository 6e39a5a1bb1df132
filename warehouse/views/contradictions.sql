-- Two facts of one claim by different claimants that cannot both be right: figures apart, or one denies.
create view views.contradictions as
with figure as (
    select
        k.claim_id,
        k.fact_id,
        k.claimant,
        f.stance,
        f.value_low,
        f.value_high,
        a.source,
        case f.qualifier when 'approximate' then 0.1 when 'exact' then 0.01 else 0 end as share
    from core.claim_facts as k
    inner join core.claims as c on k.claim_id = c.claim_id and c.agreement = 'conflicting'
    inner join core.facts as f on k.fact_id = f.fact_id
    inner join core.articles as a on f.article_id = a.article_id
    where k.is_newest_version
)

select
    f.claim_id,
    f.fact_id,
    f.claimant,
    f.source,
    o.fact_id as other_fact_id,
    o.claimant as other_claimant,
    o.source as other_source,
    case when f.stance <> o.stance then 'denial' else 'figure' end as kind
from figure as f
inner join figure as o on f.claim_id = o.claim_id and f.claimant <> o.claimant
where
    f.stance <> o.stance
    or f.value_low * (1 - f.share) > o.value_high * (1 + o.share)
    or o.value_low * (1 - o.share) > f.value_high * (1 + f.share);
comment on view views.contradictions is 'Two facts of one claim by different claimants that cannot both be right: their figures lie apart, or one denies. Each pair stands twice, once from either side.';
comment on column views.contradictions.source is 'Outlet that told the fact';
comment on column views.contradictions.other_fact_id is 'Fact that contradicts it';
comment on column views.contradictions.other_claimant is 'Who says the other thing';
comment on column views.contradictions.other_source is 'Outlet that told the other fact';
comment on column views.contradictions.kind is 'figure = the intervals do not meet (approximate ones by a tenth); denial = one affirms, the other denies';
