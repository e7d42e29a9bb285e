"""How a ballot of sort on paper is entered at the desk."""

from __future__ import annotations

from session.core.state import Json
from tests.browser.paper_entry import Entry, OnPaper


def placed(paper: Entry) -> Json:
    """Two ideas in a cluster and one in none; on paper everybody has all of them."""
    paper.choose("Samen")
    paper.press("phone.question_next")
    paper.choose("Regels")
    paper.press("phone.question_next")
    paper.say("sort.nowhere")
    return {"places": dict(zip(paper.ids, ("c1", "c3", "none"), strict=True))}


PAPER = (OnPaper(placed),)
