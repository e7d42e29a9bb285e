"""Makes a session on the disk, with its people, its open round and their ballots, before the server starts on it.

What people answer and do is said by the kind. Everything goes through the commands of the core, the working copy of the
live layer and the store, as in the server; only the sockets are left out. What a picture needs besides, a kind says in
tests/rounds/<kind>/look.py: `prepare(builder)` is called before people vote.
"""

from __future__ import annotations

import itertools
import random
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from session.core import views
from session.core.commands import Actor, Cast, Command
from session.core.state import Json, Round, Session
from session.live.ballot_size import ballot_size
from session.live.batch_builder import BatchBuilder, Job
from session.live.messages import Accepted
from session.live.session_cache import SessionCache, box_of, load
from session.rehearse.sentences import Sentences
from session.rounds import KINDS, simulations
from session.rounds.shared.simulation import Ask, News, Steps
from session.store import Batch, Committed, NewEvent, SeatPut, SessionIndex, Store
from tests.browser.look import texts
from tests.browser.look.variants import Size
from tests.browser.look.voters import Crowd, ballots
from tests.rounds.beside import beside
from tests.rounds.simulated import Tried

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
TIE_FROM = 500
"""Rooms of at least so many people end level on the two favourites."""
GOING = 5
"""So many options go on to a next round, where there are more."""
THRESHOLD = 5
FEWEST = 3  # a smaller threshold cannot be set
MOST_WRITTEN = 240  # ideas or arguments
ROUND = "r1"


@dataclass(frozen=True)
class Made:
    """A session with an open round, ready for the server."""

    tried: Tried
    size: Size
    language: str
    code: str


def make(store: Store, tried: Tried, size: Size, language: str) -> Made:
    """A session of a cell. With fewer ballots than the usual threshold the threshold is the lowest there is."""
    return Made(tried, size, language, built(store, tried, size, language).code)


def built(store: Store, tried: Tried, size: Size, language: str) -> Builder:
    """The session in the making, at its end."""
    builder = Builder(store, tried, size, language)
    builder.prepare()
    builder.open()
    more = beside(tried.kind, "look")
    if more is not None:
        more.prepare(builder)
    if tried.simulation.choose is not None:
        builder.vote()
    return builder


class Builder:
    """One session in the making. `people` are the seats of those who vote, with their role."""

    characters: int | None = None
    """How long every option is; None: of all lengths."""
    roles = True
    """Whether people have a role."""

    def __init__(self, store: Store, tried: Tried, size: Size, language: str) -> None:
        self.store, self.tried, self.size, self.language = store, tried, size, language
        self.name = ROUND
        self.code = "".join(secrets.choice(ALPHABET) for _ in range(6))
        self.dice = random.Random(f"{size}/{language}")
        self.sentences = Sentences(language, 7)
        self.written = itertools.count()
        self.now = int(time.time() * 1000)
        self.people: list[tuple[str, str | None]] = []
        self.cache = SessionCache(Session("s" + secrets.token_hex(8)))
        self._keys: dict[str, bytes] = {}

    def _key(self, round_: Round) -> bytes:
        box = box_of(round_)
        if box not in self._keys:
            size = ballot_size(round_, KINDS[round_.kind])
            self._keys[box] = self.store.keys.make(self.cache.state.id, box, size)
        return self._keys[box]

    def does(self, *jobs: Job, casts: tuple[Cast, ...] = ()) -> list[Json]:
        """Decide and store these in one batch; the replies. What is refused is a mistake here: raises ValueError."""
        builder = BatchBuilder(self.cache, KINDS, self.now, self._key)
        for job in jobs:
            builder.take(job, casts)
        refused = [ack for _, ack in builder.answers]
        if refused:
            raise ValueError(f"{jobs[0].command.name}: {refused[0]}")
        self._commit(builder.batch(), builder.state)
        return [ack.reply for _, ack in builder.acks if isinstance(ack, Accepted)]

    def _commit(self, batch: Batch | None, state: Session | None) -> None:
        if batch is None:
            return
        outcome = self.store.commit([batch])[0]
        if not isinstance(outcome, Committed):
            raise outcome
        if state is not None:
            self.cache.committed(batch, state, outcome.version, outcome.head)

    def desk(self, name: str, round_: str | None = None, /, **payload: Any) -> Json:
        return self.does(job(Actor("desk"), name, round_, payload))[0]

    def prepare(self) -> None:
        """The session, its round, what comes after it, and its people."""
        known = texts.ROLES[self.language] if self.roles else ()
        roles = [{"id": key, "label": label} for key, label in known]
        threshold = THRESHOLD if self.size.ballots >= THRESHOLD else FEWEST
        created = {"code": self.code, "title": texts.TITLES[self.language], "language": self.language}
        event = NewEvent(
            self.now // 1000,
            "session.created",
            {**created, "roles": roles, "threshold": threshold, "pooled": True},
        )
        index = SessionIndex(self.code, created["title"], "draft")
        self._commit(Batch(self.cache.state.id, 0, (event,), index=index), None)
        self.cache = load(self.store, self.cache.state.id, KINDS)
        self.desk("round.add", **self.tried.payload(self.language, self._texts()))
        if self.size.options > GOING:
            going = {"round": ROUND, "pick": "top", "top": GOING}
            question = simulations()["decide"].question[self.language]
            self.desk("round.add", kind="decide", prompt=question, source=going)
        who = texts.roles(self.size.ballots) if self.roles else [None] * self.size.ballots
        self.people = [(f"p{at}", role) for at, role in enumerate(who)]
        self.does(*(self._sits(seat, role) for seat, role in self.people))

    def _sits(self, seat: str, role: str | None) -> Job:
        put = SeatPut(seat, secrets.token_hex(32), role)
        return job(Actor("phone", seat), "seat.take", None, {"role": role}, put)

    def _texts(self) -> list[str]:
        if self.characters is not None and not self.tried.variant.headings:
            return texts.of_length(self.size.options, self.characters, self.language)
        make = texts.topics if self.tried.variant.headings else texts.options
        return make(self.size.options, self.language)

    def open(self) -> None:
        """The round is open, and everybody did what there is to do in it besides voting."""
        self.desk("round.open", self.name)
        simulation = self.tried.simulation
        self._together({None: simulation.desk(self.shown("desk"), self._crowd().person(None))})
        if simulation.act is not None:
            crowd = self._crowd()
            busy = self.people[:MOST_WRITTEN]
            self._together({seat: simulation.act(crowd.round, crowd.person(role)) for seat, role in busy})

    def vote(self) -> None:
        roles = [role for _, role in self.people]
        choices = ballots(self._crowd(), self.tried.choose, roles, tie=self.size.ballots >= TIE_FROM)
        cast = [
            job(Actor("phone", seat), "ballot.cast", self.name, {"n": 1, "choice": choice})
            for (seat, _), choice in zip(self.people, choices, strict=True)
        ]
        self.does(*cast)

    def close(self) -> None:
        """Close the round with the ballots that are in its box."""
        box = self.cache.ballots.get(box_of(self.round), {}).values()
        casts = tuple(Cast(now.role, now.choice) for now in box if now.choice)
        self.does(job(Actor("desk"), "round.close", self.name, {}), casts=casts)

    @property
    def round(self) -> Round:
        return self.cache.state.rounds[self.name]

    def shown(self, audience: str) -> Json:
        return views.round_view(self.cache.state, self.round, audience, KINDS)

    def _crowd(self) -> Crowd:
        return Crowd(self.shown("phone"), self.dice, self._write)

    def _write(self, purpose: str) -> str:
        """Ideas are as long and as short as options; of the rest the rehearsal has enough."""
        number = next(self.written)
        if purpose == "ideas" and self.characters is not None:
            return texts.of_length(MOST_WRITTEN, self.characters, self.language)[number % MOST_WRITTEN]
        if purpose == "ideas":
            return texts.options(MOST_WRITTEN, self.language)[number % MOST_WRITTEN]
        return self.sentences.text(purpose, number)

    def _together(self, acts: Mapping[str | None, Steps]) -> None:
        """Everybody gives a command, then everybody the next, until enough was written. By seat; None is the desk."""
        now = News(round=self.shown("phone"))
        asked, written = {seat: _next_command(act, None, now) for seat, act in acts.items()}, 0
        while busy := {seat: ask for seat, ask in asked.items() if ask is not None}:
            replies = self.does(*(self._command(seat, ask) for seat, ask in busy.items()))
            written += len(busy)
            if written >= MOST_WRITTEN:
                return
            now = News(round=self.shown("phone"))
            came = {seat: replace(now, reply=reply) for seat, reply in zip(busy, replies, strict=True)}
            asked = {seat: _next_command(acts[seat], came[seat], now) for seat in busy}

    def _command(self, seat: str | None, ask: Ask) -> Job:
        actor = Actor("desk") if seat is None else Actor("phone", seat)
        return job(actor, f"{self.tried.kind}.{ask.name}", self.name, ask.data)


def _next_command(act: Steps, news: News | None, now: News) -> Ask | None:
    """The next command of somebody. Votes come later and time does not pass, so `now` is the news of other steps."""
    while True:
        try:
            step = next(act) if news is None else act.send(news)
        except StopIteration:
            return None
        if isinstance(step, Ask):
            return step
        news = now


def job(actor: Actor, name: str, round_: str | None, payload: Json, seat: SeatPut | None = None) -> Job:
    """A command as the gate hands it over."""
    return Job(Command(secrets.token_urlsafe(24), name, round_, payload), actor, lambda ack: None, seat)
