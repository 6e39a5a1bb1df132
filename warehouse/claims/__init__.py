"""Claims: which facts say the same thing about the same event.

Here: the rules of comparison and the clustering. Not here: pairs (steps/claim_pairs.sql), what a claim says
(steps/claims.sql).
"""
