"""The board of an organise round: clusters with names, places of ideas, and the changes that can be undone.

A change knows what it touched before and after, so that it can be undone as long as nobody built on it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Annotated, Literal, TypeVar

from msgspec import UNSET, Meta, UnsetType, field

from session.core.commands import Payload
from session.core.shapes import Shape, body_of, read
from session.core.state import Item, Json, Round
from session.core.view_shapes import OriginView

CLUSTERS = 24
NAME_CHARACTERS = 80
CHANGES = 100
UNDOABLE = 20
ON_THE_WALL = 40
"""Ideas of one cluster, or of none: more than a wall draws of one."""
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
    """A change of the board; `undo`: it is itself the undoing of another. `order`: that of the clusters before it."""

    change: str
    before: Touched
    after: Touched
    undo: bool
    order: tuple[str, ...] = ()


class Body(Shape, frozen=True):
    """Cluster -> its name, idea -> its cluster, and the last changes, newest last. `order`: the clusters as everybody
    sees them: in the order of making, and one that comes back where it stood.
    """

    clusters: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    order: tuple[str, ...] = ()


class ClusterView(Shape, frozen=True):
    """A cluster: of how many contributions its ideas are made, and how many of those were about each topic and side."""

    id: str
    name: str
    count: int
    origin: OriginView | UnsetType = UNSET


class BodyView(Shape, frozen=True):
    """The clusters in the order of making, and of how many contributions the ideas in none are
    made. `places`: idea -> its cluster, of the ideas
    among the options that this audience gets. `undoable`, for the desk: changes that can be undone now, newest last,
    without what is an undoing itself.
    """

    clusters: tuple[ClusterView, ...]
    unsorted: int
    places: dict[str, str]
    who: str
    undoable: tuple[str, ...] | UnsetType = UNSET


class ClusterResult(Shape, frozen=True):
    """A cluster with its ideas in the order of the options. `count`: of how many contributions those are made; an idea
    that others were merged into is more than one.
    """

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
    made = Change(data["change"], before, after, undone is not None and not undone.undo, order=body.order)
    changes = (*(change for change in body.changes if change is not undone), made)
    clusters = put(body.clusters, after.clusters)
    return Body(
        clusters,
        put(body.places, after.places),
        changes[-CHANGES:],
        in_order(clusters, tuple(data.get("order", body.order))),
    )


def in_order(clusters: Mapping[str, str], order: tuple[str, ...]) -> tuple[str, ...]:
    """These clusters in that order, and those that are not in it at the end. A log of before tells no order of what
    came back: then it is that of the ids.
    """
    return (*(cluster for cluster in order if cluster in clusters), *sorted(clusters.keys() - set(order)))


def names(body: Body) -> dict[str, str]:
    """The clusters with their names, in their order."""
    return {cluster: body.clusters[cluster] for cluster in body.order}


def drawn(round_: Round, audience: str) -> Sequence[Item]:
    """The ideas that an audience sees: all where they are sorted, on the wall as many of every cluster as can fit
    there, and none on a phone that does not sort.
    """
    body, who = body_of(round_, Body), read(Settings, round_.settings).who
    if audience == "desk" or (audience == "phone" and who == "everyone" and not round_.is_finished):
        return round_.options
    if audience == "phone":
        return []
    left: dict[str | None, int] = dict.fromkeys(body.clusters, ON_THE_WALL)
    left[None] = ON_THE_WALL
    shown = []
    for option in round_.options:
        place = body.places.get(option.id)
        if left[place]:
            left[place] -= 1
            shown.append(option)
    return shown


def body_view(round_: Round, audience: str) -> BodyView:
    """The board; the desk also hears what it can undo."""
    body, who = body_of(round_, Body), read(Settings, round_.settings).who
    clusters = tuple(
        ClusterView(cluster, name, contributions_in(round_, ideas), _of(round_, ideas))
        for cluster, name, ideas in sorted_ideas(round_)
        if cluster is not None
    )
    unsorted = contributions_in(round_, [one for one in round_.options if one.id not in body.places])
    places = body.places
    if audience != "desk" and len(shown := drawn(round_, audience)) < len(round_.options):
        ids = {option.id for option in shown}
        places = {idea: place for idea, place in places.items() if idea in ids}
    if audience != "desk":
        return BodyView(clusters, unsorted, places, who)
    last = [change for change in body.changes if not change.undo][-UNDOABLE:]
    undoable = tuple(change.change for change in last if stands(body, change))
    return BodyView(clusters, unsorted, places, who, undoable)


def sorted_ideas(round_: Round) -> list[tuple[str | None, str, list[Item]]]:
    """Every cluster in the order of making, with its ideas in the order of the options; the unsorted ones last."""
    body = body_of(round_, Body)
    clusters = names(body)
    inside: dict[str | None, list[Item]] = {cluster: [] for cluster in (*clusters, None)}
    for option in round_.options:
        inside.setdefault(body.places.get(option.id), []).append(option)
    sorted_: list[tuple[str | None, str, list[Item]]] = [
        (cluster, name, inside[cluster]) for cluster, name in clusters.items()
    ]
    return [*sorted_, (None, "", inside[None])]


def result(round_: Round, threshold: int) -> Result:
    """What is in each cluster."""
    *clusters, (_, _, unsorted) = sorted_ideas(round_)
    return Result(
        tuple(
            ClusterResult(cluster, name, tuple(idea.id for idea in ideas), contributions_in(round_, ideas))
            for cluster, name, ideas in clusters
            if cluster is not None
        ),
        tuple(idea.id for idea in unsorted),
    )


def contributions_in(round_: Round, ideas: Sequence[Item]) -> int:
    """How many contributions these ideas are made of."""
    return sum(len(round_.origins[idea.id].of) if idea.id in round_.origins else 1 for idea in ideas)


def _of(round_: Round, ideas: Sequence[Item]) -> OriginView | UnsetType:
    """The topics and sides of all contributions in a cluster."""
    origins = [round_.origins[idea.id] for idea in ideas if idea.id in round_.origins]
    topics: Counter[str] = sum((Counter(one.topics) for one in origins), Counter())
    sides: Counter[str] = sum((Counter(one.sides) for one in origins), Counter())
    if not topics and not sides:
        return UNSET
    return OriginView(contributions_in(round_, ideas), dict(topics), dict(sides))


def made_of(round_: Round, flavour: str) -> dict[str, tuple[str, ...]]:
    """A cluster is made of its ideas; of the other flavour every idea is what it was."""
    if flavour == "ideas":
        return {option.id: (option.id,) for option in round_.options}
    return {
        cluster: tuple(idea.id for idea in ideas)
        for cluster, _, ideas in sorted_ideas(round_)
        if cluster is not None
    }


def named(round_: Round) -> dict[str, str]:
    """The names of the clusters."""
    return names(body_of(round_, Body))
