"""A session with a round of every kind, held by the people of the rehearsal in a thread of their own. It stands still
for whoever wants to look at its screens: in every round when everybody took part, and again when the result is shown.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from session.core.state import Json
from session.rehearse import plain_http
from session.rehearse.facilitator import Facilitator
from session.rehearse.ledger import Ledger
from session.rehearse.participants import Crowd, Person, Place
from session.rehearse.rehearsal import enter_desk
from session.rehearse.sentences import Sentences
from session.rehearse.server import Server
from session.rehearse.socket_client import SocketClient

AGENDA = "tour"
PEOPLE = 8
SPEED = 240.0  # minutes of the agenda in one minute
SEED = 1
PATIENCE = 60.0
OPEN, RELEASED = "open", "released"


@dataclass(frozen=True)
class Stop:
    """Where it stands still: the round as the desk sees it, open with everybody's answers or with its result shown."""

    round: Json
    phase: str


class Held:
    """The session on `server`, from `start` until `stop`. `code` is there once it started."""

    def __init__(
        self,
        server: Server,
        language: str,
        title: str = "Together",
        agenda: str = AGENDA,
        people: int = PEOPLE,
    ) -> None:
        self._server, self._language = server, language
        self._title, self._agenda, self._people = title, agenda, people
        self._stops: queue.Queue[Stop | BaseException | None] = queue.Queue()
        self._loop = asyncio.new_event_loop()
        self._go_on = asyncio.Event()
        self._begin = asyncio.Event()
        self._thread = threading.Thread(target=self._run, name="held session")
        self._held: asyncio.Task[None] | None = None
        self._made = threading.Event()
        self.code = ""
        self.complaints: list[str] = []

    def start(self) -> None:
        """The session is there, with its agenda; nobody is in it."""
        self._thread.start()
        if not self._made.wait(PATIENCE):
            raise TimeoutError("no session was made")
        if not self.code:
            self._next()

    def stops(self) -> Iterator[Stop]:
        """Every place where it stands still, in the order of the agenda. It goes on when the next one is asked for."""
        self._loop.call_soon_threadsafe(self._begin.set)
        while (stop := self._next()) is not None:
            yield stop
            self._loop.call_soon_threadsafe(self._go_on.set)

    def stop(self) -> None:
        """End it, wherever it is."""
        with suppress(RuntimeError):  # it has ended already
            if self._held is not None:
                self._loop.call_soon_threadsafe(self._held.cancel)
        self._thread.join(PATIENCE)

    def _next(self) -> Stop | None:
        stop = self._stops.get(timeout=2 * PATIENCE)
        if isinstance(stop, BaseException):
            raise stop
        return stop

    def _run(self) -> None:
        try:
            self._held = self._loop.create_task(self._hold())
            self._loop.run_until_complete(self._held)
            self._stops.put(None)
        except asyncio.CancelledError:
            self._stops.put(None)
        except BaseException as problem:  # raised again in the thread that looks
            self._stops.put(problem)
        finally:
            self._made.set()
            self._loop.close()

    async def _hold(self) -> None:
        origin, ledger = self._server.origin, Ledger()
        cookie = await enter_desk(self._server)
        wanted = {"title": self._title, "language": self._language, "agenda": self._agenda}
        made = await plain_http.post(origin, "/api/desk/sessions", wanted, {"Cookie": cookie})
        self.code = made["code"]
        self._made.set()
        place = Place(origin, self.code, self._language, self._people, SEED, SPEED, ledger)
        crowd = Crowd(self._people)
        desk = SocketClient("the desk", origin, self.code, ledger, audience="desk", cookie=cookie)
        people = [Person(at, place, Sentences(self._language, SEED), crowd) for at in range(self._people)]
        leader = Leader(desk, place, crowd, self._stand_still)
        try:
            await desk.start()
            await self._begin.wait()
            await leader.open_doors()
            roles = [role["id"] for role in leader.desk.view["session"]["roles"]]
            await asyncio.gather(*(person.join(roles, roles_of(roles, self._people)) for person in people))
            async with asyncio.TaskGroup() as everybody:
                for person in people:
                    everybody.create_task(person.stay())
                await leader.run()
                await leader.close_session()
        finally:
            self.complaints = ledger.problems
            for client in (desk, *(person.client for person in people if hasattr(person, "client"))):
                await client.stop()

    async def _stand_still(self, round_: Json, phase: str) -> None:
        self._go_on.clear()
        self._stops.put(Stop(round_, phase))
        await self._go_on.wait()


def roles_of(roles: list[str], people: int = PEOPLE) -> list[str | None]:
    """Of eight people six in one role and two in none: a role that is shown, and a pool. Of many a third in each of the
    first two, and who is left in the others.
    """
    if people == PEOPLE:
        return [*[roles[0]] * 6, None, None]
    large, rest = [role for role in roles[:2] for _ in range(people // 3)], [*roles[2:], None]
    return [*large, *(rest[at % len(rest)] for at in range(people - len(large)))]


class Leader(Facilitator):
    """The facilitator, who lets others look."""

    look_seconds = 0.0

    def __init__(self, client: SocketClient, place: Place, crowd: Crowd, stand_still: Any) -> None:
        super().__init__(client, place, crowd, lambda line: None)
        self._stand_still = stand_still

    async def wait_for_people(self, name: str, seconds: float) -> None:
        await super().wait_for_people(name, seconds)
        await self._stand_still(self.desk.view["rounds"][name], OPEN)

    async def _round(self, entry: Json) -> None:
        await super()._round(entry)
        await self._stand_still(self.desk.view["rounds"][entry["id"]], RELEASED)
