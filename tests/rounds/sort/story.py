"""The golden story of sort: slices, clusters that are added and renamed, a board that is taken over and changed."""

from __future__ import annotations

from session.core.state import Json, Round
from tests.cast import Story, fay
from tests.golden.votes import TEXTS, Script, whole

IDEAS = (*TEXTS, "Vijf")
CLUSTERS = ["=Nu", "Later", "Nooit"]


def choose(round_: Round, number: int) -> Json:
    """One slice in turn; ideas in clusters in turn, now and then in none."""
    slices, clusters = round_.body.slices, [*round_.body.clusters, "none"]
    dealt = slices[number % len(slices)] if slices else ()
    kept = [idea for at, idea in enumerate(dealt) if at == 0 or (number + at) % 5]
    places = {idea: clusters[(at + number // 3) % len(clusters)] for at, idea in enumerate(kept)}
    return {"places": dict(sorted(places.items()))}


def during(story: Story, round_: str) -> Story:
    story = story.when(fay.asks("sort.add_cluster", round_, name="Erbij"))
    return story.when(fay.asks("sort.rename_cluster", round_, cluster="c2", name="Straks"))


def after(story: Story, round_: str) -> Story:
    first, second, *_ = (option.id for option in story.state.rounds[round_].options)
    return story.when(
        fay.asks("sort.apply", round_),
        fay.asks("sort.place", round_, ideas=[first], to="c1"),
        fay.asks("sort.place", round_, ideas=[second], to=None),
    )


def story() -> Story:
    settings: tuple[Json, ...] = (
        {"clusters": CLUSTERS, "slice": 0},
        {"clusters": CLUSTERS, "slice": 2, "taken": True},
    )
    return whole(Script("sort", choose, settings, IDEAS, during, after, clear=(0, 0, 3), flavour="clusters"))
