"""What desks did, and how it is taken back: an act knows the commands that undo it, and what it left behind.

Taking back is doing something new: the log only grows. It is refused when what the act left was changed since, so that
nobody loses what another one did. An undoing can be taken back in turn. Acts live beside the session, in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

import msgspec

from session.core.carry import Source
from session.core.commands import Act, Command, Decision
from session.core.kind import RoundKind
from session.core.shapes import told
from session.core.state import Json, Round, Session

Path = tuple[str, ...]
Left = tuple[tuple[Path, Any], ...]
RESTORE = "round.restore"
"""What only an undoing gives: no client can ask for it."""
UNTOLD = frozenset({"screen.turn", "timer.extend", "round.count", "round.keep_open", "phones.call"})
"""What is no step of its own in the list of acts."""
OWN_UNDO = ".undo"
"""The command of a kind that takes back one of its own changes."""
KEPT = 30
TEXT = 80
_MISSING = object()
_BESIDE = frozenset(
    {"order", "made", "moved", "announced", "host", "focus", "screen", "earlier", "closed_at"}
    | {"called", "amended"}
)
"""What changes along with much else: that it is another by now is no reason to refuse."""
_WATCHED = {"round.move": {"order"}, "screen.show": {"screen"}, "screen.light": {"screen"}}


def listed(
    acts: tuple[Act, ...],
    before: Session,
    after: Session,
    command: Command,
    decision: Decision,
    kinds: Mapping[str, RoundKind],
    now: int,
) -> tuple[Act, ...]:
    """The list after a command of a desk; the oldest go. `now`: by the clock that timers run by."""
    if decision.act is not None:
        changed = decision.act
        return tuple(changed if act.id == changed.id else act for act in acts)
    if not decision.events:
        return acts
    if _types_on(acts, before, command):
        grown = replace(acts[-1], id=command.id[:16], left=_latest(acts[-1], after))
        return (*acts[:-1], grown)
    back = undoing(before, command, decision.reply, kinds, now)
    by_hand = _by_hand(acts, command, kinds)
    if by_hand is not None:
        left = () if keeps_its_own(back) else left_behind(before, after, command.name)
        turned = replace(by_hand, back=back, left=left, undone=not by_hand.undone)
        return tuple(turned if act is by_hand else act for act in acts)
    of_kind = command.name.partition(".")[0] in kinds
    if command.name in UNTOLD or (of_kind and not back) or command.name.endswith(OWN_UNDO):
        return acts
    left = () if not back or keeps_its_own(back) else left_behind(before, after, command.name)
    about = str(decision.reply.get("round") or command.round)
    state = after if about in after.rounds else before
    round_ = state.rounds.get(about)
    kind, number = (None, 0) if round_ is None else (round_.kind, state.order.index(about) + 1)
    words = "" if round_ is None else _text(round_, command, kinds)
    return (*acts, Act(command.id[:16], command.name, kind, number, words, back, left))[-KEPT:]


def _types_on(acts: tuple[Act, ...], before: Session, command: Command) -> bool:
    """Whether this saves more of what the last act began to type: taking that back is one step."""
    was = command.data.get("was")  # of a kind it is the words that stood there
    act = was.get("act") if isinstance(was, Mapping) else None
    return bool(acts) and acts[-1].id == act and not acts[-1].undone and is_as_left(before, acts[-1])


def _latest(act: Act, after: Session) -> Left:
    return tuple((path, _at(after, path)) for path, _ in act.left)


def _by_hand(acts: tuple[Act, ...], command: Command, kinds: Mapping[str, RoundKind]) -> Act | None:
    """The act that this command takes back without saying so: a kind offers the way back beside what it did. Changes
    that have names of their own can be any; else it is the last act.
    """
    if command.name.partition(".")[0] not in kinds:
        return None
    back = (Command("", command.name, command.round, command.data),)
    among = acts if command.name.endswith(OWN_UNDO) else acts[-1:]
    return next((act for act in among if act.back == back), None)


def undoing(
    before: Session, command: Command, reply: Json, kinds: Mapping[str, RoundKind], now: int
) -> tuple[Command, ...]:
    """The commands that take a command back."""
    prefix, _, own = command.name.partition(".")
    if prefix in kinds:
        name = command.round or ""
        asked = kinds[prefix].undo(before.rounds[name], own, command.data, reply)
        return tuple(Command("", f"{prefix}.{verb}", name, data) for verb, data in asked)
    find = _BACK.get(command.name)
    return () if find is None else find(before, command, reply, now)


def keeps_its_own(back: tuple[Command, ...]) -> bool:
    """Whether the kind itself knows its changes, and whether somebody built on them, as a board does."""
    return any(command.name.endswith(OWN_UNDO) for command in back)


def left_behind(before: Session, after: Session, name: str) -> Left:
    """What must still be there when an act is taken back."""
    return tuple(_changed(before, after, (), _BESIDE - _WATCHED.get(name, set())))


def is_as_left(state: Session, act: Act) -> bool:
    """Whether all that an act left behind is still as it left it."""
    return all(_at(state, path) == value for path, value in act.left)


def _changed(before: Any, after: Any, path: Path, beside: frozenset[str]) -> list[tuple[Path, Any]]:
    """Path -> what stands there after, for everything that is another thing than before."""
    if before is after or (before == after and type(before) is type(after)):
        return []
    old, new = _parts(before), _parts(after)
    if old is None or new is None:
        return [(path, after)]
    changes: list[tuple[Path, Any]] = []
    for name in {**old, **new}:
        if name not in beside:
            changes += _changed(old.get(name, _MISSING), new.get(name, _MISSING), (*path, name), beside)
    return changes


def _parts(value: Any) -> Mapping[str, Any] | None:
    if isinstance(value, Mapping):
        return value
    if isinstance(value, msgspec.Struct):
        return {name: getattr(value, name) for name in value.__struct_fields__}
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    return None


def _at(value: Any, path: Path) -> Any:
    for name in path:
        value = (_parts(value) or {}).get(name, _MISSING)
    return value


def _text(round_: Round, command: Command, kinds: Mapping[str, RoundKind]) -> str:
    """The words of what a command of a kind is about."""
    if command.name.partition(".")[0] not in kinds or round_.body is None:
        return ""
    named = {option.id: option.text for option in round_.options} | dict(kinds[round_.kind].named(round_))
    about = [value for value in command.data.values() if isinstance(value, str)]
    return (
        next((named[value] for value in about if value in named), None) or command.data.get("text") or ""
    )[:TEXT]


# — how each command of the core is taken back —

Back = Callable[[Session, Command, Json, int], tuple[Command, ...]]


def _one(name: str, round_: str | None, data: Json | None = None) -> tuple[Command, ...]:
    return (Command("", name, round_, data or {}),)


def _same(name: str) -> Back:
    return lambda before, command, reply, now: _one(name, command.round)


def _set(before: Session, command: Command, reply: Json, now: int) -> tuple[Command, ...]:
    was: Json = {
        key: getattr(before, key) for key, value in command.data.items() if value is not None and key != "was"
    }
    if "roles" in was:
        was["roles"] = [{"id": role.id, "label": role.label} for role in before.roles]
    if "entry" in was:
        was["entry"] = before.entry or "open"
    return _one("session.set", None, was)


def _change(before: Session, command: Command, reply: Json, now: int) -> tuple[Command, ...]:
    round_, given = before.rounds[command.round or ""], command.data
    was: Json = {key: getattr(round_, key) for key in ("prompt", "source") if given.get(key) is not None}
    if given.get("settings"):
        was["settings"] = {  # a switch that is not there is off
            key: round_.settings.get(key, False)
            for key, value in given["settings"].items()
            if key in round_.settings or value is True
        }
    if given.get("plan"):
        plan = told(round_.plan)
        was["plan"] = {key: plan.get(key, 0) for key, value in given["plan"].items() if value is not None}
    if given.get("about") is not None:
        was["about"] = round_.about or told(Source())
    return _one("round.change", round_.id, was)


def _restore(before: Session, command: Command, reply: Json, now: int) -> tuple[Command, ...]:
    round_ = before.rounds[command.round or ""]
    parts = ("kind", "prompt", "settings", "source", "again", "about", "skipped", "earlier", "until")
    whole = {part: getattr(round_, part) for part in parts}
    at = before.order.index(round_.id)
    return _one(RESTORE, round_.id, {**whole, "plan": told(round_.plan), "at": at})


def _until(before: Session, command: Command, reply: Json, now: int) -> tuple[Command, ...]:
    return _one("round.until", command.round, {"until": before.rounds[command.round or ""].until})


def _clock_on(before: Session, command: Command, reply: Json, now: int) -> tuple[Command, ...]:
    """A clock that took the place of another stays."""
    return () if before.rounds[command.round or ""].timer else _one("timer.stop", command.round)


def _clock_off(before: Session, command: Command, reply: Json, now: int) -> tuple[Command, ...]:
    timer = before.rounds[command.round or ""].timer
    if timer is None:
        return ()
    left = timer.left if timer.ends is None else timer.ends - now
    return _one("timer.start", command.round, {"seconds": max(1, round((left or 0) / 1000))})


def _screen(before: Session, command: Command, reply: Json, now: int) -> tuple[Command, ...]:
    screen = before.screen
    shown: Json = {"mode": screen.mode, "round": screen.round, "text": screen.text}
    if screen.until is not None:  # what is left of a break
        shown["minutes"] = max(1, (screen.until - now) // 60_000)
    show = _one("screen.show", None, shown)
    return show + (_one("screen.light", screen.round, {"item": screen.lit}) if screen.lit else ())


def _light(before: Session, command: Command, reply: Json, now: int) -> tuple[Command, ...]:
    """What was lit before; where something else was on the projector, that."""
    if before.screen.round != command.round or before.screen.mode not in {"round", "result"}:
        return _screen(before, command, reply, now)
    return _one("screen.light", command.round, {"item": before.screen.lit})


def _uncount_all(before: Session, command: Command, reply: Json, now: int) -> tuple[Command, ...]:
    return tuple(
        Command("", "paper.drop", command.round, {"entry": entry}) for entry in reversed(reply["entries"])
    )


def _paper(before: Session, command: Command, reply: Json, now: int) -> tuple[Command, ...]:
    entry = before.rounds[command.round or ""].paper[command.data["entry"]]
    return _one("paper.count", command.round, told(entry))


def _skip(before: Session, command: Command, reply: Json, now: int) -> tuple[Command, ...]:
    return _one("round.skip", command.round, {"skipped": before.rounds[command.round or ""].skipped})


def _move(before: Session, command: Command, reply: Json, now: int) -> tuple[Command, ...]:
    return _one("round.move", command.round, {"to": before.order.index(command.round or "")})


def _unadd(before: Session, command: Command, reply: Json, now: int) -> tuple[Command, ...]:
    return _one("round.remove", reply["round"])


_BACK: Mapping[str, Back] = {
    "session.set": _set,
    "session.lock": lambda before, command, reply, now: _one("session.lock", None, {"locked": before.locked}),
    "phones.roam": lambda before, command, reply, now: _one("phones.roam", None, {"roam": before.roam}),
    "session.close": _same("session.reopen"),
    "session.reopen": _same("session.close"),
    "round.add": _unadd,
    "round.vote_again": _unadd,
    RESTORE: _same("round.remove"),
    "round.change": _change,
    "round.move": _move,
    "round.remove": _restore,
    "round.skip": _skip,
    "round.until": _until,
    "round.release": _same("round.hide"),
    "round.hide": _same("round.release"),
    "paper.count": lambda before, command, reply, now: _one(
        "paper.drop", command.round, {"entry": reply["entry"]}
    ),
    "paper.count_all": _uncount_all,
    "paper.drop": _paper,
    "timer.start": _clock_on,
    "timer.stop": _clock_off,
    "timer.pause": _same("timer.resume"),
    "timer.resume": _same("timer.pause"),
    "screen.show": _screen,
    "screen.light": _light,
}
