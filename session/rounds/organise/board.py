"""The board of an organise round: clusters with names, places of ideas, and the changes that can be undone.

A change knows what it touched before and after, so that it can be undone as long as nobody built on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, TypeVar

from msgspec import UNSET, Meta, UnsetType, field

from session.core.commands import Payload
from session.core.shapes import Shape, body_of, read
from session.core.state import Item, Json, Round

CLUSTERS = 24
NAME_CHARACTERS = 80
CHANGES = 100
UNDOABLE = 20
Name = Annotated[str, Meta(min_length=1, max_length=NAME_CHARACTERS)]
V = TypeVar("V")


class Settings(Payload, frozen=True):
    """`who` may sort; `clusters` are there from the start."""

    who: Literal["desk", "everyone"] = "desk"
    clusters: Annotated[tuple[Name, ...], Meta(max_length=CLUSTERS)] = ()


class Touched(Shape, frozen=True):
    """Names of clusters (None: not there) and places of ideas (None: unsorted), before or after a change."""

    clusters: dict[str, str | None]
    places: dict[str, str | None]


class Change(Shape, frozen=True):
    """A change of the board; `undo`: it is itself the undoing of another."""

    change: str
    before: Touched
    after: Touched
    undo: bool


class Body(Shape, frozen=True):
    """Cluster -> its name in the order of making, idea -> its cluster, and the last changes, newest last."""

    clusters: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()


class BodyView(Shape, frozen=True):
    """`undoable`, for the desk: changes that can be undone now, newest last, without what is an undoing itself."""

    clusters: dict[str, str]
    places: dict[str, str]
    who: str
    undoable: tuple[str, ...] | UnsetType = UNSET


class ClusterResult(Shape, frozen=True):
    """A cluster with its ideas in the order of the options."""

    id: str
    name: str
    ideas: tuple[str, ...]
    count: int


class Result(Shape, frozen=True):
    """The clusters in the order of making, and the ideas in none."""

    clusters: tuple[ClusterResult, ...]
    unsorted: tuple[str, ...]


def stands(body: Body, change: Change) -> bool:
    """Whether a change can be undone: all it touched is still as it left it, and no idea would lose its cluster."""
    after = change.after
    if any(body.clusters.get(cluster) != name for cluster, name in after.clusters.items()):
        return False
    if any(body.places.get(idea) != place for idea, place in after.places.items()):
        return False
    clusters = put(body.clusters, change.before.clusters)
    return all(place in clusters for place in put(body.places, change.before.places).values())


def put(values: Mapping[str, V], changed: Mapping[str, V | None]) -> dict[str, V]:
    """`values` after a change; what became None is gone."""
    return {key: value for key, value in {**values, **changed}.items() if value is not None}


def changed(body: Body, data: Json) -> Body:
    """The body after a change. An undone change leaves the list; its undoing can be undone in turn."""
    after = Touched(data["clusters"], data["places"])
    before = Touched(
        {cluster: body.clusters.get(cluster) for cluster in after.clusters},
        {idea: body.places.get(idea) for idea in after.places},
    )
    undone = next((change for change in body.changes if change.change == data.get("undoes")), None)
    made = Change(data["change"], before, after, undo=undone is not None and not undone.undo)
    changes = (*(change for change in body.changes if change is not undone), made)
    return Body(put(body.clusters, after.clusters), put(body.places, after.places), changes[-CHANGES:])


def body_view(round_: Round, audience: str) -> BodyView:
    """The board; the desk also hears what it can undo."""
    body, who = body_of(round_, Body), read(Settings, round_.settings).who
    if audience != "desk":
        return BodyView(body.clusters, body.places, who)
    last = [change for change in body.changes if not change.undo][-UNDOABLE:]
    undoable = tuple(change.change for change in last if stands(body, change))
    return BodyView(body.clusters, body.places, who, undoable)


def sorted_ideas(round_: Round) -> list[tuple[str | None, str, list[Item]]]:
    """Every cluster in the order of making, with its ideas in the order of the options; the unsorted ones last."""
    body = body_of(round_, Body)
    inside: dict[str | None, list[Item]] = {cluster: [] for cluster in (*body.clusters, None)}
    for option in round_.options:
        inside.setdefault(body.places.get(option.id), []).append(option)
    sorted_: list[tuple[str | None, str, list[Item]]] = [
        (cluster, name, inside[cluster]) for cluster, name in body.clusters.items()
    ]
    return [*sorted_, (None, "", inside[None])]


def result(round_: Round, threshold: int) -> Result:
    """What is in each cluster."""
    *clusters, (_, _, unsorted) = sorted_ideas(round_)
    return Result(
        tuple(
            ClusterResult(cluster, name, tuple(idea.id for idea in ideas), len(ideas))
            for cluster, name, ideas in clusters
            if cluster is not None
        ),
        tuple(idea.id for idea in unsorted),
    )
