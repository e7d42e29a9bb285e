"""Two ways to take part, with one face: a socket as the pages use it, and plain HTTP for who cannot hold a socket.

A command keeps its id until the server has answered it, whatever happens to the connection; docs/protocol.md is the
contract.
"""

from __future__ import annotations

import asyncio
import itertools
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from session.core.state import Json
from session.rehearse.ledger import Ledger
from session.rehearse.replica import Replica

ACK_SECONDS = 4.5
GIVE_UP_SECONDS = 60.0
BACKOFF_SECONDS = (0.25, 0.5, 1.0, 2.0, 4.0)
PROTOCOL = 2


class Unanswered(Exception):
    """No answer came, however often the command was repeated."""


class TurnedAway(Exception):
    """The server does not let this client in, for good. The message is the code of the refusal."""


def command_id() -> str:
    return secrets.token_urlsafe(18)


def envelope(name: str, round_: str | None, data: Json | None = None) -> Json:
    """A command as it is sent, with a fresh id."""
    return {"id": command_id(), "name": name, "round": round_, "data": data or {}}


@dataclass
class Answered:
    """An acknowledgement: the server's own, and when the command was first sent and at last answered."""

    ack: Json
    sent: float
    answered: float
    tries: int

    @property
    def ok(self) -> bool:
        return bool(self.ack["ok"])

    @property
    def code(self) -> str:
        return str(self.ack.get("code", ""))


@dataclass
class Client:
    """What both ways share: the copy of the view, waiting for it to change, and commands that are not given up.

    `who` is used in problems; `watch(now, replica)` is called after every change of the copy.
    """

    who: str
    origin: str
    code: str
    ledger: Ledger
    token: str | None = None
    watch: Callable[[float, Replica], None] | None = None
    replica: Replica = field(default_factory=Replica)
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _task: asyncio.Task[None] | None = None

    async def run(self) -> None:
        """Keep the connection, until `stop`."""
        raise NotImplementedError

    async def attempt(self, command: Json) -> Json | None:
        """Send once; the acknowledgement, None when none came."""
        raise NotImplementedError

    async def start(self) -> None:
        """Connect; returns when the first view is there. Raises TurnedAway."""
        self._task = asyncio.create_task(self.run())
        self._task.add_done_callback(lambda _: self._news.set())
        await self.until(bool, 60)

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def until(self, holds: Callable[[Replica], Any], patience: float) -> Any:
        """Wait until `holds(replica)` is true; its value. Raises TimeoutError, and what ended the connection."""
        async with asyncio.timeout(patience):
            while not (value := holds(self.replica)):
                if self._task is not None and self._task.done():
                    self._task.result()
                    raise TurnedAway("the connection has ended")
                await self._news.wait()
        return value

    def changed(self) -> None:
        """The copy changed: tell who waits."""
        if self.watch is not None:
            self.watch(time.monotonic(), self.replica)
        self._news.set()
        self._news = asyncio.Event()

    async def command(self, name: str, round_: str | None, data: Json | None = None) -> Answered:
        """Give a command and wait for its answer. Raises Unanswered."""
        return await self.deliver(envelope(name, round_, data))

    async def deliver(self, command: Json) -> Answered:
        """Send `command` under its own id until it is answered with yes or with a no that is final."""
        sent = time.monotonic()
        self.ledger.sent += 1
        for tries in itertools.count(1):
            self.ledger.tries += 1
            ack = await self.attempt(command)
            now = time.monotonic()
            if ack is not None and (ack["ok"] or not ack.get("retry")):
                return self._settled(Answered(ack, sent, now, tries), command)
            if now - sent > GIVE_UP_SECONDS:
                break
            await asyncio.sleep(BACKOFF_SECONDS[min(tries, len(BACKOFF_SECONDS)) - 1])
        self.ledger.unanswered.append(f"{self.who}: {command['name']} {command['round']}")
        raise Unanswered(command["name"])

    def _settled(self, answered: Answered, command: Json) -> Answered:
        if answered.ack.get("id") != command["id"]:
            self.ledger.problems.append(f"{self.who}: the answer to {command['name']} has another id")
        if answered.tries == 1:
            self.ledger.ack_seconds.append(answered.answered - answered.sent)
        if answered.ok:
            self.ledger.acknowledged += 1
        else:
            self.ledger.refused += 1
            self.ledger.refusals[f"{command['name']}: {answered.code}"] += 1
        return answered
