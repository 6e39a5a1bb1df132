"""Dates and spans of time in text, resolved against the day of publication.

Here: expressions with and without digits, their interval and precision.
Not here: which event a date belongs to (facts).
"""
