"""A whole session with twelve simulated people, a real server and the real protocol; then the command line."""

from __future__ import annotations

import asyncio
import copy
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from session.rehearse import main
from session.rehearse.check import check
from session.rehearse.people import temperament
from session.rehearse.recount import recount
from session.rehearse.rehearsal import Outcome, Plan, rehearse
from session.rehearse.report import complaints, summary
from session.rehearse.server import Server


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    return Plan("decision", 12, tmp_path_factory.mktemp("out"), speed=10_000, language="en")


@pytest.fixture(scope="module")
def outcome(plan: Plan) -> Iterator[Outcome]:
    server = Server()
    server.start()
    try:
        yield asyncio.run(rehearse(plan, server, lambda line: None))
    finally:
        server.stop()


def test_rubbish_never_gets_a_yes(outcome: Outcome) -> None:
    assert outcome.accepted == []
    assert outcome.rubbish["refused"] > 60
    assert outcome.rubbish["closed"] > 5


def test_nothing_that_was_acknowledged_is_lost_and_nothing_is_there_twice(outcome: Outcome) -> None:
    assert outcome.findings.lost == []
    assert outcome.findings.wrong == []
    assert outcome.ledger.unanswered == []
    assert outcome.ledger.problems == []


def test_nobody_of_good_will_was_refused(outcome: Outcome) -> None:
    assert outcome.ledger.refused == 0, outcome.ledger.refusals


def test_somebody_lost_the_connection_and_came_back(outcome: Outcome) -> None:
    assert outcome.ledger.tries >= outcome.ledger.sent == outcome.ledger.acknowledged


def test_everybody_took_part_in_every_secret_round(outcome: Outcome) -> None:
    assert {name: len(votes) for name, votes in outcome.ledger.votes.items()} == {
        "r3": 11,
        "r4": 11,
        "r5": 11,
    }


def test_the_recount_of_the_real_record_is_equal(outcome: Outcome) -> None:
    assert outcome.differences == []


def test_the_real_record_cannot_lose_an_idea_or_a_ballot_unseen(outcome: Outcome) -> None:
    document = json.loads(outcome.files["json"].read_text(encoding="utf-8"))
    shorter = copy.deepcopy(document)
    first = next(each for each in shorter["record"]["sections"] if each["appendix"])
    first["appendix"][0]["entries"].pop()
    shorter["rounds"][2]["ballots"].pop()
    assert len(check(shorter, outcome.ledger).lost) == 2
    assert recount(shorter)


def test_the_record_holds_the_decision_and_two_actions(outcome: Outcome) -> None:
    record = json.loads(outcome.files["json"].read_text(encoding="utf-8"))["record"]
    assert record["session"]["phase"] == "closed"
    assert record["decisions"]
    assert len(record["actions"]) == 2
    assert all(each["owner"] and each["due"] for each in record["actions"])
    assert len(PdfReader(outcome.files["pdf"]).pages) >= 2


def test_the_figures_are_complete(plan: Plan, outcome: Outcome) -> None:
    figures = summary(plan, outcome)
    assert figures["ok"] is True
    assert figures["lost"] == 0
    assert figures["participants"] == 12
    assert figures["ack_ms"]["p50"] > 0
    assert figures["vote_to_projector_ms"]["p95"] > 0
    assert complaints(outcome) == []


def test_a_lost_command_makes_the_rehearsal_fail(plan: Plan, outcome: Outcome) -> None:
    worse = copy.deepcopy(outcome)
    worse.findings.lost.append("idea in r1: Een bank.")
    assert summary(plan, worse)["lost"] == 1
    assert summary(plan, worse)["ok"] is False
    assert complaints(worse) == ["lost: idea in r1: Een bank."]


@pytest.mark.parametrize(
    "arguments",
    [["nothing"], ["debate", "--participants", "2"], ["debate", "--speed", "0"], ["--language", "fr"]],
)
def test_wrong_arguments_are_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "usage" in capsys.readouterr().err


def test_a_room_of_66_has_every_temperament() -> None:
    found = [temperament(index, 66) for index in range(65)]
    assert {each: found.count(each) for each in set(found)} == {
        "polling": 1, "reloading": 2, "dropping out": 6, "slow": 20, "steady": 36
    }  # fmt: skip


def test_the_folder_of_the_record_is_made(plan: Plan, outcome: Outcome) -> None:
    assert sorted(path.name for path in Path(plan.out).iterdir()) == [
        "record.csv.zip",
        "record.json",
        "record.pdf",
    ]
