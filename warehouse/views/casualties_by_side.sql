-- People of one side harmed in one month: what their own side says against what the other side says.
create view views.casualties_by_side as
with figure as (
    select
        w.claim_id,
        case
            when w.side is null then 'outlet'
            when list_contains(c.target, w.side) then 'own'
            when list_contains(c.actor, w.side) then 'other'
            else 'third'
        end as stands,
        max(coalesce(w.value_low, w.value_high)) as value
    from core.claim_claimants as w
    inner join core.claims as c on w.claim_id = c.claim_id
    where
        c.fact_type in ('killed', 'wounded', 'casualties', 'captured')
        and c.unit = 'count' and c.modality = 'occurred' and not c.cumulative and not c.implicit and not c.withdrawn
        and c.counted_in is null and w.stance = 'affirmed'
    group by all
)

select
    nullif(array_to_string(c.target, ', '), '') as whose_people,
    c.fact_type,
    date_trunc('month', coalesce(c.event_end, c.event_start, c.first_seen))::date as month,
    count(distinct c.claim_id) as claims,
    sum(f.value) filter (where f.stands = 'own') as own_side_says,
    sum(f.value) filter (where f.stands = 'other') as other_side_says,
    sum(f.value) filter (where f.stands in ('third', 'outlet')) as others_say,
    count(distinct c.claim_id) filter (where c.agreement = 'conflicting') as contested_claims
from figure as f
inner join core.claims as c on f.claim_id = c.claim_id
group by all;
comment on view views.casualties_by_side is 'People of one side harmed in one month: the sum of what their own side says against what the other side says. Running totals are left out; each sum covers only the claims that this kind of speaker speaks of.';
comment on column views.casualties_by_side.whose_people is 'Whose people, with commas; null = nobody said';
comment on column views.casualties_by_side.month is 'First day of the month';
comment on column views.casualties_by_side.claims is 'Number of claims';
comment on column views.casualties_by_side.own_side_says is 'Sum of the highest figures that their own side gives, people; null = it says nothing';
comment on column views.casualties_by_side.other_side_says is 'Sum of the highest figures that the side gives which harmed them, people; null = it says nothing';
comment on column views.casualties_by_side.others_say is 'Sum of the highest figures of third parties and outlets, people; null = they say nothing';
comment on column views.casualties_by_side.contested_claims is 'Number of claims that claimants do not agree on';
