"""How a ballot of actions on paper is entered at the desk."""

from __future__ import annotations

from session.core.state import Json
from tests.browser.paper_entry import Entry, OnPaper


def sure(paper: Entry) -> Json:
    paper.choose("4")
    return {"answers": {paper.ids[0]: {"revision": 1, "sure": 4}}}


PAPER = (OnPaper(sure, options=1, rows=1),)
