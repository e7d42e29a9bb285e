"""How a ballot of an open question on paper is entered at the desk."""

from __future__ import annotations

import re

from session.core.state import Json
from tests.browser.paper_entry import REASON, Entry, OnPaper


def written(paper: Entry) -> Json:
    """A score and a text to one question."""
    paper.box.get_by_role("radio", name=re.compile("^2")).check()
    paper.box.get_by_label(paper.desk.t("open_question.why_score", score=2)).fill(REASON)
    return {"scores": {paper.ids[0]: 2}, "texts": {}}  # the words stand apart from the ballots


PAPER = (OnPaper(written, options=1, rows=1),)
