"""Stop lights: whether the room can go on, is in doubt or has to stop first. Live, in totals, and never of one person.

The log has no ballots here: an event says that one light became another, and not whose. Which light a seat has stands
sealed beside the log, in what it owns, until the lights end. So that no two totals differ by one person, they are told
again only when at least `threshold` people changed theirs; with fewer lights than that nothing is told. Who was counted
for it counts again only after so many others were: half of those who take part, or fewer where too few would be left.
So somebody with a few seats cannot tell apart, again and again, what one other person chooses.
"""

from __future__ import annotations

from typing import Any, Literal

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from session.core.commands import Context, Decision, Event, Payload
from session.core.shapes import Shape
from session.core.state import Json, Round

Light = Literal["go", "unsure", "stop"]
LIGHTS: tuple[Light, ...] = ("go", "unsure", "stop")
PREFIX = "light"
_OFF = "off"


class Kept(Shape, frozen=True):
    """How many lights of each kind there were."""

    go: int = 0
    unsure: int = 0
    stop: int = 0

    @property
    def n(self) -> int:
        return self.go + self.unsure + self.stop

    def moved(self, was: Light | None, now: Light | None) -> Kept:
        """After one light became another; None is no light."""
        counts = {light: getattr(self, light) + (light == now) - (light == was) for light in LIGHTS}
        return Kept(**counts)


class Lights(Shape, frozen=True):
    """The `asked`th time that lights were asked for, about one thing. `counts` are not told; `told` are, and were
    `tellings` times. `waiting`: how many people changed theirs since. `keep`: they go into the record when they end.
    """

    asked: int
    turn: int
    thing: str
    keep: bool = False
    counts: Kept = Kept()
    told: Kept | None = None
    tellings: int = 0
    waiting: int = 0

    def seen(self) -> LightsView:
        return LightsView(self.asked, self.keep, self.told or UNSET)


class LightsView(Shape, frozen=True):
    """`told`: the totals; not there while too few people gave a light."""

    asked: int
    keep: bool
    told: Kept | UnsetType = UNSET


class Own(Shape, frozen=True):
    """The light of one seat, as its id says it: the `n`th change, and the telling for which it was counted last."""

    n: int
    counted: int
    light: Light | None


class GiveLight(Payload, frozen=True):
    """`asked`: the time that lights were asked for, as the phone saw it; None takes the light back."""

    asked: int
    light: Light | None


class AskLights(Payload, frozen=True):
    on: bool
    keep: bool = False


class KeepLights(Payload, frozen=True):
    keep: bool


def own(owned: frozenset[str], asked: int) -> tuple[Own | None, str]:
    """The light that a seat has now, and the id that says so."""
    beginning = f"{PREFIX}{asked}."
    found = [(_own(thing), thing) for thing in owned if thing.startswith(beginning)]
    return max(found, key=lambda each: each[0].n) if found else (None, "")


def _own(thing: str) -> Own:
    _, n, counted, light, *_ = thing.split(".")
    return Own(int(n), int(counted), next((each for each in LIGHTS if each == light), None))


def give(round_: Round, lights: Lights, data: GiveLight, context: Context) -> Decision:
    """One light instead of another. The same again changes nothing."""
    before, thing = own(context.owned, lights.asked)
    was = None if before is None else before.light
    if was == data.light:
        return Decision()
    counts = lights.counts.moved(was, data.light)
    pause = _pause(max(counts.n, lights.counts.n), context.threshold)
    counted = before is None or lights.tellings - before.counted > pause
    at = lights.tellings if before is None or counted else before.counted
    number = 1 if before is None else before.n + 1
    mine = f"{PREFIX}{lights.asked}.{number}.{at}.{data.light or _OFF}.{context.new_id()}"
    events = [_event(context, round_, "light_given", was=was, now=data.light, counted=counted)]
    if lights.waiting + counted >= context.threshold:
        told = counts if counts.n >= context.threshold else None
        events.append(_event(context, round_, "lights_told", lights=None if told is None else _plain(told)))
    return Decision(tuple(events), (mine,), releases=(thing,) if thing else ())


def _pause(number: int, threshold: int) -> int:
    """For how many tellings somebody who was counted has to wait, with so many lights."""
    return max(0, min(number // 2, number - threshold)) // threshold


def asked_for(round_: Round, thing: str, asked: int, data: AskLights, context: Context) -> Decision:
    """A new set of lights, about what is on the table."""
    new = {"asked": asked, "turn": round_.turns, "thing": thing, "keep": data.keep}
    return Decision((_event(context, round_, "lights_asked", **new),), releases=(PREFIX,))


def ended(round_: Round, context: Context) -> Decision:
    return Decision((_event(context, round_, "lights_ended"),), releases=(PREFIX,))


def kept(round_: Round, keep: bool, context: Context) -> Decision:
    return Decision((_event(context, round_, "lights_kept", keep=keep),))


def changed(lights: Lights, name: str, data: Json) -> Lights:
    """The lights after one of their events."""
    if name == "lights_kept":
        return replace(lights, keep=data["keep"])
    if name == "lights_told":
        told = None if data["lights"] is None else Kept(**data["lights"])
        return replace(lights, told=told, tellings=lights.tellings + 1, waiting=0)
    counts = lights.counts.moved(data["was"], data["now"])
    return replace(lights, counts=counts, waiting=lights.waiting + data["counted"])


def _plain(totals: Kept) -> dict[str, int]:
    return {light: getattr(totals, light) for light in LIGHTS}


def _event(context: Context, round_: Round, name: str, **data: Any) -> Event:
    return context.event(f"talk.{name}", {"round": round_.id, **data})
