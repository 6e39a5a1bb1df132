"""Dagster assets, one module per stage: read, call one pure function, write, return metadata.

Here: what is made and from what.
Not here: how text is read (extraction), how tables look (warehouse), when (pipelines).
"""
