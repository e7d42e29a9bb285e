"""A session with every kind of round: twenty simulated people, a real server and protocol; then the command line."""

from __future__ import annotations

import asyncio
import copy
import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

from session.core.state import Json
from session.recount import recount
from session.rehearse import main
from session.rehearse.participants import temperament
from session.rehearse.record_check import check
from session.rehearse.rehearsal import Outcome, Plan, rehearse
from session.rehearse.report import complaints, summary
from session.rehearse.server import Server
from session.rounds import KINDS


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    return Plan("tour", 20, tmp_path_factory.mktemp("out"), speed=10_000, language="en")


@pytest.fixture(scope="module")
def outcome(plan: Plan) -> Iterator[Outcome]:
    with Server() as server:
        yield asyncio.run(rehearse(plan, server, lambda line: None))


@pytest.fixture(scope="module")
def record(outcome: Outcome) -> Json:
    document: Json = json.loads(outcome.files["json"].read_text(encoding="utf-8"))
    return document


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


def test_everybody_took_part_in_every_secret_round_of_every_kind(outcome: Outcome, record: Json) -> None:
    secret = {round_["id"]: 19 for round_ in record["rounds"] if KINDS[round_["kind"]].secret}
    assert {name: len(votes) for name, votes in outcome.ledger.votes.items()} == secret
    assert {round_["kind"] for round_ in record["rounds"]} == set(KINDS)


def test_what_comes_around_a_vote_was_done_and_is_in_the_record(outcome: Outcome, record: Json) -> None:
    acts = outcome.ledger.acts
    assert (acts["ballot on paper"], acts["entry taken back"]) == (3, 1)
    assert all(acts[act] for act in ("objection met", "tie broken by lot", "weight changed"))
    assert acts["shift on the wall"] == 1
    pages = "".join(page.extract_text() for page in PdfReader(outcome.files["pdf"]).pages)
    text = " ".join(pages.split())
    for words in (
        "A tie was broken by lot",
        "3 votes came on paper",
        "First and second vote",
    ):
        assert words in text
    [(first, again)] = [(before, of) for before, of in pairwise(record["rounds"]) if of["again"]]
    assert again["again"] == first["id"]


def test_ballots_are_as_varied_as_people_make_them(record: Json) -> None:
    """Equals and unlisted options, dots taken away, answers skipped, arguments."""
    choices = {
        round_["kind"]: [ballot["choice"] for ballot in round_["ballots"] or ()]
        for round_ in record["rounds"]
    }
    sections = {section["kind"]: section for section in record["record"]["sections"]}
    orders = [choice["order"] for choice in choices["rank"]]
    assert any(len(tier) > 1 for order in orders for tier in order)
    assert len({sum(map(len, order)) for order in orders}) > 1
    assert any(number < 0 for choice in choices["dots"] for number in choice["dots"].values())
    assert any(value is None for choice in choices["grade"] for value in choice["grades"].values())
    assert sections["statements"]["appendix"]


def test_the_recount_of_the_real_record_is_equal(outcome: Outcome) -> None:
    assert outcome.differences == []


def test_the_real_record_cannot_lose_an_idea_or_a_ballot_unseen(outcome: Outcome, record: Json) -> None:
    shorter = copy.deepcopy(record)
    first = next(section for section in shorter["record"]["sections"] if section["appendix"])
    first["appendix"][0]["entries"].pop()
    shorter["rounds"][2]["ballots"].pop()
    assert len(check(shorter, outcome.ledger).lost) == 2
    assert recount(shorter).differences


def test_the_record_holds_the_decision_and_the_actions_of_two_rounds(outcome: Outcome, record: Json) -> None:
    record = record["record"]
    assert record["session"]["phase"] == "closed"
    assert record["decisions"]
    assert len(record["actions"]) > 2
    assert all(action["owner"] and action["due"] for action in record["actions"])
    assert len(PdfReader(outcome.files["pdf"]).pages) >= 2


def test_the_figures_are_complete(plan: Plan, outcome: Outcome) -> None:
    figures = summary(plan, outcome)
    assert figures["ok"] is True
    assert figures["lost"] == 0
    assert figures["participants"] == 20
    assert figures["acts"] == outcome.ledger.acts
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
    crowd = [temperament(index, 66) for index in range(65)]
    assert {name: crowd.count(name) for name in set(crowd)} == {
        "polling": 1, "reloading": 2, "dropping out": 6, "slow": 20, "steady": 36
    }  # fmt: skip


def test_the_folder_of_the_record_is_made(plan: Plan, outcome: Outcome) -> None:
    assert sorted(path.name for path in Path(plan.out).iterdir()) == [
        "record.csv.zip",
        "record.json",
        "record.pdf",
    ]
