"""How a ballot of rate on paper is entered at the desk."""

from __future__ import annotations

from session.core.state import Json
from tests.browser.paper_entry import Entry, OnPaper


def rated(paper: Entry) -> Json:
    paper.pages("rate.step.5", "rate.step.1", "rate.dont_know")
    return {"values": dict(zip(paper.ids, (5, 1, None), strict=True))}


PAPER = (OnPaper(rated),)
