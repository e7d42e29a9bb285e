"""What people say beside the board: flags on ideas, proposed names, and which roles may sort."""

from __future__ import annotations

from typing import Any

import pytest

from session.core.commands import Actor
from tests.cast import Asked, Person, Story, ana, ben, fay
from tests.rounds.given import ROUND, body, closed, desk, given, section, with_settings
from tests.rounds.organise.given_board import A, B, moves, state, undoes

PEOPLE = [Person(Actor("phone", f"s{n}", "burger")) for n in range(12)]
CITIZEN, OFFICIAL = Person(Actor("phone", "c", "burger")), Person(Actor("phone", "o", "gemeente"))


def board(**settings: Any) -> Story:
    """Alpha is in the cluster One, Beta in none."""
    settings = {"clusters": ["One", "Two"], **settings}
    return given("organise", settings, "Alpha", "Beta", "Gamma").when(moves("c1", A))


def flags(person: Person, idea: str = A, cluster: str = "c1") -> Asked:
    return person.asks("organise.flag", ROUND, idea=idea, cluster=cluster)


def unflags(person: Person, idea: str = A) -> Asked:
    return person.asks("organise.unflag", ROUND, idea=idea)


def proposes(person: Person, name: str, cluster: str | None = None) -> Asked:
    return person.asks("organise.propose_name", ROUND, name=name, cluster=cluster)


def flagged(story: Story) -> dict[str, int]:
    found: dict[str, int] = body(story, "desk").get("flagged", {})
    return found


def proposed(story: Story) -> list[str]:
    return [one["name"] for one in body(story, "desk").get("proposed", [])]


# Flags


def test_nobody_flags_where_that_was_not_asked() -> None:
    board().when(flags(ana)).refused("not_allowed")


def test_an_idea_is_flagged_where_somebody_sees_it() -> None:
    story = board(flags=True)
    story.when(flags(ana, "nobody")).refused("unknown_idea")
    story.when(flags(ana, B)).refused("moved_meanwhile")
    story.when(moves("c2", A), flags(ana)).refused("moved_meanwhile")
    closed(story).when(flags(ana)).refused("round_closed")


def test_the_desk_alone_sees_that_an_idea_is_flagged_and_not_by_how_few() -> None:
    story = board(flags=True).when(flags(ana))
    assert flagged(story) == {A: 0}
    assert flagged(story.when(*(flags(one) for one in PEOPLE[:3]))) == {A: 0}
    assert "flagged" not in body(story, "phone")
    assert "flagged" not in body(story, "projector")


def test_a_number_is_told_in_steps_of_the_smallest_group_and_never_goes_down_by_one() -> None:
    story = board(flags=True).when(*(flags(one) for one in PEOPLE[:5]))
    assert flagged(story) == {A: 5}
    assert flagged(story.when(*(flags(one) for one in PEOPLE[5:9]))) == {A: 5}
    assert flagged(story.when(*(flags(one) for one in PEOPLE[5:10]))) == {A: 10}
    assert flagged(story.when(unflags(PEOPLE[0]))) == {A: 5}
    assert flagged(story.when(*(unflags(one) for one in PEOPLE[:5]))) == {}


def test_somebody_flags_an_idea_once_and_takes_only_an_own_flag_back() -> None:
    story = board(flags=True).when(flags(ana))
    assert story.when(flags(ana)).log == story.log
    assert story.when(unflags(ben)).log == story.log
    assert flagged(story.when(unflags(ana))) == {}


def test_no_event_of_a_flag_tells_whose_it_is() -> None:
    story = board(flags=True).when(flags(ana), unflags(ana), flags(ben))
    told = [event.data for event in story.log if event.name.startswith("organise.")]
    assert not any(person.actor.seat in str(data) for person in (ana, ben) for data in told)


def test_moving_an_idea_or_letting_it_stay_answers_all_flags_on_it() -> None:
    story = board(flags=True).when(flags(ana), flags(ben))
    moved = story.when(moves("c2", A))
    assert flagged(moved) == {}
    assert flagged(undoes(moved)) == {}
    kept = story.when(desk("organise.keep", ideas=[A, B]))
    assert flagged(kept) == {}
    assert state(kept)[1] == {A: "c1"}
    assert kept.when(desk("organise.keep", ideas=[A])).log == kept.log
    story.when(ana.asks("organise.keep", ROUND, ideas=[A])).refused("not_allowed")


def test_the_record_says_of_how_many_ideas_somebody_doubted_the_place() -> None:
    story = board(flags=True).when(flags(ana), flags(ben), desk("organise.keep", ideas=[A]))
    assert "Van 1 idee zei iemand dat het ergens anders hoorde." in section(closed(story)).summary[0]
    assert "ergens anders" not in section(closed(board(flags=True))).summary[0]


# Names


def test_nobody_proposes_names_where_that_was_not_asked_nor_more_than_was() -> None:
    board().when(proposes(ana, "Water")).refused("not_allowed")
    story = board(names=1).when(proposes(ana, "Water"))
    story.when(proposes(ana, "Air")).refused("too_many_names", limit=1)
    story.when(proposes(ben, "Air", "c9")).refused("unknown_cluster")


@pytest.mark.parametrize(
    ("name", "code"), [(" ", "text_empty"), ("x" * 81, "text_too_long"), ("ONE", "name_there")]
)
def test_a_proposed_name_has_words_that_are_not_there_yet(name: str, code: str) -> None:
    board(names=2).when(proposes(ana, name)).refused(code)


def test_nobody_learns_from_a_refusal_what_another_proposed() -> None:
    story = board(names=2).when(proposes(ana, "Water"))
    story.when(proposes(ana, "water")).refused("name_there")
    assert proposed(story.when(proposes(ben, "water"))) == ["Water"]


def test_proposed_names_are_seen_by_the_desk_in_alphabetical_order_and_by_nobody_else() -> None:
    story = board(names=2).when(proposes(ana, "Water"), proposes(ben, "Air"))
    assert proposed(story) == ["Air", "Water"]
    assert all("Water" not in str(body(story, audience)) for audience in ("phone", "projector"))


def test_a_name_makes_a_cluster_in_the_words_of_the_desk_and_answers_all_who_proposed_it() -> None:
    story = board(names=2).when(proposes(ana, "Water"), proposes(ben, "WATER"))
    key = body(story, "desk")["proposed"][0]["id"]
    made = story.when(desk("organise.new_cluster", name="Water and ice", proposal=key))
    assert "Water and ice" in state(made)[0].values()
    assert proposed(made) == []
    made.when(desk("organise.new_cluster", name="Again", proposal=key)).refused("unknown_name")
    assert section(closed(made)).appendix[0].entries == ("WATER", "Water")


def test_a_name_for_a_cluster_renames_it() -> None:
    story = board(names=2).when(proposes(ana, "First", "c1"))
    key = body(story, "desk")["proposed"][0]["id"]
    renamed = story.when(desk("organise.rename_cluster", cluster="c1", name="First", proposal=key))
    assert state(renamed)[0]["c1"] == "First"
    assert state(undoes(renamed))[0]["c1"] == "One"
    story.when(desk("organise.rename_cluster", cluster="c1", name="x", proposal="no")).refused("unknown_name")


def test_a_name_that_was_not_taken_stays_with_the_desk_and_can_be_looked_at_again() -> None:
    story = board(names=2).when(proposes(ana, "Water"))
    key = body(story, "desk")["proposed"][0]["id"]
    no = story.when(desk("organise.judge_name", proposal=key, to="declined"))
    assert body(no, "desk")["proposed"][0]["declined"] is True
    assert section(closed(no)).appendix == ()
    again = no.when(desk("organise.judge_name", proposal=key, to="proposed"))
    assert "declined" not in body(again, "desk")["proposed"][0]
    story.when(desk("organise.judge_name", proposal="no", to="declined")).refused("unknown_name")


def test_somebody_withdraws_an_own_name_until_it_is_taken() -> None:
    story = board(names=2).when(proposes(ana, "Water"))
    key = body(story, "desk")["proposed"][0]["id"]
    story.when(ben.asks("organise.withdraw_name", ROUND, proposal=key)).refused("unknown_name")
    assert proposed(story.when(ana.asks("organise.withdraw_name", ROUND, proposal=key))) == []
    taken = story.when(desk("organise.new_cluster", name="Water", proposal=key))
    taken.when(ana.asks("organise.withdraw_name", ROUND, proposal=key)).refused("name_accepted")


def test_a_phone_takes_no_names() -> None:
    story = board(names=2, who="everyone").when(proposes(ana, "Water"))
    key = body(story, "desk")["proposed"][0]["id"]
    story.when(ben.asks("organise.new_cluster", ROUND, name="Water", proposal=key)).refused("not_allowed")


# Roles


def test_only_the_roles_that_were_chosen_sort() -> None:
    story = board(who="roles", sorters=["burger"])
    asked = {"ideas": [A], "to": "c2"}
    story.when(OFFICIAL.asks("organise.move", ROUND, **asked)).refused("not_your_role")
    story.when(fay.asks("organise.move", ROUND, ideas=[A], to=None))
    assert state(story.when(CITIZEN.asks("organise.move", ROUND, **asked)))[1] == {A: "c2"}
    changed = with_settings(story, sorters=["gemeente"])
    changed.when(CITIZEN.asks("organise.move", ROUND, **asked)).refused("not_your_role")


def test_a_phone_gets_the_ideas_where_it_may_sort_or_flag() -> None:
    from session.core import views
    from session.rounds import KINDS

    def texts(story: Story) -> int:
        shown = views.round_view(story.state, story.state.rounds[ROUND], "phone", KINDS)
        return len(shown["options"])

    assert texts(board(names=2)) == 0
    assert texts(board(who="roles", sorters=["burger"])) == 3
    assert texts(board(flags=True)) == 3
