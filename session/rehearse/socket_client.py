"""A client on a WebSocket, as a phone, the desk or the projector. It comes back by itself after any loss."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass, field
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException

from session.core.state import Json
from session.rehearse import framing
from session.rehearse.client import ACK_SECONDS, PROTOCOL, Client, TurnedAway
from session.rehearse.padding import filled_up
from session.rehearse.replica import Gap

RECONNECT_SECONDS = (0.1, 0.3, 1.0, 2.0, 4.0)
FINAL = frozenset(
    ("wrong_code", "gone", "link_expired", "seat_unknown", "not_allowed", "protocol_too_old", "bad_command")
)


def socket_address(origin: str) -> str:
    return origin.replace("http", "ws", 1) + "/socket.io/?EIO=4&transport=websocket"


def dial(origin: str, cookie: str | None = None) -> connect:
    """A connection with the headers a browser sends and without the pings of the library."""
    return connect(
        socket_address(origin),
        origin=origin,  # type: ignore[arg-type]
        additional_headers={"Cookie": cookie} if cookie else None,
        compression=None,
        ping_interval=None,
        max_size=None,
        open_timeout=30,
        close_timeout=1,
        proxy=None,
    )


@dataclass
class SocketClient(Client):
    """`audience` is "phone" (needs `token`), "desk" or "projector" (need `cookie`)."""

    audience: str = "phone"
    cookie: str | None = None
    _socket: ClientConnection | None = None
    _joined: asyncio.Event = field(default_factory=asyncio.Event)
    _answers: dict[int, asyncio.Future[Json | None]] = field(default_factory=dict)
    _number: int = 0
    _asked: bool = False
    _away: float = 0.0

    async def run(self) -> None:
        losses = 0
        while True:
            try:
                async with dial(self.origin, self.cookie) as socket:
                    await self._converse(socket)
            except (OSError, WebSocketException, TimeoutError):
                pass
            finally:
                losses = 0 if self._joined.is_set() else losses + 1
                self._lost()
            self.ledger.reconnects += 1
            pause = RECONNECT_SECONDS[min(losses, len(RECONNECT_SECONDS) - 1)]
            away, self._away = self._away, 0.0
            await asyncio.sleep(max(away, pause))

    async def _converse(self, socket: ClientConnection) -> None:
        async for text in socket:
            try:
                frame = framing.read(str(text))
            except framing.Unreadable as error:
                self.ledger.problems.append(f"{self.who}: {error}")
                return
            if frame.type == "open":
                await socket.send(framing.connect(self._auth()))
            elif frame.type == "ping":
                await socket.send(framing.PONG)
            elif frame.type == "connected":
                self._socket, self._asked = socket, False
                self._joined.set()
                await self._resume(self.replica.have())
            elif frame.type == "ack":
                self._answered(frame.ack_id, frame.content)
            elif frame.type == "event":
                await self._event(frame.name, frame.content)
            else:
                self._ended(frame)
                return

    def _auth(self) -> Json:
        seat = {"seat": self.token} if self.token else {}
        return {"as": self.audience, "code": self.code, "protocol": PROTOCOL, **seat}

    def _ended(self, frame: framing.Frame) -> None:
        """The server refused or ended the connection; some reasons are final."""
        details: Any = frame.content if isinstance(frame.content, dict) else {}
        details = details.get("data") or {}
        if frame.type == "refused" and details.get("code") in FINAL:
            raise TurnedAway(str(details["code"]))

    async def _resume(self, have: Json | None) -> None:
        if not self._asked and self._socket is not None:
            self._asked = True
            await self._socket.send(framing.event("resume", {"have": have}))

    async def _event(self, name: str, content: Any) -> None:
        if name == "hello":
            self._asked = False
            return
        if name == "bye":
            raise TurnedAway(str(content.get("code")))
        if name == "snapshot":
            self.replica.snapshot(content)
        elif name == "delta":
            await self._delta(content)
        elif name == "mine":
            self.replica.mine = content
        elif name == "pulse":
            self.replica.pulse = content
        elif name == "part":
            whole = self.replica.part(content)
            if whole is not None:
                await self._event(*whole)
            return
        else:
            self.ledger.problems.append(f"{self.who}: unknown event {name!r}")
        self.changed()

    async def _delta(self, content: Json) -> None:
        try:
            self.replica.delta(content)
            self._asked = False
        except Gap:
            self.ledger.gaps += 1
            have = self.replica.have()
            await self._resume(None if content["from"] == self.replica.version else have)

    def _answered(self, number: int | None, ack: Any) -> None:
        waiting = self._answers.pop(-1 if number is None else number, None)
        if waiting is not None and not waiting.done():
            waiting.set_result(ack)

    def _lost(self) -> None:
        self._socket = None
        self._joined.clear()
        for waiting in self._answers.values():
            if not waiting.done():
                waiting.set_result(None)
        self._answers.clear()

    async def attempt(self, command: Json) -> Json | None:
        with contextlib.suppress(TimeoutError, ConnectionClosed):
            async with asyncio.timeout(ACK_SECONDS):
                await self._joined.wait()
                return await self._emit(command)
        return None

    async def _emit(self, command: Json) -> Json | None:
        if self._socket is None:
            return None
        self._number += 1
        waiting = self._answers[self._number] = asyncio.get_running_loop().create_future()
        await self._socket.send(framing.event("command", self._filled_up(command), self._number))
        return await waiting

    async def fire(self, command: Json) -> None:
        """Send a command and do not wait: the answer will be lost."""
        with contextlib.suppress(ConnectionClosed):
            if self._socket is not None:
                await self._socket.send(framing.event("command", self._filled_up(command), 0))

    def _filled_up(self, command: Json) -> Json:
        return filled_up(command, self.replica.view) if self.audience == "phone" else command

    def cut(self, seconds: float) -> None:
        """Lose the connection without a goodbye, for this long."""
        self._away = seconds
        if self._socket is not None:
            self._socket.transport.abort()
