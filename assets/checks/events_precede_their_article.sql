-- What an article tells as having happened did not begin after the article was published.
-- asset: core/facts
-- severity: error
select
    f.fact_id,
    f.event_start,
    a.published_at,
    f.quote,
    a.title
from core.facts as f
inner join core.articles as a on f.article_id = a.article_id
where f.modality = 'occurred' and f.event_start > a.published_at + 1;
