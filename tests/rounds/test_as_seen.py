"""What the desk sees of a phone beforehand: the view of a phone, and nothing of it happens."""

from __future__ import annotations

import pytest

from session.core.as_seen import at_a_phone
from session.core.kind import RoundKind
from session.core.results import COUNTING
from session.rounds import KINDS
from tests.cast import created, event, fay, given

LIKELY = ("one", "two", "three")
EVERY = pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))


def test_a_round_that_is_not_there_has_no_picture() -> None:
    with pytest.raises(KeyError):
        at_a_phone(given(created(), kinds=KINDS).state, "r1", KINDS, COUNTING, LIKELY)


@EVERY
def test_a_draft_of_every_kind_is_seen_as_if_it_opened_now(kind: RoundKind) -> None:
    story = given(created(), kinds=KINDS).when(fay.asks("round.add", kind=kind.name, prompt="Why?"))
    before = story.state
    view, own = at_a_phone(before, "r1", KINDS, COUNTING, LIKELY)
    assert story.state is before
    assert (view["current"], view["round"]["phase"], view["round"]["prompt"]) == ("r1", "open", "Why?")
    assert before.rounds["r1"].phase == "draft"
    texts = [option["text"] for option in view["round"]["options"]]
    assert texts in ([[], list(LIKELY)] if kind.takes == "options" else [[]])  # some show theirs later
    assert isinstance(own, dict)


def test_a_round_is_seen_with_its_own_options_while_another_is_open() -> None:
    typed = {"texts": ["Trams", "Buses"]}
    story = (
        given(created(), event("session.opened"), kinds=KINDS)
        .when(fay.asks("round.add", kind="brainstorm"))
        .when(fay.asks("round.open", "r1"))
        .when(fay.asks("round.add", kind="dots", source=typed))
    )
    view, _ = at_a_phone(story.state, "r2", KINDS, COUNTING, LIKELY)
    assert [option["text"] for option in view["round"]["options"]] == typed["texts"]
    assert [entry["phase"] for entry in view["agenda"]] == ["open", "open"]
    shown, _ = at_a_phone(story.state, "r1", KINDS, COUNTING, LIKELY)
    assert shown == story.sees("phone")
