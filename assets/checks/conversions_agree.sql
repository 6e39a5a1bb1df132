-- A figure in brackets that says another one again in other units says the same, within a twentieth.
-- asset: core/quantities
-- severity: warn
select
    r.quantity_id,
    r.quote,
    o.quote as restated,
    r.value_low,
    o.value_low as restated_low,
    r.unit
from core.quantities as r
inner join core.quantities as o on r.restates = o.quantity_id
where r.unit = o.unit and o.value_low > 0 and abs(r.value_low - o.value_low) > 0.05 * o.value_low;
