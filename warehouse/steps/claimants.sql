-- Each claimant's newest word on each claim, whether others contradict it, and what that makes of the outlets.
create temp table claim_word as
select
    k.claim_id,
    k.claimant,
    f.stance,
    any_value(k.side) as side,
    count(*) as times_told,
    max(k.told) as told_on,
    arg_max(f.fact_id, k.fact_no) as fact_id,
    arg_max(a.source, k.fact_no) as source,
    arg_max({ 'low': f.value_low, 'high': f.value_high, 'qualifier': f.qualifier }, k.fact_no) as word
from claim_fact as k
inner join core.facts as f on k.fact_id = f.fact_id
inner join core.articles as a on f.article_id = a.article_id
where k.is_newest_version or not k.is_told
group by k.claim_id, k.claimant, f.stance;

create temp table contradicted as
with figure as (
    select
        w.claim_id,
        w.claimant,
        w.stance,
        w.word['low'] * (1 - s.share) as low,
        w.word['high'] * (1 + s.share) as high
    from claim_word as w
    inner join claim as c on w.claim_id = c.claim_id and c.agreement = 'conflicting'
    inner join
        (values ('approximate', $approximate_share), ('exact', $exact_share), ('at_least', 0), ('at_most', 0), ('range', 0), ('vague', 0))
            as s (qualifier, share)
        on w.word['qualifier'] = s.qualifier
)

select distinct
    f.claim_id,
    f.claimant,
    f.stance
from figure as f
inner join figure as o on f.claim_id = o.claim_id and f.claimant <> o.claimant
where f.stance <> o.stance or f.low > o.high or o.low > f.high;

insert into core.claim_claimants by name
select
    w.claim_id,
    w.claimant,
    w.stance,
    w.side,
    w.fact_id,
    w.source,
    w.word['low'] as value_low,
    w.word['high'] as value_high,
    w.word['qualifier'] as qualifier,
    w.times_told,
    w.told_on,
    c.claim_id is not null as contradicted
from claim_word as w
left join contradicted as c on w.claim_id = c.claim_id and w.claimant = c.claimant and w.stance = c.stance;

insert into core.source_records by name
select
    a.source,
    count(*) as figures,
    count(*) filter (where f.claimed_by is null) as in_own_voice,
    count(*) filter (where len(c.affirmed_by) + len(c.denied_by) > 1) as comparable,
    count(x.claim_id) as contradicted
from claim_fact as k
inner join core.facts as f on k.fact_id = f.fact_id and not f.implicit
inner join core.articles as a on f.article_id = a.article_id
inner join claim as c on k.claim_id = c.claim_id
left join contradicted as x on k.claim_id = x.claim_id and k.claimant = x.claimant and f.stance = x.stance
where k.is_newest_version
group by a.source;

drop table claim_word;

drop table contradicted;
