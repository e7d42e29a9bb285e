"""How a ballot of mood on paper is entered at the desk."""

from __future__ import annotations

from session.core.state import Json
from tests.browser.paper_entry import Entry, OnPaper


def moved(paper: Entry) -> Json:
    paper.box.get_by_role("slider").fill("70")
    return {"value": 70}


PAPER = (OnPaper(moved, options=0, rows=1),)
