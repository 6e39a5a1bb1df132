-- People of one side harmed in one month: what their own side says against what the other side says.
create view views.casualties_by_side as
with word as (
    select
        w.claim_id,
        c.target,
        c.fact_type,
        c.agreement,
        date_trunc('month', coalesce(c.event_end, c.event_start, c.first_seen))::date as month,
        coalesce(w.value_low, w.value_high) as value,
        coalesce(list_contains(c.target, w.side), false) as is_own,
        coalesce(not list_contains(c.target, w.side) and list_contains(c.actor, w.side), false) as is_other
    from core.claim_claimants as w
    inner join core.claims as c on w.claim_id = c.claim_id
    where
        c.fact_type in ('killed', 'wounded', 'casualties', 'captured')
        and c.unit = 'count' and c.modality = 'occurred' and not c.cumulative and not c.implicit and not c.withdrawn
        and c.counted_in is null and w.stance = 'affirmed'
),

figure as (
    select
        any_value(w.target) as target,
        any_value(w.fact_type) as fact_type,
        any_value(w.agreement) as agreement,
        any_value(w.month) as month,
        max(w.value) filter (where w.is_own) as own,
        max(w.value) filter (where w.is_other) as other,
        max(w.value) filter (where not w.is_own and not w.is_other) as others
    from word as w
    group by w.claim_id
)

select
    nullif(array_to_string(f.target, ', '), '') as whose_people,
    f.fact_type,
    f.month,
    count(*) as claims,
    sum(f.own) as own_side_says,
    sum(f.other) as other_side_says,
    sum(f.others) as others_say,
    count(*) filter (where f.agreement = 'conflicting') as contested_claims
from figure as f
group by all;
comment on view views.casualties_by_side is 'People of one side harmed in one month: the sum of what their own side says against what the other side says. Running totals are left out; each sum covers only the claims that this kind of speaker speaks of.';
comment on column views.casualties_by_side.whose_people is 'Whose people, with commas; null = nobody said';
comment on column views.casualties_by_side.month is 'First day of the month';
comment on column views.casualties_by_side.claims is 'Number of claims';
comment on column views.casualties_by_side.own_side_says is 'Sum of the highest figures that their own side gives, people; null = it says nothing';
comment on column views.casualties_by_side.other_side_says is 'Sum of the highest figures that the side gives which harmed them, people; null = it says nothing';
comment on column views.casualties_by_side.others_say is 'Sum of the highest figures of third parties and outlets, people; null = they say nothing';
comment on column views.casualties_by_side.contested_claims is 'Number of claims that claimants do not agree on';
