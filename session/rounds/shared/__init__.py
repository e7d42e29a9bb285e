"""What kinds of rounds share: reading ballots, telling spread and robustness, tables of the record, their words.

Nothing in here knows a kind; a kind imports from here and never from another kind.
"""
