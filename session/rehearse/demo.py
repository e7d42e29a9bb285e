"""A session to watch and to join: a server of its own with simulated people who take part in every round that opens.

The simulated facilitator walks slowly through the agenda, or the person at the desk leads. It goes on until Ctrl+C;
when the agenda is finished the people stay for what the desk still opens. Nothing of it is kept.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import signal
import sys
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import segno

from session import agendas, config
from session.core.state import Json
from session.i18n import LANGUAGES, say
from session.rehearse import people, plain_http, speed
from session.rehearse.client import TurnedAway, Unanswered
from session.rehearse.facilitator import Facilitator
from session.rehearse.ledger import Ledger
from session.rehearse.participants import Crowd, Person, Place
from session.rehearse.replica import open_round
from session.rehearse.sentences import Sentences
from session.rehearse.server import Server, ServerFailed
from session.rehearse.socket_client import SocketClient
from session.rounds import KINDS

SECOND_THOUGHTS = (30.0, 150.0)  # seconds after which somebody votes again
SEED = 1


def main(arguments: list[str]) -> int:
    """Until SIGINT or SIGTERM. The exit code: 1 when it could not begin, 2 for wrong arguments."""
    try:
        given = asked(arguments)
    except SystemExit as stop:
        return 2 if stop.code else 0
    try:
        with Server(_settings(os.environ)) as server:
            asyncio.run(_until_stopped(hold(server, given, partial(_tell_where, given))))
    except (
        config.ConfigError,
        ServerFailed,
        plain_http.Failed,
        TurnedAway,
        Unanswered,
        TimeoutError,
    ) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:  # while the server starts
        return 0
    return 0


def asked(arguments: list[str]) -> argparse.Namespace:
    """The arguments of `run.py demo`. Raises SystemExit."""
    parser = argparse.ArgumentParser(prog="run.py demo", description=__doc__.partition("\n")[0])
    parser.add_argument("agenda", nargs="?", default="debate", choices=agendas.names())
    parser.add_argument("--participants", type=people, default=66, metavar="N", help="simulated people (66)")
    parser.add_argument("--language", choices=LANGUAGES, default="nl")
    parser.add_argument("--lead", action="store_true", help="you open and close the rounds at the desk")
    parser.add_argument(
        "--speed", type=speed, default=6.0, help="minutes of the agenda that pass in one minute (6)"
    )
    return parser.parse_args(arguments)


def _settings(environ: Mapping[str, str]) -> dict[str, str]:
    """Where the demo listens is set as for any server; its data is its own."""
    server = config.load(None, environ).server
    return {
        "VERSNELKAMER_SERVER_HOST": server.host,
        "VERSNELKAMER_SERVER_PORT": str(server.port),
        "VERSNELKAMER_SERVER_PUBLIC_ORIGIN": "",  # the simulated people come in by the address of this machine
    }


async def _until_stopped(work: Coroutine[Any, Any, None]) -> None:
    """Do the work until a signal asks to stop. What it raises goes up."""
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    tasks = {asyncio.create_task(work), asyncio.create_task(stopped.wait())}
    done, waiting = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    for task in done:
        task.result()


async def hold(server: Server, given: argparse.Namespace, ready: Callable[[Room], None]) -> None:
    """Until it is cancelled. `ready` is called once everybody has come in."""
    room = await _prepare(server, given)
    crowd = Crowd(given.participants)
    host = Host(room.desk, room.place, crowd, lambda line: None)
    sentences = Sentences(given.language, SEED)
    guests = [Guest(number, room.place, sentences, crowd) for number in range(given.participants)]
    try:
        await room.desk.start()
        await host.open_doors()
        roles = [role["id"] for role in host.desk.view["session"]["roles"]]
        await asyncio.gather(*(guest.join(roles) for guest in guests))
        ready(room)
        async with asyncio.TaskGroup() as everybody:
            for guest in guests:
                everybody.create_task(guest.stay())
            if not given.lead:
                everybody.create_task(_lead(host, given.language))
            await asyncio.Event().wait()
    finally:
        for client in (room.desk, *(guest.client for guest in guests if hasattr(guest, "client"))):
            await client.stop()


@dataclass(frozen=True)
class Room:
    """The session of the demo, and the addresses at which people find it."""

    place: Place
    desk: SocketClient
    desk_link: str
    wall_link: str
    join_link: str


async def _prepare(server: Server, given: argparse.Namespace) -> Room:
    answer = await plain_http.ask(server.origin, "POST", "/api/enter", {"secret": server.secret()})
    cookie = {"Cookie": answer.headers["set-cookie"].partition(";")[0]}
    wanted = {"title": "", "language": given.language, "agenda": given.agenda}
    code = (await plain_http.post(server.origin, "/api/desk/sessions", wanted, cookie))["code"]
    wall = await plain_http.post(
        server.origin, f"/api/desk/{code}/links", {"kind": "projector", "password": None}, cookie
    )
    about = (await plain_http.ask(server.origin, "GET", f"/api/desk/{code}", headers=cookie)).json()
    ledger = Ledger()
    place = Place(server.origin, code, given.language, given.participants, SEED, given.speed, ledger)
    desk = SocketClient("the desk", server.origin, code, ledger, audience="desk", cookie=cookie["Cookie"])
    desk_link = f"{about['origin']}/enter#{server.secret()}"
    return Room(place, desk, desk_link, wall["link"], about["join"])


def _tell_where(given: argparse.Namespace, room: Room) -> None:
    def t(key: str, **words: Any) -> str:
        return say(given.language, key, **words)

    code = room.place.code
    print(f"\n  Versnelkamer\n\n  {t('common.start_desk')}\n    {room.desk_link}")
    print(f"\n  {t('common.start_wall')}\n    {room.wall_link}")
    print(f"\n  {t('common.start_join', code=f'{code[:3]} {code[3:]}')}\n    {room.join_link}\n")
    segno.make(room.join_link, error="m").terminal(compact=True, border=2)
    print(f"  {t('common.demo_people', n=given.participants)}")
    print(f"  {t('common.demo_yours' if given.lead else 'common.demo_led')}")
    print(f"  {t('common.start_stop')}\n", flush=True)


async def _lead(host: Host, language: str) -> None:
    """Through the agenda. Whatever the person at the desk did meanwhile, at the end the desk is theirs."""
    try:
        await host.run()
    except (KeyError, TimeoutError, TurnedAway, Unanswered):
        host.tell("the agenda is not what it was")
    print(f"  {say(language, 'common.demo_done')}\n", flush=True)


class Host(Facilitator):
    """Leaves a round open for as long as the agenda says, and gives the room time to look at a result."""

    look_seconds = 90.0

    async def wait_for_people(self, name: str, seconds: float) -> None:
        """Until the time is over, or the person at the desk has closed the round."""
        try:
            await self.desk.client.until(lambda _: self.desk.view["rounds"][name]["phase"] != "open", seconds)
        except TimeoutError:
            return


class Guest(Person):
    """Takes part, and votes again now and then for as long as a secret round is open."""

    thoughts = 0

    async def _take_part(self, round_: Json) -> None:
        self.thoughts = 0
        await super()._take_part(round_)
        while KINDS[round_["kind"]].secret and await self._is_still_open(round_["id"]):
            self.thoughts += 1
            await super()._take_part(round_)

    async def _is_still_open(self, round_: str) -> bool:
        """After a while; False as soon as it is closed."""
        seconds = random.uniform(*SECOND_THOUGHTS)
        try:
            await self.client.until(lambda replica: not _shows_open(replica.view, round_), seconds)
        except TimeoutError:
            return True
        return False

    def _dice(self, about: str) -> random.Random:
        return super()._dice(f"{about}/{self.thoughts}" if self.thoughts else about)


def _shows_open(view: Json | None, round_: str) -> bool:
    shown = open_round(view)
    return shown is not None and shown["id"] == round_
