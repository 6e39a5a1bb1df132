-- One figure that changed between two versions of an article.
create view views.rewritten_figures as
with version as (
    select
        n.article_id as new_id,
        o.article_id as old_id,
        n.title,
        n.source,
        o.valid_from as told_from,
        n.valid_from as changed_on
    from core.articles as n
    inner join core.articles as o on n.supersedes = o.article_id
),

told as (
    select
        f.*,
        k.claim_id
    from core.facts as f
    inner join core.claim_facts as k on f.fact_id = k.fact_id
),

pair as (
    select
        v.*,
        o.fact_id,
        o.fact_type,
        o.unit,
        o.item,
        o.value_low,
        o.value_high,
        o.quote,
        o.claim_id,
        n.fact_id as new_fact_id,
        n.value_low as new_low,
        n.value_high as new_high,
        n.quote as new_quote,
        bool_or(n.value_low is not distinct from o.value_low and n.value_high is not distinct from o.value_high)
            over (partition by o.fact_id) as stands
    from version as v
    inner join told as o on v.old_id = o.article_id
    left join told as n on v.new_id = n.article_id and o.claim_id = n.claim_id
    qualify row_number() over (partition by o.fact_id order by abs(n.start - o.start), n.fact_id) = 1
)

select
    p.source,
    p.title,
    p.fact_type,
    p.item,
    p.unit,
    p.quote as old_quote,
    p.new_quote,
    p.value_low as old_low,
    p.value_high as old_high,
    p.new_low,
    p.new_high,
    case when p.new_fact_id is null then 'gone' else 'changed' end as change,
    p.told_from,
    p.changed_on,
    p.claim_id,
    p.fact_id as old_fact_id,
    p.new_fact_id,
    p.old_id as old_article_id,
    p.new_id as new_article_id
from pair as p
where not coalesce(p.stands, false);
comment on view views.rewritten_figures is 'One figure that changed between two versions of an article, or is gone from the newer one.';
comment on column views.rewritten_figures.title is 'Headline of the newer version; null = none given';
comment on column views.rewritten_figures.old_quote is 'Words of the older version';
comment on column views.rewritten_figures.new_quote is 'Words of the newer version; null = gone';
comment on column views.rewritten_figures.old_low is 'Low end in the older version, in unit; null = open';
comment on column views.rewritten_figures.old_high is 'High end in the older version, in unit; null = open';
comment on column views.rewritten_figures.new_low is 'Low end in the newer version, in unit; null = open or gone';
comment on column views.rewritten_figures.new_high is 'High end in the newer version, in unit; null = open or gone';
comment on column views.rewritten_figures.change is 'changed, or gone: the newer version does not tell it';
comment on column views.rewritten_figures.told_from is 'Landing day of the older version';
comment on column views.rewritten_figures.changed_on is 'Landing day of the newer version';
comment on column views.rewritten_figures.old_fact_id is 'Fact of the older version';
comment on column views.rewritten_figures.new_fact_id is 'Fact of the newer version; null = gone';
comment on column views.rewritten_figures.old_article_id is 'Older version';
comment on column views.rewritten_figures.new_article_id is 'Newer version';
