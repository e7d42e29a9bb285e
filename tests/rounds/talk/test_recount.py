"""A second count of a talk agrees with the server, and notices whatever is falsified."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.cast import people
from tests.recount.falsified import differs, exported, sentences
from tests.rounds.given import ROUND, desk, given

FALSIFIED: dict[str, Callable[[Any, Any], Any]] = {
    "another conclusion": lambda result, lists: result["talked"][0].update(conclusion="Not this"),
    "other notes": lambda result, lists: result["talked"][0].update(notes="Nothing was said"),
    "one light more": lambda result, lists: result["talked"][0]["lights"].update(stop=7),
    "lights of too few people": lambda result, lists: result["talked"][0].update(
        lights={"go": 1, "unsure": 0, "stop": 0}
    ),
    "a thing of another round": lambda result, lists: result["talked"][0].update(id="r9-1"),
    "another text of a thing": lambda result, lists: result["talked"][0].update(text="Pears"),
    "a thing twice": lambda result, lists: result["talked"].append(result["talked"][0]),
    "more things than there are": lambda result, lists: result.update(things=9),
    "a list that is gone": lambda result, lists: lists.pop(),
    "another thing above a list": lambda result, lists: lists[0].update(title="Figs"),
}


def document() -> Any:
    """Two things, one of which was talked about, with lights that were kept."""
    story = given("talk", {}, "Apples", "Pears").when(
        desk("talk.put", thing="r1-1"),
        desk("talk.ask_lights", on=True, keep=True),
        *(person.asks("talk.light", ROUND, asked=1, light="go") for person in people(5)),
        desk("talk.write", thing="r1-1", part="conclusion", text="We plant three", was=""),
        desk("talk.write", thing="r1-1", part="notes", text="In spring", was=""),
        desk("round.close"),
    )
    return exported(story)


def test_a_talk_as_it_was_held_is_equal() -> None:
    assert sentences(document()) == []


@pytest.mark.parametrize("what", FALSIFIED)
def test_what_a_record_says_otherwise_is_found(what: str) -> None:
    falsified = document()
    FALSIFIED[what](falsified["rounds"][0]["result"], falsified["record"]["sections"][0]["lists"])
    assert differs(falsified)
