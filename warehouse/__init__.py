"""The DuckDB warehouse: DDL, views, build, publication, dictionary, export.

Here: one .sql per table (core/, raw/) and view (views/), and the code that
builds a file from the lake and publishes it.
Not here: reading text (extraction), scheduling (pipelines), Dagster.
"""
