"""Looks at every kind of round with real ballots on every face, in both languages, and says what fails.

`python -m tests.browser.look` (or `make look`) makes sessions in a temporary store, starts the real server on them and
photographs each cell: a variant of a kind, so many ballots, so many options, a language, a face, a phase.
"""
