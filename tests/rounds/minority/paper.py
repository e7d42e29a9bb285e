"""How a ballot of minority on paper is entered at the desk."""

from __future__ import annotations

from session.core.state import Json
from tests.browser.paper_entry import Entry, OnPaper


def no_objection(paper: Entry) -> Json:
    paper.say("minority.none")
    return {"answers": {paper.ids[0]: []}}


PAPER = (OnPaper(no_objection, options=1, rows=1),)
