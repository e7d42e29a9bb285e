"""How a ballot of statements on paper is entered at the desk."""

from __future__ import annotations

from session.core.state import Json
from tests.browser.paper_entry import Entry, OnPaper


def sides(paper: Entry) -> Json:
    answers = ("agree", "disagree", "pass")
    paper.pages(*(f"statements.{answer}" for answer in answers))
    return {"answers": dict(zip(paper.ids, answers, strict=True))}


PAPER = (OnPaper(sides),)
