-- One claimant's newest word on one claim: who says what about whom.
create view views.who_claims_what as
select
    k.claim_id,
    k.claimant,
    k.side,
    f.stance,
    c.fact_type,
    nullif(array_to_string(c.actor, ', '), '') as actor,
    nullif(array_to_string(c.target, ', '), '') as target,
    c.item,
    c.unit,
    c.location,
    c.event_start,
    c.event_end,
    f.value_low,
    f.value_high,
    f.qualifier,
    c.modality,
    c.cumulative,
    c.implicit,
    c.agreement,
    count(*) over told as times_told,
    coalesce(a.published_at, a.day) as told_on,
    k.fact_id
from core.claim_facts as k
inner join core.claims as c on k.claim_id = c.claim_id
inner join core.facts as f on k.fact_id = f.fact_id
inner join core.articles as a on f.article_id = a.article_id
where k.is_newest_version or c.withdrawn
window told as (partition by k.claim_id, k.claimant, f.stance)
qualify row_number() over (
    partition by k.claim_id, k.claimant, f.stance
    order by coalesce(a.published_at, a.day) desc, a.day desc, f.article_id asc, f.start desc, f.fact_id asc
) = 1;
comment on view views.who_claims_what is 'One claimant''s newest word on one claim: who says what about whom.';
comment on column views.who_claims_what.actor is 'Canonical names of who does it, with commas; null = nobody said';
comment on column views.who_claims_what.target is 'Canonical names of who it is done or given to, with commas; null = nobody said';
comment on column views.who_claims_what.agreement is 'Whether the claimants of this claim agree: single, agreeing, conflicting, denied';
comment on column views.who_claims_what.times_told is 'How often the claimant is told to have said it, in any article';
comment on column views.who_claims_what.told_on is 'Day of publication, else landing day, of the newest telling';
comment on column views.who_claims_what.fact_id is 'Fact of the newest telling';
