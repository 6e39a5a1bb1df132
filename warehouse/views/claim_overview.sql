-- One claim in plain columns: what is said of whom, by how many, and whether they agree.
create view views.claim_overview as
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
    c.agreement,
    c.value_low,
    c.value_high,
    c.lowest,
    c.best,
    c.highest,
    c.articles,
    c.claimants,
    array_to_string(c.affirmed_by, ', ') as affirmed_by,
    nullif(array_to_string(c.denied_by, ', '), '') as denied_by,
    c.modality,
    c.cumulative,
    c.implicit,
    c.first_seen,
    c.last_seen,
    c.withdrawn,
    c.counted_in
from core.claims as c;
comment on view views.claim_overview is 'One claim in plain columns: what is said of whom, by how many independent claimants, and whether they agree.';
comment on column views.claim_overview.actor is 'Canonical names of who does it, with commas; null = nobody said';
comment on column views.claim_overview.target is 'Canonical names of who it is done or given to, with commas; null = nobody said';
comment on column views.claim_overview.affirmed_by is 'Who affirms it, with commas: speakers, and outlets where they say so themselves';
comment on column views.claim_overview.denied_by is 'Who denies it, with commas; null = nobody';
comment on column views.claim_overview.value_low is 'Low end of the interval that all who affirm agree on, in unit; null = open, or they conflict';
comment on column views.claim_overview.value_high is 'High end of the interval that all who affirm agree on, in unit; null = open, or they conflict';
