"""Sessions as a store has them after a meeting, written into it without a server: for `many_sessions.py`.

One meeting is decided by the real core: 66 seats, a brainstorm of 100 ideas, and a vote with dots, grades and a ranking
on what came out of it. Every session of the store is a copy of it under an id and a code of its own, so making two
hundred takes seconds. Commands, seats, sealed ballots and receipts are stored as a server stores them.
"""

from __future__ import annotations

import random
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from counting import KINDS, NOW, ROLES, person

from session.core.ballots import new_choice
from session.core.commands import Actor, Cast, Command, Decision, Event
from session.core.decide import decide
from session.core.evolve import evolve
from session.core.kind import RoundKind
from session.core.session_context import SessionContext
from session.core.state import Json, Round, Session
from session.core.views import round_view
from session.live.ballot_size import ballot_size
from session.live.session_cache import box_of, digest
from session.live.session_code import new_code
from session.rounds import simulations
from session.store import Applied, BallotPut, Batch, NewEvent, SeatPut, SessionIndex, Store
from session.store.keys import pseudonym

SEATS = 66
IDEAS = 100
OPTIONS = 12
VOTES = ("dots", "grade", "rank")
DESK = Actor("desk")


@dataclass
class Step:
    """What is committed at once: events, and the ballots of the round that is open after them or sealed with them."""

    events: list[NewEvent] = field(default_factory=list)
    commands: int = 0
    round: Round | None = None
    casts: Sequence[Cast] = ()
    seals: bool = False


class Meeting:
    """One session in memory, and the steps by which it came about."""

    def __init__(self) -> None:
        self.state, self.steps = Session("bench"), [Step()]
        self._ids = iter(range(10**6))
        roles = [{"id": role, "label": role} for role in ROLES]
        self._happen(
            "session.created",
            {"code": "-", "title": "A meeting", "language": "en", "roles": roles, "threshold": 5}
            | {"pooled": True, "entry": "open"},
        )

    def _happen(self, name: str, data: Json) -> None:
        event = NewEvent.as_read(NOW // 1000, name, data)
        self.state = evolve(self.state, Event(event.name, event.data, event.at), KINDS)
        self.steps[-1].events.append(event)

    def do(
        self,
        name: str,
        round_: str | None = None,
        data: Json | None = None,
        casts: Sequence[Cast] = (),
        who: Actor = DESK,
    ) -> None:
        """Decide a command and let it take effect."""
        asked = Command("c" * 22, name, round_, data or {})
        context = SessionContext(
            now=NOW, actor=who, new_id=lambda: f"n{next(self._ids)}", kinds=KINDS, shuffle=list, ballots=casts
        )
        decided = decide(self.state, asked, context)
        if not isinstance(decided, Decision):
            raise SystemExit(f"{name} was refused: {decided}")
        self.steps[-1].commands += 1
        for event in decided.events:
            self._happen(event.name, event.data)

    def held(self, kind: str, texts: Iterable[str] = ()) -> str:
        """Add a round and open it; its id."""
        settings = {**simulations()[kind].rounds[0].settings_in("en")}
        added = {"kind": kind, "prompt": f"What about {kind}?", "settings": settings}
        self.do("round.add", None, added | {"source": {"texts": list(texts)}})
        name = self.state.order[-1]
        self.do("round.open", name)
        return name

    def voted(self, kind: str, texts: Sequence[str], voters: int, closes: bool) -> None:
        """A vote in which so many take part, sealed or still open."""
        name = self.held(kind, texts)
        round_ = self.state.rounds[name]
        casts = [
            Cast(ROLES[seat % len(ROLES)], _choice(self.state, round_, KINDS[kind], seat))
            for seat in range(voters)
        ]
        self.steps[-1].round, self.steps[-1].casts = round_, casts
        self.steps.append(Step())
        if closes:
            self.do("round.close", name, casts=casts)
            self.steps[-1].round, self.steps[-1].seals = round_, True
            self.do("round.release", name)
            self.steps.append(Step())


def _choice(state: Session, round_: Round, kind: RoundKind, seat: int) -> Json:
    choose = simulations()[round_.kind].choose
    assert choose is not None
    choice = new_choice(
        kind, round_, choose(round_view(state, round_, "phone", KINDS), person(f"{round_.id} {seat}"))
    )
    assert isinstance(choice, dict), choice
    return choice


def meeting(ends: str) -> Meeting:
    """`ends`: "between" rounds, "open" with people voting in the last round, or "closed"."""
    held, dice = Meeting(), random.Random(1)
    held.do("session.open")
    for seat in range(SEATS):
        held.do("seat.take", None, {"role": ROLES[seat % len(ROLES)]}, who=Actor("phone", f"p{seat}"))
    name = held.held("brainstorm")
    texts = ["".join(dice.choice("abcdefghij klmno") for _ in range(90)).strip() for _ in range(IDEAS)]
    for number, text in enumerate(texts):
        held.do("brainstorm.add_idea", name, {"text": text}, who=Actor("phone", f"p{number % SEATS}"))
    held.do("round.close", name)
    held.do("round.release", name)
    for kind in VOTES:
        last = kind == VOTES[-1]
        voters = SEATS // 2 if last and ends == "open" else SEATS
        held.voted(kind, texts[:OPTIONS], voters, closes=not (last and ends == "open"))
    if ends == "closed":
        held.do("session.close")
    return held


def write(store: Store, held: Meeting) -> str:
    """Store a copy of it; its code."""
    session, code = "s" + secrets.token_hex(8), new_code()
    seats = tuple(
        SeatPut(f"p{seat}", digest(secrets.token_hex(8)), ROLES[seat % len(ROLES)]) for seat in range(SEATS)
    )
    version = 0
    for at, step in enumerate(held.steps):
        events = tuple(
            NewEvent(event.at, event.name, event.data | ({"code": code} if "code" in event.data else {}))
            for event in step.events
        )
        key = b""
        box = "" if step.round is None else box_of(step.round)
        if step.round is not None and step.casts:
            key = store.keys.make(session, box, ballot_size(step.round, KINDS[step.round.kind]))
        ballots = tuple(
            BallotPut(
                box,
                pseudonym(key, f"p{n}"),
                1,
                cast.role,
                cast.choice,
                digest(secrets.token_hex(8)),
                "0" * 32,
            )
            for n, cast in enumerate(step.casts)
        )
        acks = tuple(
            Applied(digest(secrets.token_hex(8)), "0" * 64, {"ok": True}) for _ in range(step.commands)
        )
        index = SessionIndex(code, "A meeting", held.state.phase)
        batch = Batch(
            session, version, events, acks, ballots, seats=() if at else seats,
            finish=(box,) if step.seals else (), index=index,
        )  # fmt: skip
        outcome = store.commit([batch])[0]
        version += len(events)
        if isinstance(outcome, Exception):
            raise SystemExit(f"the store refused: {outcome}")
    return code


def fill(data: Path, unclosed: int, closed: int) -> tuple[list[str], list[str]]:
    """A store in this directory with so many sessions; the codes of both. In one of ten unclosed ones people vote."""
    made = {ends: meeting(ends) for ends in ("between", "open", "closed")}
    data.mkdir(parents=True, exist_ok=True)
    store = Store.open(f"sqlite:///{data}/versnelkamer.sqlite3", data)
    try:
        going_on = [write(store, made["between" if number % 10 else "open"]) for number in range(unclosed)]
        return going_on, [write(store, made["closed"]) for _ in range(closed)]
    finally:
        store.close()
