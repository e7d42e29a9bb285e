"""Budget: what costs what, what counts as a ballot, what is funded under both rules, ties, and what people spent."""

from __future__ import annotations

import pytest

from session.core.state import Json
from session.rounds import KINDS
from session.rounds.budget.count import priced
from tests.cast import Story, ana, fay
from tests.rounds.given import ROUND, body, closed, given, items, result, round_of, section, tiers

A, B, C = "r1-1", "r1-2", "r1-3"
NAMES = {"a": A, "b": B, "c": C}


def start(amount: int = 60, **settings: object) -> Story:
    return given("budget", {"amount": amount, **settings}, "Trees | 29", "Swings | 30", "Benches | 24")


def approve(letters: str, role: str | None = None) -> tuple[str | None, Json]:
    return role, {"approved": [NAMES[each] for each in letters]}


# What costs what


@pytest.mark.parametrize(
    ("text", "name", "cost"),
    [
        ("Speeltuin | 12000", "Speeltuin", 12000),
        ("Speeltuin|€ 12.000", "Speeltuin", 12000),
        ("Playground | £12,000.00", "Playground", 12000),
        ("Bankjes | 1 200,-", "Bankjes", 1200),
        ("Wifi | 5 | 300 euro", "Wifi | 5", 300),
        ("Speeltuin", "Speeltuin", None),
        ("Speeltuin | 12,50", "Speeltuin | 12,50", None),
        ("Speeltuin | 0", "Speeltuin | 0", None),
        ("Speeltuin | veel", "Speeltuin | veel", None),
        ("| 300", "| 300", None),
    ],
)
def test_a_cost_stands_behind_the_last_bar(text: str, name: str, cost: int | None) -> None:
    assert priced(text) == (name, cost)


def test_costs_in_the_settings_are_for_options_of_that_name() -> None:
    story = given("budget", {"costs": ["SWINGS | 900", "Trees | 70"]}, "Swings", "Trees | 60", "Benches")
    assert body(story, "phone") == {
        "names": {A: "Swings", B: "Trees", C: "Benches"},
        "costs": {A: 900, B: 70},
    }


@pytest.mark.parametrize("line", ["Swings", "Swings | 12.5", "Swings | 10 - 12", "Swings | PM", "Swings | 0"])
def test_a_line_of_costs_without_a_clear_cost_is_refused_by_its_number(line: str) -> None:
    asked = fay.asks("round.add", kind="budget", settings={"costs": ["Trees | 60", line]})
    start().when(asked).refused("cost_unclear", line=2, text=line)


# What people type


def opened(*texts: str, **settings: object) -> tuple[list[str], dict[str, int]]:
    """The names as they are frozen when the round opens, and the costs, by name."""
    seen = body(given("budget", settings, *texts), "phone")
    return list(seen["names"].values()), {
        seen["names"][option]: cost for option, cost in seen["costs"].items()
    }


def test_costs_as_treasurers_write_them_are_read_in_the_language_of_the_session() -> None:
    typed = (
        "Tuin | 12.000",
        "Café | 1.250,50",
        "Pad | 12,5k",
        "Bank | ± 12.000",
        "Boom | 12.500,-",
        "Hek | 12 500",
    )
    assert opened(*typed)[1] == {
        "Tuin": 12000, "Café": 1251, "Pad": 12500, "Bank": 12000, "Boom": 12500, "Hek": 12500,
    }  # fmt: skip


def test_what_is_no_clear_amount_is_no_cost_and_keeps_what_was_typed() -> None:
    names, costs = opened(
        "Fiets | 10.000 - 12.000", "Zaal | PM", "Dak | 0", "Muur | 12,000", "Goot | 5 stuks", "Ja | nee"
    )
    assert costs == {}
    assert names == [
        "Fiets (10.000 - 12.000)",
        "Zaal (PM)",
        "Dak (0)",
        "Muur (12,000)",
        "Goot (5 stuks)",
        "Ja | nee",
    ]


def test_costs_in_the_settings_are_stored_as_plain_amounts_and_win() -> None:
    assert opened("Tuin | PM", "Pad | 5", costs=["tuin | 12,5k", "Pad | € 1.000,-"])[1] == {
        "Tuin": 12500,
        "Pad": 1000,
    }


def test_the_desk_hears_beforehand_what_is_wrong_with_the_costs() -> None:
    typed = ["Zaal | PM", "Muur | 12,000", "Café | 1.250,50", "Tuin | 20.000", "Pad | 5"]
    settings = {"amount": 10_000, "costs": ["Pad | 7", "Brug | 9"]}
    story = Story(KINDS).when(
        fay.asks("round.add", kind="budget", settings=settings, source={"texts": typed})
    )
    told = {
        check["key"]: check["words"]["options"] for check in story.sees("desk")["rounds"][ROUND]["checks"]
    }
    assert told == {
        "budget.check.without": "‘Zaal | PM’",
        "budget.check.unclear": "‘Muur | 12,000’",
        "budget.check.rounded": "‘Café | 1.250,50’",
        "budget.check.dear": "‘Tuin’",
        "budget.check.unknown": "‘Brug’",
    }


# What is refused


@pytest.mark.parametrize(
    "choice",
    [{"nothing": {}}, {"approved": A}, {"approved": [A, A]}, {"approved": [1]}, {"approved": [], "x": 1}],
)
def test_what_is_not_a_ballot_is_refused(choice: Json) -> None:
    start().when(ana.asks("ballot.cast", ROUND, n=1, choice=choice)).refused("bad_ballot")


def test_an_option_without_a_cost_takes_no_part() -> None:
    story = given("budget", {"amount": 60}, "Trees | 29", "Swings")
    story.when(ana.casts(ROUND, approved=[B])).refused("unknown_option")
    found = result(closed(story, *[approve("a")] * 5))
    assert found["withoutCost"] == ["Swings"]
    assert [each["id"] for each in found["options"]] == [A]


@pytest.mark.parametrize("settings", [{"amount": 0}, {"amount": 10**10}, {"unit": "x" * 13}])
def test_settings_out_of_bounds_are_refused(settings: Json) -> None:
    start().when(fay.asks("round.add", kind="budget", settings=settings)).refused("bad_settings")


# What is funded


def test_a_minority_gets_its_share_where_most_votes_first_gives_it_nothing() -> None:
    found = result(closed(start(), *[approve("ab")] * 6, *[approve("c")] * 4))
    assert found["equal"] == {
        "funded": [A, C],
        "tied": [],
        "cost": 53,
        "rest": 7,
        "share": found["equal"]["share"],
    }
    assert found["greedy"] == {"funded": [A, B], "tied": [], "cost": 59, "rest": 1}
    assert {each["id"]: (each["equal"], each["greedy"]) for each in found["options"]} == {
        A: ("in", "in"),
        B: ("out", "in"),
        C: ("in", "out"),
    }
    assert found["served"] == 10
    assert {"code": "rule_disagrees", "about": ["greedy"]} in found["solid"]["reasons"]


def test_what_people_spent_is_told_in_aggregate() -> None:
    found = result(closed(start(), *[approve("ab")] * 6, *[approve("c")] * 4))
    each, other = round(29 / 6, 6), 6.0
    assert found["spending"] == {
        "mean": 5.3,
        "median": each,
        "q1": each,
        "q3": other,
        "least": each,
        "most": other,
    }


def test_the_outcome_is_solid_when_both_rules_agree_and_no_ballot_matters() -> None:
    story = closed(start(100), *[approve("abc")] * 8)
    assert result(story)["solid"] == {"verdict": "solid", "reasons": [], "flips": None, "cutFlips": None}
    assert "hetzelfde" in section(story).summary[3]


def test_projects_that_nothing_tells_apart_are_tied_and_not_funded() -> None:
    story = given("budget", {"amount": 10}, "Trees | 10", "Swings | 10")
    story = closed(story, *[approve("ab")] * 6)
    found = result(story)
    assert (found["equal"]["funded"], found["equal"]["tied"], found["equal"]["rest"]) == ([], [A, B], 10)
    assert found["spending"] is None
    assert found["solid"]["verdict"] == "tie"
    assert tiers(story, "funded") == [[B, A]]
    assert "Gelijk staan, en nog niet besloten: ‘Swings’, ‘Trees’." in section(story).summary[1]


def test_what_costs_more_than_there_is_is_never_funded() -> None:
    found = result(closed(start(amount=28), *[approve("abc")] * 5))
    assert [(each["id"], each["equal"]) for each in found["options"]] == [(C, "in"), (B, "over"), (A, "over")]


def test_nothing_is_funded_when_nobody_chose_anything() -> None:
    story = closed(start(), *[approve("")] * 5)
    found = result(story)
    assert (found["nothing"], found["equal"]["funded"], found["solid"]) == (5, [], None)
    assert "Niets wordt betaald." in section(story).summary[1]


def test_later_rounds_take_what_is_funded_without_its_cost() -> None:
    story = start()
    assert tiers(story, "funded") == [[A, B, C]] == tiers(story, "options")
    story = closed(story, *[approve("ab")] * 6, *[approve("c")] * 4)
    assert tiers(story, "funded") == [[A, C]]
    texts = [each.text for tier in items(round_of(story))["options"] for each in tier]
    assert texts == ["Swings", "Trees", "Benches"]


def test_a_round_with_fewer_ballots_than_the_threshold_shows_nothing() -> None:
    story = closed(start(), *[approve("a")] * 4)
    assert result(story) == {"withheld": True, "ballots": 4, "threshold": 5}
    assert section(story).tables == ()


def test_sixty_options_are_divided() -> None:
    story = given("budget", {"amount": 1000}, *[f"Option {n:02} | {n * 10}" for n in range(1, 61)])
    cast = [
        (None, {"approved": [f"r1-{n}" for n in range(1 + each, 61, 3)]})
        for each in (0, 1, 2)
        for _ in range(5)
    ]
    found = result(closed(story, *cast))
    assert len(found["options"]) == 60
    assert found["equal"]["cost"] + found["equal"]["rest"] == 1000


# By role and in the record


def test_roles_are_told_apart_when_each_is_large_enough() -> None:
    found = result(closed(start(), *[approve("ab", "burger")] * 6, *[approve("c", "gemeente")] * 5))
    assert found["options"][0]["byRole"] == {
        "burger": {"votes": 6, "ballots": 6},
        "gemeente": {"votes": 0, "ballots": 5},
    }
    small = result(closed(start(), *[approve("ab", "burger")] * 6, *[approve("c", "gemeente")] * 3))
    assert small["roles"] == []


def test_the_record_tells_both_rules_and_the_money() -> None:
    report = section(closed(start(60, unit="euro"), *[approve("ab")] * 6, *[approve("c")] * 4))
    assert tuple(each.replace("\u00a0", " ") for each in report.summary[:4]) == (
        "Te verdelen was euro 60. 10 mensen stemden.",
        "Geteld met gelijke delen: iedereen krijgt een even groot deel, en wie hetzelfde kiest, betaalt het samen. "
        "Betaald wordt ‘Trees’, ‘Benches’, samen euro 53. Over is euro 7.",
        "10 van de 10 mensen kozen iets wat betaald wordt. Van ieders deel is gemiddeld euro 5 besteed. De helft van "
        "de mensen zit tussen euro 5 en euro 6; de middelste is euro 5, de laagste euro 5, de hoogste euro 6.",
        "Met de meeste stemmen eerst was betaald: ‘Swings’, ‘Trees’, met euro 1 over.",
    )
    (table,) = report.tables
    assert table.rows[0] == {
        "_marked": False,
        "text": "Swings",
        "cost": 30,
        "votes": 6,
        "equal": "niet",
        "greedy": "betaald",
    }


def test_a_paper_ballot_tells_what_each_option_costs() -> None:
    def say(key: str, /, **words: object) -> str:
        return f"{words['unit']} {words['amount']}"

    say.number = str  # type: ignore[attr-defined]
    rows = KINDS["budget"].sheet(round_of(start()), say)  # type: ignore[arg-type]
    assert [each.text for each in rows] == ["Trees (€ 29)", "Swings (€ 30)", "Benches (€ 24)"]
