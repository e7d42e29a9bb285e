"""How a ballot of grade on paper is entered at the desk."""

from __future__ import annotations

from session.core.state import Json
from tests.browser.paper_entry import Entry, OnPaper


def graded(paper: Entry) -> Json:
    paper.pages("grade.default.1", "grade.default.3", "grade.dont_know")
    return {"grades": dict(zip(paper.ids, (1, 3, None), strict=True))}


PAPER = (OnPaper(graded),)
