"""How a ballot of budget on paper is entered at the desk."""

from __future__ import annotations

from session.core.state import Json
from tests.browser.paper_entry import A, B, Entry, OnPaper


def affordable(paper: Entry) -> Json:
    paper.choose(A, B)
    return {"approved": list(paper.ids[:2])}


PAPER = (OnPaper(affordable),)
