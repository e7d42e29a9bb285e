"""The board of an organise round: clusters with names, places of ideas, and the changes that can be undone.

A change knows what it touched before and after, so that it can be undone as long as nobody built on it. Clusters are a
tree of two levels. Doubles are put under one idea: they keep their text, and stand wherever that one stands. A flag on
an idea is answered by whatever moves it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Annotated, Literal, TypeVar

from msgspec import UNSET, Meta, UnsetType, field
from msgspec.structs import replace

from session.core.commands import Payload, RoleName
from session.core.shapes import Shape
from session.core.state import Json

CLUSTERS = 40
NAME_CHARACTERS = 80
CHANGES = 100
ROLES = 30
Name = Annotated[str, Meta(min_length=1, max_length=NAME_CHARACTERS)]
V = TypeVar("V")


class Settings(Payload, frozen=True):
    """`who` may sort: with "roles" those of `sorters`. `clusters` are there from the start. `flags`: phones may say
    that an idea does not belong where it is. `names`: so many names for clusters may each person propose.
    """

    who: Literal["desk", "everyone", "roles"] = "desk"
    sorters: Annotated[tuple[RoleName, ...], Meta(max_length=ROLES)] = ()
    clusters: Annotated[tuple[Name, ...], Meta(max_length=CLUSTERS)] = ()
    flags: bool = False
    names: Annotated[int, Meta(ge=0, le=10)] = 0


class Touched(Shape, frozen=True):
    """Names of clusters (None: not there), places of ideas (None: unsorted), in which clusters clusters are (None: in
    none) and under which ideas doubles are (None: it stands alone), before or after a change.
    """

    clusters: dict[str, str | None]
    places: dict[str, str | None]
    inside: dict[str, str | None] = field(default_factory=dict)
    under: dict[str, str | None] = field(default_factory=dict)


class Change(Shape, frozen=True):
    """A change of the board; `undo`: it is itself the undoing of another. `order`: that of the clusters before it."""

    change: str
    before: Touched
    after: Touched
    undo: bool
    order: tuple[str, ...] = ()


class ProposedName(Shape, frozen=True):
    """A name that somebody proposed for a `cluster`, or for a new one."""

    name: str
    state: Literal["proposed", "accepted", "declined", "withdrawn"] = "proposed"
    cluster: str | UnsetType = UNSET


class Body(Shape, frozen=True):
    """Cluster -> its name, idea -> its cluster, and the last changes, newest last. `order`: the clusters as everybody
    sees them: in the order of making, and one that comes back where it stood. `inside`: cluster -> the one it is in.
    `under`: a double -> the idea that stands for it. `shown`: the cluster that the wall shows alone. `flags`: flag ->
    its idea, and `told`: idea -> how many flags are told of it; `doubted`: every idea that was ever flagged. `names`:
    those that were proposed.
    """

    clusters: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    order: tuple[str, ...] = ()
    inside: dict[str, str] = field(default_factory=dict)
    under: dict[str, str] = field(default_factory=dict)
    shown: str | None = None
    flags: dict[str, str] = field(default_factory=dict)
    told: dict[str, int] = field(default_factory=dict)
    doubted: tuple[str, ...] = ()
    names: dict[str, ProposedName] = field(default_factory=dict)


def stands(body: Body, change: Change) -> bool:
    """Whether a change can be undone: all it touched is still as it left it, no idea would lose its cluster, no cluster
    the one it is in, and no double the idea it is under.
    """
    if before_and_after(body, change.after) != change.after:
        return False
    back = with_touched(body, change.before)
    return (
        all(place in back.clusters for place in back.places.values())
        and all(fits_in_tree(back.inside, cluster) for cluster in back.inside)
        and all(outer in back.clusters and inner in back.clusters for inner, outer in back.inside.items())
        and not any(into in back.under for into in back.under.values())
    )


def fits_in_tree(inside: Mapping[str, str], cluster: str) -> bool:
    """Whether there are two levels at most where this cluster is."""
    outer = inside.get(cluster)
    return outer is None or (outer not in inside and cluster not in inside.values())


def before_and_after(body: Body, touched: Touched) -> Touched:
    """What the board has now of all that was touched."""
    return Touched(
        {cluster: body.clusters.get(cluster) for cluster in touched.clusters},
        {idea: body.places.get(idea) for idea in touched.places},
        {cluster: body.inside.get(cluster) for cluster in touched.inside},
        {idea: body.under.get(idea) for idea in touched.under},
    )


def with_touched(body: Body, touched: Touched) -> Body:
    """The board with that put in it; the clusters still in the order of before."""
    return replace(
        body,
        clusters=put(body.clusters, touched.clusters),
        places=put(body.places, touched.places),
        inside=put(body.inside, touched.inside),
        under=put(body.under, touched.under),
    )


def put(values: Mapping[str, V], changed: Mapping[str, V | None]) -> dict[str, V]:
    """`values` after a change; what became None is gone."""
    return {key: value for key, value in {**values, **changed}.items() if value is not None}


def changed(body: Body, data: Json) -> Body:
    """The body after a change. An undone change leaves the list; its undoing can be undone in turn."""
    after = Touched(data["clusters"], data["places"], data.get("inside", {}), data.get("under", {}))
    before = before_and_after(body, after)
    undone = next((change for change in body.changes if change.change == data.get("undoes")), None)
    made = Change(data["change"], before, after, undone is not None and not undone.undo, order=body.order)
    changes = (*(change for change in body.changes if change is not undone), made)
    board = without_flags(with_touched(body, after), {*after.places, *after.under})
    return replace(
        board,
        changes=changes[-CHANGES:],
        order=in_order(board.clusters, tuple(data.get("order", body.order))),
        shown=board.shown if board.shown in board.clusters else None,
        names=body.names | {key: replace(body.names[key], state="accepted") for key in data.get("names", ())},
    )


def without_flags(body: Body, ideas: Collection[str]) -> Body:
    """The board on which nobody flags these any more."""
    if not any(idea in ideas for idea in body.flags.values()):
        return body
    flags = {flag: idea for flag, idea in body.flags.items() if idea not in ideas}
    return replace(body, flags=flags, told={idea: n for idea, n in body.told.items() if idea not in ideas})


def in_order(clusters: Mapping[str, str], order: tuple[str, ...]) -> tuple[str, ...]:
    """These clusters in that order, and those that are not in it at the end. A log of before tells no order of what
    came back: then it is that of the ids.
    """
    return (*(cluster for cluster in order if cluster in clusters), *sorted(clusters.keys() - set(order)))


def names(body: Body) -> dict[str, str]:
    """The clusters with their names, in their order: each is followed by those that are in it."""
    return {
        cluster: body.clusters[cluster]
        for outer in body.order
        if outer not in body.inside
        for cluster in (outer, *(inner for inner in body.order if body.inside.get(inner) == outer))
    }


def full_name(body: Body, cluster: str) -> str:
    """The name of a cluster, behind that of the one it is in."""
    outer = body.inside.get(cluster)
    return body.clusters[cluster] if outer is None else f"{body.clusters[outer]} › {body.clusters[cluster]}"
