"""What each audience sees of the board of an organise round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import UNSET, UnsetType

from session.core.contribution import Origin
from session.core.option_shapes import OriginView
from session.core.shapes import Shape, body_of, read
from session.core.shown_options import origin_view
from session.core.state import Item, Round
from session.rounds.organise.aside import same
from session.rounds.organise.board import Body, Change, ProposedName, Settings, stands
from session.rounds.organise.sorted_ideas import contributions_in, doubles, origin_of, sorted_ideas

UNDOABLE = 20
ON_THE_WALL = 40
"""Ideas of one cluster, or of none: more than a wall draws of one."""


class ClusterView(Shape, frozen=True):
    """A cluster: of how many contributions its ideas are made, and how many of those were about each topic and side.
    `inside`: the cluster it is in.
    """

    id: str
    name: str
    count: int
    origin: OriginView | UnsetType = UNSET
    inside: str | UnsetType = UNSET


class Step(Shape, frozen=True):
    """A change that can be undone: so many ideas went `to` a cluster (None: to none), or something happened to the
    cluster of this name. `what`: "moved", "merged" (ideas that are double), "apart" (again), "made", "removed",
    "renamed" or "nested".
    """

    change: str
    what: str
    n: int
    name: str


class NameView(Shape, frozen=True):
    """A name that was proposed for a cluster, or for a new one; once however many people proposed it."""

    id: str
    name: str
    cluster: str | UnsetType = UNSET
    declined: bool | UnsetType = UNSET


class BodyView(Shape, frozen=True):
    """The clusters in the order of making, each followed by those in it, and of how many contributions the ideas in
    none are made. `places`: idea -> its cluster, of the ideas among the options that this audience gets. `under`: a
    double -> the idea that stands for it, for who sorts; `merged`: what those ideas are made of with their doubles.
    `shown`: the cluster that the wall shows alone. `undoable`, for the desk: changes that can be undone now, newest
    last, without what is an undoing itself. For the desk as well: `flagged`, the ideas that people say belong
    elsewhere, and of each how many at least, 0 when that is not told; `proposed`, the names that were proposed and not
    taken, in alphabetical order. `sorters`: the roles that may sort, where roles do; `flags` and `proposals`: what
    phones may do besides.
    """

    clusters: tuple[ClusterView, ...]
    unsorted: int
    places: dict[str, str]
    who: str
    under: dict[str, str] | UnsetType = UNSET
    merged: dict[str, OriginView] | UnsetType = UNSET
    shown: str | UnsetType = UNSET
    undoable: tuple[Step, ...] | UnsetType = UNSET
    flagged: dict[str, int] | UnsetType = UNSET
    proposed: tuple[NameView, ...] | UnsetType = UNSET
    sorters: tuple[str, ...] | UnsetType = UNSET
    flags: bool | UnsetType = UNSET
    proposals: int | UnsetType = UNSET


def drawn(round_: Round, audience: str) -> Sequence[Item]:
    """The ideas that an audience sees: all where they are sorted, on the wall as many of every cluster as can fit
    there, or all of the one that it shows alone, and none on a phone that does not sort.
    """
    body, settings = body_of(round_, Body), read(Settings, round_.settings)
    sees = settings.who != "desk" or settings.flags
    if audience == "desk" or (audience == "phone" and sees and not round_.is_finished):
        return round_.options
    if audience == "phone":
        return []
    left: dict[str | None, int] = dict.fromkeys(body.clusters, ON_THE_WALL)
    left[None] = ON_THE_WALL
    if body.shown:
        left[body.shown] = len(round_.options)
    shown = []
    for option in round_.options:
        place = body.places.get(option.id)
        if left[place] and option.id not in body.under:
            left[place] -= 1
            shown.append(option)
    return shown


def body_view(round_: Round, audience: str) -> BodyView:
    """The board; the desk also hears what it can undo."""
    body, settings = body_of(round_, Body), read(Settings, round_.settings)
    known = doubles(round_)
    clusters = tuple(
        _cluster(cluster, name, origin_of(round_, (idea.id for idea in ideas), known), body)
        for cluster, name, ideas in sorted_ideas(round_)
        if cluster is not None
    )
    loose = [one for one in round_.options if one.id not in body.places and one.id not in body.under]
    places, under, merged = body.places, body.under, _merged(round_, known)
    if audience != "desk" and len(shown := drawn(round_, audience)) < len(round_.options):
        ids = {option.id for option in shown}
        places = {idea: place for idea, place in places.items() if idea in ids}
        merged = {idea: origin for idea, origin in merged.items() if idea in ids}
        under = {}
    return BodyView(
        clusters,
        contributions_in(round_, loose),
        places,
        settings.who,
        under or UNSET,
        merged or UNSET,
        body.shown or UNSET,
        _undoable(body) if audience == "desk" else UNSET,
        (body.told or UNSET) if audience == "desk" else UNSET,
        (_proposed(body) or UNSET) if audience == "desk" else UNSET,
        settings.sorters if settings.who == "roles" else UNSET,
        settings.flags or UNSET,
        settings.names or UNSET,
    )


def _proposed(body: Body) -> tuple[NameView, ...]:
    """Same names for the same cluster are one."""
    found: list[NameView] = []
    open_ = [(key, one) for key, one in body.names.items() if one.state in ("proposed", "declined")]
    in_order = sorted(open_, key=lambda each: (each[1].name.casefold(), each[0]))
    for state in ("proposed", "declined"):
        kept: list[ProposedName] = []
        for key, one in in_order:
            if one.state == state and not any(same(one, other) for other in kept):
                kept.append(one)
                declined = True if state == "declined" else UNSET
                found.append(NameView(key, one.name, one.cluster, declined))
    return tuple(found)


def _cluster(cluster: str, name: str, origin: Origin, body: Body) -> ClusterView:
    told = origin_view(origin) if origin.topics or origin.sides else UNSET
    return ClusterView(cluster, name, len(origin.of), told, body.inside.get(cluster, UNSET))


def _merged(round_: Round, under: Mapping[str, Sequence[str]]) -> dict[str, OriginView]:
    views = {into: origin_view(origin_of(round_, [into], under)) for into in under}
    return {into: view for into, view in views.items() if view is not UNSET}


def _undoable(body: Body) -> tuple[Step, ...]:
    last = [change for change in body.changes if not change.undo][-UNDOABLE:]
    return tuple(_step(body, change) for change in last if stands(body, change))


def _step(body: Body, change: Change) -> Step:
    """What a change was, as far as it can be said in a few words."""
    before, after = change.before, change.after
    for cluster, name in after.clusters.items():
        old = before.clusters[cluster]
        what = "made" if old is None else "removed" if name is None else "renamed"
        return Step(change.change, what, len(after.places), name or old or "")
    for cluster in after.inside:
        return Step(change.change, "nested", 0, body.clusters.get(cluster, ""))
    if after.under:
        apart = None in after.under.values()
        return Step(change.change, "apart" if apart else "merged", len(after.under), "")
    to = next(iter(after.places.values()), None)
    return Step(change.change, "moved", len(after.places), body.clusters.get(to or "", ""))
