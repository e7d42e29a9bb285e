"""The pure core: what a session is, what may happen to it, and what each audience sees of it.

No I/O, clock, randomness or Flask in here: time, ids and shuffling come in through `Context`, so a whole
session runs in a test and yesterday's log replays to the same state.
"""
