"""How a ballot of rank on paper is entered at the desk."""

from __future__ import annotations

from session.core.state import Json
from tests.browser.paper_entry import A, B, Entry, OnPaper


def equals(paper: Entry) -> Json:
    paper.press("rank.add", option=A)
    paper.press("rank.add", option=B)
    paper.press("rank.more", option=B)
    paper.box.get_by_role("menuitem", name=paper.desk.t("rank.join")).click()
    return {"order": [list(paper.ids[:2])]}


PAPER = (OnPaper(equals),)
