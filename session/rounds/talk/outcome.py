"""What comes of a talk: of each thing the conclusion, the notes and the lights; and what later rounds take."""

from __future__ import annotations

from msgspec import UNSET, UnsetType

from session.core.contribution import Contribution, as_they_are
from session.core.kind import Tiers
from session.core.shapes import Shape
from session.core.state import Item, Round
from session.rounds.talk.lights import Kept
from session.rounds.talk.table import page_of, things, was_talked

CONCLUSION = "conclusion-"


class Talked(Shape, frozen=True):
    """What came of one thing. `notes` for the record and the desk. `lights`: where the facilitator kept them."""

    id: str
    text: str
    conclusion: str
    notes: str | UnsetType = UNSET
    lights: Kept | UnsetType = UNSET


class Result(Shape, frozen=True):
    """The things that were talked about, in order, and how many there were."""

    talked: tuple[Talked, ...]
    things: int


def result(round_: Round, threshold: int) -> Result:
    """What came of the talk."""
    all_ = things(round_)
    talked = [(thing, page_of(round_, thing.id)) for thing in all_ if was_talked(round_, thing)]
    return Result(
        tuple(
            Talked(thing.id, thing.text, page.conclusion, page.notes, page.lights or UNSET)
            for thing, page in talked
        ),
        len(all_),
    )


def result_view(found: Result, audience: str) -> Result:
    """Notes are for the desk and the record."""
    if audience == "desk":
        return found
    return Result(
        tuple(Talked(one.id, one.text, one.conclusion, lights=one.lights) for one in found.talked),
        found.things,
    )


def items(round_: Round, figures: Result | None) -> dict[str, Tiers]:
    """The things in order, and the conclusions; nothing before it opened."""
    if round_.phase == "draft":
        return {"things": (), "conclusions": ()}
    all_ = tuple(Item(thing.id, thing.text, thing.note) for thing in things(round_))
    drawn_up = tuple(Item(key, words) for key, words in named(round_).items())
    return {"things": tuple((thing,) for thing in all_), "conclusions": (drawn_up,) if drawn_up else ()}


def named(round_: Round) -> dict[str, str]:
    """The conclusions, each by the id of its thing."""
    pages = ((thing.id, page_of(round_, thing.id).conclusion) for thing in things(round_))
    return {f"{CONCLUSION}{thing}": words for thing, words in pages if words}


def made_of(round_: Round, flavour: str) -> dict[str, tuple[str, ...]]:
    """A conclusion is drawn from its thing."""
    drawn_up = {key: (key.removeprefix(CONCLUSION),) for key in named(round_)}
    return {**as_they_are(round_, flavour), **drawn_up}


def contributions(round_: Round) -> dict[str, Contribution]:
    """What is talked about and stands nowhere else: the question, or a subject that was typed for it."""
    if round_.options or round_.phase == "draft":
        return {}
    return {thing.id: Contribution(thing.text) for thing in things(round_) if thing.source is None}
