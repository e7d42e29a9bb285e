"""Random ballots for Hypothesis, with ties, blanks and truncation, and the two ways to disturb them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

from session.methods.tiers import Ballot, Ranking

NAMES = ("Ash", "Beech", "Cedar", "Dogwood", "Elm")
RENAMED = dict(zip(NAMES, ("Zinc", "Argon", "Mica", "Quartz", "Basalt"), strict=True))


@st.composite
def rankings(draw: st.DrawFn, options: Sequence[str]) -> Ranking:
    """Each option gets a place or none; who shares a place is tied."""
    places = {o: draw(st.integers(0, len(options))) for o in options}
    return tuple(
        tuple(o for o in options if places[o] == place)
        for place in range(1, len(options) + 1)
        if place in places.values()
    )


@st.composite
def profiles(draw: st.DrawFn, most: int = 4, ballots: int = 7) -> tuple[tuple[str, ...], tuple[Ballot, ...]]:
    """Options and ranked ballots."""
    options = NAMES[: draw(st.integers(1, most))]
    one = st.builds(Ballot, rankings(options), st.integers(1, 3))
    return options, tuple(draw(st.lists(one, max_size=ballots)))


def renamed(ballots: Sequence[Ballot], names: Mapping[str, str] = RENAMED) -> tuple[Ballot, ...]:
    """The same ballots on options with other names."""
    return tuple(Ballot(rename(ballot.ranking, names), ballot.count) for ballot in ballots)


def rename(ranking: Ranking, names: Mapping[str, str] = RENAMED) -> Ranking:
    """The same ranking of options with other names."""
    return tuple(tuple(names[option] for option in tier) for tier in ranking)


def as_sets(ranking: Ranking) -> list[set[str]]:
    """A ranking without the order inside tiers."""
    return [set(tier) for tier in ranking]


def literal(ballots: Sequence[Ballot]) -> list[tuple[int, list[list[str]]]]:
    """The ballots in the shape of the second count."""
    return [(ballot.count, [list(tier) for tier in ballot.ranking]) for ballot in ballots]
