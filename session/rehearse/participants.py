"""Simulated participants: they join with a code, choose a role, take part in every round, and have bad luck.

One in three types slowly, some lose the connection in the middle of a command, some reload the page, one is on a
network without sockets. What they decide depends on the seed alone.
"""

from __future__ import annotations

import asyncio
import itertools
import random
import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from session.core.state import Json
from session.rehearse import plain_http
from session.rehearse.client import Answered, Client
from session.rehearse.ledger import Ledger
from session.rehearse.polling_client import PollingClient
from session.rehearse.replica import open_round
from session.rehearse.sentences import Sentences, Writer
from session.rehearse.socket_client import SocketClient
from session.rehearse.turns import Turn, as_read, perform
from session.rounds import simulations
from session.rounds.shared import simulation

ALL_DAY = 24 * 3600.0
MISHAPS = 0.4  # in how many rounds somebody with a bad connection loses it
SHARE = {"slow": (0.7, 1.0)}
QUICK = (0.02, 0.7)


@dataclass(frozen=True)
class Place:
    """Where the rehearsal happens. `speed`: how many minutes of the agenda pass in one minute."""

    origin: str
    code: str
    language: str
    people: int
    seed: int
    speed: float
    ledger: Ledger


@dataclass
class Crowd:
    """Who has finished a round, for the facilitator who looks round the room."""

    size: int
    done: dict[str, int] = field(default_factory=dict)
    left: int = 0
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    def finished(self, round_: str) -> None:
        self.done[round_] = self.done.get(round_, 0) + 1
        self._tell()

    def leaves(self) -> None:
        """Somebody will do nothing more."""
        self.left += 1
        self._tell()

    async def wait(self, round_: str, patience: float) -> bool:
        """Until everybody finished the round. False when patience ran out."""
        try:
            async with asyncio.timeout(patience):
                while self.done.get(round_, 0) + self.left < self.size:
                    await self._news.wait()
        except TimeoutError:
            return False
        return True

    def _tell(self) -> None:
        self._news.set()
        self._news = asyncio.Event()


def temperament(index: int, people: int) -> str:
    """The same spread for every seed: one polls, a few reload or drop out, a third is slow."""
    if index == 1:
        return "polling"
    if index % 33 == 2:
        return "reloading"
    if index % 11 == 3:
        return "dropping out"
    return "slow" if index % 3 == 0 else "steady"


async def take_seat(place: Place, role: str | None) -> str:
    """Join as a phone does; the token of the seat. A lost answer is asked again with the same token."""
    token = secrets.token_urlsafe(24)
    for tries in itertools.count(1):
        try:
            await plain_http.post(place.origin, "/api/code", {"code": place.code})
            await plain_http.post(
                place.origin, "/api/seat", {"code": place.code, "role": role, "token": token}
            )
            return token
        except plain_http.Failed:
            if tries == 3:
                raise
            await asyncio.sleep(0.5)
    raise AssertionError


class Person:
    """One participant, from joining until the session is closed."""

    def __init__(self, index: int, place: Place, sentences: Sentences, crowd: Crowd) -> None:
        self.index, self.place, self.crowd = index, place, crowd
        self.name = f"participant {index}"
        self.temperament = temperament(index, place.people)
        self.writer = Writer(sentences, index, place.people)
        self.client: Client

    async def join(self, roles: list[str], assigned: Sequence[str | None] | None = None) -> None:
        """Take a seat in a role: the one that this person was given, else one that the dice choose."""
        dice = self._dice("role")
        chosen = None if not roles or dice.random() < 0.05 else dice.choice(roles)
        self.role = chosen if assigned is None else assigned[self.index]
        self.token = await take_seat(self.place, self.role)
        self.place.ledger.seats += 1
        await self._connect()

    async def _connect(self) -> None:
        place = self.place
        common: dict[str, Any] = {"who": self.name, "origin": place.origin, "code": place.code}
        common |= {"ledger": place.ledger, "token": self.token}
        if self.temperament == "polling":
            self.client = PollingClient(**common, every=max(0.15, 1.5 / place.speed))
        else:
            self.client = SocketClient(**common)
        await self.client.start()

    async def stay(self) -> None:
        """Take part in every round that opens."""
        done: set[str] = set()
        try:
            while round_ := await self.client.until(self._next(done), ALL_DAY):
                if round_ == "over":
                    break
                await self._take_part(round_)
                done.add(round_["id"])
                self.crowd.finished(round_["id"])
        except Exception as error:
            self.place.ledger.problems.append(f"{self.name}: {type(error).__name__}: {error}")
        finally:
            self.crowd.leaves()

    def _next(self, done: set[str]) -> Callable[[Any], Any]:
        def next_round(replica: Any) -> Any:
            if replica.view["session"]["phase"] == "closed":
                return "over"
            round_ = open_round(replica.view)
            return round_ if round_ is not None and round_["id"] not in done else None

        return next_round

    async def _take_part(self, round_: Json) -> None:
        simulated = simulations().get(round_["kind"])
        if simulated is None:
            return
        dice = self._dice(round_["id"])
        trouble = self.temperament in ("reloading", "dropping out") and dice.random() < MISHAPS
        troubles = iter((trouble,))

        async def deliver(command: Json) -> Answered:
            return await self._deliver(command, next(troubles, False))

        pause = self._pauser(round_["id"])
        turn = Turn(self.index, round_, lambda: self.client, self.place.ledger, pause, deliver)
        person = simulation.Person(
            dice, self._opinion, self.writer.write, write_about=self.writer.write_about
        )
        await perform(simulated.takes_part(as_read(round_), person), turn.take)

    def _pauser(self, round_: str) -> Callable[[float], Any]:
        """Waits until a share of this person's part of the round's time."""
        agenda = (self.client.replica.view or {})["agenda"]
        minutes = next(entry["minutes"] for entry in agenda if entry["id"] == round_) or 1
        window, started = minutes * 60 / self.place.speed, time.monotonic()
        first, last = SHARE.get(self.temperament, QUICK)

        async def pause(share: float) -> None:
            until = started + window * (first + share * (last - first))
            await asyncio.sleep(max(0.0, until - time.monotonic()))

        return pause

    async def _deliver(self, command: Json, trouble: bool) -> Answered:
        """Send a command; with trouble its answer gets lost and it is sent again on the next connection."""
        if not trouble or not isinstance(self.client, SocketClient):
            return await self.client.deliver(command)
        await self.client.fire(command)
        if self.temperament == "reloading":
            await self.client.stop()
            await self._connect()
        else:
            self.client.cut(0.05 + self._dice(command["round"]).uniform(1, 15) / self.place.speed)
        answered = await self.client.deliver(command)
        return replace(answered, tries=answered.tries + 1)

    def _opinion(self, text: str) -> float:
        """The same every time it is asked; people of one role lean to the same side."""
        lean = random.Random(f"{self.place.seed}/{self.role}/{text}").uniform(0.1, 0.9)
        return self._dice(text).triangular(0, 1, lean)

    def _dice(self, about: str) -> random.Random:
        return random.Random(f"{self.place.seed}/{self.index}/{about}")
