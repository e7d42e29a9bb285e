"""How a ballot of decide on paper is entered at the desk."""

from __future__ import annotations

from session.core.state import Json
from tests.browser.paper_entry import Entry, OnPaper


def in_favour(paper: Entry) -> Json:
    paper.say("decide.support")
    return {"answers": {paper.ids[0]: {"revision": 1, "stance": "support", "objection": ""}}}


PAPER = (OnPaper(in_favour, options=1, rows=1),)
