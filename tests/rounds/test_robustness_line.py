"""How solid an outcome is: what is told, what is never told, in words and as figures."""

from __future__ import annotations

from typing import cast

import pytest

from session import i18n
from session.core.state import Ballot, Item, Json, Plan, Round
from session.methods.robustness import of_sums
from session.record.build import Voice
from session.rounds.shared import choices, robustness_line
from session.rounds.shared.robustness_line import Reason, RobustnessLine

OPTIONS = ("a", "b", "c")
NAMES = {"a": "Apples", "b": "Bananas", "c": "Cherries"}
EN = Voice("en", 5, {"burger": "Citizen"})
NL = Voice("nl", 5, {"burger": "Burger"})


def round_of(
    *ballots: tuple[str | None, Json], by_role: bool = True, options: tuple[str, ...] = OPTIONS
) -> Round:
    counted = tuple(Ballot(role, choice) for role, choice in ballots)
    items = tuple(Item(each, NAMES[each]) for each in options)
    return Round(
        "r1", "dots", "", {}, {}, Plan(by_role=by_role), phase="closed", options=items, ballots=counted
    )


def judged(round_: Round) -> RobustnessLine | None:
    ballots = [cast("dict[str, int]", each.choice) for each in round_.ballots or ()]
    return robustness_line.line_for(
        round_, of_sums([each.id for each in round_.options], ballots, 3, roles=choices.roles(round_))
    )


def told(round_: Round, voice: Voice = EN) -> str:
    return robustness_line.sentence(voice, judged(round_), NAMES)


def test_fewer_than_two_options_are_no_ranking_and_get_no_verdict() -> None:
    alone = round_of(*[(None, {"a": 1})] * 9, options=("a",))
    assert judged(alone) is None
    assert told(alone) == ""


def test_roles_stay_out_when_the_round_is_not_told_by_role_or_has_one_group() -> None:
    mixed = [("burger", {"a": 3})] * 5 + [(None, {"b": 1})] * 5
    assert choices.roles(round_of(*mixed, by_role=False)) == ()
    assert choices.roles(round_of(*mixed[:5])) == ()
    assert len(choices.roles(round_of(*mixed))) == 10


def test_a_clear_lead_is_solid_and_tells_how_many_ballots_it_takes() -> None:
    round_ = round_of(*[(None, {"a": 3})] * 40)
    found = judged(round_)
    assert found is not None
    assert (found.verdict, found.reasons, found.flips) == ("solid", (), 20)
    assert told(round_) == "Solid: only if 20 people had voted differently would another option tie."
    assert told(round_, NL) == "Stevig: pas als 20 mensen anders stemden, stond een andere keuze gelijk."


def test_a_tie_is_told_with_the_options_that_tie() -> None:
    round_ = round_of(*[(None, {"a": 1, "b": 1})] * 9)
    assert told(round_) == "Tie: tied for first are ‘Apples’, ‘Bananas’."
    assert told(round_, NL) == "Gelijkspel: bovenaan staan gelijk ‘Apples’, ‘Bananas’."


def test_what_makes_an_outcome_fragile_is_told_reason_by_reason() -> None:
    ballots = [*[("burger", {"b": 1})] * 6, *[(None, {"a": 3})] * 3, *[(None, {"c": 1})] * 2]
    assert told(round_of(*ballots)) == (
        "Fragile: if 1 person had voted differently, another option would tie; "
        "counted another way (number of people) the result is different; "
        "something else comes first with Citizen."
    )


def test_more_than_four_equal_options_are_counted() -> None:
    names = {str(number): f"Option {number}" for number in range(6)}
    tie = RobustnessLine("tie", (Reason("tie_first", tuple(names)),), None, None)
    line = robustness_line.sentence(EN, tie, names)
    assert line == "Tie: tied for first are ‘Option 0’, ‘Option 1’, ‘Option 2’, ‘Option 3’ and 2 more."


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize(
    ("code", "about"),
    [
        ("no_winner", []),
        ("tie_first", ["a", "b"]),
        ("tie_cut", ["a", "b"]),
        ("tie_money", ["a", "b"]),
        ("few_first", ["2"]),
        ("few_first", ["0"]),
        ("few_cut", ["1"]),
        ("rule_disagrees", ["voters", "median", "borda", "schulze", "ranked_pairs", "irv", "condorcet"]),
        ("role_disagrees", ["burger"]),
    ],
)
def test_every_reason_has_words(language: str, code: str, about: list[str]) -> None:
    voice = Voice(language, 5, {"burger": "Burger"})
    fragile = RobustnessLine("fragile", (Reason(code, tuple(about)),), None, None, 3)
    line = robustness_line.sentence(voice, fragile, NAMES)
    assert line.endswith(".")
    assert "{" not in line
