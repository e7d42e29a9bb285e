"""Tallies, ties, spread and robustness: the pure arithmetic behind every outcome.

No clock, disk or randomness in here; integers and fractions wherever the rule is exact. A winner is always a tuple
(none: empty, more than one: a tie) and a ranking is a tuple of tiers, best first. Nothing depends on the order of
ballots or on the names of options.
"""
