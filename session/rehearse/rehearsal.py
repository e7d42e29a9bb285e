"""One rehearsal from beginning to end: a server of its own, the people, the facilitator, a projector that watches, the
record downloaded and held against what was acknowledged.
"""

from __future__ import annotations

import asyncio
import json
import time
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from session import agendas
from session.agendas import Agenda
from session.core.decisions.session import TITLE_CHARACTERS
from session.core.state import Json
from session.recount import NotARecord, recount
from session.rehearse import plain_http
from session.rehearse.client import TurnedAway
from session.rehearse.facilitator import Facilitator
from session.rehearse.ledger import Ledger
from session.rehearse.participants import Crowd, Person, Place, take_seat
from session.rehearse.record_check import Findings, check
from session.rehearse.replica import Replica
from session.rehearse.rubbish import Rubbish
from session.rehearse.sentences import Sentences, words
from session.rehearse.server import Server
from session.rehearse.socket_client import SocketClient

RECORDS = {"pdf": "record.pdf", "json": "record.json", "csv": "record.csv.zip"}


@dataclass(frozen=True)
class Plan:
    """What to rehearse. `participants` counts everybody, the one who sends rubbish included. `agenda`: the name of a
    ready-made one; `own`: another agenda instead. `out`: the folder for the record; None keeps nothing of it. `roles`:
    how many people each role has, by its label; who is left chooses none. Without them the dice choose.
    """

    agenda: str
    participants: int
    out: Path | None
    speed: float = 20.0
    seed: int = 1
    language: str = "nl"
    own: Agenda | None = None
    roles: Mapping[str, int] = field(default_factory=dict)

    def assigned(self, roles: Sequence[Json]) -> list[str | None] | None:
        """The role of every person, for the roles of the session; None when the dice choose. KeyError for an unknown
        role, ValueError for more people than there are.
        """
        if not self.roles:
            return None
        known = {role["label"].casefold(): role["id"] for role in roles} | {
            role["id"]: role["id"] for role in roles
        }
        given = [known[label.casefold()] for label, number in self.roles.items() for _ in range(number)]
        if len(given) > self.participants - 1:
            raise ValueError("more people have a role than there are")
        return [*given, *[None] * (self.participants - 1 - len(given))]


@dataclass
class Outcome:
    """What came of it. `accepted`: rubbish that got a yes. `session` and `rounds`: as the desk had them at the end."""

    ledger: Ledger
    findings: Findings
    differences: list[str]
    seconds: float
    files: dict[str, Path] = field(default_factory=dict)
    rubbish: dict[str, int] = field(default_factory=dict)
    accepted: list[str] = field(default_factory=list)
    server_cpu: float = 0.0
    session: Json = field(default_factory=dict)
    rounds: list[Json] = field(default_factory=list)


async def enter_desk(server: Server) -> str:
    """The cookie of the desk of this server."""
    answer = await plain_http.ask(server.origin, "POST", "/api/enter", {"secret": server.secret()})
    cookie = answer.headers.get("set-cookie", "").partition(";")[0]
    if not answer.ok or not cookie:
        raise plain_http.Failed(f"the desk stays closed: {answer.status}")
    return cookie


def projector_watch(ledger: Ledger) -> Callable[[float, Replica], None]:
    """Notes the moment the projector shows an idea, or a step of the turnout; what moved; and figures before the close,
    which are a problem when that was not said beforehand.
    """
    shown: set[str] = set()  # the pictures that were counted

    def watch(now: float, replica: Replica) -> None:
        round_ = (replica.view or {}).get("round") or {}
        if (replica.view or {}).get("screen", {}).get("mode") == "shift" and round_.get("shift"):
            _count(ledger, shown, "shift on the wall", round_["id"])
        live = (replica.pulse or {}).get("live")
        if live and live["round"] == round_.get("id"):
            _count(ledger, shown, "score while voting", json.dumps(live, sort_keys=True))
            if not round_["live"]:
                ledger.problems.append(f"{live['round']}: figures were shown while people voted")
        if round_.get("kind") == "brainstorm":
            for idea in round_["body"].get("ideas", ()):
                ledger.idea_seen.setdefault(idea, now)
        turnout = (replica.pulse or {}).get("turnout")
        if turnout:
            ledger.turnout(now, turnout["round"], turnout["ballots"])

    return watch


def _count(ledger: Ledger, shown: set[str], what: str, picture: str) -> None:
    if picture not in shown:
        shown.add(picture)
        ledger.acts[what] += 1


async def rehearse(plan: Plan, server: Server, tell: Callable[[str], None]) -> Outcome:
    """Run the plan on a server that answers. Raises Failed or TurnedAway when it cannot even begin."""
    started, ledger = time.monotonic(), Ledger()
    cookie = await enter_desk(server)
    agenda = plan.own or agendas.find(plan.agenda, plan.language)
    title = words(plan.language)["title"].format(agenda=agenda.title if agenda else plan.agenda)
    wanted = {"title": title[:TITLE_CHARACTERS], "language": plan.language, "agenda": plan.agenda}
    if plan.own is not None:
        wanted = {**wanted, "agenda": "", "text": agendas.write(plan.own)}
    made = await plain_http.post(server.origin, "/api/desk/sessions", wanted, {"Cookie": cookie})
    place = Place(
        server.origin, made["code"], plan.language, plan.participants, plan.seed, plan.speed, ledger
    )
    desk = _screen("desk", place, cookie)
    projector = _screen("projector", place, cookie)
    projector.watch = projector_watch(ledger)
    await asyncio.gather(desk.start(), projector.start())
    tell(f"session {place.code} with the agenda {agenda.title if plan.own and agenda else plan.agenda!r}")
    try:
        rubbish = await _session(place, plan, desk, tell)
        view = desk.replica.view or {}
        record = await _download(place, cookie)
    finally:
        await asyncio.gather(desk.stop(), projector.stop())
    document = json.loads(record["json"])
    files = _kept(plan, record)
    ledger.problems += [f"the server: {line}" for line in server.complaints()]
    return Outcome(
        ledger, check(document, ledger), _recounted(document), time.monotonic() - started, files,
        dict(rubbish.outcomes), rubbish.accepted, server.cpu_seconds(), view["session"],
        [view["rounds"][entry["id"]] for entry in view["agenda"]],
    )  # fmt: skip


def _recounted(document: dict[str, Any]) -> list[str]:
    """What the second count found to be different, in words."""
    try:
        return [str(difference) for difference in recount(document).differences]
    except NotARecord as refusal:
        return [str(refusal)]


def _screen(audience: str, place: Place, cookie: str) -> SocketClient:
    return SocketClient(
        f"the {audience}", place.origin, place.code, place.ledger, audience=audience, cookie=cookie
    )


async def _session(place: Place, plan: Plan, desk: SocketClient, tell: Callable[[str], None]) -> Rubbish:
    """From the open doors to the closed session."""
    crowd = Crowd(place.people - 1)
    facilitator = Facilitator(desk, place, crowd, tell)
    await facilitator.open_doors()
    sentences = Sentences(place.language, place.seed)
    people = [Person(index, place, sentences, crowd) for index in range(place.people - 1)]
    roles = facilitator.desk.view["session"]["roles"]
    ids, assigned = [role["id"] for role in roles], plan.assigned(roles)
    await asyncio.gather(*(person.join(ids, assigned) for person in people))
    rubbish = Rubbish(place, await take_seat(place, None))
    place.ledger.seats += 1
    tell(f"{place.ledger.seats} people came in")
    tasks = [asyncio.create_task(person.stay()) for person in people]
    nuisance = asyncio.create_task(rubbish.make_trouble())
    try:
        await facilitator.run()
        if plan.own is None:  # an agenda of somebody's own can be over before every trick was tried
            await asyncio.wait_for(rubbish.finished.wait(), 120)
        nuisance.cancel()
        await facilitator.close_session()
        await asyncio.wait_for(asyncio.gather(*tasks), 60)
    finally:
        for task in (*tasks, nuisance):
            task.cancel()
        await asyncio.gather(*tasks, nuisance, return_exceptions=True)
        await asyncio.gather(*(person.client.stop() for person in people))
    return rubbish


def _kept(plan: Plan, record: dict[str, bytes]) -> dict[str, Path]:
    """The files of the record in the folder of the plan; none when nothing of it is kept."""
    if plan.out is None:
        return {}
    plan.out.mkdir(parents=True, exist_ok=True)
    files = {kind: plan.out / name for kind, name in RECORDS.items()}
    for kind, path in files.items():
        path.write_bytes(record[kind])
    return files


async def _download(place: Place, cookie: str) -> dict[str, bytes]:
    """The record in all its forms. Raises Failed when one is not what it says."""
    record: dict[str, bytes] = {}
    for kind in RECORDS:
        answer = await plain_http.ask(
            place.origin, "GET", f"/record/{place.code}.{kind}", headers={"Cookie": cookie},
            patience=plain_http.RECORD_PATIENCE,
        )  # fmt: skip
        if not answer.ok or not _IS[kind](answer.body):
            raise plain_http.Failed(f"the {kind} of the record: {answer.status} {answer.body[:200]!r}")
        record[kind] = answer.body
    return record


def _is_zip(body: bytes) -> bool:
    return zipfile.is_zipfile(BytesIO(body)) and zipfile.ZipFile(BytesIO(body)).testzip() is None


_IS: dict[str, Callable[[bytes], Any]] = {
    "pdf": lambda body: body.startswith(b"%PDF-"),
    "json": lambda body: json.loads(body)["record"],
    "csv": _is_zip,
}

__all__ = ["Outcome", "Plan", "TurnedAway", "enter_desk", "projector_watch", "rehearse"]
