-- Forces of one side sent to, called up for, present at or pulled out of one place.
create view views.reinforcements_by_place as
select
    c.location,
    nullif(array_to_string(c.actor, ', '), '') as side,
    c.fact_type,
    c.item_group,
    c.unit,
    c.modality,
    count(*) as claims,
    min(c.lowest) as lowest,
    arg_max(c.best, (c.last_seen, c.claim_id)) as newest,
    max(c.highest) as highest,
    max(c.claimants) as claimants,
    min(c.first_seen) as first_seen,
    max(c.last_seen) as last_seen
from core.claims as c
where
    c.fact_type in ('reinforcements', 'mobilised', 'troop_strength', 'troops_withdrawn', 'troops_trained')
    and not c.withdrawn and c.agreement <> 'denied' and not c.implicit
group by all;
comment on view views.reinforcements_by_place is 'Forces of one side sent to, called up for, trained, present at or pulled out of one place, over all claims.';
comment on column views.reinforcements_by_place.side is 'Whose forces, with commas; null = nobody said';
comment on column views.reinforcements_by_place.claims is 'Number of claims';
comment on column views.reinforcements_by_place.lowest is 'Lowest figure of any of the claims, in unit';
comment on column views.reinforcements_by_place.newest is 'Best figure of the claim told last, in unit';
comment on column views.reinforcements_by_place.highest is 'Highest figure of any of the claims, in unit';
comment on column views.reinforcements_by_place.claimants is 'Independent claimants of the best attested claim';
