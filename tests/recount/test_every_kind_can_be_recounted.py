"""Every kind of round says itself how it is counted a second time: a file recount.py in its folder."""

from __future__ import annotations

import pytest

from session.core.commands import Actor
from session.core.kind import RoundKind
from session.recount.kinds import counting_of, names
from session.rounds import KINDS
from tests import cast
from tests.recount.falsified import exported, sentences
from tests.rounds.given import ROLES, ROUND, desk
from tests.rounds.simulated import SECRET, Tried, shown, somebody

ROOM: list[str | None] = ["burger"] * 9 + ["gemeente"] * 7 + [None] * 6
EVERY = pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))


def test_a_name_that_is_a_path_finds_no_file() -> None:
    assert [counting_of(name) for name in ("../rounds/dots", "dots/", "DOTS", "", ".", "shared")] == [
        None
    ] * 6


def test_nothing_can_be_counted_again_that_is_no_kind() -> None:
    assert set(names()) <= set(KINDS)


@EVERY
def test_every_kind_can_be_counted_again(kind: RoundKind) -> None:
    counting = counting_of(kind.name)
    wanted = "count" if kind.secret else "count_lists"
    assert counting is not None, f"session/rounds/{kind.name}/recount.py is missing"
    assert getattr(counting, wanted) is not None, (
        f"session/rounds/{kind.name}/recount.py has no function {wanted}"
    )


@EVERY
def test_the_tally_can_read_the_ballots_of_every_secret_kind(kind: RoundKind) -> None:
    counting = counting_of(kind.name)
    reads = counting is not None and counting.tally_documents is not None
    assert reads == kind.secret, f"session/rounds/{kind.name}/recount.py needs a function tally_documents"


@EVERY
def test_every_kind_that_is_voted_on_twice_says_what_is_compared(kind: RoundKind) -> None:
    shows_what_moved = kind.headline is not kind.__dataclass_fields__["headline"].default
    counting = counting_of(kind.name)
    assert (counting is not None and counting.headline is not None) == shows_what_moved, (
        f"session/rounds/{kind.name}/recount.py needs a function headline as the kind has one, or none"
    )


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("tried", SECRET, ids=[tried.id for tried in SECRET])
def test_what_made_up_people_choose_is_counted_to_the_same_figures(tried: Tried, seed: int) -> None:
    story = tried.opened(cast.given(cast.created(roles=ROLES), kinds=KINDS), ROUND, by_role=True)
    round_ = shown(story, ROUND)
    for number, role in enumerate(ROOM):
        choice = tried.choose(round_, somebody(f"{seed}/{number}"))
        story = story.when(cast.Person(Actor("phone", f"v{number}", role)).casts(ROUND, 1, **choice))
    document = exported(story.when(desk("round.close")))
    assert document["rounds"][0]["ballots"]
    assert sentences(document) == []
