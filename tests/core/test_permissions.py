"""Default deny: every command, by every kind of actor, in every phase of the session and of the round."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from session.core import permissions
from session.core.commands import Actor, Command, CommandSpec, Context, Nothing
from session.core.decide import check_ballot, decide, read_command
from session.core.kind import RoundKind
from session.core.refusals import Refused
from session.core.session_context import SessionContext
from session.core.state import Round, Session
from tests.cast import Person, ana, fay, given, olga, projector, system
from tests.core.kinds import KINDS
from tests.core.stories import agenda, notes_open, pick_open

SESSIONS = ("draft", "open", "closed")
PHASES = ("draft", "open", "closing", "closed", "released")
UNKNOWN = [
    "", ".", "round", "round.", "round.destroy", "notes", "notes.", "notes.added", "nothing.add", "ballot.cast",
    "session.created", "pick.add", "round.open ", "ROUND.OPEN", "\ud800",
]  # fmt: skip
READ = {"id": "c" * 22}
EVERYONE = {
    "desk": fay,
    "phone": ana,
    "projector": projector,
    "system": system,
    "stranger": Person(Actor("?")),
}


def context_of(actor: Actor) -> SessionContext:
    return SessionContext(now=0, actor=actor, new_id=lambda: "n1", kinds=KINDS, shuffle=list)


# Written out once more, by hand: who may give a command | phases of the session | phases of the round (- = none).
TABLE = """
session.set     desk           draft open closed  -
session.open    desk           draft              -
session.close   desk           draft open         -
session.reopen  desk           closed             -
session.lock    desk           draft open         -
phones.roam     desk           draft open         -
phones.call     desk           draft open         -
seat.take       phone,system   draft open         -
seat.role       phone          draft open         -
act.undo        desk           draft open closed  -
round.add       desk           draft open         -
round.change    desk           draft open         draft open
round.compare   system         draft open         draft
round.move      desk           draft open         draft open closing closed released
round.remove    desk           draft open         draft
round.skip      desk           draft open         draft
seat.move       system         draft open closed  -
seats.clear     system         draft open         -
cards.make      system         draft open         -
cards.withdraw  system         draft open         -
round.until     desk           draft open         draft open
round.open      desk           draft open         draft
round.reopen    desk           open               closed released
round.end       desk,system    draft open         open
round.keep_open desk           draft open         closing
round.close     desk,system    draft open         open closing
round.release   desk           draft open closed  closing closed
round.hide      desk           draft open closed  released
round.count     desk           draft open closed  closed released
round.vote_again desk          draft open         closed released
round.break_tie desk           draft open closed  closed released
paper.count     desk           draft open         open
paper.count_all desk           draft open         open
paper.drop      desk           draft open         open
timer.start     desk           draft open         open
timer.extend    desk           draft open         open
timer.pause     desk           draft open         open
timer.resume    desk           draft open         open
timer.stop      desk           draft open         open
timer.grace     system         draft open         open
screen.show     desk           draft open closed  -
screen.turn     desk           draft open closed  -
screen.light    desk           draft open closed  open closing closed released
notes.add       phone          draft open         open
notes.drop      phone          draft open         open
notes.star      desk           draft open         open closing closed
ballot.cast     phone          open               open
"""


def allowed() -> set[tuple[str, str, str, str | None]]:
    """Every (command, actor, phase of the session, phase of the round or None) that may be decided at all."""
    cases: set[tuple[str, str, str, str | None]] = set()
    for row in TABLE.strip().splitlines():
        name, actors = row.split()[:2]
        sessions, phases = row[31:50].split(), row[50:].split()
        rounds = [None] if phases == ["-"] else phases
        cases |= {(name, *case) for case in product(actors.split(","), sessions, rounds)}
    return cases


NAMES = [row.split()[0] for row in TABLE.strip().splitlines()]
WITHOUT_ROUND = {name for name, _, _, phase in allowed() if phase is None}
DENIALS = {
    "not_allowed", "unknown_round", "session_closed", "session_not_open", "session_not_draft", "session_not_closed",
    "round_not_open", "round_open", "round_closing", "round_closed",
}  # fmt: skip


def in_phases(session: str, phase: str | None) -> Session:
    """A session in one phase, with r1 (notes) and r2 (pick) in one phase; also combinations that never happen."""
    state = agenda().state
    rounds = {name: replace(round_, phase=phase or "draft") for name, round_ in state.rounds.items()}
    return replace(state, phase=session, rounds=rounds)


def all_cases() -> list[tuple[str, str, str, str | None]]:
    return [
        (name, actor, session, phase)
        for name in NAMES
        for actor, session in product(EVERYONE, SESSIONS)
        for phase in ((None,) if name in WITHOUT_ROUND else PHASES)
    ]


def differences(permitted: Callable[..., Any]) -> list[tuple[str, str, str, str | None]]:
    """The cases in which `permitted` and the table disagree."""
    return [case for case in all_cases() if _may(permitted, *case) is not (case in allowed())]


def _may(permitted: Callable[..., Any], name: str, actor: str, session: str, phase: str | None) -> bool:
    spec = permissions.BALLOT if name == "ballot.cast" else permissions.find(name, KINDS)
    round_ = "r2" if name == "ballot.cast" else "r1"
    answer = permitted(in_phases(session, phase), spec, round_, EVERYONE[actor].actor)
    return not (isinstance(answer, Refused) and answer.code in DENIALS)


def test_the_table_has_every_command_there_is() -> None:
    own = {f"{kind.name}.{name}" for kind in KINDS.values() for name in kind.commands}
    assert set(NAMES) == {*permissions.COMMANDS, *own, "ballot.cast"}


def test_nobody_may_do_what_the_table_does_not_say() -> None:
    assert differences(permissions.permitted) == []


@pytest.mark.parametrize(
    "line",
    [
        'if actor.who not in spec.actors:\n        return Refused("not_allowed")',
        "if state.phase not in spec.sessions:",
        "if round_.phase not in _phases(spec):",
    ],
)
def test_the_table_notices_when_one_line_of_the_permissions_is_lost(
    line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = Path(permissions.__file__).read_text(encoding="utf-8")
    assert source.count(line) == 1
    without = ModuleType("permissions_without_a_line")
    monkeypatch.setitem(sys.modules, without.__name__, without)
    program = compile(source.replace(line.split(":", maxsplit=1)[0], "if False"), "permissions", "exec")
    exec(program, without.__dict__)  # noqa: S102
    assert differences(without.permitted)


@pytest.mark.parametrize("session", SESSIONS)
@pytest.mark.parametrize("phase", PHASES)
def test_decide_asks_for_permission_before_it_reads_the_payload(session: str, phase: str) -> None:
    """With an impossible payload: who may not give the command hears that, and nothing about the payload."""
    state = in_phases(session, phase)
    for name, (actor, person) in product(NAMES, EVERYONE.items()):
        context = context_of(person.actor)
        answer = decide(state, Command("c" * 22, name, "r1", {"no such field": 1}), context)
        assert isinstance(answer, Refused)
        case = (name, actor, session, None if name in WITHOUT_ROUND else phase)
        assert answer.code == "unknown_command" if name == "ballot.cast" else True
        assert (answer.code == "bad_command") is (case in allowed() and name != "ballot.cast"), case


@pytest.mark.parametrize(
    "name", [name for name in NAMES if not name.startswith(("seat.", "notes.a", "notes.d", "ballot"))]
)
def test_a_facilitators_command_from_a_phone_is_refused(name: str) -> None:
    notes_open().when(ana.asks(name, "r1", id="n1")).refused("not_allowed")


@pytest.mark.parametrize("name", NAMES)
def test_the_projector_may_do_nothing(name: str) -> None:
    story = pick_open().when(projector.asks(name, "r3", n=1, choice={"option": "r3-1"}))
    story.refused("not_allowed")


def test_the_desk_and_the_system_cannot_vote() -> None:
    for somebody in (fay, system, projector):
        pick_open().when(somebody.casts("r3", option="r3-1")).refused("not_allowed")


@pytest.mark.parametrize("name", UNKNOWN)
def test_a_command_that_does_not_exist_is_refused_whoever_asks(name: str) -> None:
    for somebody in EVERYONE.values():
        context = context_of(somebody.actor)
        answer = decide(notes_open().state, Command("c" * 22, name, "r1"), context)
        assert answer == Refused("unknown_command")


@pytest.mark.parametrize("round_", [None, "", "r0", "r4", "R1", "__proto__", "\ud800"])
def test_olga_finds_none_of_her_rounds_in_another_session(round_: str | None) -> None:
    notes_open().when(olga.asks("notes.add", round_, text="Hello")).refused("unknown_round")
    pick_open().when(olga.casts(round_, option="r3-1")).refused("unknown_round")  # type: ignore[arg-type]


def test_a_command_of_one_kind_does_not_reach_a_round_of_another() -> None:
    pick_open().when(ana.asks("notes.add", "r3", text="Hello")).refused("unknown_round")


def test_an_open_kind_of_round_takes_no_ballots_even_if_it_could_check_one() -> None:
    kinds = {"notes": replace(KINDS["notes"], check_ballot=lambda round_, choice: choice)}
    story = given(kinds=kinds).when(fay.asks("round.add", kind="notes"), fay.asks("round.open", "r1"))
    story.when(ana.casts("r1", option="n1")).refused("unknown_command")


def test_a_command_whose_kind_names_no_phases_is_never_allowed() -> None:
    def never(round_: Round, name: str, payload: object, context: Context) -> Refused:
        raise AssertionError("a command without phases was decided")

    loose = {"loose": CommandSpec(frozenset({"desk"}), Nothing)}
    kinds: dict[str, RoundKind] = {"notes": replace(KINDS["notes"], commands=loose, decide=never)}
    story = given(kinds=kinds).when(fay.asks("round.add", kind="notes"), fay.asks("round.open", "r1"))
    story.when(fay.asks("notes.loose", "r1")).refused("round_open")
    story.when(fay.asks("notes.loose")).refused("unknown_round")


@pytest.mark.parametrize(
    ("raw", "path"),
    [
        (None, ""), ([], ""), ("round.open", ""), (1, ""),
        ({}, "id"), ({"id": 1}, "id"), ({"id": "c" * 21}, "id"), ({"id": "c" * 65}, "id"),
        ({"id": "c" * 22 + "\n"}, "id"), ({"id": "é" * 22}, "id"), ({"id": "c" * 21 + "="}, "id"),
        (READ, "name"), ({**READ, "name": None}, "name"), ({**READ, "name": "n" * 61}, "name"),
        ({**READ, "name": "n", "round": 1}, "round"), ({**READ, "name": "n", "round": "r" * 21}, "round"),
        ({**READ, "name": "n", "data": None}, "data"), ({**READ, "name": "n", "data": []}, "data"),
    ],
)  # fmt: skip
def test_what_is_not_a_command_is_refused_with_the_place_that_is_wrong(raw: object, path: str) -> None:
    assert read_command(raw) == Refused("bad_command", {"path": path})


def test_a_command_is_read() -> None:
    raw = {"id": "aZ0_-" * 5, "name": "notes.add", "round": "r1", "data": {"text": "x"}, "more": 1}
    assert read_command(raw) == Command("aZ0_-" * 5, "notes.add", "r1", {"text": "x"})
    assert read_command({"id": "c" * 64, "name": "session.open"}) == Command("c" * 64, "session.open")


@pytest.mark.parametrize(
    "payload",
    [
        {"\ud800": 1},
        {"n": 1},
        {"choice": {}},
        {"n": -1, "choice": {}},
        {"n": 2**53 + 1, "choice": {}},
        {"n": 10**400, "choice": {}},
        {"n": float("nan"), "choice": {}},
        {"n": 1.5, "choice": {}},
        {"n": True, "choice": {}},
        {"n": "1", "choice": {}},
        {"n": 1, "choice": None},
        {"n": 1, "choice": [1]},
        {"n": 1, "choice": {}, "seat": "ben"},
    ],
    ids=ascii,
)
def test_a_ballot_of_another_shape_is_refused(payload: dict[str, Any]) -> None:
    pick_open().when(ana.asks("ballot.cast", "r3", **payload)).refused("bad_command")


def test_a_payload_without_a_bottom_is_refused() -> None:
    deep: Any = {}
    for _ in range(100_000):
        deep = {"a": deep}
    story = pick_open()
    for data in (deep, {"n": 1, "choice": deep}):
        command = Command("c" * 22, "ballot.cast", "r3", data)
        assert isinstance(check_ballot(story.state, command, ana.actor, story.kinds, late=True), Refused)


@pytest.mark.parametrize("choice", [{"optie": "r3-1"}, {"option": "r3-9"}, {"option": "r3-1", "more": 1}])
def test_a_choice_that_its_kind_does_not_know_is_refused(choice: dict[str, str]) -> None:
    pick_open().when(ana.casts("r3", **choice)).refused("bad_ballot")
