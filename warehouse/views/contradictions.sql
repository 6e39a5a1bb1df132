-- Two claimants' words on one claim that cannot both be right: figures apart, or one denies.
create view views.contradictions as
with figure as (
    select
        w.*,
        case w.qualifier when 'approximate' then 0.1 when 'exact' then 0.01 else 0 end as share
    from core.claim_claimants as w
    where w.contradicted
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
comment on view views.contradictions is 'Two claimants'' newest words on one claim that cannot both be right: their figures lie apart, or one denies. Each pair stands twice, once from either side.';
comment on column views.contradictions.source is 'Outlet of the newest telling';
comment on column views.contradictions.other_fact_id is 'Fact that contradicts it';
comment on column views.contradictions.other_claimant is 'Who says the other thing';
comment on column views.contradictions.other_source is 'Outlet of the other telling';
comment on column views.contradictions.kind is 'figure = the intervals do not meet (approximate ones by a tenth); denial = one affirms, the other denies';
