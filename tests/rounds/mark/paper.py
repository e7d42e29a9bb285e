"""How a ballot of mark on paper is entered at the desk."""

from __future__ import annotations

from session.core.state import Json
from tests.browser.paper_entry import A, C, Entry, OnPaper


def marked(paper: Entry) -> Json:
    """Two of three texts; on paper everybody has all of them."""
    paper.choose(A, C)
    first, second, third = paper.ids
    return {"seen": {first: [f"{first}.1"], second: [], third: [f"{third}.1"]}}


PAPER = (OnPaper(marked),)
