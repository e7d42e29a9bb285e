"""Looks at every view that belongs to no kind of round, in every state it has, on every screen it has to fit.

`python -m tests.browser.views` (or `make views`) starts a real server with sessions in every phase, walks past the
views and photographs each of them in the columns of the matrix: light and dark, large letters, narrow, on its side.
What a kind draws is looked at by `tests.browser.look`.
"""
