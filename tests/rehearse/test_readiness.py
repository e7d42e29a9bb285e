"""The report of a rehearsal: what it finds, and what it leaves alone."""

from __future__ import annotations

from typing import Any

import pytest

from session.core.state import Json
from session.i18n import LANGUAGES, catalog, say
from session.rehearse.readiness import (
    OPTION_CHARACTERS,
    PROMPT_CHARACTERS,
    Finding,
    Readiness,
    readiness,
    seconds_needed,
)
from session.rounds import KINDS, simulations

SESSION: Json = {
    "roles": [{"id": "a", "label": "Citizen"}, {"id": "b", "label": "Councillor"}],
    "threshold": 5,
}


def held(kind: str = "rate", options: int = 3, minutes: int = 10, **changes: Any) -> Json:
    """A round as the desk had it when everything was over."""
    settings = _usual(kind)
    return {
        "kind": kind, "prompt": "What first?", "phase": "released", "skipped": False, "settings": settings,
        "options": [{"id": f"o{at}", "text": "An option"} for at in range(options)], "body": {}, "ballots": 20,
        "plan": {"minutes": minutes}, "byRole": False, "result": None, **changes,
    }  # fmt: skip


def _usual(kind: str) -> Json:
    from session.core.shapes import told

    return told(KINDS[kind].Settings())


def found(*rounds: Json, typed: tuple[int, ...] = ()) -> list[tuple[str, int | None]]:
    report = readiness(SESSION, rounds, 30, [], typed)
    return [(finding.code, finding.round) for finding in report.findings]


def test_an_agenda_with_time_enough_and_short_texts_is_ready() -> None:
    assert found(held(), held("brainstorm", 0, 10, ballots=None)) == []


def test_a_round_that_calm_readers_do_not_finish_runs_over() -> None:
    assert found(held(options=12, minutes=2)) == [("runs_over", 1)]


def test_a_round_that_even_the_quickest_do_not_finish_is_told_as_that() -> None:
    assert found(held("criteria", 40, 1)) == [("never_done", 1)]


def test_a_round_without_a_time_gets_an_estimate() -> None:
    assert found(held(minutes=0)) == [("no_time", 1)]


def test_texts_that_are_too_long_for_the_wall_are_told() -> None:
    assert found(held(prompt="q" * (PROMPT_CHARACTERS + 1))) == [("long_question", 1)]
    long = [{"id": "o", "text": "t" * (OPTION_CHARACTERS + 1)}]
    assert found(held(options=1) | {"options": long}) == [("long_options", 1)]
    assert found(held(prompt="")) == [("no_question", 1)]


def test_one_long_text_among_many_is_no_finding() -> None:
    many = [*held(options=40)["options"], {"id": "o", "text": "t" * (OPTION_CHARACTERS + 1)}]
    assert found(held(minutes=30) | {"options": many}) == []


def test_a_result_that_the_threshold_hides_is_told() -> None:
    withheld = {"withheld": True, "ballots": 3, "threshold": 5, "seats": {}}
    assert found(held(result=withheld)) == [("withheld", 1)]
    assert found(held(result={"options": [{"id": "o1", "withheld": True}, {"id": "o2"}]})) == [
        ("parts_withheld", 1)
    ]


def test_a_role_that_is_never_told_apart_is_too_small() -> None:
    told = {"roles": [{"role": "a", "ballots": 18}, {"role": "*", "ballots": 3}]}
    assert found(held(byRole=True, result=told)) == [("small_role", None)]


def test_a_large_role_that_took_in_the_rest_is_told_as_that() -> None:
    told = {"roles": [{"role": "b", "ballots": 14}, {"role": "*", "ballots": 15, "of": ["a", ""]}]}
    session = {**SESSION, "seats": {"a": 10, "b": 10}}
    report = readiness(session, [held(byRole=True, result=told)], 30, [])
    assert [(one.code, one.words["role"]) for one in report.findings] == [("joined_role", "Citizen")]


def test_a_role_that_is_told_apart_once_is_large_enough() -> None:
    one, two = ({"roles": [{"role": role, "ballots": 9}]} for role in ("a", "b"))
    assert found(held(byRole=True, result=one), held(byRole=True, result=two)) == []


def test_roles_that_nobody_asked_for_are_not_missed() -> None:
    assert found(held(byRole=False, result={"roles": []})) == []


def test_a_round_that_did_not_begin_is_told_and_nothing_else_of_it() -> None:
    assert found(held(phase="draft", prompt="")) == [("not_held", 1)]


def test_a_round_that_is_skipped_counts_for_nothing() -> None:
    report = readiness(SESSION, [held(skipped=True, prompt=""), held()], 30, [])
    assert [line.number for line in report.rounds] == [2]
    assert report.findings == ()


def test_options_that_have_to_be_typed_in_the_room_are_a_reminder() -> None:
    assert found(held(), typed=(1,)) == [("type_options", 1)]


@pytest.mark.parametrize("kind", KINDS)
def test_of_every_kind_it_is_known_how_long_people_need(kind: str) -> None:
    few, many = (simulations()[kind].seconds(held(kind, options)) for options in (2, 20))
    assert 0 < few <= many
    assert seconds_needed(held(kind)) > simulations()[kind].seconds(held(kind))


def test_minutes_are_added_up() -> None:
    report = readiness(SESSION, [held(minutes=4), held(minutes=5)], 30, ["a problem"])
    assert (report.planned, report.people, report.problems) == (9, 30, ("a problem",))
    assert report.needed == sum(line.needed for line in report.rounds)


def test_every_finding_has_its_sentence_in_both_languages() -> None:
    rounds = [
        held(options=12, minutes=2), held("criteria", 40, 1), held(minutes=0), held(prompt=""), held(phase="draft"),
        held(prompt="q" * 999), held(result={"withheld": True, "ballots": 3, "threshold": 5}),
        held(result={"options": [{"id": "o1", "withheld": True}]}), held(byRole=True, result={"roles": []}),
        held(options=1) | {"options": [{"id": "o", "text": "t" * 999}]},
    ]  # fmt: skip
    report: Readiness = readiness(SESSION, rounds, 30, [], (1,))
    codes = {finding.code for finding in report.findings}
    assert len(codes) == 11 + 1
    for language in LANGUAGES:
        assert all(f"rehearsal.{code}" in catalog(language) for code in codes)
        assert all(_sentence(language, finding) for finding in report.findings)


def _sentence(language: str, finding: Finding) -> str:
    return say(language, f"rehearsal.{finding.code}", **finding.words)
