"""The one change of the board that every command of an organise round is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import UNSET, field

from session.core import text
from session.core.commands import Context, Decision
from session.core.refusals import Refused
from session.core.shapes import Shape, body_of, read
from session.core.state import Json, Round
from session.rounds.organise import aside
from session.rounds.organise.asked import (
    MergeClusters,
    MergeIdeas,
    Move,
    NestCluster,
    NewCluster,
    OneCluster,
    RenameCluster,
    ShowCluster,
    SplitCluster,
    Undo,
    UnmergeIdeas,
)
from session.rounds.organise.board import (
    CLUSTERS,
    NAME_CHARACTERS,
    Body,
    Settings,
    fits_in_tree,
    in_order,
    put,
    stands,
)
from session.rounds.shared import written


class Asked(Shape, frozen=True):
    """What a command changes: the names of clusters (None: gone), the places of ideas (None: unsorted), the clusters
    that clusters are in and the ideas that doubles are under.
    """

    clusters: Mapping[str, str | None] = field(default_factory=dict)
    places: Mapping[str, str | None] = field(default_factory=dict)
    inside: Mapping[str, str | None] = field(default_factory=dict)
    under: Mapping[str, str | None] = field(default_factory=dict)


Change = tuple[str, Asked]
"""The event of a command, and what it changes."""


def decide(round_: Round, name: str, data: Any, context: Context) -> Decision | Refused:
    """Each command is one change, named in the reply for undo. What changes nothing is accepted without a trace."""
    if name in aside.DECIDE:
        return aside.DECIDE[name](round_, data, context)
    refused = _not_for(round_, data, context) if context.actor.who == "phone" else None
    if refused is not None:
        return refused
    if name == "show_cluster":
        return _show(round_, data, context)
    change = _refusal(round_, data) or _DECIDE[name](round_, data, context)
    if isinstance(change, Refused):
        return change
    event, asked = change
    body = body_of(round_, Body)
    touched = {
        "clusters": _new_values(body.clusters, asked.clusters),
        "places": _new_values(body.places, asked.places),
        "inside": _new_values(body.inside, asked.inside),
        "under": _new_values(body.under, asked.under),
    }
    proposals = aside.answered(body, getattr(data, "proposal", UNSET))
    if isinstance(proposals, Refused):
        return proposals
    if not any(touched.values()) and not proposals:
        return Decision(reply={"change": None})
    if len(put(body.clusters, touched["clusters"])) > CLUSTERS:
        return Refused("too_many_clusters", {"limit": CLUSTERS})
    made: Json = {"round": round_.id, "change": context.new_id()}
    made |= {part: new for part, new in touched.items() if new or part in ("clusters", "places")}
    made |= {"names": proposals} if proposals else {}
    if name == "undo":
        made["undoes"] = data.change
        made |= _back_in_place(body, data.change, touched["clusters"])
    return Decision((context.event(f"organise.{event}", made),), reply={"change": made["change"]})


def _not_for(round_: Round, data: Any, context: Context) -> Refused | None:
    """Why a phone may not change the board."""
    settings = read(Settings, round_.settings)
    if settings.who == "roles" and context.actor.role not in settings.sorters:
        return Refused("not_your_role")
    if settings.who == "desk" or getattr(data, "proposal", UNSET) is not UNSET:
        return Refused("not_allowed")
    return None if round_.is_open else Refused("round_closed")


def _new_values(now: Mapping[str, str], asked: Mapping[str, str | None]) -> dict[str, str | None]:
    return {key: value for key, value in asked.items() if now.get(key) != value}


def _back_in_place(body: Body, undone: str, names: Json) -> Json:
    """What the undoing of a change says besides when clusters come back with it: where all of them stand then."""
    change = next(change for change in body.changes if change.change == undone)
    clusters = put(body.clusters, names)
    order = in_order(clusters, (*change.order, *(each for each in body.order if each not in change.order)))
    return {"order": list(order)} if any(names.values()) else {}


def _refusal(round_: Round, data: Any) -> Refused | None:
    """`unknown_cluster` or `unknown_idea` when a command names what is not there."""
    named = [getattr(data, field, None) for field in ("cluster", "to")]
    named += [data.into] if isinstance(data, MergeClusters) else []
    clusters = [cluster for cluster in (*named, *getattr(data, "clusters", ())) if cluster is not None]
    if any(cluster not in body_of(round_, Body).clusters for cluster in clusters):
        return Refused("unknown_cluster")
    known = {option.id for option in round_.options}
    if not isinstance(data, UnmergeIdeas):
        known -= body_of(round_, Body).under.keys()  # a double is where the idea it is under is
    asked = {*getattr(data, "ideas", ()), *([data.into] if isinstance(data, MergeIdeas) else ())}
    return None if known >= asked else Refused("unknown_idea")


def _accept(name: str) -> str | Refused:
    return text.accept(name, NAME_CHARACTERS, lines=False)


def _inside(round_: Round, *clusters: str) -> list[str]:
    return [idea for idea, place in body_of(round_, Body).places.items() if place in clusters]


def _new(round_: Round, data: NewCluster, context: Context) -> Change | Refused:
    name = _accept(data.name)
    if isinstance(name, Refused):
        return name
    cluster = context.new_id()
    return ("cluster_made", Asked({cluster: name}, dict.fromkeys(data.ideas, cluster)))


def _rename(round_: Round, data: RenameCluster, context: Context) -> Change | Refused:
    name, now = _accept(data.name), body_of(round_, Body).clusters[data.cluster]
    if isinstance(name, Refused):
        return name
    if data.was is not UNSET and name != now:
        refused = written.changed_meanwhile(data.was, now)
        if refused is not None:
            return refused
    return ("cluster_renamed", Asked({data.cluster: name}))


def _move(round_: Round, data: Move, context: Context) -> Change | Refused:
    places = body_of(round_, Body).places
    if data.was is not UNSET and any(places.get(idea) != data.was for idea in data.ideas):
        return Refused("moved_meanwhile")
    return ("ideas_moved", Asked(places=dict.fromkeys(data.ideas, data.to)))


def _merge(round_: Round, data: MergeClusters, context: Context) -> Change | Refused:
    gone = [cluster for cluster in data.clusters if cluster != data.into]
    places = dict.fromkeys(_inside(round_, *gone), data.into)
    return ("clusters_merged", Asked(dict.fromkeys(gone), places, _without(round_, gone, data.into)))


def _split(round_: Round, data: SplitCluster, context: Context) -> Change | Refused:
    if not set(_inside(round_, data.cluster)).issuperset(data.ideas):
        return Refused("unknown_idea")
    change = _new(round_, NewCluster(data.name, data.ideas), context)
    return change if isinstance(change, Refused) else ("cluster_split", change[1])


def _remove(round_: Round, data: OneCluster, context: Context) -> Change | Refused:
    places = dict.fromkeys(_inside(round_, data.cluster))
    return ("cluster_removed", Asked({data.cluster: None}, places, _without(round_, [data.cluster], None)))


def _without(round_: Round, gone: list[str], into: str | None) -> dict[str, str | None]:
    """Where clusters are when some have gone: what was in those goes to `into`, or to the one that is in."""
    inside = body_of(round_, Body).inside
    outer = None if into is None else inside.get(into, into)
    if outer in gone:
        outer = into
    moved: dict[str, str | None] = {cluster: None for cluster in gone if cluster in inside}
    for inner, around in inside.items():
        if around in gone and inner not in gone:
            moved[inner] = None if inner == outer else outer
    return moved


def _nest(round_: Round, data: NestCluster, context: Context) -> Change | Refused:
    after = put(body_of(round_, Body).inside, {data.cluster: data.to})
    if data.to == data.cluster or not fits_in_tree(after, data.cluster):
        return Refused("two_levels")
    return ("cluster_nested", Asked(inside={data.cluster: data.to}))


def _merge_ideas(round_: Round, data: MergeIdeas, context: Context) -> Change | Refused:
    """Doubles of doubles go along, so that one idea stands for all of them."""
    double = {idea for idea in data.ideas if idea != data.into}
    under = body_of(round_, Body).under
    along = {idea for idea, into in under.items() if into in double}
    order = (option.id for option in round_.options if option.id in double | along)
    return ("ideas_merged", Asked(under=dict.fromkeys(order, data.into)))


def _unmerge_ideas(round_: Round, data: UnmergeIdeas, context: Context) -> Change | Refused:
    """A double that stands alone again stands where it is found now: beside the idea it was under."""
    body = body_of(round_, Body)
    if any(idea not in body.under for idea in data.ideas):
        return Refused("unknown_idea")
    places = {idea: body.places.get(body.under[idea]) for idea in data.ideas}
    return ("ideas_unmerged", Asked(places=places, under=dict.fromkeys(data.ideas)))


def _show(round_: Round, data: ShowCluster, context: Context) -> Decision | Refused:
    body = body_of(round_, Body)
    if data.cluster is not None and data.cluster not in body.clusters:
        return Refused("unknown_cluster")
    if data.cluster == body.shown:
        return Decision()
    return Decision((context.event("organise.cluster_shown", {"round": round_.id, "cluster": data.cluster}),))


def _undo(round_: Round, data: Undo, context: Context) -> Change | Refused:
    body = body_of(round_, Body)
    change = next((change for change in body.changes if change.change == data.change), None)
    if change is None or not stands(body, change):
        return Refused("undo_too_late")
    before = change.before
    return ("undone", Asked(before.clusters, before.places, before.inside, before.under))


_DECIDE: Mapping[str, Callable[[Round, Any, Context], Change | Refused]] = {
    "new_cluster": _new,
    "rename_cluster": _rename,
    "move": _move,
    "merge_clusters": _merge,
    "split_cluster": _split,
    "remove_cluster": _remove,
    "nest_cluster": _nest,
    "merge_ideas": _merge_ideas,
    "unmerge_ideas": _unmerge_ideas,
    "undo": _undo,
}
