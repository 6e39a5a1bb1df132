-- Inputs that could not be read.
insert into raw.rejects by name
select
    path,
    day,
    record_no,
    reason,
    detail
from lake_rejects;
