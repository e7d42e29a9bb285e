"""Deltas out. For each audience the view is computed once, compared with the one sent before, and the same bytes
go to everyone: the projector first, then the desks, then the phones.

The first change after a quiet time goes out at once; a stream of changes is coalesced to one delta a tick. Every
audience has a tick of its own, that of the few screens in front shorter than that of a thousand phones, and it grows
with the time a fan-out takes. Who falls behind gets a snapshot instead of a queue.
"""

from __future__ import annotations

import secrets
import time
from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any, NamedTuple

from msgspec import UNSET, Raw, structs

from session.core import patch, views
from session.core.commands import Act
from session.core.packed import Packer
from session.core.state import Json, Round, Session
from session.core.view_shapes import View
from session.live import idle_seats
from session.live.conductor import Conductor
from session.live.engine import Engine
from session.live.messages import ActTold, Delta, Have, Pulse, Snapshot, Turnout, encode, encode_parts
from session.live.presence import Here, Presence

AUDIENCES = ("projector", "desk", "phone")
LONGEST_SECONDS = 2.0
"""So long nobody waits, however much time a fan-out took."""
PEOPLE_SECONDS = 1.0
"""So often phones hear how many people there are."""
FRONT_SECONDS = 0.02
"""The tick of the projector and the desk, when that of the phones is longer."""


class News(NamedTuple):
    """What goes to the `sids` of one audience at once: `messages`, in their order, each with what a client holds that
    does not get it any more."""

    audience: str
    sids: list[str]
    messages: list[tuple[str, str, Have]]  # event, payload, what they had


class OpenVote(NamedTuple):
    """What the pulses of all audiences have in common: the round that is open, and the turnout when it is secret."""

    round: Round | None = None
    turnout: Turnout | None = None


Send = Callable[[News], None]


def _told(act: Act) -> ActTold:
    return ActTold(act.id, act.name, act.kind, act.number, act.text, not act.back, act.undone)


class Channel:
    """What one audience has been sent: the view, packed, its version and the deltas that led to it."""

    def __init__(self, history: int) -> None:
        self.view: Json | None = None
        self._parts: tuple[Raw, Raw] | None = None
        self._packer = Packer()
        self.version = 0
        self.deltas: deque[tuple[int, int, str]] = deque(maxlen=history)

    def advance(self, shape: View, version: int) -> str | None:
        """The encoded delta to this view, or None when this audience sees no difference."""
        view, new = self._packer.pack(shape), self._packer.fresh
        before, start = self.view, self.version
        ops = [] if before is None else patch.diff(before, view)
        if before is not None and not ops:
            return None
        self.view, self.version, self._parts = view, version, None
        if before is None:
            return None
        delta = encode(Delta(start, version, ops, new or UNSET))
        self.deltas.append((start, version, delta))
        return delta

    def encoded(self) -> tuple[Raw, Raw]:
        """The table and the whole view as JSON, encoded once a version however many ask."""
        if self._parts is None:
            self._parts = Raw(encode(self._packer.table()).encode()), Raw(encode(self.view).encode())
        return self._parts

    def since(self, version: int) -> list[str] | None:
        """The deltas after `version`, or None when they are no longer known."""
        if version == self.version:
            return []
        known = any(start == version for start, _, _ in self.deltas)
        return [text for start, _, text in self.deltas if start >= version] if known else None


class Rhythm:
    """When one audience hears: `tick` seconds after the time before at the earliest, and of people who come and go
    `for_people` seconds after it. `cost` is what the last time took; so many `times` that long others have their turn.
    """

    def __init__(
        self, tick: float, for_people: float, times: float, sending: AbstractContextManager[Any]
    ) -> None:
        self._tick, self._for_people, self._times, self.sending = tick, for_people, times, sending
        self.due: float | None = None
        self.last = 0.0
        self.cost = 0.0
        self.seen = -1  # the version that was looked at last

    def call(self, people: bool) -> float | None:
        """There is news. When it goes out, if that is earlier than was `due` before."""
        rest = min(self._times * self.cost, LONGEST_SECONDS)
        at = self.last + max(self._for_people if people else self._tick, rest)
        if self.due is not None and self.due <= at:
            return None
        self.due = at
        return at


class Broadcaster:
    """The live output of one session."""

    def __init__(
        self, conductor: Conductor, engine: Engine, presence: Presence, send: Send, tick_ms: int, history: int
    ) -> None:
        self.epoch = secrets.token_hex(8)  # versions of another epoch mean nothing here
        self.channels = {audience: Channel(history) for audience in AUDIENCES}
        self._conductor, self._engine, self._presence, self._send = conductor, engine, presence, send
        tick, front = tick_ms / 1000, min(tick_ms / 1000, FRONT_SECONDS)
        # One fan-out at a time to an audience, or deltas would overtake each other.
        self._rhythms = {
            audience: Rhythm(front, front, 5, engine.lock()) for audience in ("projector", "desk")
        } | {"phone": Rhythm(tick, max(tick, PEOPLE_SECONDS), 2, engine.lock())}
        self._told = conductor.cache.state  # the state at the last news
        self._pulses: dict[str, Pulse] = {}
        self._news = 0  # how often something changed
        self._vote: tuple[int, OpenVote] = (-1, OpenVote())  # as it was after so much news
        self.turn = engine.lock()  # what one client gets is put together while nothing changes under it
        conductor.changed = self.notify
        for audience in AUDIENCES:
            self._refresh(audience)

    def notify(self) -> None:
        """Something changed: send it at once after a quiet time, else with the next tick. Called on the loop."""
        before, now = self._told, self._conductor.cache.state
        self._told = now
        self._call(before is not now and only_people(before, now))

    def people_changed(self) -> None:
        """Somebody came or went. While hundreds come in, each of them need not hear of all the others."""
        self._call(people=True)

    def _call(self, people: bool) -> None:
        self._news += 1
        for audience, rhythm in self._rhythms.items():
            if (due := rhythm.call(people)) is not None:
                after = max(0.0, due - time.monotonic())
                self._engine.spawn(self._now_due, audience, rhythm, due, after=after)

    def _now_due(self, audience: str, rhythm: Rhythm, due: float) -> None:
        if rhythm.due != due:  # there was news that could not wait so long
            return
        rhythm.due, rhythm.last = None, time.monotonic()
        with rhythm.sending:
            rhythm.cost = self._send_changes(audience)

    def _send_changes(self, audience: str) -> float:
        with self.turn:
            started = time.monotonic()  # here: waiting for others is no work
            before, delta, now = self._have(audience), self._refresh(audience), self._have(audience)
        here = self._presence.now()
        pulse = self._pulse_for(audience, here, self._open_vote())
        news = News(audience, here.sids.get(audience, []), [])
        if delta is not None:
            news.messages.append(("delta", delta, before))
        if pulse != self._pulses.get(audience):
            self._pulses[audience] = pulse
            news.messages.append(("pulse", encode(pulse), now))
        if news.messages:
            self._send(news)
        return time.monotonic() - started

    def _have(self, audience: str) -> Have:
        return Have(self.epoch, self.channels[audience].version)

    def _refresh(self, audience: str) -> str | None:
        cache, kinds, rhythm = self._conductor.cache, self._conductor.kinds, self._rhythms[audience]
        # Of the views: also figures that were counted after the log had moved on make another one.
        version = cache.version + self._conductor.long_counts.edition
        if version == rhythm.seen:  # only people came or went
            return None
        rhythm.seen = version
        shape = views.view_shape(cache.state, audience, kinds, cache.results)
        return self.channels[audience].advance(shape, version)

    def pulse(self, audience: str) -> Pulse:
        """What is not in the log: people present and the turnout of the open secret round.

        The desk and the projector also get the figures of a round that is counted live. Phones do not: nobody should
        have to choose with the score in hand, and a thousand of them would get it with every pulse.
        """
        return self._pulse_for(audience, self._presence.now(), self._look())

    def _open_vote(self) -> OpenVote:
        """The same for all audiences until there is news; who tells of it is called only then."""
        news = self._news  # first: what changes from here on is looked at once more
        if self._vote[0] != news:
            self._vote = news, self._look()
        return self._vote[1]

    def _look(self) -> OpenVote:
        cache, kinds, votes = self._conductor.cache, self._conductor.kinds, self._conductor.votes
        round_ = cache.state.open_round()
        secret = round_ is not None and kinds[round_.kind].secret
        turnout = votes.turnout(cache, round_, kinds[round_.kind]) if round_ and secret else None
        return OpenVote(round_, turnout)

    def _pulse_for(self, audience: str, here: Here, vote: OpenVote) -> Pulse:
        conductor, cache, state = self._conductor, self._conductor.cache, self._conductor.cache.state
        round_, closed = vote.round, state.phase == "closed"
        phone = Pulse(here.present, vote.turnout, head=cache.head if closed else UNSET)
        if audience == "phone":
            return phone
        live = conductor.live_score.now() if round_ is not None and round_.plan.live else None
        projector = structs.replace(phone, live=live, held=conductor.held or UNSET)
        if audience == "projector":
            return projector
        closing = round_ is not None and round_.phase == "closing"
        return structs.replace(
            projector,
            away=here.away,
            idle=0 if vote.turnout or closed else len(idle_seats.idle(self._presence, cache)),
            desks=len(here.sids.get("desk", ())),
            projectors=len(here.sids.get("projector", ())),
            ending=(conductor.round_end.ending(state) if closing else None) or UNSET,
            acts=tuple(map(_told, cache.acts)) or UNSET,
            places=here.places or UNSET,
        )

    def catch_up(
        self,
        audience: str,
        have: Have | None,
        mine: Callable[[], str | None],
        deliver: Callable[[str, str], object],
    ) -> Have:
        """Hand to `deliver(event, text)` what brings a client from what it has to now, and say what that is. `mine`:
        its own part, as JSON.

        Nothing newer can reach the client in between, so the last thing it gets is the newest.
        """
        with self.turn:
            for event, text in self._missed(audience, have, mine()):
                deliver(event, text)
            return self._have(audience)

    def _missed(self, audience: str, have: Have | None, mine: str | None) -> list[tuple[str, str]]:
        """Deltas when those are still known, else a snapshot."""
        pulse, personal = encode(self.pulse(audience)), mine or encode(None)
        channel = self.channels[audience]
        known = have is not None and have.epoch == self.epoch
        deltas = channel.since(have.version) if have is not None and known else None
        if deltas is None:
            texts, view = channel.encoded()
            rest = Raw(personal.encode()), Raw(pulse.encode())
            return [("snapshot", encode_parts(Snapshot(self.epoch, channel.version, texts, view, *rest)))]
        messages = [("delta", text) for text in deltas] + [("pulse", pulse)]
        return messages if mine is None else [*messages, ("mine", personal)]


def only_people(before: Session, now: Session) -> bool:
    """Whether nothing is different but who is there."""
    if before.rounds.keys() != now.rounds.keys():
        return False
    pairs = ((before.rounds[name], round_) for name, round_ in now.rounds.items())
    same = all(old is new or replace(old, late=new.late) == new for old, new in pairs)
    there = {name: getattr(now, name) for name in ("seats", "announced", "moved", "cards_used", "rounds")}
    return same and replace(before, **there) == now
