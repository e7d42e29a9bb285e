"""How a ballot of estimate on paper is entered at the desk."""

from __future__ import annotations

from session.core.state import Json
from tests.browser.paper_entry import Entry, OnPaper


def between(paper: Entry) -> Json:
    for key, typed in (("estimate.low", "5"), ("estimate.high", "12")):
        paper.box.get_by_label(f"{paper.desk.t(key)} (uur)", exact=True).fill(typed)
    return {"values": {"whole": {"low": 5, "high": 12}}}


PAPER = (OnPaper(between, "range", options=0, rows=1),)
