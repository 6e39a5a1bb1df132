-- Pairs of facts that say the same thing about the same event, and how strongly. Reasons: docs/decisions/0010.
-- Looked at are facts of one kind and week that share a place, an article, a speaker or role and a figure, or a total.
create temp table claim_week as
select
    c.fact_no,
    hash(c.family, c.unit, c.modality, c.cumulative, c.implicit, unnest(case
        when c.last_day - c.first_day > $long_days
            then [0 - date_diff('day', date '1900-01-01', c.first_day), 0 - date_diff('day', date '1900-01-01', c.last_day)]
        else range(
            date_diff('day', date '1900-01-01', c.first_day - $slack_days::integer) // 7,
            date_diff('day', date '1900-01-01', c.last_day + $slack_days::integer) // 7 + 1
        )
    end)) as week
from claim_candidate as c;

create temp table claim_key as
with magnitude as (
    select
        c.*,
        -- Figures that overlap share a step of a quarter on the scale of magnitudes; all below one share the lowest.
        coalesce(range(
            floor(ln(greatest(c.low, 0.8)) / ln(1.25))::bigint, floor(ln(greatest(c.high, 0.8)) / ln(1.25))::bigint + 1
        )[:40], []) as steps
    from claim_candidate as c
),

shared as (
    select
        m.fact_no,
        unnest(
            [
                'article ' || m.article_id,
                'lineage ' || m.lineage,
                concat_ws(' ', 'copy', m.near_duplicate_group, m.value_low, m.value_high)
            ]
            || case when m.place_grain in ('region', 'named') then ['place ' || m.location_id] else [] end
            || case when m.cumulative then list_transform(m.victim, lambda name: 'total ' || name) else [] end
            || case when m.speaker is null then [] else list_transform(m.steps, lambda step: concat_ws(' ', 'speaker', m.speaker, step)) end
            || case
                when m.located and m.point < $telling_figure then []
                else flatten(list_transform(
                    list_transform(m.doer, lambda name: 'actor ' || name) || list_transform(m.victim, lambda name: 'target ' || name),
                    lambda role: list_transform(m.steps, lambda step: concat_ws(' ', role, step))
                ))
            end
        ) as name
    from magnitude as m
)

select
    s.fact_no,
    hash(w.week, s.name) as event_key
from shared as s
inner join claim_week as w on s.fact_no = w.fact_no;

-- Settlements near each other lie in the same or in neighbouring cells of about 28 by 35 km.
create temp table claim_cell as
select
    c.fact_no,
    w.week,
    floor(c.lat / 0.25)::integer as row_no,
    floor(c.lon / 0.5)::integer as column_no
from claim_candidate as c
inner join claim_week as w on c.fact_no = w.fact_no
where c.place_grain = 'near' and c.lat is not null;

-- As written: pairs first, their facts beside them then. The optimiser would rather compare all facts with all.
set disabled_optimizers = 'join_order';

create temp table claim_pair as
with near as (
    select
        c.fact_no,
        c.week,
        c.row_no + unnest([-1, -1, -1, 0, 0, 0, 1, 1, 1]) as row_no,
        c.column_no + unnest([-1, 0, 1, -1, 0, 1, -1, 0, 1]) as column_no
    from claim_cell as c
),

met as (
    select
        l.fact_no as earlier_no,
        r.fact_no as later_no
    from claim_key as l
    inner join claim_key as r on l.event_key = r.event_key and l.fact_no < r.fact_no
    union
    select
        l.fact_no as earlier_no,
        r.fact_no as later_no
    from claim_cell as l
    inner join near as r
        on l.week = r.week and l.row_no = r.row_no and l.column_no = r.column_no and l.fact_no < r.fact_no
),

compared as (
    select
        m.earlier_no,
        m.later_no,
        l.article_id = r.article_id as same_article,
        l.lineage = r.lineage and l.article_id <> r.article_id as other_version,
        l.near_duplicate_group = r.near_duplicate_group and l.article_id <> r.article_id as near_copy,
        l.article_id = r.article_id and abs(l.sentence_no - r.sentence_no) <= $account_sentences as same_account,
        coalesce(l.speaker = r.speaker, false) as same_speaker,
        coalesce(l.side <> r.side, false) as other_side,
        l.stance <> r.stance as other_stance,
        l.cumulative,
        l.located,
        list_has_any(l.doer, r.doer) as same_doer,
        list_has_any(l.victim, r.victim) as same_victim,
        l.is_dated and r.is_dated as both_dated,
        coalesce(l.value_low is not distinct from r.value_low and l.value_high is not distinct from r.value_high, false) as same_figure,
        least(l.high, r.high) >= greatest(l.low, r.low) as values_overlap,
        least(l.point, r.point) as smaller,
        greatest(l.point, r.point) / nullif(least(l.point, r.point), 0) as ratio,
        case
            when l.location_id = r.location_id and l.place_grain in ('near', 'named') then 'same'
            when l.location_id = r.location_id and l.place_grain = 'region' then 'region'
            when l.location_id = r.location_id then 'wide'
            when l.location_id is null or r.location_id is null then 'open'
            when l.country <> r.country then 'other'
            when l.place_grain = 'country' or r.place_grain = 'country' then 'wide'
            when l.lat is null or r.lat is null then 'other'
            when
                111.2 * sqrt(power(l.lat - r.lat, 2) + power((l.lon - r.lon) * cos(radians(l.lat)), 2))
                <= if(l.place_grain = 'near' and r.place_grain = 'near', $near_km, $region_km)
                then if(l.place_grain = 'near' and r.place_grain = 'near', 'same', 'wide')
            else 'other'
        end as place
    from met as m
    inner join claim_candidate as l on m.earlier_no = l.fact_no
    inner join claim_candidate as r on m.later_no = r.fact_no
    where
        (
            (
                (len(l.doer) = 0 or len(r.doer) = 0 or list_has_any(l.doer, r.doer))
                and (len(l.victim) = 0 or len(r.victim) = 0 or list_has_any(l.victim, r.victim))
            )
            -- Of one wire text that two outlets carry, the roles may have been read otherwise.
            or (
                l.near_duplicate_group = r.near_duplicate_group
                and l.value_low is not distinct from r.value_low and l.value_high is not distinct from r.value_high
            )
        )
        and l.first_day <= r.last_day + $slack_days::integer and r.first_day <= l.last_day + $slack_days::integer
        and (
            l.item_name is not distinct from r.item_name
            or (l.item_group = r.item_group and (l.item_name = l.item_group or r.item_name = r.item_group))
            or (
                (l.is_person or l.item_group is null) and (r.is_person or r.item_group is null)
                and (coalesce(l.item_group, 'person') = 'person' or coalesce(r.item_group, 'person') = 'person')
            )
        )
        and l.part_of is distinct from r.fact_id and r.part_of is distinct from l.fact_id
        and (l.part_of is null) = (r.part_of is null)
),

judged as (
    select
        c.earlier_no,
        c.later_no,
        case
            when c.place = 'other' or not (c.same_doer or c.same_victim or c.place = 'same') then null
            -- One article says a thing again with the same figure; its other figures are other things, unless rivals say them.
            when c.same_article and not c.other_stance and not c.other_side and not c.same_figure then null
            when
                c.values_overlap and not c.other_version and (
                    c.place = 'same'
                    or (c.place = 'region' and c.both_dated)
                    or (c.near_copy and c.same_figure)
                    or (c.same_article and c.same_figure)
                    or c.same_speaker
                    or c.smaller >= $telling_figure
                    or (not c.located and c.same_doer and c.same_victim)
                )
                then if(c.other_stance, 'denies', 'agrees')
            when c.other_version and c.place <> 'other' and (c.same_figure or (c.ratio <= $version_ratio and c.same_victim))
                then if(c.other_stance, 'denies', if(c.same_figure, 'agrees', 'version'))
            when c.values_overlap or not c.same_victim then null
            when c.other_stance and (c.place = 'same' or c.same_account) and c.ratio <= $version_ratio then 'denies'
            when c.other_side and (c.place = 'same' or c.cumulative or c.same_account) and coalesce(c.ratio, 1) <= $rival_ratio then 'rival'
            when
                c.place = 'same' and c.both_dated and not c.same_article and not c.same_speaker
                and c.ratio <= $update_ratio and c.smaller >= $telling_figure
                then 'rival'
        end as relation
    from compared as c
)

select
    j.earlier_no,
    j.later_no,
    j.relation
from judged as j
where j.relation is not null;

reset disabled_optimizers;

drop table claim_week;

drop table claim_key;

drop table claim_cell;
