-- One figure of a running total, with what was added since the figure before it.
create view views.running_totals as
with figure as (
    select
        f.fact_type,
        f.unit,
        c.item_group,
        case when len(f.target) > 0 then f.target else f.actor end as whose,
        case when p.precision_code = 'country' then null else f.location end as location,
        coalesce(k.side, k.claimant) as told_for,
        f.event_start as since,
        coalesce(f.event_end, a.published_at, a.day) as as_of,
        f.value_low,
        f.value_high,
        coalesce(f.value_low, f.value_high) as value,
        f.qualifier,
        k.claimant,
        f.fact_id,
        k.claim_id
    from core.facts as f
    inner join core.claim_facts as k on f.fact_id = k.fact_id and k.is_newest_version
    inner join core.claims as c on k.claim_id = c.claim_id
    inner join core.articles as a on f.article_id = a.article_id
    left join core.entities as p on f.location_id = p.entity_id
    where f.cumulative and not f.implicit and f.stance = 'affirmed' and f.modality = 'occurred'
),

series as (
    select
        f.*,
        substr(md5(array_to_string([
            f.fact_type,
            f.unit,
            coalesce(f.item_group, ''),
            array_to_string(list_sort(f.whose), ','),
            coalesce(f.location, ''),
            f.told_for,
            coalesce(strftime(f.since, '%Y-%m'), '')
        ], chr(31))), 1, 16) as series_id
    from figure as f
    qualify row_number() over (partition by series_id, f.as_of order by f.value desc, f.fact_id asc) = 1
)

select
    s.series_id,
    s.fact_type,
    s.unit,
    s.item_group,
    nullif(array_to_string(s.whose, ', '), '') as whose,
    s.location,
    s.told_for,
    s.since,
    s.as_of,
    s.value_low,
    s.value_high,
    s.qualifier,
    lag(s.value) over by_day as value_before,
    lag(s.as_of) over by_day as as_of_before,
    s.value - lag(s.value) over by_day as increment,
    coalesce(coalesce(s.value_high, s.value) < lag(s.value) over by_day, false) as falls,
    s.claimant,
    s.fact_id,
    s.claim_id
from series as s
window by_day as (partition by s.series_id order by s.as_of);
comment on view views.running_totals is 'One figure of a running total, with what was added since the figure before it. A series is one count of one side, told for one state, group or outlet, since one month.';
comment on column views.running_totals.series_id is 'Id of the series';
comment on column views.running_totals.whose is 'Whose people, equipment or ground it counts, else who does it; null = not said';
comment on column views.running_totals.location is 'Place that the total is limited to; null = none, or a whole country';
comment on column views.running_totals.told_for is 'State or group that the speaker speaks for, else the speaker or outlet';
comment on column views.running_totals.since is 'Day that the count began; null = not said';
comment on column views.running_totals.as_of is 'Day that the total is as of';
comment on column views.running_totals.value_before is 'Figure before it in the series, in unit; null = the first';
comment on column views.running_totals.as_of_before is 'Day of the figure before it; null = the first';
comment on column views.running_totals.increment is 'Added since the figure before it, in unit; negative where the total falls; null = the first';
comment on column views.running_totals.falls is 'True where the total is lower than before, which a running total cannot be: a correction, another count, or an error';
