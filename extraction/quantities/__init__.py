"""Every number in a text: what it is, its interval, its unit and what is counted.

Here: numbers in words and digits, bounds, units, dates, dispositions.
Not here: what a number means for the war (facts).
"""
