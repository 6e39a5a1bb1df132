select
    fact_type as fact,
    case
        when value_low is null then '≤ ' || printf('%,d', value_high::bigint)
        when value_high is null then '≥ ' || printf('%,d', value_low::bigint)
        when value_low <> value_high then printf('%,.4g', value_low) || ' – ' || printf('%,.4g', value_high)
        when value_low < 10 then printf('%.3g', value_low)
        else printf('%,d', value_low::bigint)
    end as value,
    unit,
    item,
    actor,
    target,
    location as place,
    claimed_by,
    modality,
    published_at as day
from views.fact_overview
where is_newest_version and not implicit and fact_type <> 'other' and claimed_by is not null and coalesce(actor, target) is not null
qualify row_number() over (partition by fact_type order by confidence desc, fact_id) = 1
order by fact_type
