"""Random sessions: whoever asks whatever, nothing breaks, a refusal changes nothing, and the log tells it all again."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from session.core.commands import Command, Event
from session.core.evolve import replay
from session.core.patch import apply, diff
from session.core.permissions import BALLOT, COMMANDS, find
from session.core.refusals import Refused
from session.core.views import AUDIENCES
from tests.cast import SESSION, Asked, Person, ana, ben, created, fay, given, olga, people, projector, system
from tests.core.kinds import KINDS
from tests.core.stories import CLIENTS, STAFF

ROUNDS = ["r1", "r2", "r3", "r4"]
IDS = st.sampled_from(["n1", "n2", "n3", "r1-1", "r2-1", "r3-1", "r3-2"])
NAMES = [
    *COMMANDS,
    *[f"{kind.name}.{name}" for kind in KINDS.values() for name in kind.commands],
    "ballot.cast",
]
EVERYBODY: list[Person] = [fay, ana, ana.as_("clients"), ben.as_("staff"), olga, projector, system]
CONDUCT = [
    "round.add",
    "round.vote_again",
    *["round.open", "round.close"] * 3,
    "round.release",
    "round.reopen",
    "session.reopen",
]
WORDS = st.sampled_from(["Mon", "Tue\u202e", "Een idee", "", "\ud800", "é" * 600]) | st.text(max_size=30)
SOURCES = st.fixed_dictionaries(
    {},
    optional={
        "round": st.sampled_from(ROUNDS),
        "flavour": st.sampled_from(["", "all", "starred", "ranked", "chosen"]),
        "pick": st.sampled_from(["all", "top", "chosen", "all", "top", "best"]),
        "top": st.integers(1, 4),
        "ids": st.lists(IDS, max_size=3),
        "texts": st.lists(WORDS, max_size=4),
    },
)
ROLES = [CLIENTS, STAFF, {"label": "New"}, {"id": "*", "label": "Rest"}]
SENSIBLE: dict[str, st.SearchStrategy[Any]] = {
    "title": WORDS,
    "date": st.sampled_from(["", "2027-03-04", "2027-13-04"]),
    "place": WORDS,
    "minutes": st.integers(-1, 700),
    "was": st.sampled_from([None, {"title": "x"}, {"prompt": ""}, {"act": "x"}]),
    "act": st.text("c", max_size=16),
    "language": st.sampled_from(["nl", "en", "de"]),
    "threshold": st.integers(3, 6),
    "roam": st.booleans(),
    "roles": st.lists(st.sampled_from(ROLES), max_size=4),
    "locked": st.booleans(),
    "card": st.booleans(),
    "cards": st.just({"": 1, "clients": 2}) | st.integers(0, 3),
    "seats": st.just({}),
    "role": st.sampled_from([None, "clients", "staff", "n1", "mayor"]),
    "kind": st.sampled_from(["notes", "pick", "notes", "pick", "poem"]),
    "prompt": WORDS,
    "settings": st.sampled_from(
        [{}, {}, {"limit": 9}, {"heading": "H"}, {"tags": ["a"]}, {"blank": False}, {"no": 1}]
    ),
    "source": SOURCES,
    "plan": st.fixed_dictionaries(
        {},
        optional={
            "minutes": st.integers(0, 3),
            "pause": st.integers(0, 3),
            "auto_release": st.booleans(),
            "note": WORDS,
        },
    ),
    "at": st.integers(0, 5),
    "again": st.sampled_from(ROUNDS),
    "about": SOURCES,
    "to": st.integers(0, 5),
    "skipped": st.booleans(),
    "seconds": st.integers(0, 100),
    "mode": st.sampled_from(["lobby", "round", "result", "text", "code", "black", "record", "break", "film"]),
    "round": st.sampled_from(ROUNDS),
    "text": WORDS,
    "id": IDS,
    "n": st.integers(0, 5),
    "options": st.lists(IDS, min_size=1, max_size=3),
    "how": st.sampled_from(["lot", "person", "lot", "dice"]),
    "flavour": st.sampled_from(["ranked", "chosen", "", "other"]),
    "count": st.integers(0, 7),
    "by": st.integers(-2, 2),
    "still": st.none() | st.booleans(),
    "fingerprint": st.sampled_from(["0" * 64, "f" * 64, "x"]),
    "held": st.none() | st.integers(0, 2_000_000_000),
    "ballots": st.integers(-1, 9)
    | st.lists(st.fixed_dictionaries({"choice": st.just({"option": "r1-1"}) | st.just({})}), max_size=3),
    "item": st.none() | IDS,
    "until": st.none() | st.integers(0, 2_000_000_000),
    "figures": st.lists(
        st.fixed_dictionaries({"id": IDS, "text": WORDS, "figure": st.integers(0, 9)}), max_size=3
    ),
    "entry": IDS | st.sampled_from(["open", "cards"]),
    "choice": st.fixed_dictionaries({}, optional={"option": st.none() | IDS, "lapsed": st.just(True)}),
}
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)
OPTIONAL = {
    "title",
    "date",
    "place",
    "minutes",
    "was",
    "language",
    "threshold",
    "roles",
    "entry",
    "card",
    "role",
    "prompt",
    "settings",
    "source",
    "plan",
    "at",
    "again",
    "about",
    "skipped",
    "count",
}


@st.composite
def payloads(draw: st.DrawFn, name: str) -> dict[str, Any]:
    """A payload for this command that mostly fits its shape."""
    spec = COMMANDS[name].spec if name in COMMANDS else None
    shape: Any = (
        spec.Data if spec else {"notes.add": ["text"], "ballot.cast": ["n", "choice"]}.get(name, ["id"])
    )
    fields = shape if isinstance(shape, list) else list(shape.__struct_fields__)
    payload = {
        field: draw(SENSIBLE[field]) for field in fields if field not in OPTIONAL or draw(st.booleans())
    }
    if draw(st.integers(0, 19)) == 19:
        payload[draw(st.sampled_from([*SENSIBLE, "\ud800", ""]))] = draw(JUNK)
    return payload


@st.composite
def asked(draw: st.DrawFn, names: list[str], people: list[Person]) -> tuple[Asked, int]:
    """A command, by somebody who mostly may give it, and which round it is about (0: the open one, if any)."""
    name = draw(st.sampled_from(names))
    spec = BALLOT if name == "ballot.cast" else find(name, KINDS)
    able = [person for person in people if spec is not None and person.actor.who in spec.actors]
    person = draw(st.sampled_from([*(able or people) * 3, *people]))
    return Asked(Command("c" * 22, name, None, draw(payloads(name))), person.actor), draw(st.integers(0, 5))


class RandomSession(RuleBasedStateMachine):
    """One session, every audience following it by deltas."""

    @initialize()
    def begin(self) -> None:
        self.story = given(created(roles=[CLIENTS, STAFF], threshold=3)).when(
            fay.asks("round.add", kind="notes"),
            fay.asks("round.add", kind="pick", source={"texts": ["Mon", "Tue"], "round": "r1"}),
            fay.asks(
                "round.add",
                kind="pick",
                source={"texts": ["Wed", "Thu"], "round": "r2", "pick": "top", "top": 1},
            ),
        )
        self.seen = {audience: self.story.sees(audience) for audience in AUDIENCES}
        self.followed = dict(self.seen)

    @rule(command=asked(NAMES, EVERYBODY))
    def somebody_asks_something(self, command: tuple[Asked, int]) -> None:
        self._step(*command)

    @rule(command=asked(CONDUCT, [fay]))
    def fay_conducts(self, command: tuple[Asked, int]) -> None:
        self._step(*command)

    @rule()
    def fay_closes_the_round_or_opens_the_next(self) -> None:
        state = self.story.state
        if state.open_round() is not None:
            return self._step(fay.asks("round.close"), 0)
        drafts = [place for place, round_ in enumerate(state.agenda(), 1) if round_.phase == "draft"]
        return self._step(fay.asks("round.open"), drafts[0]) if drafts else None

    @precondition(lambda self: self.story.state.open_round() is not None)
    @rule(command=asked(["notes.add", "notes.drop", "notes.star"], [ana, ben.as_("staff"), fay]))
    def people_write(self, command: tuple[Asked, int]) -> None:
        self._step(command[0], 0)

    @precondition(lambda self: getattr(self.story.state.open_round(), "kind", "") == "pick")
    @rule(
        voters=st.integers(1, 8),
        role=st.sampled_from([None, "clients", "staff"]),
        n=st.integers(0, 3),
        choice=IDS,
    )
    def people_vote(self, voters: int, role: str | None, n: int, choice: str) -> None:
        for place, voter in enumerate(people(voters, role, f"{role}")):
            self._step(voter.casts("", n, option=choice if place % 2 else None), 0)

    def _step(self, asked: Asked, place: int) -> None:
        before = self.story
        state = before.state
        about = [state.open_round() or state.agenda()[0], *state.agenda()] if state.order else []
        round_ = about[place].id if place < len(about) else None
        about = replace(asked, command=replace(asked.command, round=round_))
        after = before.after_all().later(1).when(about)
        if isinstance(after.last, Refused):
            assert after.state is before.state
            assert (after.log, after.owned, after.box) == (before.log, before.owned, before.box)
            assert after.last.code.isidentifier()
        else:
            json.dumps(
                [event.data for event in after.last.events], allow_nan=False, ensure_ascii=False
            ).encode("utf-8")
        self.story = after

    @invariant()
    def whoever_follows_the_deltas_sees_what_a_newcomer_sees(self) -> None:
        for audience in AUDIENCES:
            fresh = self.story.sees(audience)
            delta = json.loads(json.dumps(diff(self.seen[audience], fresh)))
            self.followed[audience] = apply(self.followed[audience], delta)
            self.seen[audience] = fresh
            assert self.followed[audience] == json.loads(json.dumps(fresh)) == fresh

    @invariant()
    def the_agenda_holds_together(self) -> None:
        state = self.story.state
        assert sorted(state.order) == sorted(state.rounds)
        assert sum(round_.is_open for round_ in state.agenda()) <= 1
        assert state.focus is None or state.focus in state.rounds
        assert state.screen.round is None or state.screen.round in state.rounds
        assert state.phase == "open" or state.open_round() is None
        assert all(number > 0 for number in state.seats.values())

    @invariant()
    def a_second_vote_is_about_what_its_first_was_about(self) -> None:
        for round_ in self.story.state.agenda():
            if round_.again is not None:
                first = self.story.state.rounds[round_.again]
                assert (round_.kind, round_.settings) == (first.kind, first.settings)
                whole = round_.source.get("round") != first.id
                assert round_.phase == "draft" or (
                    first.is_finished
                    and set(round_.options) <= set(first.options)
                    and (round_.options == first.options or not whole)
                )

    @invariant()
    def no_secret_round_ever_opened_twice_or_shows_a_small_group(self) -> None:
        for round_ in self.story.state.agenda():
            if round_.kind == "pick":
                assert round_.turns <= 1
                roles = [ballot.role for ballot in round_.ballots or ()]
                assert all(roles.count(role) >= 3 or set(roles) == {"*"} for role in roles)

    def teardown(self) -> None:
        """The log tells the session again, also after it was stored."""
        stored = [Event(event.name, json.loads(json.dumps(event.data)), event.at) for event in self.story.log]
        assert self.story.replayed() == replay(SESSION, stored, KINDS) == self.story.state


TestRandomSession = RandomSession.TestCase
TestRandomSession.settings = settings(stateful_step_count=40)
