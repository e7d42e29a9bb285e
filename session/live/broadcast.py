"""Deltas out. For each audience the view is computed once, compared with the one sent before, and the same bytes
go to everyone: the projector first, then the desks, then the phones.

The first change after a quiet time goes out at once; a stream of changes is coalesced to one delta a tick, and the
tick grows with the time a fan-out takes. Who falls behind gets a snapshot instead of a queue.
"""

from __future__ import annotations

import json
import secrets
import time
from collections import deque
from collections.abc import Callable
from typing import Any

from session.core import patch, views
from session.core.state import Json, plain
from session.live.conductor import Conductor
from session.live.engine import Engine
from session.live.presence import Presence

AUDIENCES = ("projector", "desk", "phone")


def encode(document: Any) -> str:
    """JSON as it goes over the wire."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


class Channel:
    """What one audience has been sent: the view, its version and the deltas that led to it."""

    def __init__(self, history: int) -> None:
        self.view: Json | None = None
        self.text = ""
        self.version = 0
        self.deltas: deque[tuple[int, int, str]] = deque(maxlen=history)

    def advance(self, view: Json, version: int) -> str | None:
        """The encoded delta to `view`, or None when this audience sees no difference."""
        if self.view is None:
            self.view, self.version, self.text = view, version, ""
            return None
        ops = patch.diff(self.view, view)
        if not ops:
            return None
        delta = encode({"from": self.version, "version": version, "ops": ops})
        self.deltas.append((self.version, version, delta))
        self.view, self.version, self.text = view, version, ""
        return delta

    def encoded(self) -> str:
        """The whole view as JSON text, encoded once a version however many ask."""
        if not self.text:
            self.text = encode(self.view)
        return self.text

    def since(self, version: int) -> list[str] | None:
        """The deltas after `version`, or None when they are no longer known."""
        if version == self.version:
            return []
        found = [text for start, _, text in self.deltas if start >= version]
        known = bool(found) and any(start == version for start, _, _ in self.deltas)
        return found if known else None


class Broadcaster:
    """The live output of one session."""

    def __init__(
        self, conductor: Conductor, engine: Engine, presence: Presence, send: Any, tick_ms: int, history: int
    ) -> None:
        self.epoch = secrets.token_hex(8)  # versions of another epoch mean nothing here
        self.channels = {audience: Channel(history) for audience in AUDIENCES}
        self._conductor, self._engine, self._presence, self._send = conductor, engine, presence, send
        self._tick = tick_ms / 1000
        self._scheduled = False
        self._last = 0.0
        self._cost = 0.0
        self._pulses: dict[str, str] = {}
        self._sending = engine.lock()  # one fan-out at a time, or deltas would overtake each other
        self.turn = engine.lock()  # what one client gets is put together while nothing changes under it
        self._seen = -1
        conductor.changed = self.notify
        self._refresh()

    def notify(self) -> None:
        """Something changed: send it at once after a quiet time, else with the next tick. Called on the loop."""
        if self._scheduled:
            return
        self._scheduled = True
        self._engine.spawn(self._later, max(0.0, self._last + self._pause() - time.monotonic()))

    def _pause(self) -> float:
        return max(self._tick, 2 * self._cost)

    def _later(self, delay: float) -> None:
        self._engine.sleep(delay)
        self._scheduled = False
        self._last = time.monotonic()
        with self._sending:
            self._cost = self._send_changes()

    def _send_changes(self) -> float:
        started = time.monotonic()
        with self.turn:
            deltas = self._refresh()
        for audience in AUDIENCES:
            sids = self._presence.sids(audience)
            if audience in deltas:
                self._send("delta", sids, deltas[audience])
            pulse = encode(self.pulse(audience))
            if pulse != self._pulses.get(audience):
                self._pulses[audience] = pulse
                self._send("pulse", sids, pulse)
        return time.monotonic() - started

    def _refresh(self) -> dict[str, str]:
        cache, kinds = self._conductor.cache, self._conductor.kinds
        deltas: dict[str, str] = {}
        if cache.version == self._seen:  # only people came or went
            return deltas
        self._seen = cache.version
        for audience in AUDIENCES:
            view = plain(views.view(cache.state, audience, kinds, cache.results))
            delta = self.channels[audience].advance(view, cache.version)
            if delta is not None:
                deltas[audience] = delta
        return deltas

    def pulse(self, audience: str) -> Json:
        """What is not in the log: people present and the turnout of the open secret round.

        The desk and the projector also get the figures of a round that is counted live. Phones do not: nobody should
        have to choose with the score in hand, and a thousand of them would get it with every pulse.
        """
        shown: Json = {"present": self._presence.present(), "turnout": self._conductor.turnout()}
        if audience != "phone":
            shown["live"] = self._conductor.live_results()
        cache = self._conductor.cache
        if cache.state.phase == "closed":
            shown["head"] = cache.head  # the fingerprint, for who wants to keep it beside the record
        if audience == "desk":
            shown["away"] = self._presence.away()
            shown["desks"] = self._presence.count("desk")
            shown["projectors"] = self._presence.count("projector")
        return shown

    def catch_up(
        self, audience: str, have: Any, mine: Callable[[], Json | None], deliver: Callable[[str, str], Any]
    ) -> None:
        """Hand to `deliver(event, text)` what brings a client from what it has to now.

        Nothing newer can reach the client in between, so the last thing it gets is the newest.
        """
        with self.turn:
            for event, text in self._missed(audience, have, mine()):
                deliver(event, text)

    def _missed(self, audience: str, have: Any, personal: Json | None) -> list[tuple[str, str]]:
        """Deltas when those are still known, else a snapshot."""
        pulse = self.pulse(audience)
        channel = self.channels[audience]
        deltas = None
        if (
            isinstance(have, dict)
            and have.get("epoch") == self.epoch
            and isinstance(have.get("version"), int)
        ):
            deltas = channel.since(have["version"])
        if deltas is None:
            head = f'{{"epoch":"{self.epoch}","version":{channel.version},"view":{channel.encoded()}'
            return [("snapshot", f'{head},"mine":{encode(personal)},"pulse":{encode(pulse)}}}')]
        messages = [("delta", text) for text in deltas] + [("pulse", encode(pulse))]
        return messages if personal is None else [*messages, ("mine", encode(personal))]
