-- One outlet and how many of its figures others contradict.
create view views.source_record as
select
    r.source,
    r.figures,
    r.in_own_voice,
    r.comparable,
    r.contradicted,
    round(r.contradicted / nullif(r.comparable, 0), 3) as contradicted_share
from core.source_records as r;
comment on view views.source_record is 'One outlet and how many of its figures others contradict, quotes among them; implicit figures are left out.';
comment on column views.source_record.figures is 'Number of figures in the newest versions of its articles';
comment on column views.source_record.in_own_voice is 'Those that it tells in its own voice';
comment on column views.source_record.comparable is 'Those that at least one other claimant speaks of';
comment on column views.source_record.contradicted is 'Those whose claimant another claimant of the claim contradicts';
comment on column views.source_record.contradicted_share is 'contradicted by comparable, 0 to 1; null = nothing to compare with';
