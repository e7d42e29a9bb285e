"""How a ballot of dots on paper is entered at the desk."""

from __future__ import annotations

from session.core.state import Json
from tests.browser.paper_entry import A, B, Entry, OnPaper


def in_steps(paper: Entry) -> Json:
    for _ in range(4):
        paper.press("dots.more", option=A)
    return {"dots": {paper.ids[0]: 20}}


def taken_away(paper: Entry) -> Json:
    for _ in range(2):
        paper.press("dots.more", option=A)
    paper.press("dots.less", option=B)
    return {"dots": {paper.ids[0]: 2, paper.ids[1]: -1}}


PAPER = (OnPaper(in_steps, "points"), OnPaper(taken_away, "negative"))
