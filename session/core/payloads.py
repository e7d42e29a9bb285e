"""The payloads of the core's own commands: what may be in them, and nothing else."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from session.core.carry import Source
from session.core.commands import Payload
from session.core.state import Minutes, Plan, ScreenMode

NOTE_CHARACTERS = 2000
Short = Annotated[str, Meta(max_length=2000)]
DAY = r"^(\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?\Z"
Seconds = Annotated[int, Meta(ge=1, le=24 * 3600)]


class RoleData(Payload, frozen=True):
    id: Annotated[str, Meta(max_length=40)] = ""
    label: Annotated[str, Meta(max_length=200)] = ""


class SetSession(Payload, frozen=True):
    """Only the fields that are given change. `date` (YYYY-MM-DD, empty for none) and `place`: when and where it is
    held; `minutes`: how long there is for all of it, 0 when that is not known. `was`: what stood there when somebody
    began to type.
    """

    title: Short | None = None
    language: Annotated[str, Meta(extra_json_schema={"enum": ["nl", "en"]})] | None = None
    threshold: Annotated[int, Meta(ge=3, le=25)] | None = None
    roles: tuple[RoleData, ...] | None = None
    entry: Annotated[str, Meta(extra_json_schema={"enum": ["open", "cards"]})] | None = None
    date: Annotated[str, Meta(pattern=DAY)] | None = None
    place: Short | None = None
    minutes: Minutes | None = None
    was: WasSession | None = None


class WasSession(Payload, frozen=True):
    """What somebody saw who began to type: when it is another by now, nothing changes. `roles`: what others did to the
    roles meanwhile stays, and what is asked comes to it; only a role that both gave another name changes nothing.
    `act`: the act of this desk that it goes on with, so that taking it back is one step.
    """

    title: Short | None = None
    place: Short | None = None
    roles: tuple[RoleData, ...] | None = None
    act: Annotated[str, Meta(max_length=16)] | None = None


class Lock(Payload, frozen=True):
    locked: bool


class Roam(Payload, frozen=True):
    """Whether phones may look back at rounds whose result was shown."""

    roam: bool


class TakeSeat(Payload, frozen=True):
    role: str | None = None


class ComeIn(TakeSeat, frozen=True):
    """`card`: with an entry card that has no seat yet."""

    card: bool = False


OfRole = dict[Annotated[str, Meta(max_length=40)], Annotated[int, Meta(ge=1, le=5000)]]
"""Role ("" is none) -> how many."""


class MakeCards(Payload, frozen=True):
    cards: OfRole


class WithdrawCards(Payload, frozen=True):
    """`cards`: how many; `seats`: the people among them, who are out."""

    cards: Annotated[int, Meta(ge=0)]
    seats: OfRole = msgspec.field(default_factory=dict)


class ClearSeats(Payload, frozen=True):
    """`cards`: how many of these seats are those of an entry card."""

    seats: OfRole = msgspec.field(default_factory=dict)
    cards: Annotated[int, Meta(ge=0)] = 0


class PlanChange(Payload, frozen=True):
    minutes: Minutes | None = None
    auto_close: bool | None = None
    auto_release: bool | None = None
    by_role: bool | None = None
    live: bool | None = None
    note: Annotated[str, Meta(max_length=NOTE_CHARACTERS)] | None = None
    pause: Minutes | None = None


class AddRound(Payload, frozen=True):
    """`again`: the round this is a second vote of; then the kind is that of the first, and settings are not given,
    because they are those of the first too. So are its options, unless `source` names the first and says which of them.
    `about`: what the round is about, of an earlier round or typed.
    """

    kind: str
    prompt: Short = ""
    settings: dict[str, Any] = msgspec.field(default_factory=dict)
    source: Source = Source()
    plan: Plan = Plan()
    at: Annotated[int, Meta(ge=0)] | None = None
    again: Annotated[str, Meta(max_length=20)] | None = None
    about: Source | None = None


class ChangeRound(Payload, frozen=True):
    """Only the fields that are given change; of `settings` and `plan` only the keys that are given. An empty `about`
    makes the round about nothing. `was`: what stood there when somebody began to type.
    """

    prompt: Short | None = None
    settings: dict[str, Any] | None = None
    source: Source | None = None
    plan: PlanChange | None = None
    about: Source | None = None
    was: WasRound | None = None


class WasRound(Payload, frozen=True):
    """What somebody saw who began to type: when it is another by now, nothing changes. `source` and `about` go whole
    and have two parts, what is taken from another round and what is typed: who changes one leaves the other as it is
    by now. `act`: as in `WasSession`.
    """

    prompt: Short | None = None
    note: Annotated[str, Meta(max_length=NOTE_CHARACTERS)] | None = None
    source: Source | None = None
    about: Source | None = None
    settings: dict[str, Any] | None = None
    act: Annotated[str, Meta(max_length=16)] | None = None


class EarlierFigure(Payload, frozen=True):
    """The headline figure of an option in an earlier session. `text` is empty for an answer that is no option."""

    id: Annotated[str, Meta(max_length=80)]
    text: Annotated[str, Meta(max_length=6200)]
    figure: float


class EarlierResult(Payload, frozen=True):
    """What came of the same round in an earlier session, from its record: which record, which round of it, how it was
    asked, and its figures. Never of a round that was withheld. `held`: when, in seconds since the epoch.
    """

    fingerprint: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
    title: Short
    held: int | None
    round: Annotated[str, Meta(max_length=20)]
    kind: str
    settings: dict[str, Any]
    threshold: int
    ballots: Annotated[int, Meta(ge=0)]
    figures: Annotated[tuple[EarlierFigure, ...], Meta(max_length=600)]


class MoveRound(Payload, frozen=True):
    to: Annotated[int, Meta(ge=0)]


class SkipRound(Payload, frozen=True):
    skipped: bool = True


class SetTimer(Payload, frozen=True):
    seconds: Seconds


class OpenUntil(Payload, frozen=True):
    """The moment at which the round closes by itself, in seconds since the epoch; null for none."""

    until: Annotated[int, Meta(ge=0, le=2**40)] | None = None


class ShowScreen(Payload, frozen=True):
    """`round`: what a round, a result or a shift is of. `text`: what a text says. `minutes`: how long a break lasts; it
    ends on a whole minute of the clock.
    """

    mode: ScreenMode
    round: str | None = None
    text: Short = ""
    minutes: Annotated[int, Meta(ge=1, le=600)] | None = None


class LightUp(Payload, frozen=True):
    """`item`: what is to stand large on the projector, of the round that the command is about; null for nothing."""

    item: str | None


class TurnScreen(Payload, frozen=True):
    """`by`: pages forward. `still`: whether pages stop turning by themselves; null leaves that as it is."""

    by: Annotated[int, Meta(ge=-1, le=1)] = 0
    still: bool | None = None


class CastBallot(Payload, frozen=True):
    """`n` grows on the phone (it uses its clock), so that an older ballot never replaces a newer one.

    `choice` {} takes an earlier ballot back. `done`: this seat says that it is ready; until its next ballot.
    """

    n: Annotated[int, Meta(ge=0, le=2**53)]
    choice: dict[str, Any]
    done: bool = False


class BreakTie(Payload, frozen=True):
    """`options`: all ids of one tie of that flavour of items; with `how` "person", in the order that was chosen."""

    options: tuple[Annotated[str, Meta(max_length=80)], ...]
    how: Annotated[str, Meta(extra_json_schema={"enum": ["lot", "person"]})]
    flavour: Annotated[str, Meta(max_length=40)]


class CountPaper(Payload, frozen=True):
    """`count` ballots on paper with the same choice."""

    choice: dict[str, Any]
    count: Annotated[int, Meta(ge=1, le=1000)] = 1
    role: Annotated[str, Meta(max_length=40)] | None = None


class CountAllPaper(Payload, frozen=True):
    """Many ballots on paper at once, as a sheet has them."""

    ballots: Annotated[tuple[CountPaper, ...], Meta(min_length=1, max_length=2000)]


class DropPaper(Payload, frozen=True):
    entry: Annotated[str, Meta(max_length=40)]


class UndoAct(Payload, frozen=True):
    """`act`: the first 16 characters of the id of the command that it was. `again`: it was taken back, and is done
    again.
    """

    act: Annotated[str, Meta(max_length=16)]
    again: bool = False
