"""How a ballot of poll on paper is entered at the desk."""

from __future__ import annotations

from session.core.state import Json
from tests.browser.paper_entry import Entry, OnPaper


def yes(paper: Entry) -> Json:
    paper.say("poll.yes")
    return {"answer": "yes"}


PAPER = (OnPaper(yes, "yes-no", options=0),)
