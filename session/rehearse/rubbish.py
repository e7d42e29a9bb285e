"""The participant who sends rubbish: everything a phone may not send. Each trick must be refused, ignored or end the
connection; a yes is a defect of the server.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed, WebSocketException

from session.core.state import Json
from session.rehearse import framing, plain_http
from session.rehearse.client import PROTOCOL, command_id
from session.rehearse.participants import Place
from session.rehearse.replica import Replica, open_round
from session.rehearse.socket_client import dial

HUGE = "x" * 100_000
SILENCE_SECONDS = 1.0
PACE_SECONDS = 0.25
AGAIN = 8  # tries of a trick that was only refused because it came too fast

FACILITATORS: tuple[tuple[str, Json], ...] = (
    ("session.open", {}), ("session.close", {}), ("session.reopen", {}), ("session.set", {"title": "mine"}),
    ("session.lock", {"locked": True}), ("phones.roam", {"roam": True}), ("phones.call", {}),
    ("round.add", {"kind": "brainstorm"}), ("round.change", {"prompt": "mine"}),
    ("round.open", {}), ("round.close", {}), ("round.release", {}), ("round.hide", {}), ("round.reopen", {}),
    ("round.skip", {}), ("round.remove", {}), ("round.move", {"to": 0}), ("round.vote_again", {}),
    ("round.break_tie", {"options": ["r1-1", "r1-2"], "how": "lot", "flavour": ""}),
    ("paper.count", {"choice": {"dots": {}}, "count": 100}), ("paper.drop", {"entry": "i1"}),
    ("paper.count_all", {"ballots": [{"choice": {"dots": {}}, "count": 100}]}), ("screen.light", {"item": "r1-1"}),
    ("timer.start", {"seconds": 5}), ("timer.extend", {"seconds": 5}), ("timer.pause", {}), ("timer.resume", {}),
    ("timer.stop", {}), ("timer.grace", {"seconds": 60}),
    ("round.end", {}), ("round.keep_open", {}), ("round.compare", {}), ("round.count", {}),
    ("round.until", {"until": 1}),
    ("cards.make", {"cards": {}}), ("cards.withdraw", {}), ("seat.move", {}), ("seats.clear", {}),
    ("screen.show", {"mode": "text", "text": "mine"}), ("screen.turn", {"by": 1}), ("seat.take", {"role": None}),
    ("act.undo", {"act": "a" * 16}),
    ("brainstorm.hide_idea", {"idea": "i1", "hidden": True}), ("brainstorm.show_ideas", {}),
    ("decide.word", {"text": "mine"}), ("decide.add_action", {"text": "mine"}),
)  # fmt: skip
INVENTED = ("", "session", "session.destroy", "system.run", "brainstorm.__class__", "rate.cast", "x" * 61)
SHAPES: tuple[Any, ...] = (None, [], "command", 7, {}, {"id": 3}, {"id": "short", "name": "round.close"})
FRAMES = (
    "", "nonsense", "9", "4", "42", "42{", '42["command"', '42["connect",{}]', '42["disconnect"]', "40/other,{}",
    '51-["command",{"_placeholder":true,"num":0}]', "42" + "[" * 12_000, f'42["command",{{"id":"{HUGE}"}}]',
    b"\x00\x01\x02", b'4["command",{}]', '42["message",{}]',
)  # fmt: skip


def commands(name: str | None) -> Iterator[Any]:
    """Payloads of `command` that must be refused whatever round is open."""
    yield from SHAPES
    yield {"id": "a" * 65, "name": "ballot.cast", "round": name, "data": {"n": 1, "choice": {}}}
    yield {"id": command_id(), "name": ["round.close"], "round": name, "data": {}}
    yield {"id": command_id(), "name": "ballot.cast", "round": {"id": name}, "data": {}}
    yield {"id": command_id(), "name": "ballot.cast", "round": name, "data": []}
    for asked, content in FACILITATORS:
        yield _command(asked, name, content)
    for asked in INVENTED:
        yield _command(asked, name, {})


def fitting(round_: Json) -> Iterator[Json]:
    """Payloads made for the round that is open: ballots that are wrong, ideas that are none or another's."""
    name = round_["id"]
    for choice in (*_choices(round_), {"dots": []}, {"values": "all"}, {"answers": None}):
        yield _command("ballot.cast", name, {"n": 9, "choice": choice})
    for n in (-1, "1", 2**60, None):
        yield _command("ballot.cast", name, {"n": n, "choice": {}})
    for idea in (None, "", " \u200b ", "y" * 9_000, {"text": "x"}):
        yield _command("brainstorm.add_idea", name, {"text": idea})
    for idea in list(round_["body"].get("ideas", ()))[:1]:
        yield _command("brainstorm.edit_idea", name, {"idea": idea, "text": "mine", "was": ""})
        yield _command("brainstorm.withdraw_idea", name, {"idea": idea})


def _command(asked: str, name: str | None, content: Json) -> Json:
    return {"id": command_id(), "name": asked, "round": name, "data": content}


def _choices(round_: Json) -> Iterator[Json]:
    """Ballots that do not fit the open round: too many dots, steps off the scale, options that are not there."""
    for option in [option["id"] for option in round_["options"]][:1]:
        yield {"dots": {option: 99}}
        yield {"dots": {option: -1}}
        yield {"values": {option: 99}}
        yield {"values": {option: 2.5}}
        yield {"values": {option: 3}, "role": "other"}
        yield {"answers": {option: {"revision": 99, "stance": "support"}}}
    yield {"dots": {"nothing": 1}}
    yield {"values": {"nothing": 3}}
    yield {"answers": {"nothing": {"revision": 1, "stance": "maybe"}}}


class Rubbish:
    """`outcomes`: how often a trick was refused, ignored, or ended the connection. `accepted`: what got a yes."""

    def __init__(self, place: Place, token: str) -> None:
        self.place, self.token = place, token
        self.outcomes: Counter[str] = Counter()
        self.accepted: list[str] = []
        self.finished = asyncio.Event()
        self._replica = Replica()
        self._numbers = itertools.count(1)

    async def make_trouble(self) -> None:
        """Every trick once, and those that fit a round again in every round, until cancelled."""
        try:
            await self._strangers()
            for frame in FRAMES:
                await self._once(frame)
            await self._over_http()
            tried: set[str | None] = set()
            while True:
                tried |= await self._commands(tried)
                if tried:
                    self.finished.set()
                await asyncio.sleep(PACE_SECONDS)
        except Exception as error:
            self.place.ledger.problems.append(f"the rubbish: {type(error).__name__}: {error}")
            self.finished.set()

    async def _once(self, frame: str | bytes) -> None:
        """A connection for one frame; its end is an outcome like any other."""
        try:
            async with dial(self.place.origin) as socket:
                await self._join(socket)
                await self._frame(socket, frame)
        except (ConnectionClosed, WebSocketException, OSError):
            self.outcomes["closed"] += 1

    async def _join(self, socket: ClientConnection, **auth: Any) -> framing.Frame:
        """Join with the seat (or whatever `auth` says instead); the answer."""
        await socket.recv()
        who = {"as": "phone", "code": self.place.code, "protocol": PROTOCOL, "seat": self.token, **auth}
        await socket.send(framing.connect(who))
        return await self._read(socket)

    async def _read(self, socket: ClientConnection) -> framing.Frame:
        """The next frame that is not a ping; what changes the view is taken over."""
        while True:
            frame = framing.read(str(await socket.recv()))
            if frame.type == "ping":
                await socket.send(framing.PONG)
            elif frame.type == "event" and frame.name == "snapshot":
                self._replica.snapshot(frame.content)
            elif frame.type != "event":
                return frame

    async def _strangers(self) -> None:
        """Pretends to be the desk, the projector, another seat, or nobody; all must be refused."""
        pretended: tuple[Json, ...] = (
            {"as": "desk"}, {"as": "projector"}, {"as": "system"}, {"as": None}, {"seat": "z" * 32},
            {"seat": None}, {"seat": HUGE[:10_000]}, {"code": "AAAAAA"}, {"code": 7}, {"protocol": 99},
        )  # fmt: skip
        for auth in pretended:
            try:
                async with dial(self.place.origin) as socket:
                    self._judge((await self._join(socket, **auth)).type != "connected", f"joined as {auth}")
            except (ConnectionClosed, WebSocketException, OSError):
                self.outcomes["closed"] += 1

    async def _frame(self, socket: ClientConnection, frame: str | bytes) -> None:
        await socket.send(frame)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(SILENCE_SECONDS):
                answer = await self._read(socket)
                ok = isinstance(answer.content, dict) and answer.content.get("ok")
                self._judge(not ok, repr(frame[:60]))
                return
        self.outcomes["ignored"] += 1

    async def _commands(self, tried: set[str | None]) -> set[str | None]:
        """Every bad command the first time; those made for a round once in every open round. The round tried."""
        try:
            async with dial(self.place.origin) as socket:
                await self._join(socket)
                await socket.send(framing.event("resume", {"have": None}))
                await self._ask(socket, {})  # the snapshot comes before this answer
                round_ = open_round(self._replica.view)
                if round_ is None or round_["id"] in tried:
                    return set()
                for payload in (*(commands(round_["id"]) if not tried else ()), *fitting(round_)):
                    await self._try(socket, payload)
                return {round_["id"]}
        except (ConnectionClosed, WebSocketException, OSError):
            self.outcomes["closed"] += 1
            return set()

    async def _try(self, socket: ClientConnection, payload: Any) -> None:
        for _ in range(AGAIN):
            ack = await self._ask(socket, payload)
            if ack.get("code") != "too_fast":
                break
            await asyncio.sleep(PACE_SECONDS)
        self._judge(ack.get("ok") is False, json.dumps(payload)[:200])

    async def _ask(self, socket: ClientConnection, payload: Any) -> Json:
        await socket.send(framing.event("command", payload, next(self._numbers)))
        ack: Json = (await self._read(socket)).content
        return ack

    async def _over_http(self) -> None:
        """The same over plain HTTP, and addresses that are not for phones."""
        bearer = {"Authorization": f"Bearer {self.token}"}
        close: Json = {
            "code": self.place.code,
            "id": command_id(),
            "name": "session.close",
            "round": None,
            "data": {},
        }
        asked: tuple[tuple[str, str, Any, dict[str, str]], ...] = (
            ("POST", "/api/command", close, bearer),
            ("POST", "/api/command", close, {"Authorization": "Bearer " + "z" * 32}),
            ("POST", "/api/command", [1, 2], bearer),
            ("POST", "/api/command", {**close, "data": {"text": HUGE}}, bearer),
            ("POST", "/api/enter", {"secret": "z" * 32}, {}),
            ("POST", "/api/desk/sessions", {"title": "mine", "language": "nl"}, bearer),
            ("DELETE", f"/api/desk/sessions/{self.place.code}", None, bearer),
            ("GET", f"/record/{self.place.code}.json", None, bearer),
            ("GET", f"/api/events?code={self.place.code}", None, {}),
            ("POST", "/api/seat", {"code": self.place.code, "role": "nobody", "token": command_id()}, {}),
            ("POST", "/api/seat", {"code": self.place.code, "role": None, "token": "short"}, {}),
            ("POST", "/api/command", close, {**bearer, "Origin": "http://elsewhere.example"}),
        )
        for method, path, payload, headers in asked:
            try:
                answer = await plain_http.ask(self.place.origin, method, path, payload, headers)
            except plain_http.Failed:
                self.outcomes["closed"] += 1
                continue
            ack = answer.json() if answer.ok else {"ok": False}
            self._judge(ack.get("ok") is False, f"{method} {path} {str(payload)[:80]}")

    def _judge(self, refused: bool, what: str) -> None:
        if refused:
            self.outcomes["refused"] += 1
        else:
            self.accepted.append(what)
