-- One claimant's newest word on one claim: who says what about whom.
create view views.who_claims_what as
select
    w.claim_id,
    w.claimant,
    w.side,
    w.stance,
    c.fact_type,
    nullif(array_to_string(c.actor, ', '), '') as actor,
    nullif(array_to_string(c.target, ', '), '') as target,
    c.item,
    c.unit,
    c.location,
    c.event_start,
    c.event_end,
    w.value_low,
    w.value_high,
    w.qualifier,
    c.modality,
    c.cumulative,
    c.implicit,
    c.agreement,
    w.contradicted,
    w.times_told,
    w.told_on,
    w.source,
    w.fact_id
from core.claim_claimants as w
inner join core.claims as c on w.claim_id = c.claim_id;
comment on view views.who_claims_what is 'One claimant''s newest word on one claim: who says what about whom.';
comment on column views.who_claims_what.actor is 'Canonical names of who does it, with commas; null = nobody said';
comment on column views.who_claims_what.target is 'Canonical names of who it is done or given to, with commas; null = nobody said';
comment on column views.who_claims_what.agreement is 'Whether the claimants of this claim agree: single, agreeing, conflicting, denied';
comment on column views.who_claims_what.source is 'Outlet of the newest telling';
comment on column views.who_claims_what.fact_id is 'Fact of the newest telling';
