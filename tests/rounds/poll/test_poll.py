"""Poll: what counts as a ballot, when an outcome passes and why not, abstentions apart, and what would turn it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from session.core.state import Ballot, Json
from session.rounds import KINDS
from tests.cast import Story, ana, fay
from tests.rounds.given import ROUND, closed, given, result, result_of, round_of, section, tiers

A, B, C = "r1-1", "r1-2", "r1-3"
NAMES = {"a": A, "b": B, "c": C, "y": "yes", "n": "no", "-": None}


def options(**settings: object) -> Story:
    return given("poll", settings, "Apples", "Cherries", "Bananas")


def yes_no(**settings: object) -> Story:
    return given("poll", {"answers": "yes_no", **settings})


def said(letters: str, role: str | None = None) -> list[tuple[str | None, Json]]:
    """A ballot for each letter."""
    return [(role, {"answer": NAMES[each]}) for each in letters]


# What is refused


@pytest.mark.parametrize(
    "choice", [{"nothing": {}}, {"answer": 1}, {"answer": [A]}, {"answer": A, "name": "Ana"}]
)
def test_what_is_not_a_ballot_is_refused(choice: Json) -> None:
    options().when(ana.asks("ballot.cast", ROUND, n=1, choice=choice)).refused("bad_ballot")


def test_an_answer_that_is_not_there_is_refused() -> None:
    options().when(ana.casts(ROUND, answer="r1-4")).refused("unknown_option")
    options().when(ana.casts(ROUND, answer="yes")).refused("unknown_option")
    yes_no().when(ana.casts(ROUND, answer="maybe")).refused("unknown_option")


def test_abstaining_where_it_is_no_answer_is_refused() -> None:
    options(abstain=False).when(ana.casts(ROUND, answer=None)).refused("bad_ballot")


@pytest.mark.parametrize("settings", [{"quorum": 101}, {"required": -1}, {"answers": "maybe"}])
def test_settings_out_of_bounds_are_refused(settings: Json) -> None:
    options().when(fay.asks("round.add", kind="poll", settings=settings)).refused("bad_settings")


def test_a_poll_without_options_is_answered_with_yes_or_no() -> None:
    assert result(closed(given("poll"), *said("yyynn")))["yes"] == 3


# Options


def test_votes_are_counted_and_abstentions_stay_apart() -> None:
    found = result(closed(options(), *said("aab-c-a")))
    assert (found["ballots"], found["votes"], found["abstain"], found["winner"], found["share"]) == (
        7,
        5,
        2,
        [A],
        0.6,
    )
    assert [(each["id"], each["votes"], each["share"], each["place"]) for each in found["options"]] == [
        (A, 3, 0.6, 1),
        (C, 1, 0.2, 2),
        (B, 1, 0.2, 2),
    ]
    assert found["passes"]
    assert found["reasons"] == []


def test_a_tie_for_first_is_told_and_nothing_is_chosen() -> None:
    story = closed(options(), *said("aabbc"))
    found = result(story)
    assert (found["winner"], found["passes"], found["reasons"]) == ([A, B], False, ["tie"])
    assert found["solid"]["verdict"] == "tie"
    assert section(story).summary[1] == (
        "De meeste stemmen kregen, gelijk met 2 (40%): ‘Apples’, ‘Cherries’. Nog niet gekozen. Het staat gelijk."
    )
    assert tiers(story, "options") == [[A, B], [C]]


def test_the_first_may_need_a_share_of_the_votes() -> None:
    assert result(closed(options(required=50), *said("aaabbc")))["passes"]
    story = closed(options(required=51), *said("aaabbc"))
    assert result(story)["reasons"] == ["below"]
    assert section(story).summary[1].endswith("Nog niet gekozen. 50% van de stemmen; 51% is nodig.")


def test_nobody_is_chosen_when_everybody_abstains() -> None:
    found = result(closed(options(), *said("-----")))
    assert (found["winner"], found["reasons"], found["share"], found["solid"]) == ([], ["nobody"], None, None)


# Yes or no


def test_yes_passes_when_it_has_more_votes_than_no_whatever_the_abstentions() -> None:
    found = result(closed(yes_no(), *said("yyynn------")))
    assert (found["yes"], found["no"], found["abstain"], found["share"], found["passes"]) == (
        3,
        2,
        6,
        0.6,
        True,
    )


@pytest.mark.parametrize(
    ("cast", "settings", "reasons"),
    [
        ("yynnn", {}, ["against"]),
        ("yynn-", {}, ["tie"]),
        ("yyyn-n", {"required": 67}, ["below"]),
        ("-----", {}, ["nobody"]),
    ],
)
def test_why_a_question_does_not_pass_is_told(cast: str, settings: Json, reasons: list[str]) -> None:
    story = closed(yes_no(**settings), *said(cast))
    assert result(story)["reasons"] == reasons
    assert "Niet aangenomen" in section(story).summary[1]


def test_two_thirds_of_the_votes_is_enough_where_two_thirds_is_asked() -> None:
    assert result(closed(yes_no(required=66), *said("yyyynn")))["passes"]
    assert not result(closed(yes_no(required=67), *said("yyyynn")))["passes"]


def test_the_published_motion_without_enough_ballots_does_not_pass() -> None:
    """Ten seats and a quorum of 60 percent: five ballots are too few, though all of them say yes."""
    story = yes_no(quorum=60).when(*[fay.asks("round.close", ROUND)])
    round_ = replace(
        round_of(story),
        people=10,
        ballots=tuple(Ballot(None, {"answer": "yes"}) for _ in "12345"),
    )
    found = result_of(round_)
    assert (found["people"], found["quorum"], found["reasons"]) == (
        10,
        {"needed": 6, "met": False},
        ["no_quorum"],
    )
    assert found["solid"] is None
    enough = result_of(replace(round_, ballots=(*round_.ballots, *round_.ballots[:1])))  # type: ignore[misc]
    assert enough["passes"]


def test_who_has_a_seat_when_the_round_closes_counts_for_the_quorum() -> None:
    story = yes_no(quorum=50)
    for number in range(12):
        story = story.when(
            replace(ana, actor=replace(ana.actor, seat=f"s{number}")).asks("seat.take", None, role=None)
        )
    assert result(closed(story, *said("yyyyy")))["quorum"] == {"needed": 6, "met": False}


# How solid


@pytest.mark.parametrize(
    ("cast", "settings", "turns", "verdict"),
    [
        ("y" * 6 + "n" * 4, {}, 1, "fragile"),
        ("y" * 60 + "n" * 40, {}, 10, "solid"),
        ("y" * 40 + "n" * 60, {}, 11, "solid"),
        ("y" * 60 + "n" * 40, {"required": 66}, 6, "solid"),
        ("y" * 70 + "n" * 30, {"required": 66}, 5, "fragile"),
    ],
)
def test_how_many_changed_ballots_turn_the_outcome_is_told(
    cast: str, settings: Json, turns: int, verdict: str
) -> None:
    solid = result(closed(yes_no(**settings), *said(cast)))["solid"]
    assert (solid["turns"], solid["verdict"]) == (turns, verdict)


def test_a_choice_turns_when_a_rival_passes_it_or_its_share_is_gone() -> None:
    assert result(closed(options(required=10), *said("a" * 5 + "b" * 4)))["solid"]["turns"] == 1
    assert result(closed(options(required=40), *said("a" * 50 + "b" * 25 + "c" * 25)))["solid"]["turns"] == 11
    assert result(closed(options(), *said("a" * 50 + "b" * 25 + "c" * 25)))["solid"]["flips"] == 13


def test_a_role_with_another_answer_makes_the_outcome_fragile() -> None:
    story = closed(yes_no(), *said("y" * 40, "burger"), *said("n" * 12, "gemeente"))
    assert result(story)["solid"]["reasons"] == [{"code": "role_disagrees", "about": ["gemeente"]}]
    assert section(story).summary[2] == "Kwetsbaar: bij Gemeente staat iets anders bovenaan."


# Withheld, by role, in the record, on paper


def test_a_round_with_fewer_ballots_than_the_threshold_shows_nothing() -> None:
    story = closed(yes_no(), *said("yyyy"))
    assert result(story) == {"withheld": True, "ballots": 4, "threshold": 5}
    assert section(story).tables == ()


def test_roles_are_told_apart_when_each_is_large_enough() -> None:
    found = result(closed(yes_no(), *said("yyyyn-", "burger"), *said("nnnnn", "gemeente")))
    assert found["byRole"] == {
        "burger": {"ballots": 6, "votes": 5, "abstain": 1, "yes": 4, "no": 1},
        "gemeente": {"ballots": 5, "votes": 5, "abstain": 0, "yes": 0, "no": 5},
    }
    small = result(closed(options(), *said("aaaaa", "burger"), *said("bbb", "gemeente")))
    assert small["roles"] == []
    assert small["byRole"] == {}


def test_the_record_tells_the_rules_the_counts_and_what_it_was_about() -> None:
    story = given("poll", {"answers": "yes_no", "quorum": 50, "required": 60}, "We planten bomen")
    report = section(closed(story, *said("yyyyynnn-")))
    assert report.summary[:2] == (
        "9 van de 9 mensen stemden. 1 persoon koos ‘geen stem’. Nodig was 50% van de mensen: 5 stemmen. "
        "Nodig was 60% van de stemmen. ‘Geen stem’ telt daarbij niet mee.",
        "Ja: 5, nee: 3; 62,5% ja. Aangenomen.",
    )
    assert report.listings[0].entries == ("We planten bomen",)
    assert [row["votes"] for row in report.tables[0].rows] == [5, 3, 1]


def test_a_paper_ballot_has_a_box_for_every_answer() -> None:
    def say(key: str, /, **words: object) -> str:
        return key

    rows = KINDS["poll"].sheet(round_of(yes_no()), say)  # type: ignore[arg-type]
    assert [each.text for each in rows] == ["poll.yes", "poll.no", "poll.abstain"]
    rows = KINDS["poll"].sheet(round_of(options(abstain=False)), say)  # type: ignore[arg-type]
    assert [each.text for each in rows] == ["Apples", "Cherries", "Bananas"]


def test_sixty_options_are_counted() -> None:
    story = given("poll", {}, *[f"Option {n:02}" for n in range(1, 61)])
    found = result(closed(story, *[(None, {"answer": f"r1-{n % 60 + 1}"}) for n in range(61)]))
    assert len(found["options"]) == 60
    assert found["winner"] == [A]
