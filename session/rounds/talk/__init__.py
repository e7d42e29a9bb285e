"""Talk: a round without a ballot. One thing at a time is on the table, with what was put in for and against it.

Phones ask to speak and get a number, and give a stop light when the facilitator asks for it; the desk goes from thing
to thing, calls the next number, and writes notes and a conclusion with each. What two desks write at the same time is
never lost: the second is refused with the words that stand there now, and keeps its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

from msgspec import Meta
from msgspec.structs import replace

from session.core import text
from session.core.commands import DESK, PHONE, CommandSpec, Context, Decision, Nothing, Payload
from session.core.kind import KindOf, Say
from session.core.refusals import Refused
from session.core.section import Section
from session.core.shapes import NoBallot, body_of, read
from session.core.state import Item, Json, Round
from session.rounds.shared import written
from session.rounds.shared.words import words_of
from session.rounds.talk import lights, queue
from session.rounds.talk.lights import Lights
from session.rounds.talk.outcome import Result, contributions, items, made_of, named, result, result_view
from session.rounds.talk.record import report
from session.rounds.talk.table import (
    CHARACTERS,
    Body,
    BodyView,
    Clock,
    DeskView,
    Mine,
    Page,
    Settings,
    argued,
    body_view,
    kept_now,
    on_table,
    page_of,
    things,
)

OPEN = frozenset({"open"})
STARTED = frozenset({"open", "closed", "released"})


class AskToSpeak(Payload, frozen=True):
    """`thing`: what is on the table, as the phone saw it."""

    thing: str


class Put(Payload, frozen=True):
    """None: nothing is on the table."""

    thing: str | None


class Move(Payload, frozen=True):
    """`to`: its new place, counted from 0."""

    thing: str
    to: Annotated[int, Meta(ge=0, le=500)]


class Write(Payload, frozen=True):
    """`was`: the words that stood there when somebody began to write. An empty text takes them away."""

    thing: str
    part: Literal["notes", "conclusion"]
    text: str
    was: str


class SetClock(Payload, frozen=True):
    """`more` seconds on the clock, or stand still, go on, or no clock at all."""

    do: Literal["more", "pause", "go_on", "stop"]
    seconds: Annotated[int, Meta(ge=1, le=7200)] = 60


def decide(round_: Round, name: str, data: Any, context: Context) -> Decision | Refused:
    thing = getattr(data, "thing", None)
    if thing is not None and thing not in {each.id for each in things(round_)}:
        return Refused("unknown_option")
    return _DECIDE[name](round_, body_of(round_, Body), data, context)


def _ask(round_: Round, body: Body, data: AskToSpeak, context: Context) -> Decision | Refused:
    if not read(Settings, round_.settings).queue:
        return Refused("no_queue")
    table = on_table(round_)
    if table is None or table.id != data.thing:
        return Refused("off_the_table")
    return queue.ask(round_, body.queue, context)


def _light(round_: Round, body: Body, data: lights.GiveLight, context: Context) -> Decision | Refused:
    now = _lights_on(round_, body)
    if now is None or now.asked != data.asked:
        return Refused("lights_off")
    return lights.give(round_, now, data, context)


def _put(round_: Round, body: Body, data: Put, context: Context) -> Decision:
    """Another thing on the table: its clock starts, nobody waits any more, and there are no lights."""
    table = on_table(round_)
    if data.thing == (None if table is None else table.id) and (body.table or data.thing is None):
        return Decision()
    put: Json = {"round": round_.id, "turn": round_.turns, "thing": data.thing}
    seconds = read(Settings, round_.settings).minutes * 60
    if seconds and data.thing is not None:
        put |= {"total": seconds, "ends": context.ticking + 1000 * seconds}
    return Decision((context.event("talk.put", put),), releases=(lights.PREFIX, queue.PREFIX))


def _move(round_: Round, body: Body, data: Move, context: Context) -> Decision:
    before = [thing.id for thing in things(round_)]
    order = [thing for thing in before if thing != data.thing]
    order.insert(data.to, data.thing)
    moved = context.event("talk.ordered", {"round": round_.id, "order": order})
    return Decision(() if order == before else (moved,))


def _write(round_: Round, body: Body, data: Write, context: Context) -> Decision | Refused:
    words: str | Refused = text.accept(data.text, CHARACTERS) if data.text.strip() else ""
    if isinstance(words, Refused):
        return words
    now = getattr(page_of(round_, data.thing), data.part)
    if words == now:
        return Decision(reply={"text": words})
    content = {"round": round_.id, "thing": data.thing, "part": data.part, "text": words}
    changed = written.changed_meanwhile(data.was, now)
    return changed or Decision((context.event("talk.written", content),), reply={"text": words})


def _ask_lights(round_: Round, body: Body, data: lights.AskLights, context: Context) -> Decision | Refused:
    """Lights that are on stay as they are, and so do those that are off."""
    now, table = _lights_on(round_, body), on_table(round_)
    if not data.on:
        return Decision() if now is None else lights.ended(round_, context)
    if table is None:
        return Refused("off_the_table")
    if now is not None:
        return Decision()
    return lights.asked_for(round_, table.id, body.asked + 1, data, context)


def _keep_lights(round_: Round, body: Body, data: lights.KeepLights, context: Context) -> Decision | Refused:
    now = _lights_on(round_, body)
    if now is None:
        return Refused("lights_off")
    return Decision() if now.keep == data.keep else lights.kept(round_, data.keep, context)


def _lights_on(round_: Round, body: Body) -> Lights | None:
    now = body.lights
    return now if now is not None and now.turn == round_.turns else None


def _clock(round_: Round, body: Body, data: SetClock, context: Context) -> Decision:
    """What the clock cannot do now, it does not do: one that stands still does not stop again, and where there is none
    (another desk took it away) nothing stands still."""
    if body.clock is None and data.do != "more":
        return Decision()
    set_to = _next_clock(body.clock or Clock(0, left=0), data, context.ticking)
    if set_to == body.clock:
        return Decision()
    told = None if set_to is None else {"total": set_to.total, "ends": set_to.ends, "left": set_to.left}
    return Decision((context.event("talk.clock_set", {"round": round_.id, "clock": told}),))


def _next_clock(clock: Clock, data: SetClock, now: int) -> Clock | None:
    left = clock.left if clock.ends is None else max(0, clock.ends - now)
    if data.do == "stop":
        return None
    if data.do == "pause":
        return Clock(clock.total, None, left)
    if data.do == "go_on":
        return clock if clock.ends is not None else Clock(clock.total, now + (left or 0))
    more, total = (left or 0) + 1000 * data.seconds, clock.total + data.seconds
    return Clock(total, None, more) if clock.ends is None and clock.total else Clock(total, now + more)


_DECIDE: Mapping[str, Callable[[Round, Body, Any, Context], Decision | Refused]] = {
    "ask": _ask,
    "take_back": lambda round_, body, data, context: queue.take_back(round_, body.queue, data, context),
    "light": _light,
    "put": _put,
    "move": _move,
    "call": lambda round_, body, data, context: queue.call(round_, body.queue, data, context),
    "heard": lambda round_, body, data, context: queue.heard(round_, body.queue, context),
    "ask_lights": _ask_lights,
    "keep_lights": _keep_lights,
    "write": _write,
    "clock": _clock,
}


def evolve(body: Body, name: str, data: Json) -> Body:
    if name in ("asked", "took_back", "called"):
        return replace(body, queue=queue.changed(body.queue, name, data))
    if name == "written":
        page = replace(body.pages.get(data["thing"], Page()), **{data["part"]: data["text"]})
        return replace(body, pages={**body.pages, data["thing"]: page})
    if name == "ordered":
        return replace(body, order=tuple(data["order"]))
    if name == "clock_set":
        return replace(body, clock=None if data["clock"] is None else Clock(**data["clock"]))
    if name == "put":
        return _on_the_table(_without_lights(body), data)
    if name == "lights_asked":
        new = Lights(data["asked"], data["turn"], data["thing"], data["keep"])
        return replace(_without_lights(body), lights=new, asked=data["asked"])
    if name == "lights_ended" or body.lights is None:
        return _without_lights(body)
    return replace(body, lights=lights.changed(body.lights, name, data))


def _on_the_table(body: Body, data: Json) -> Body:
    thing, clock = data["thing"], Clock(data["total"], data["ends"]) if "total" in data else None
    empty = queue.Queue(data["turn"], body.queue.given)
    pages = body.pages
    if thing is not None:
        pages = {**pages, thing: replace(pages.get(thing, Page()), talked=True)}
    return replace(body, table=thing, clock=clock, queue=empty, pages=pages)


def _without_lights(body: Body) -> Body:
    """The lights are over; how they stood is kept where the facilitator wanted that."""
    if body.lights is None:
        return body
    thing, stood = body.lights.thing, kept_now(body.lights, body.lights.thing)
    pages = body.pages
    if stood is not None:
        pages = {**pages, thing: replace(pages.get(thing, Page()), lights=stood)}
    return replace(body, lights=None, pages=pages)


def mine(round_: Round, owned: frozenset[str]) -> Mine:
    """What a seat has of the queue and the lights."""
    body = body_of(round_, Body)
    asked = body.asked if _lights_on(round_, body) else 0
    light = lights.own(owned, asked)[0]
    return Mine(tuple(queue.numbers_in(owned)), asked, None if light is None else light.light)


def drawn(round_: Round, audience: str) -> tuple[Item, ...]:
    """What is on the table stands in the body; before there is anything on it a screen lists what will be."""
    hidden = audience != "desk" and (on_table(round_) is not None or round_.is_finished)
    return () if hidden else round_.options


def section(round_: Round, figures: Result | None, n: int, say: Say) -> Section:
    return Section() if round_.phase == "draft" else report(round_, result(round_, say.threshold), say)


KIND: KindOf[NoBallot, Body, Result] = KindOf(
    name="talk",
    purpose="build_consensus",
    icon="users",
    Settings=Settings,
    Body=Body,
    Result=Result,
    Mine=Mine,
    body_views={"phone": BodyView, "projector": BodyView, "desk": DeskView},
    words=words_of(__name__),
    section=section,
    takes="topics",
    open_settings=frozenset(Settings.__struct_fields__),
    commands={
        "ask": CommandSpec(PHONE, AskToSpeak, OPEN),
        "take_back": CommandSpec(PHONE, queue.TakeBack, OPEN),
        "light": CommandSpec(PHONE, lights.GiveLight, OPEN),
        "put": CommandSpec(DESK, Put, OPEN),
        "move": CommandSpec(DESK, Move, OPEN),
        "call": CommandSpec(DESK, queue.Call, OPEN),
        "heard": CommandSpec(DESK, Nothing, OPEN),
        "ask_lights": CommandSpec(DESK, lights.AskLights, OPEN),
        "keep_lights": CommandSpec(DESK, lights.KeepLights, OPEN),
        "write": CommandSpec(DESK, Write, STARTED),
        "clock": CommandSpec(DESK, SetClock, OPEN),
    },
    initial=lambda settings, options: Body(),
    decide=decide,
    evolve=evolve,
    result=result,
    result_view=result_view,
    body_view=body_view,
    drawn=drawn,
    mine=mine,
    items=items,
    contributions=contributions,
    argued=argued,
    made_of=made_of,
    named=named,
)
