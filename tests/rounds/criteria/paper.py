"""How a ballot of criteria on paper is entered at the desk."""

from __future__ import annotations

from session.core.state import Json
from tests.browser.paper_entry import Entry, OnPaper


def weighed(paper: Entry) -> Json:
    for at, number in enumerate((2, 4)):
        paper.box.locator(".criterion").nth(at).get_by_role("radio").nth(number - 1).check()
    return {"values": {paper.ids[0]: {"c1": 2, "c2": 4}}}


PAPER = (OnPaper(weighed, "plot", options=1, rows=3),)  # the option, and its two standard criteria
