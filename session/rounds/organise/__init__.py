"""Organise: ideas are put in named clusters, by the desk or by everybody at once. An idea is in one cluster or in none.

Every command is one change, with what it touched before and after, so that it can be undone as long as nobody built on
it. The ideas are the options of the round; the body holds only names and places.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any

from msgspec import Meta

from session.core import text
from session.core.commands import DESK_OR_PHONE, CommandSpec, Context, Decision, Payload
from session.core.kind import KindOf, Say, Tiers
from session.core.refusals import Refused
from session.core.section import Listing, Section
from session.core.shapes import NoBallot, body_of, read
from session.core.state import Item, Json, Round
from session.rounds.organise.board import (
    CLUSTERS,
    NAME_CHARACTERS,
    Body,
    BodyView,
    Result,
    Settings,
    body_view,
    changed,
    contributions_in,
    drawn,
    in_order,
    made_of,
    named,
    put,
    result,
    sorted_ideas,
    stands,
)
from session.rounds.shared.origin_words import with_origin
from session.rounds.shared.tables import bars
from session.rounds.shared.words import words_of

PHASES = frozenset({"open", "closed"})

Ids = Annotated[tuple[str, ...], Meta(max_length=500)]
Some = Annotated[tuple[str, ...], Meta(min_length=1, max_length=500)]


class NewCluster(Payload, frozen=True):
    name: str
    ideas: Ids = ()


class RenameCluster(Payload, frozen=True):
    cluster: str
    name: str


class Move(Payload, frozen=True):
    ideas: Some
    to: str | None


class MergeClusters(Payload, frozen=True):
    into: str
    clusters: Some


class SplitCluster(Payload, frozen=True):
    cluster: str
    ideas: Some
    name: str


class OneCluster(Payload, frozen=True):
    cluster: str


class Undo(Payload, frozen=True):
    change: str


# What a command changes: its event, the names of clusters (None = gone) and the places of ideas (None = unsorted).
Asked = tuple[str, dict[str, str | None], dict[str, str | None]]


def initial(settings: Settings, options: tuple[Item, ...]) -> Body:
    named = [name for name in (text.clean(name, lines=False) for name in settings.clusters) if name]
    clusters = {f"c{n}": name for n, name in enumerate(named, 1)}
    return Body(clusters, order=tuple(clusters))


def decide(round_: Round, name: str, data: Any, context: Context) -> Decision | Refused:
    """Each command is one change, named in the reply for undo. What changes nothing is accepted without a trace."""
    if context.actor.who == "phone":
        if read(Settings, round_.settings).who != "everyone":
            return Refused("not_allowed")
        if not round_.is_open:
            return Refused("round_closed")
    change = _refusal(round_, data) or _DECIDE[name](round_, data, context)
    if isinstance(change, Refused):
        return change
    event, names, places = change
    body = body_of(round_, Body)
    names = {cluster: name for cluster, name in names.items() if body.clusters.get(cluster) != name}
    places = {idea: place for idea, place in places.items() if body.places.get(idea) != place}
    if not names and not places:
        return Decision(reply={"change": None})
    if len({**body.clusters, **names}) - list(names.values()).count(None) > CLUSTERS:
        return Refused("too_many_clusters", {"limit": CLUSTERS})
    made: Json = {"round": round_.id, "change": context.new_id(), "clusters": names, "places": places}
    if name == "undo":
        made["undoes"] = data.change
        made |= _back_in_place(body, data.change, names)
    return Decision((context.event(f"organise.{event}", made),), reply={"change": made["change"]})


def _back_in_place(body: Body, undone: str, names: Json) -> Json:
    """What the undoing of a change says besides when clusters come back with it: where all of them stand then."""
    change = next(change for change in body.changes if change.change == undone)
    clusters = put(body.clusters, names)
    order = in_order(clusters, (*change.order, *(each for each in body.order if each not in change.order)))
    return {"order": list(order)} if any(names.values()) else {}


def _refusal(round_: Round, data: Any) -> Refused | None:
    """`unknown_cluster` or `unknown_idea` when a command names what is not there."""
    named = [getattr(data, field, None) for field in ("cluster", "into", "to")]
    clusters = [cluster for cluster in (*named, *getattr(data, "clusters", ())) if cluster is not None]
    if any(cluster not in body_of(round_, Body).clusters for cluster in clusters):
        return Refused("unknown_cluster")
    ideas = {option.id for option in round_.options}
    return None if ideas.issuperset(getattr(data, "ideas", ())) else Refused("unknown_idea")


def _accept(name: str) -> str | Refused:
    return text.accept(name, NAME_CHARACTERS, lines=False)


def _inside(round_: Round, *clusters: str) -> list[str]:
    return [idea for idea, place in body_of(round_, Body).places.items() if place in clusters]


def _new(round_: Round, data: NewCluster, context: Context) -> Asked | Refused:
    name = _accept(data.name)
    if isinstance(name, Refused):
        return name
    cluster = context.new_id()
    return "cluster_made", {cluster: name}, dict.fromkeys(data.ideas, cluster)


def _rename(round_: Round, data: RenameCluster, context: Context) -> Asked | Refused:
    name = _accept(data.name)
    return name if isinstance(name, Refused) else ("cluster_renamed", {data.cluster: name}, {})


def _move(round_: Round, data: Move, context: Context) -> Asked | Refused:
    return "ideas_moved", {}, dict.fromkeys(data.ideas, data.to)


def _merge(round_: Round, data: MergeClusters, context: Context) -> Asked | Refused:
    gone = [cluster for cluster in data.clusters if cluster != data.into]
    return "clusters_merged", dict.fromkeys(gone), dict.fromkeys(_inside(round_, *gone), data.into)


def _split(round_: Round, data: SplitCluster, context: Context) -> Asked | Refused:
    if not set(_inside(round_, data.cluster)).issuperset(data.ideas):
        return Refused("unknown_idea")
    change = _new(round_, NewCluster(data.name, data.ideas), context)
    return change if isinstance(change, Refused) else ("cluster_split", change[1], change[2])


def _remove(round_: Round, data: OneCluster, context: Context) -> Asked | Refused:
    return "cluster_removed", {data.cluster: None}, dict.fromkeys(_inside(round_, data.cluster))


def _undo(round_: Round, data: Undo, context: Context) -> Asked | Refused:
    body = body_of(round_, Body)
    change = next((change for change in body.changes if change.change == data.change), None)
    if change is None or not stands(body, change):
        return Refused("undo_too_late")
    return "undone", change.before.clusters, change.before.places


_DECIDE: Mapping[str, Callable[[Round, Any, Context], Asked | Refused]] = {
    "new_cluster": _new,
    "rename_cluster": _rename,
    "move": _move,
    "merge_clusters": _merge,
    "split_cluster": _split,
    "remove_cluster": _remove,
    "undo": _undo,
}


def evolve(body: Body, name: str, data: Json) -> Body:
    return changed(body, data)


def items(round_: Round, figures: Result | None) -> dict[str, Tiers]:
    """The clusters, each with its ideas as a note, a line each; and all ideas."""
    clusters = tuple(
        Item(cluster, name, "\n".join(" ".join(idea.text.split()) for idea in ideas))
        for cluster, name, ideas in sorted_ideas(round_)
        if cluster is not None
    )
    ideas = tuple(Item(option.id, option.text, option.note) for option in round_.options)
    return {"clusters": (clusters,) if clusters else (), "ideas": (ideas,) if ideas else ()}


def section(round_: Round, figures: Result | None, n: int, say: Say) -> Section:
    """How many clusters, a bar each, and every idea under its cluster."""
    if round_.phase == "draft":
        return Section()
    *clusters, (_, _, unsorted) = sorted_ideas(round_)
    listed = [(name, ideas) for _, name, ideas in clusters] + [(say("organise.unsorted"), unsorted)]
    kept_apart = contributions_in(round_, unsorted)
    sentences = [
        say("organise.record.ideas", n=contributions_in(round_, round_.options) - kept_apart),
        say("organise.record.clusters", n=len(clusters)),
        *([say("organise.record.unsorted", n=kept_apart)] if unsorted else []),
    ]
    counts = [(name, contributions_in(round_, ideas)) for _, name, ideas in clusters]
    return Section(
        summary=(" ".join(sentences),),
        tables=bars(f"{round_.id}_clusters", say("organise.cluster"), say("organise.record.counted"), counts),
        listings=tuple(
            Listing(name, tuple(with_origin(round_, idea, say) for idea in ideas))
            for name, ideas in listed
            if ideas
        ),
    )


KIND: KindOf[NoBallot, Body, Result] = KindOf(
    name="organise",
    purpose="organize",
    icon="layers",
    Settings=Settings,
    Body=Body,
    Result=Result,
    body_views=dict.fromkeys(("phone", "projector", "desk"), BodyView),
    words=words_of(__name__),
    section=section,
    takes="options",
    open_settings=frozenset({"who"}),
    commands={
        "new_cluster": CommandSpec(DESK_OR_PHONE, NewCluster, PHASES),
        "rename_cluster": CommandSpec(DESK_OR_PHONE, RenameCluster, PHASES),
        "move": CommandSpec(DESK_OR_PHONE, Move, PHASES),
        "merge_clusters": CommandSpec(DESK_OR_PHONE, MergeClusters, PHASES),
        "split_cluster": CommandSpec(DESK_OR_PHONE, SplitCluster, PHASES),
        "remove_cluster": CommandSpec(DESK_OR_PHONE, OneCluster, PHASES),
        "undo": CommandSpec(DESK_OR_PHONE, Undo, PHASES),
    },
    initial=initial,
    decide=decide,
    evolve=evolve,
    result=result,
    body_view=body_view,
    drawn=drawn,
    items=items,
    made_of=made_of,
    named=named,
)
