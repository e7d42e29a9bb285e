"""Who keeps everything that is published of a session, and can solve equations, learns nothing of a small role."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import Phase, given, settings, strategies as st

from session.core import small_groups
from session.core.state import Division
from session.rounds import KINDS
from tests import cast
from tests.attack.small_groups.attacker import ROLES, Role
from tests.attack.small_groups.attacks import SECRET, attack_on, attacked, ballot
from tests.attack.small_groups.scene import Attacked
from tests.cast import fay, people
from tests.conftest import SOAK
from tests.rounds.simulated import shown

BALLOTS = ("ballots",)
EXAMPLES = 300 if SOAK else 3
SIZES = st.lists(st.integers(0, 9), min_size=5, max_size=5)
EVERY = pytest.mark.parametrize("kind", SECRET)


@EVERY
@settings(max_examples=EXAMPLES, phases=[Phase.explicit, Phase.generate])
@given(SIZES, st.integers(3, 7), st.integers(0, 9999))
def test_all_that_is_published_neither_names_a_small_role_nor_lets_its_figures_be_computed(
    kind: str, sizes: list[int], threshold: int, seed: int
) -> None:
    attacked = Attacked(kind, sizes, threshold, seed)
    for name, rows in attacked.attacker.rows.items():  # the attacker reads everything as it is meant
        truth, few = attacked.truth[name], attacked.withheld(name)
        known = {
            terms: number
            for terms, number in rows.items()
            if not any(figure[:-1] in few and figure[-1] != "n" for _, figure in terms)
        }
        meant = {terms: sum(truth[role][figure] for role, figure in terms) for terms in known}
        assert {key: n for key, n in known.items() if n != meant[key] and not _cleared(key, few)} == {}
    assert attacked.recovered() == set()
    for name, documents in attacked.attacker.documents.items():
        for role in attacked.untold(name):
            assert not [document for document in documents if role in document.casefold()]
    for ballots in attacked.attacker.ballots.values():
        on_ballots = Counter(ballot["role"] for ballot in ballots)
        assert len(on_ballots) < 2 or all(size >= threshold for size in on_ballots.values())
        assert all(set(ballot) == {"role", "choice"} for ballot in ballots)
        assert "canary" not in json.dumps(ballots)


def _cleared(terms: frozenset[Any], few: set[Any]) -> bool:
    """Whether this counts answers that are not in the exported ballots, because they are withheld."""
    return any(figure[:-1] in few for _, figure in terms)


@EVERY
@pytest.mark.parametrize("only_the_small_ones", [False, True])
def test_the_attacker_succeeds_when_small_roles_are_not_merged_or_one_is_left_alone(
    kind: str, only_the_small_ones: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def careless(roles: Sequence[str], counting: Mapping[Role, int], *given: Any, **more: Any) -> Division:
        small = [role for role in roles if only_the_small_ones and counting.get(role, 0) < 4]
        return Division((*small, None))

    sizes = [12, 12, 2, 0, 0]
    assert not Attacked(kind, sizes, 4, 5, by_role=1.0, latecomers=(0,)).recovered()
    monkeypatch.setattr(small_groups, "divide", careless)
    recovered = Attacked(kind, sizes, 4, 5, by_role=1.0, latecomers=(0,)).recovered()
    assert "radon" in {role for _, role, figure in recovered if figure != BALLOTS}


@EVERY
def test_a_kind_withholds_what_the_attack_expects_it_to(kind: str) -> None:
    shape = KINDS[kind].answers
    assert (shape is not None and shape.withheld) == attack_on(kind).withholds


@EVERY
def test_the_attacker_knows_where_a_result_tells_figures(kind: str) -> None:
    read = Attacked(kind, [9, 9, 9, 9, 9], 3, 1, by_role=1.0).attacker.read
    assert read > {BALLOTS}


@EVERY
def test_the_attacker_succeeds_when_who_comes_late_counts_for_a_role(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Four seats in the role of the only one who has it, taken while people vote."""
    tried, honest = attacked(kind), [*people(9, "argon", "a"), *people(9, "krypton", "k")]
    (only,), own = people(1, "radon", "only"), people(4, "radon", "own")

    def told_alone() -> bool:
        roles = [{"id": role, "label": role.title()} for role in ROLES]
        story = cast.given(cast.created(roles=roles), kinds=KINDS)
        for person in (*honest, only):
            story = story.when(person.asks("seat.take", role=person.actor.role))
        story = tried.opened(story, "r1")
        story = story.when(*(person.asks("seat.take", role="radon") for person in own))
        for person in (*honest, only, *own):
            choice = ballot(tried, shown(story, "r1"), random.Random(1), str(person.actor.seat))
            story = story.when(person.casts("r1", 1, **choice))
        story = story.when(fay.asks("round.close", "r1"))
        return "radon" in {counted.role for counted in story.state.rounds["r1"].ballots or ()}

    assert not told_alone()
    monkeypatch.setattr(cast, "role_in_box", lambda role, latecomer: role)
    assert told_alone()
