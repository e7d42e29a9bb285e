"""Counts a decision record a second time: from the ballots in its JSON export, with formulas written down again.

Owns the promise that whoever doubts a result can count it without trusting the server. So nothing here, and nothing in
`session/rounds/<kind>/recount.py`, imports more than the standard library and this package: copy both to another
machine and run `python -m session.recount RECORD.json` there. What a kind counts stands with the kind; those files are
found by their path.
"""

from session.recount.counting import Recount, recount
from session.recount.part import NotARecord

__all__ = ["NotARecord", "Recount", "recount"]
