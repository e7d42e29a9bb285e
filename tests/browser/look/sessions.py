"""Makes a session on the disk, with its people, its open round and their ballots, before the server starts on it.

Everything goes through the commands of the core, the working copy of the live layer and the store, as in the server;
only the sockets are left out.
"""

from __future__ import annotations

import itertools
import random
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from session.core import views
from session.core.commands import Actor, Command
from session.core.state import Json, Round, Session
from session.live.batch_builder import BatchBuilder, Job
from session.live.session_cache import SessionCache, load
from session.rehearse.sentences import Sentences
from session.rounds import KINDS
from session.store import Batch, Committed, NewEvent, SeatPut, SessionIndex, Store
from tests.browser.look import texts
from tests.browser.look.variants import Size, Variant
from tests.browser.look.voters import Crowd, ballots

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
TIE_FROM = 500
"""Rooms of at least so many people end level on the two favourites."""
GOING = 5
"""So many options go on to a next round, where there are more."""
THRESHOLD = 5
FEWEST = 3  # a smaller threshold cannot be set
POINTS = 36  # of the line of a mood
MOST_WRITTEN = 240  # ideas or arguments
ROUND = "r1"


@dataclass(frozen=True)
class Made:
    """A session with an open round, ready for the server."""

    variant: Variant
    size: Size
    language: str
    code: str


def make(store: Store, variant: Variant, size: Size, language: str) -> Made:
    """A session of a cell. With fewer ballots than the usual threshold the threshold is the lowest there is."""
    builder = Builder(store, size, language)
    builder.prepare(variant)
    round_ = builder.open()
    if variant.kind in BEFORE:
        BEFORE[variant.kind](builder, round_)
    if KINDS[variant.kind].secret:
        builder.vote()
    return Made(variant, size, language, builder.code)


class Builder:
    """One session in the making. `people` are the seats of those who vote, by their role."""

    def __init__(self, store: Store, size: Size, language: str) -> None:
        self.store, self.size, self.language = store, size, language
        self.code = "".join(secrets.choice(ALPHABET) for _ in range(6))
        self.dice = random.Random(f"{size}/{language}")
        self.sentences = Sentences(language, 7)
        self.now = int(time.time() * 1000)
        self.people: list[tuple[str, str | None]] = []
        self.cache = SessionCache(Session("s" + secrets.token_hex(8)))
        self._keys: dict[str, bytes] = {}

    def _key(self, box: str) -> bytes:
        if box not in self._keys:
            self._keys[box] = self.store.keys.make(self.cache.state.id, box)
        return self._keys[box]

    def does(self, *jobs: Job) -> list[Json]:
        """Decide and store these in one batch; the replies. What is refused is a mistake here: raises ValueError."""
        builder = BatchBuilder(self.cache, KINDS, self.now, self._key)
        for job in jobs:
            builder.take(job)
        refused = [ack for _, ack in builder.answers]
        if refused:
            raise ValueError(f"{jobs[0].command.name}: {refused[0]}")
        self._commit(builder.batch(), builder.state)
        return [ack["reply"] for _, ack in builder.acks]

    def _commit(self, batch: Batch | None, state: Session | None) -> None:
        if batch is None:
            return
        outcome = self.store.commit([batch])[0]
        if not isinstance(outcome, Committed):
            raise outcome
        if state is not None:
            self.cache.committed(batch, state, outcome.version, outcome.head)

    def desk(self, name: str, round_: str | None = None, /, **payload: Any) -> Json:
        return self.does(_job(Actor("desk"), name, round_, payload))[0]

    def prepare(self, variant: Variant) -> None:
        """The session, its round, what comes after it, and its people."""
        roles = [{"id": key, "label": label} for key, label in texts.ROLES[self.language]]
        threshold = THRESHOLD if self.size.ballots >= THRESHOLD else FEWEST
        created = {"code": self.code, "title": texts.TITLES[self.language], "language": self.language}
        event = NewEvent(
            self.now // 1000, "session.created", {**created, "roles": roles, "threshold": threshold}
        )
        index = SessionIndex(self.code, created["title"], "draft")
        self._commit(Batch(self.cache.state.id, 0, (event,), index=index), None)
        self.cache = load(self.store, self.cache.state.id, KINDS)
        self.desk(
            "round.add", kind=variant.kind, prompt=texts.question(variant.kind, self.language),
            settings=variant.settings_in(self.language), source={"texts": self._options(variant)},
        )  # fmt: skip
        if self.size.options > GOING:
            going = {"round": ROUND, "pick": "top", "top": GOING}
            self.desk(
                "round.add", kind="decide", prompt=texts.question("decide", self.language), source=going
            )
        self.people = [(f"p{at}", role) for at, role in enumerate(texts.roles(self.size.ballots))]
        self.does(*(self._sits(*each) for each in self.people))

    def _sits(self, seat: str, role: str | None) -> Job:
        put = SeatPut(seat, secrets.token_hex(32), role)
        return _job(Actor("phone", seat), "seat.take", None, {"role": role}, put)

    def _options(self, variant: Variant) -> list[str]:
        number = self.size.options
        if variant.kind == "brainstorm":
            return texts.topics(number, self.language)
        found = texts.options(number, self.language)
        if variant.kind == "budget":
            return [f"{each.rstrip('.')} | {self.dice.randint(6, 60) * 250}" for each in found]
        return found

    def open(self) -> Round:
        self.desk("round.open", ROUND)
        return self.cache.state.rounds[ROUND]

    def vote(self) -> None:
        shown = views.round_view(self.cache.state, self.cache.state.rounds[ROUND], "desk", KINDS)
        roles = [role for _, role in self.people]
        tie = self.size.ballots >= TIE_FROM
        choices = ballots(Crowd(shown, self.dice, self.sentences), roles, tie)
        cast = [
            _job(Actor("phone", seat), "ballot.cast", ROUND, {"n": 1, "choice": choice})
            for (seat, _), choice in zip(self.people, choices, strict=True)
        ]
        self.does(*cast)

    def writers(self, number: int) -> Sequence[str]:
        """Who writes: so many in all, everybody about as much."""
        seats = itertools.cycle([seat for seat, _ in self.people])
        return list(itertools.islice(seats, min(number, MOST_WRITTEN)))


def _job(actor: Actor, name: str, round_: str | None, payload: Json, seat: SeatPut | None = None) -> Job:
    return Job(Command(secrets.token_urlsafe(24), name, round_, payload), actor, lambda ack: None, seat)


def _ideas(builder: Builder, round_: Round) -> None:
    """Two ideas from everybody, of the same lengths as options; the first two are merged, one is hidden."""
    topics = [each["id"] for each in round_.body["topics"]] or [None]
    seats = builder.writers(2 * builder.size.ballots)
    words = texts.options(len(seats), builder.language)
    told = [{"text": each, "topic": builder.dice.choice(topics)} for each in words]
    written = [
        _job(Actor("phone", seat), "brainstorm.add_idea", ROUND, idea)
        for seat, idea in zip(seats, told, strict=True)
    ]
    made = [each["idea"] for each in builder.does(*written)]
    builder.desk("brainstorm.merge_ideas", ROUND, into=made[0], ideas=made[1:2])
    builder.desk("brainstorm.hide_idea", ROUND, idea=made[2], hidden=True)


def _clusters(builder: Builder, round_: Round) -> None:
    """Most ideas in a cluster of their own size; one in eight is not sorted yet."""
    sorted_ = [each.id for at, each in enumerate(round_.options) if at % 8 != 5]
    number = max(1, min(12, len(sorted_) // 4))
    for at, name in enumerate(texts.topics(number, builder.language)):
        builder.desk("organise.new_cluster", ROUND, name=name, ideas=sorted_[at::number])


def _arguments(builder: Builder, round_: Round) -> None:
    """An argument from every other person, for and against, spread over the statements."""
    written, at = [], itertools.count()
    for seat in builder.writers(builder.size.ballots // 2 + 1):
        number, side = next(at), builder.dice.choice(("for", "against"))
        statement = round_.options[number % len(round_.options)].id
        text = builder.sentences.text("pro" if side == "for" else "contra", number)
        argument = {"statement": statement, "side": side, "text": text}
        written.append(_job(Actor("phone", seat), "statements.add_argument", ROUND, argument))
    builder.does(*written)


def _actions(builder: Builder, round_: Round) -> None:
    """Three actions, one of which nobody owns and one has no date."""
    owners = [None, *(label for _, label in texts.ROLES[builder.language])]
    dates = ("2030-01-15", "2030-03-01", None)
    for text, owner, due in zip(texts.options(3, builder.language), owners, dates, strict=False):
        builder.desk("decide.add_action", ROUND, text=text, owner=owner, due=due)


def _line(builder: Builder, round_: Round) -> None:
    """Six minutes of the line of a mood: down, and up again."""
    started, people = builder.now, builder.size.ballots
    for at in range(POINTS if people >= THRESHOLD else 0):
        builder.now = started + at * 10_000
        mean = 55 - 20 * (at / 12) + 1.4 * max(0, at - 12) + builder.dice.uniform(-4, 4)
        point = {
            "n": max(THRESHOLD, people * min(at + 6, 30) // 36),
            "mean": round(mean),
            "median": round(mean + 3),
        }
        builder.does(_job(Actor("system"), "mood.sample", ROUND, point))


BEFORE = {
    "brainstorm": _ideas,
    "organise": _clusters,
    "statements": _arguments,
    "decide": _actions,
    "mood": _line,
}
