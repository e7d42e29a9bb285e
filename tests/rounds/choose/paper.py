"""How a ballot of choose on paper is entered at the desk."""

from __future__ import annotations

from session.core.state import Json
from tests.browser.paper_entry import A, C, Entry, OnPaper


def some(paper: Entry) -> Json:
    paper.choose(A, C)
    return {"chosen": [paper.ids[0], paper.ids[2]]}


PAPER = (OnPaper(some),)
