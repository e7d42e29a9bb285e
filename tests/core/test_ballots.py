"""The ballots as they count: the same before and after the close, told in groups, and without roles where nobody asked
for them.
"""

from __future__ import annotations

from session.core.ballots import counted_ballots
from session.core.commands import Cast
from session.core.state import Division, Json
from tests.cast import Story, created, fay, given, people
from tests.core.kinds import KINDS
from tests.core.stories import vote_open

ROLES = [{"id": role, "label": role.title()} for role in ("argon", "krypton", "radon")]


def vote(story: Story, sizes: dict[str | None, int], **more: Json) -> Story:
    """One more round, opened, voted in by so many of each role, and closed."""
    source = {"texts": [f"Round {story.state.made}", "Tue"]}
    story = story.when(fay.asks("round.add", kind="pick", source=source, **more))
    return held(story, story.state.order[-1], sizes)


def held(story: Story, name: str, sizes: dict[str | None, int]) -> Story:
    voters = [voter for role, number in sizes.items() for voter in people(number, role, f"{role} {name} ")]
    story = story.when(fay.asks("round.open", name))
    option = story.state.rounds[name].options[0].id
    return story.when(*(voter.casts(name, option=option) for voter in voters), fay.asks("round.close", name))


def pools(story: Story) -> list[set[str | None]]:
    """Who is told together, round after round."""
    divisions = [round_.division for round_ in story.state.agenda()]
    return [set(division.pool) for division in divisions if division is not None]


def test_what_counts_is_the_same_before_and_after_the_close() -> None:
    story = vote_open().when(fay.asks("paper.count", "r1", choice={"option": "r1-2"}, count=3))
    casts = (
        [Cast("clients", {"option": "r1-1"})] * 5
        + [Cast("staff", {"option": "r1-1"})] * 2
        + [Cast(None, {"option": "r1-1"})]
    )
    counted = counted_ballots(story.state, story.state.rounds["r1"], KINDS["pick"], casts)
    assert [ballot.role for ballot in counted.ballots] == ["clients"] * 5 + ["*"] * 6
    assert [ballot.paper for ballot in counted.ballots] == [False] * 8 + [True] * 3


def test_a_round_that_is_not_told_by_role_keeps_no_roles_with_its_ballots() -> None:
    story = vote(given(created(roles=ROLES)), {"argon": 6}, plan={"by_role": False})
    assert {ballot.role for ballot in story.state.rounds["r1"].ballots or ()} == {"*"}
    assert story.state.rounds["r1"].division == Division()


def test_the_log_tells_the_division_and_who_replays_it_knows_it() -> None:
    story = vote(given(created(roles=ROLES)), {"argon": 9, "krypton": 6, "radon": 1})
    (closed,) = [event.data for event in story.log if event.name == "round.closed"]
    assert closed["division"] == {"pool": ["argon", "radon", ""], "host": "argon"}
    assert story.replayed() == story.state
    assert story.state.host == "argon"


def test_the_pool_stays_with_the_role_that_it_joined_first_all_session() -> None:
    story = vote(given(created(roles=ROLES)), {"argon": 9, "krypton": 6, "radon": 1})
    story = vote(vote(story, {"argon": 6, "krypton": 9, "radon": 1}), {"argon": 6, "krypton": 9, None: 7})
    assert pools(story) == [{"argon", "radon", None}] * 3


def test_a_role_with_too_few_ballots_is_in_the_pool_for_that_round_and_hides_nobody() -> None:
    full, few = (
        {"argon": 9, "krypton": 6, "radon": 5, None: 5},
        {"argon": 9, "krypton": 6, "radon": 4, None: 5},
    )
    story = vote(vote(vote(given(created(roles=ROLES)), full), few), full)
    assert pools(story) == [{None}, {"radon", None}, {None}]


def test_a_second_vote_is_told_in_the_groups_of_the_first_or_in_larger_ones() -> None:
    story = vote(given(created(roles=ROLES)), {"argon": 9, "krypton": 6, "radon": 4, None: 4})
    again = story.when(fay.asks("round.vote_again", "r1"))
    assert pools(held(again, "r2", {"argon": 9, "krypton": 6, "radon": 5, None: 5}))[1] == {"radon", None}
    assert pools(held(again, "r2", {"argon": 9, "krypton": 4, "radon": 5, None: 5}))[1] == {
        "krypton", "radon", None,
    }  # fmt: skip


def test_the_same_question_put_again_as_a_new_round_is_told_like_a_second_vote() -> None:
    ask = {"kind": "pick", "prompt": "Which day?", "source": {"texts": ["Mon", "Tue"]}}
    story = given(created(roles=ROLES)).when(fay.asks("round.add", **ask))
    story = held(story, "r1", {"argon": 9, "krypton": 6, "radon": 4, None: 4})
    again = held(
        story.when(fay.asks("round.add", **ask)), "r2", {"argon": 9, "krypton": 6, "radon": 5, None: 5}
    )
    assert pools(again)[1] == {"radon", None}


def test_a_first_vote_of_which_nothing_was_told_does_not_bind_the_second() -> None:
    story = vote(given(created(roles=ROLES)), {"argon": 3}).when(fay.asks("round.vote_again", "r1"))
    assert pools(held(story, "r2", {"argon": 9, "krypton": 6}))[1] == {"radon", None}


def test_a_role_that_is_told_together_with_others_keeps_its_name() -> None:
    story = vote(given(created(roles=ROLES)), {"argon": 9, "krypton": 6, "radon": 1})
    story.when(fay.asks("session.set", roles=ROLES[:2])).refused("role_in_use")
