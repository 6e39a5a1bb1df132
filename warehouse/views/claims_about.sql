-- Claims about a state, group, person or place.
-- views.claims_about('Ukraine')
create macro views.claims_about(about) as table
    select o.*
    from views.claim_overview as o
    inner join core.claims as c on o.claim_id = c.claim_id
    where list_contains(c.actor, about) or list_contains(c.target, about) or c.location = about;
comment on macro table views.claims_about is 'Claims in which a state or group acts or suffers, or that tell of a place; the name is the canonical one (core.entities.name).';  -- noqa: PRS
