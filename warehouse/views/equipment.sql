-- Equipment of one kind that one side lost on one day, by one claim.
create view views.equipment as
select
    f.claim_id,
    f.target as owner,
    f.actor as by_whom,
    f.item,
    f.item_group as kind,
    f.day,
    f.location,
    f.lowest,
    f.best,
    f.highest,
    f.agreement,
    f.claimants,
    f.articles
from views.flows as f
where f.fact_type = 'equipment_lost' and f.unit = 'count' and f.modality = 'occurred';
comment on view views.equipment is 'Equipment of one kind that one side lost on one day, by one claim. Best may be summed; what a wider claim counts is left out.';
comment on column views.equipment.owner is 'Whose equipment, with commas; null = nobody said';
comment on column views.equipment.by_whom is 'Who destroyed or took it, with commas; null = nobody said';
comment on column views.equipment.kind is 'Head noun of the item: tank, drone, gun …; null = nothing said';
comment on column views.equipment.day is 'Last day of the event, else the day it was first told';
