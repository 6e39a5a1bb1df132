-- Every fact's quote is what its span of the article's text says.
-- asset: core/facts
-- severity: error
select
    f.fact_id,
    f.quote,
    substr(a.text, f.start + 1, f."end" - f.start) as found
from core.facts as f
inner join core.articles as a on f.article_id = a.article_id
where substr(a.text, f.start + 1, f."end" - f.start) <> f.quote;
