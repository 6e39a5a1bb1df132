-- One claim that its claimants do not agree on, with what each says side by side.
create view views.contested_claims as
with word as (
    select
        w.claim_id,
        list(
            w.claimant || case when w.stance = 'denied' then ' denies ' else ': ' end
            || case
                when w.value_low is null then '≤ ' || printf('%,.12g', w.value_high)
                when w.value_high is null then '≥ ' || printf('%,.12g', w.value_low)
                when w.value_low = w.value_high then printf('%,.12g', w.value_low)
                else printf('%,.12g', w.value_low) || '–' || printf('%,.12g', w.value_high)
            end
            order by w.stance, w.value_low nulls first, w.claimant
        ) as side_by_side
    from core.claim_claimants as w
    inner join core.claims as c on w.claim_id = c.claim_id and c.agreement = 'conflicting'
    group by w.claim_id
)

select
    c.claim_id,
    c.fact_type,
    nullif(array_to_string(c.actor, ', '), '') as actor,
    nullif(array_to_string(c.target, ', '), '') as target,
    c.item,
    c.unit,
    c.location,
    c.event_start,
    c.event_end,
    c.lowest,
    c.best,
    c.highest,
    c.highest / nullif(c.lowest, 0) as ratio,
    w.side_by_side,
    c.claimants,
    c.articles,
    c.cumulative,
    c.first_seen,
    c.last_seen
from core.claims as c
inner join word as w on c.claim_id = w.claim_id
where c.agreement = 'conflicting';
comment on view views.contested_claims is 'One claim that its claimants do not agree on, with what each says side by side.';
comment on column views.contested_claims.actor is 'Canonical names of who does it, with commas; null = nobody said';
comment on column views.contested_claims.target is 'Canonical names of who it is done or given to, with commas; null = nobody said';
comment on column views.contested_claims.ratio is 'Highest figure by lowest; null = the lowest is 0 or unknown';
comment on column views.contested_claims.side_by_side is 'Each claimant with its newest figure, the lowest first; ≥ and ≤ are open intervals';
