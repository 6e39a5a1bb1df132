"""The library that reads numeric claims out of news text: text in, frozen records out.

Here: readers of input formats, the spaCy components (quantities, entities, facts) and their rules.
Not here: Dagster, DuckDB, polars, clocks, environment variables, paths of a deployment, logging.
"""
