-- One claimant and how many of its claims others contradict.
create view views.claimant_record as
select
    w.claimant,
    any_value(w.side) as side,
    count(*) as claims,
    count(*) filter (where len(c.affirmed_by) + len(c.denied_by) > 1) as comparable,
    count(*) filter (where w.contradicted) as contradicted,
    round(
        count(*) filter (where w.contradicted) / nullif(count(*) filter (where len(c.affirmed_by) + len(c.denied_by) > 1), 0), 3
    ) as contradicted_share
from core.claim_claimants as w
inner join core.claims as c on w.claim_id = c.claim_id and not c.implicit
group by w.claimant;
comment on view views.claimant_record is 'One claimant, speaker or outlet, and how many of its claims others contradict.';
comment on column views.claimant_record.claims is 'Number of claims it makes';
comment on column views.claimant_record.comparable is 'Those that at least one other claimant speaks of';
comment on column views.claimant_record.contradicted is 'Those that a figure or denial of another claimant contradicts';
comment on column views.claimant_record.contradicted_share is 'contradicted by comparable, 0 to 1; null = nothing to compare with';
