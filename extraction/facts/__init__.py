"""From number to fact: types by frames, arguments, claimant, stance, modality, totals, time, confidence.

Here: what a quantity says of the war.
Not here: finding numbers (quantities) or names (entities).
"""
