"""Consent: an objection needs a reason, one that is open stops a proposal, and how it is met is a recorded act."""

from __future__ import annotations

from typing import Any

import pytest

from session.core.state import Json
from tests.cast import Story, ana, ben, fay, olga
from tests.rounds.given import (
    ROUND,
    body,
    closed,
    desk,
    given,
    happened,
    result,
    round_of,
    section,
    tiers,
)

A, B = "r1-1", "r1-2"
YES: Json = {"stance": "consent", "text": ""}
ABSTAIN: Json = {"stance": "abstain", "text": ""}


def start(**settings: Any) -> Story:
    return given("consent", settings, "We share one desk", "We wait a year")


def no(text: str = "It costs us the trust of the street") -> Json:
    return {"stance": "objection", "text": text}


def worry(text: str = "") -> Json:
    return {"stance": "concern", "text": text}


def answers(role: str | None = None, /, **given_: Json) -> tuple[str | None, Json]:
    return role, {"answers": {{"a": A, "b": B}[name]: each for name, each in given_.items()}}


def proposal(found: Json, name: str = A) -> Json:
    return next(each for each in found["proposals"] if each["id"] == name)


def objected(*texts: str) -> Story:
    """Five consent, and one objects for each text."""
    return closed(start(), *[answers(a=YES)] * 5, *[answers(a=no(each)) for each in texts])


# What is refused


@pytest.mark.parametrize(
    "choice",
    [
        {"nothing": {}},
        {"answers": None},
        {"answers": {A: "consent"}},
        {"answers": {A: {"stance": "maybe"}}},
        {"answers": {A: {"text": "why"}}},
        {"answers": {A: YES}, "seat": "ana"},
    ],
)
def test_what_is_not_a_ballot_is_refused(choice: Json) -> None:
    start().when(ana.asks("ballot.cast", ROUND, n=1, choice=choice)).refused("bad_ballot")


@pytest.mark.parametrize("text", ["", "   ", "\u200b"])
def test_an_objection_without_a_reason_is_refused_on_paper_and_counts_for_nothing(text: str) -> None:
    start().when(desk("paper.count", choice={"answers": {A: no(text)}})).refused("reason_needed")
    story = closed(start(), (None, {"answers": {A: no(text)}}), *[(None, {"answers": {A: YES}})] * 5)
    assert [ballot.choice["answers"][A]["stance"] for ballot in round_of(story).ballots or ()] == [
        "consent"
    ] * 5


def test_an_objection_whose_reason_is_still_being_typed_takes_back_the_consent_before_it() -> None:
    story = start().when(ana.casts(ROUND, 1, answers={A: YES}), ana.casts(ROUND, 2, answers={A: no("")}))
    assert round_of(story.when(desk("round.close"))).ballots == ()


def test_a_reason_that_is_too_long_and_an_unknown_proposal_are_refused() -> None:
    start(characters=40).when(ana.casts(ROUND, answers={A: no("x" * 41)})).refused(
        "text_too_long", limit=40, length=41
    )
    start().when(ana.casts(ROUND, answers={"r1-3": YES})).refused("unknown_option")


@pytest.mark.parametrize("settings", [{"characters": 20}, {"quorum": -1}])
def test_settings_that_cannot_be_are_refused(settings: Json) -> None:
    start().when(fay.asks("round.add", kind="consent", settings=settings)).refused("bad_settings")


def test_only_the_desk_resolves_an_objection_and_only_once_the_round_is_closed() -> None:
    story = objected("No")
    for person in (ana, olga):
        story.when(person.asks("consent.resolve", ROUND, objection=f"{A}:1", note="ok")).refused(
            "not_allowed"
        )
    start().when(desk("consent.resolve", objection=f"{A}:1", note="ok")).refused("round_open")


def test_an_objection_that_is_not_there_and_an_empty_note_are_refused() -> None:
    story = objected("No")
    for objection in (f"{A}:2", f"{B}:1", "r9-1:1", ""):
        story.when(desk("consent.resolve", objection=objection, note="ok")).refused("unknown_objection")
        story.when(desk("consent.reopen", objection=objection)).refused("unknown_objection")
    story.when(desk("consent.resolve", objection=f"{A}:1", note=" ")).refused("text_empty")
    story.when(desk("consent.resolve", objection=f"{A}:1", note="x" * 501)).refused("text_too_long")


# What counts


def test_a_proposal_passes_without_an_objection_whatever_the_concerns() -> None:
    story = closed(start(), *[answers(a=worry("Mind the costs"))] * 4, answers(a=ABSTAIN))
    found = proposal(result(story))
    assert (found["passes"], found["concern"], found["abstain"], found["n"]) == (True, 4, 1, 5)
    assert found["concerns"] == ["Mind the costs"] * 4
    assert tiers(story, "passed") == [[A, B]]


def test_one_objection_stops_a_proposal_however_many_consent() -> None:
    story = closed(start(), *[answers(a=YES, b=YES)] * 60, answers(a=no("No"), b=YES))
    found = proposal(result(story))
    assert (found["passes"], found["open"], found["consent"]) == (False, 1, 60)
    assert tiers(story, "passed") == [[B]]
    assert tiers(story, "proposals") == [[A, B]]


def test_who_answers_one_proposal_abstains_from_the_other() -> None:
    found = result(closed(start(), *[answers(a=YES)] * 5, answers()))
    assert found["ballots"] == 5
    assert (proposal(found, B)["abstain"], proposal(found, B)["n"]) == (5, 5)


def test_a_quorum_that_is_not_met_lets_nothing_pass() -> None:
    few = proposal(result(closed(start(quorum=7), *[answers(a=YES)] * 6)))
    assert (few["passes"], few["quorumMet"], few["open"]) == (False, False, 0)
    assert proposal(result(closed(start(quorum=7), *[answers(a=YES)] * 7)))["passes"]


def test_a_reason_is_kept_only_with_a_concern_or_an_objection() -> None:
    said = {"stance": "consent", "text": "I would add"}
    story = closed(start(), *[answers(a=said)] * 5, answers(a=worry("  One   thing ")))
    kept = [each.choice["answers"][A]["text"] for each in round_of(story).ballots or ()]
    assert sorted(kept) == ["", "", "", "", "", "One thing"]


def test_objections_get_their_ids_in_the_order_of_the_alphabet() -> None:
    found = proposal(result(objected("zebra", "Apple", "apple", "mango", "mango")))
    assert [(each["id"], each["text"]) for each in found["objections"]] == [
        (f"{A}:1", "Apple"),
        (f"{A}:2", "apple"),
        (f"{A}:3", "mango"),
        (f"{A}:4", "mango"),
        (f"{A}:5", "zebra"),
    ]


def test_an_open_round_shows_no_objection_to_anyone() -> None:
    story = start().when(ben.casts(ROUND, answers={A: no()}))
    for audience in ("phone", "projector", "desk"):
        assert body(story, audience) == {"resolved": {}}
        assert "trust" not in str(story.sees(audience))


def test_a_round_with_fewer_ballots_than_the_threshold_shows_nothing_not_even_what_passed() -> None:
    story = closed(start(), *[answers(a=no(), b=YES)] * 4)
    assert result(story)["withheld"]
    assert section(story).quotes == ()
    assert section(story).resolutions == ()
    assert story.sees("desk")["items"][ROUND] == [
        {"flavour": "passed", "count": 0},
        {"flavour": "proposals", "count": 2},
    ]


# Resolving


def test_a_proposal_passes_when_every_objection_is_resolved_and_stops_when_one_is_open_again() -> None:
    story = objected("Too far", "Too dear")
    story = story.when(desk("consent.resolve", objection=f"{A}:1", note=" Half the price "))
    story.then(happened("consent.resolved", objection=f"{A}:1", note="Half the price"))
    assert not proposal(result(story))["passes"]
    story = story.when(desk("consent.resolve", objection=f"{A}:2", note="A desk in the street"))
    found = proposal(result(story))
    assert (found["passes"], found["open"], found["objection"]) == (True, 0, 2)
    assert tiers(story, "passed") == [[A, B]]
    story = story.when(desk("consent.reopen", objection=f"{A}:2"))
    story.then(happened("consent.reopened", objection=f"{A}:2"))
    assert not proposal(result(story))["passes"]
    assert story.replayed() == story.state


def test_the_same_note_twice_is_one_event_and_a_better_note_replaces_it() -> None:
    story = objected("Too far").when(desk("consent.resolve", objection=f"{A}:1", note="Nearer"))
    story.when(desk("consent.resolve", objection=f"{A}:1", note="Nearer")).then()
    story.when(desk("consent.resolve", objection=f"{A}:1", note="Next door")).then(
        happened("consent.resolved", objection=f"{A}:1", note="Next door")
    )
    objected("Too far").when(desk("consent.reopen", objection=f"{A}:1")).then()


# By role, and the record


def test_roles_are_told_apart_by_what_they_answered() -> None:
    found = result(closed(start(), *[answers("burger", a=YES)] * 5, *[answers("gemeente", a=no())] * 5))
    assert proposal(found)["byRole"]["gemeente"] == {
        "n": 5,
        "consent": 0,
        "concern": 0,
        "objection": 5,
        "abstain": 0,
    }


def test_the_record_tells_what_passed_what_stopped_and_how_an_objection_was_met() -> None:
    story = closed(
        start(),
        *[answers(a=YES, b=YES)] * 5,
        answers(a=no("Too far"), b=no("Too late")),
        answers(a=worry("Mind the costs"), b=YES),
    ).when(desk("consent.resolve", objection=f"{A}:1", note="A desk in the street"))
    report = section(story)
    assert report.summary[0].startswith("7 mensen gaven antwoord. Een voorstel gaat door als")
    assert report.summary[1:] == (
        "Voorstel 1: ‘We share one desk’. Gaat door. Ja: 5. Ja, met zorgen: 1. Groot bezwaar: 1. Geen stem: 0.",
        "Voorstel 2: ‘We wait a year’. Gaat niet door: 1 bezwaar staat open. "
        "Ja: 6. Ja, met zorgen: 0. Groot bezwaar: 1. Geen stem: 0.",
    )
    assert [(each.text, each.support, each.against) for each in report.resolutions] == [
        ("We share one desk", 6, 1)
    ]
    assert [(each.texts, each.dissent) for each in report.quotes] == [
        (("Mind the costs",), False),
        (("Too late",), True),
    ]
    assert report.listings[0].entries == ("Too far Opgelost: A desk in the street",)
    assert [each["outcome"] for each in report.tables[0].rows] == [
        "Gaat door",
        "Gaat niet door: 1 bezwaar staat open",
    ]


def test_sixty_proposals_are_judged_each_by_itself() -> None:
    story = given("consent", {}, *(f"Proposal {at:02}" for at in range(60)))
    cast = {f"r1-{at}": no("No") if at % 2 else YES for at in range(1, 61)}
    found = result(closed(story, *[(None, {"answers": cast})] * 5))
    assert [each["passes"] for each in found["proposals"]] == [False, True] * 30


def test_a_phone_gets_the_figures_without_what_everybody_wrote() -> None:
    story = objected("It costs us the trust of the street").when(desk("round.release"))
    on_phone, on_wall = (story.sees(audience)["round"]["result"] for audience in ("phone", "projector"))
    assert on_wall == result(story)
    assert proposal(on_wall)["objections"][0]["text"] == "It costs us the trust of the street"
    bare = {"concerns", "objections"}
    assert [each.items() for each in on_phone["proposals"]] == [
        {key: value for key, value in each.items() if key not in bare}.items()
        for each in on_wall["proposals"]
    ]


@pytest.mark.parametrize(("proposals", "words"), [(2, True), (3, False)])
def test_the_wall_gets_what_was_written_while_it_has_room_for_it(proposals: int, words: bool) -> None:
    story = given("consent", {}, *(f"Proposal {at}" for at in range(proposals)))
    story = closed(story, *[answers(a=no())] * 5).when(desk("round.release"))
    shown = story.sees("projector")["round"]["result"]["proposals"]
    assert [("objections" in each, "concerns" in each) for each in shown] == [(words, words)] * proposals
    assert story.sees("desk")["rounds"][ROUND]["result"] == result(story)
