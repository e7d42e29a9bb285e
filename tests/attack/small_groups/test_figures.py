"""Who keeps everything that is published of a session, and can solve equations, learns nothing of a small role."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import Phase, given, settings, strategies as st

from session.core import counted_ballots
from session.core.small_groups import REST
from session.rounds import KINDS
from tests.attack.small_groups.attacker import Role
from tests.attack.small_groups.attacks import SECRET, attack_on, withholding
from tests.attack.small_groups.scene import Attacked

BALLOTS = ("ballots",)
SIZES = st.lists(st.integers(0, 9), min_size=5, max_size=5)
EVERY = pytest.mark.parametrize("kind", SECRET)


@EVERY
@settings(max_examples=6, phases=[Phase.explicit, Phase.generate])
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
        assert all(size >= threshold for role, size in on_ballots.items() if role != REST)
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
    def careless(counts: Mapping[Role, int], threshold: int, parts: Sequence[Any] = ()) -> dict[Role, Role]:
        return {role: REST if only_the_small_ones and n < threshold else role for role, n in counts.items()}

    sizes = [12, 12, 2, 0, 12]
    assert not Attacked(kind, sizes, 4, 5, by_role=1.0).recovered()
    monkeypatch.setattr(counted_ballots, "fold", careless)
    recovered = Attacked(kind, sizes, 4, 5, by_role=1.0).recovered()
    assert "radon" in {role for _, role, figure in recovered if figure != BALLOTS}


@EVERY
def test_a_kind_withholds_what_the_attack_expects_it_to(kind: str) -> None:
    shape = KINDS[kind].answers
    assert (shape is not None and shape.withheld) == attack_on(kind).withholds


@EVERY
def test_the_attacker_knows_where_a_result_tells_figures(kind: str) -> None:
    read = Attacked(kind, [9, 9, 9, 9, 9], 3, 1, by_role=1.0).attacker.read
    assert read > {BALLOTS}


@pytest.mark.parametrize("kind", withholding())
def test_the_attacker_succeeds_when_what_few_of_a_large_role_answered_does_not_count(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = counted_ballots.fold
    seeds = range(4)
    assert not any(Attacked(kind, [9, 9, 9, 0, 9], 5, seed, by_role=1.0).recovered() for seed in seeds)
    monkeypatch.setattr(counted_ballots, "fold", lambda counts, threshold, parts=(): whole(counts, threshold))
    recovered = [Attacked(kind, [9, 9, 9, 0, 9], 5, seed, by_role=1.0).recovered() for seed in seeds]
    assert any(len(figure) > 1 for cells in recovered for _, _, figure in cells)
