"""What was counted is given again for as long as it is true, and no longer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from msgspec import structs

from session.core import views
from session.core.carry import offered
from session.core.kind import RoundKind
from session.core.state import Json, Round, Session, Timer
from session.live import result_cache
from session.live.result_cache import ResultCache
from session.record.build import build, counted_rounds
from session.record.document import Chain
from session.rounds import KINDS
from tests.cast import Story
from tests.rounds import given as rounds
from tests.rounds.given import ROUND, desk
from tests.rounds.test_every_kind import counted

SECRET = pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if kind.secret])


class Watched:
    """The kinds, and how often the result of each was counted; one cache in between, as a session has."""

    def __init__(self) -> None:
        self.counts: list[str] = []
        self.cache = ResultCache()
        self.kinds = {name: replace(kind, result=self._watched(kind)) for name, kind in KINDS.items()}

    def _watched(self, kind: RoundKind) -> Callable[[Round, int], Any]:
        def result(round_: Round, threshold: int) -> Any:
            self.counts.append(kind.name)
            return kind.result(round_, threshold)

        return result

    def shows(self, state: Session) -> list[Json]:
        """What everybody sees, and what the record says."""
        seen = [views.view(state, audience, self.kinds, self.cache) for audience in views.AUDIENCES]
        build(state, self.kinds, Chain(1, "0" * 64), "en", 0, "Europe/Amsterdam", self.cache)
        return [*seen, *counted_rounds(state, self.kinds, self.cache)]


@pytest.fixture
def watched() -> Watched:
    return Watched()


def voted(kind: str) -> Story:
    story = counted(KINDS[kind], Random(7))
    assert len(story.state.rounds[ROUND].ballots or ()) > 5
    return story


@SECRET
def test_a_result_is_counted_once_from_the_close_to_the_record(watched: Watched, kind: str) -> None:
    story = voted(kind)
    for name in ("round.release", "round.hide", "round.release"):
        watched.shows(story.state)
        story = story.when(desk(name))
    watched.cache.count(story.state, watched.kinds)
    watched.shows(story.later(60).when(rounds.fay.asks("session.close")).state)
    assert watched.counts == [kind]


@SECRET
def test_what_is_remembered_is_what_is_counted(watched: Watched, kind: str) -> None:
    story = voted(kind)
    first = watched.shows(story.state)
    assert watched.shows(story.state) == first
    assert first == [
        *(views.view(story.state, audience, KINDS) for audience in views.AUDIENCES),
        *counted_rounds(story.state, KINDS),
    ]


@pytest.mark.parametrize(
    "change",
    [
        lambda round_: replace(round_, ballots=round_.ballots[:-1]),
        lambda round_: replace(round_, ballots=tuple(reversed(round_.ballots))),
        lambda round_: replace(round_, cut=2),
        lambda round_: replace(round_, plan=structs.replace(round_.plan, by_role=False)),
        lambda round_: replace(round_, settings={**round_.settings, "dots": 50}),
        lambda round_: replace(
            round_, options=(replace(round_.options[0], text="Otherwise"), *round_.options[1:])
        ),
    ],
    ids=["a ballot less", "another order", "another line", "no roles", "other settings", "a reworded option"],
)
def test_what_changes_a_figure_is_counted_again(watched: Watched, change: Callable[[Round], Round]) -> None:
    round_, dots = voted("dots").state.rounds[ROUND], watched.kinds["dots"]
    for version in (round_, change(round_), change(round_)):
        watched.cache.result(dots, version, 5)
        watched.cache.result(dots, replace(version, phase="released", timer=Timer(60)), 5)
    assert len(watched.counts) == 2
    watched.cache.result(dots, round_, 6)
    assert len(watched.counts) == 3


def test_an_objection_that_is_resolved_is_counted_again_and_one_that_is_taken_back_is_open_again(
    watched: Watched,
) -> None:
    objects = {"answers": {"r1-1": {"stance": "objection", "text": "Too dear"}}}
    story = rounds.closed(rounds.given("consent", {}, "One desk"), *[(None, objects)] * 6)
    still_open, counted_so_far = [], []
    for note in ("", "Cheaper", "", "Dearer"):
        if note:
            story = story.when(desk("consent.resolve", objection="r1-1:1", note=note))
        elif still_open:
            story = story.when(desk("consent.reopen", objection="r1-1:1"))
        still_open.append(watched.shows(story.state)[-1]["result"]["proposals"][0]["open"])
        counted_so_far.append(len(watched.counts))
    assert still_open == [6, 5, 6, 5]
    assert counted_so_far == [1, 2, 2, 3]  # as it was before it is known still


def test_what_later_rounds_take_follows_a_tie_that_is_broken(watched: Watched) -> None:
    story = rounds.closed(
        rounds.given("dots", {}, "One", "Two"), *[(None, {"dots": {"r1-1": 1, "r1-2": 1}})] * 6
    )
    kinds, cache = watched.kinds, watched.cache

    def tiers() -> list[int]:
        return [
            len(tier) for tier in offered(story.state, kinds, story.state.rounds[ROUND], cache)["options"]
        ]

    assert tiers() == [2]
    story = story.when(desk("round.break_tie", flavour="options", how="person", options=["r1-2", "r1-1"]))
    assert tiers() == [1, 1]


def test_a_round_that_is_read_again_from_the_log_is_not_counted_again(watched: Watched) -> None:
    story = voted("rank")
    watched.shows(story.state)
    assert story.replayed().rounds[ROUND] is not story.state.rounds[ROUND]
    watched.shows(story.replayed())
    assert watched.counts == ["rank"]


def test_what_is_counted_before_it_is_shown_stays_known_while_the_old_is_shown(watched: Watched) -> None:
    now, dots = voted("dots").state.rounds[ROUND], watched.kinds["dots"]
    soon, later = replace(now, cut=1), replace(now, cut=2)
    for version in (now, soon, now, soon, now):
        watched.cache.result(dots, version, 5)
    assert len(watched.counts) == 2
    watched.cache.result(dots, later, 5)
    watched.cache.result(dots, soon, 5)
    assert len(watched.counts) == 4


def test_only_so_many_figures_are_kept(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(result_cache, "KEPT", 10)
    round_, dots = voted("dots").state.rounds[ROUND], watched.kinds["dots"]
    versions = [replace(round_, id=f"r{number}") for number in range(1, 16)]
    for version in versions:
        watched.cache.result(dots, version, 5)
    assert len(watched.cache._counted) == 10
    watched.cache.result(dots, versions[-1], 5)
    assert len(watched.counts) == 15
    watched.cache.result(dots, versions[0], 5)
    assert len(watched.counts) == 16
