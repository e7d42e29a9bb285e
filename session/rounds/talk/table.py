"""What a talk is about, one thing at a time on the table, and what the desk writes with each: shapes and what each
audience sees of them.

The things are the options of the round; without those what the round is about; without that the question itself. The
queue and the lights have modules of their own. What began before the round was closed and opened again is over: the
queue and the lights say in which turn of the round they are.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType, field

from session.core.commands import Payload
from session.core.shapes import Shape, body_of, read
from session.core.state import Item, Round
from session.rounds.talk.lights import Kept, Lights, LightsView
from session.rounds.talk.queue import NEXT, Queue, QueueView

THE_QUESTION = "question"
"""The id of the one thing that a talk without options or subjects is about."""
CHARACTERS = 4000


class Settings(Payload, frozen=True):
    """`minutes` for each thing, 0: no clock. `queue`: people can say that they want to say something. `arguments`: what
    was put in for and against stands beside it.
    """

    minutes: Annotated[int, Meta(ge=0, le=120)] = 0
    queue: bool = True
    arguments: bool = True


class Clock(Shape, frozen=True):
    """Of the thing on the table: `total` in seconds; running until `ends`, in milliseconds by the clock of `hello`, or
    standing still with `left` milliseconds.
    """

    total: int
    ends: int | None = None
    left: int | None = None


class Page(Shape, frozen=True):
    """What was written about one thing, and how the lights stood."""

    notes: str = ""
    conclusion: str = ""
    lights: Kept | None = None
    talked: bool = False


class Body(Shape, frozen=True):
    """`table`: the thing that is on it. `order`: of the things, where it was changed by hand. `asked`: how often the
    lights were asked for.
    """

    table: str | None = None
    order: tuple[str, ...] = ()
    pages: dict[str, Page] = field(default_factory=dict)
    clock: Clock | None = None
    queue: Queue = field(default_factory=Queue)
    lights: Lights | None = None
    asked: int = 0


class ThingView(Shape, frozen=True):
    """A thing on the desk, in the order in which they are talked about."""

    id: str
    text: str
    notes: str
    conclusion: str
    talked: bool
    lights: Kept | UnsetType = UNSET


class OnTable(Shape, frozen=True):
    """What is on the table, as everybody sees it: the `place`th of so many."""

    id: str
    text: str
    place: int
    conclusion: str


class BodyView(Shape, frozen=True):
    """What everybody sees. `conclusions`: how many things have one. `queue`: None where nobody can ask to speak."""

    table: OnTable | None
    things: int
    clock: Clock | None
    queue: QueueView | None
    lights: LightsView | None


class DeskView(BodyView, frozen=True, kw_only=True):
    """The same, with everything that was written."""

    all: tuple[ThingView, ...]


class Mine(Shape, frozen=True):
    """The numbers that a seat got, and its light in the `asked`th time that lights were asked for."""

    numbers: tuple[int, ...]
    asked: int
    light: str | None


def things(round_: Round) -> list[Item]:
    """What is talked about, in order."""
    asked = round_.options or round_.subjects or (Item(THE_QUESTION, round_.prompt),)
    order = {thing: at for at, thing in enumerate(body_of(round_, Body).order)}
    return sorted(asked, key=lambda thing: order.get(thing.id, len(order)))


def on_table(round_: Round) -> Item | None:
    """The thing that is on the table now. One that is alone is there from the beginning."""
    all_, table = things(round_), body_of(round_, Body).table
    if len(all_) == 1:
        return all_[0]
    return next((thing for thing in all_ if thing.id == table), None)


def page_of(round_: Round, thing: str) -> Page:
    """What was written about a thing, with the lights as they are kept should they end now."""
    body = body_of(round_, Body)
    page, lights = body.pages.get(thing, Page()), body.lights
    return Page(page.notes, page.conclusion, kept_now(lights, thing) or page.lights, page.talked)


def kept_now(lights: Lights | None, thing: str) -> Kept | None:
    """What goes into the record of lights that end now."""
    if lights is None or lights.thing != thing or not lights.keep:
        return None
    return lights.told


def was_talked(round_: Round, thing: Item) -> bool:
    """Whether it was on the table, or something was written about it."""
    page = page_of(round_, thing.id)
    return page.talked or bool(page.notes or page.conclusion) or len(things(round_)) == 1


def argued(round_: Round) -> tuple[str, ...]:
    """What stands on the screens with its arguments."""
    thing = on_table(round_)
    shows = round_.is_open and read(Settings, round_.settings).arguments
    return (thing.id,) if shows and thing is not None else ()


def body_view(round_: Round, audience: str) -> BodyView | DeskView:
    """What an audience sees now. Once the round is over there is no queue, and there are no lights."""
    body, all_, thing = body_of(round_, Body), things(round_), on_table(round_)
    running, asks = round_.is_open, read(Settings, round_.settings).queue
    shared = BodyView(
        table=None if thing is None else _on_table(round_, all_, thing),
        things=len(all_),
        clock=body.clock if running else None,
        queue=body.queue.seen(round_.turns, NEXT[audience]) if running and asks else None,
        lights=body.lights.seen() if running and body.lights and body.lights.turn == round_.turns else None,
    )
    if audience != "desk":
        return shared
    return DeskView(
        shared.table,
        shared.things,
        shared.clock,
        shared.queue,
        shared.lights,
        all=tuple(_thing_view(round_, each) for each in all_),
    )


def _on_table(round_: Round, all_: list[Item], thing: Item) -> OnTable:
    conclusion = page_of(round_, thing.id).conclusion
    return OnTable(thing.id, thing.text, all_.index(thing) + 1, conclusion)


def _thing_view(round_: Round, thing: Item) -> ThingView:
    page = page_of(round_, thing.id)
    return ThingView(
        thing.id, thing.text, page.notes, page.conclusion, was_talked(round_, thing), page.lights or UNSET
    )
