"""The cast and the language of the tests: `given(*events).when(ana.asks(…)).then(*events)` or `.refused("code")`.

Fay facilitates; Ana and Ben participate; Olga is from another session. Nothing here is a stand-in: a story runs
the real `decide` and `evolve`, with a fixed clock, counted ids, a shuffle that turns round, and a ballot box that
is a dict. A story never changes: every step gives the next one, so that one beginning can have many ends.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from session.core.acts import listed
from session.core.commands import Act, Actor, Cast, Command, Decision, Event
from session.core.decide import check_ballot, decide
from session.core.decisions.closing import sealed_by
from session.core.evolve import evolve, replay
from session.core.kind import RoundKind
from session.core.refusals import Refused
from session.core.results import COUNTING, Results
from session.core.session_context import SessionContext
from session.core.small_groups import role_in_box
from session.core.state import Json, Session
from session.core.views import view
from session.live.result_cache import ResultCache
from tests.core.kinds import KINDS

NOW = 1_764_000_000_000
SESSION = "s1"


@dataclass(frozen=True)
class Asked:
    """A command on its way, and who gave it."""

    command: Command
    actor: Actor


@dataclass(frozen=True)
class Person:
    """Somebody, or something, that can give commands."""

    actor: Actor

    def asks(self, name: str, round: str | None = None, /, **payload: Any) -> Asked:
        return Asked(Command("c" * 22, name, round, payload), self.actor)

    def casts(self, round: str, n: int = 1, /, **choice: Any) -> Asked:
        return self.asks("ballot.cast", round, n=n, choice=choice)

    def as_(self, role: str | None) -> Person:
        return Person(replace(self.actor, role=role))


fay = Person(Actor("desk"))
ana = Person(Actor("phone", "ana"))
ben = Person(Actor("phone", "ben"))
olga = Person(Actor("phone", "olga"))
projector = Person(Actor("projector"))
system = Person(Actor("system"))


def people(number: int, role: str | None = None, name: str = "p") -> list[Person]:
    """So many participants, each with a seat of their own."""
    return [Person(Actor("phone", f"{name}{n}", role)) for n in range(number)]


@dataclass(frozen=True)
class Story:
    """What has happened so far, and how the last command ended."""

    kinds: Mapping[str, RoundKind] = field(default_factory=lambda: KINDS)
    state: Session = field(default_factory=lambda: Session(SESSION))
    log: tuple[Event, ...] = ()
    last: Decision | Refused = field(default_factory=Decision)
    made: int = 0
    now: int = NOW
    late: bool = True
    steady: int | None = None
    owned: Mapping[tuple[str | None, str | None], frozenset[str]] = field(default_factory=dict)
    box: Mapping[tuple[str | None, str | None], tuple[int, Cast]] = field(default_factory=dict)
    acts: tuple[Act, ...] = ()
    latecomers: frozenset[tuple[str, str | None]] = frozenset()  # (round, seat) taken while it was open
    results: Results | None = (
        None  # remembers figures, as a server does; without it everything is counted anew
    )

    def when(self, *asked: Asked) -> Story:
        """The story after these commands; only the last may be refused."""
        story = self
        for command in asked:
            assert not isinstance(story.last, Refused), f"refused on the way: {story.last}"
            story = story._step(command)
        return story

    def then(self, *events: Event) -> Story:
        """The last command led to exactly these events (their time apart)."""
        assert isinstance(self.last, Decision), self.last
        assert [_timeless(event) for event in self.last.events] == [_timeless(event) for event in events]
        return self

    def refused(self, code: str, **words: str | int) -> None:
        assert isinstance(self.last, Refused), f"not refused, but {self.last}"
        assert self.last.code == code
        assert dict(self.last.words) == words or not words

    def after_all(self) -> Story:
        """The story goes on, also when the last command was refused."""
        return replace(self, last=Decision())

    def later(self, seconds: float) -> Story:
        return replace(self, now=self.now + int(seconds * 1000))

    def after_the_grace(self) -> Story:
        """What was on its way when a round began to close does not come in any more."""
        return replace(self, late=False)

    def sees(self, audience: str) -> Json:
        return view(self.state, audience, self.kinds, self.results)

    def replayed(self) -> Session:
        return replay(self.state.id, self.log, self.kinds)

    def _step(self, asked: Asked) -> Story:
        command, seat = asked.command, asked.actor.seat
        if command.name == "ballot.cast":
            return self._cast(asked)
        context, made = self._context(asked)
        last = decide(self.state, command, context)
        if isinstance(last, Refused):
            return replace(self, last=last)
        state = self.state
        for event in last.events:
            state = evolve(state, event, self.kinds)
        acts = self.acts
        if asked.actor.who == "desk":
            numbered = replace(command, id=f"a{len(self.log)}")
            acts = listed(acts, self.state, state, numbered, last, self.kinds, context.ticking)
        mine = (command.round, seat)
        owned = {**_kept(self.owned, command.round, last.releases)}
        owned[mine] = owned.get(mine, frozenset()) | set(last.claims)
        closed = {event.data["round"] for event in last.events if event.name == "round.closed"}
        kept = {key: ballot for key, ballot in self.box.items() if key[0] not in closed}
        open_round, latecomers = self.state.open_round(), self.latecomers
        if command.name == "seat.take" and open_round is not None:
            latecomers = latecomers | {(open_round.id, seat)}
        log = (*self.log, *last.events)
        return replace(
            self,
            state=state,
            log=log,
            last=last,
            made=made[0],
            owned=owned,
            box=kept,
            latecomers=latecomers,
            acts=acts,
        )

    def _context(self, asked: Asked) -> tuple[SessionContext, list[int]]:
        made = [self.made]

        def new_id() -> str:
            made[0] += 1
            return f"n{made[0]}"

        owned = self.owned.get((asked.command.round, asked.actor.seat), frozenset())
        sealed = sealed_by(self.state, asked.command)
        ballots = [
            cast for (name, _), (_, cast) in self.box.items() if sealed is not None and name == sealed.id
        ]
        context = SessionContext(
            now=self.now,
            actor=asked.actor,
            new_id=new_id,
            owned=owned,
            kinds=self.kinds,
            shuffle=turned,
            ballots=ballots,
            late=self.late,
            steady=self.steady,
            threshold=self.state.threshold,
            results=self.results or COUNTING,
            acts=self.acts,
        )
        return context, made

    def _cast(self, asked: Asked) -> Story:
        checked = check_ballot(self.state, asked.command, asked.actor, self.kinds, late=self.late)
        if isinstance(checked, Refused):
            return replace(self, last=checked)
        round_, n, choice, _ = checked
        key = (round_.id, asked.actor.seat)
        newer = key not in self.box or self.box[key][0] < n
        role = role_in_box(asked.actor.role, latecomer=key in self.latecomers)
        box = {**self.box, key: (n, Cast(role, choice))} if newer else self.box
        return replace(self, last=Decision(), box=box)


def _kept(
    owned: Mapping[tuple[str | None, str | None], frozenset[str]],
    round_: str | None,
    releases: tuple[str, ...],
) -> dict[tuple[str | None, str | None], frozenset[str]]:
    """What is still owned when things of this round belong to nobody any more."""
    return {
        key: frozenset(thing for thing in things if key[0] != round_ or not thing.startswith(releases))
        for key, things in owned.items()
    }


def turned(items: Iterable[Any]) -> list[Any]:
    """A shuffle that can be foreseen, and still leaves no list of two or more as it was."""
    return list(items)[::-1]


def _timeless(event: Event) -> Event:
    return replace(event, at=0)


def given(*events: Event, kinds: Mapping[str, RoundKind] = KINDS, results: Results | None = None) -> Story:
    """A story that starts with `events`; a session is made when they do not make one themselves."""
    log = events if events and events[0].name == "session.created" else (created(), *events)
    return Story(kinds=kinds, state=replay(SESSION, log, kinds), log=log, results=results)


def remembered() -> Results:
    """Figures as a server gives them: each is counted once, however long it takes."""
    return ResultCache(at_once=math.inf)


def event(name: str, /, **payload: Any) -> Event:
    return Event(name, payload, NOW // 1000)


def created(**changes: Any) -> Event:
    made = {
        "code": "K7M2QX",
        "title": "Accessible to all",
        "language": "nl",
        "roles": [],
        "threshold": 5,
        "pooled": True,
    }
    return event("session.created", **{**made, **changes})
