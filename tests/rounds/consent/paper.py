"""How a ballot of consent on paper is entered at the desk."""

from __future__ import annotations

from session.core.state import Json
from tests.browser.paper_entry import REASON, Entry, OnPaper


def objection(paper: Entry) -> Json:
    """The words of people are told apart from their ballots."""
    paper.say("consent.objection")
    paper.box.get_by_label(paper.desk.t("consent.why")).fill(REASON)
    return {"answers": {paper.ids[0]: {"stance": "objection", "text": ""}}}


PAPER = (OnPaper(objection, options=1, rows=1),)
