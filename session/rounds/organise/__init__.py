"""Organise: ideas are put in named clusters, by the desk or by everybody at once. An idea is in one cluster or in none.

Every command is one change, with what it touched before and after, so that it can be undone as long as nobody built on
it. The ideas are the options of the round; the body holds only names and places.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

from msgspec import Meta

from session.core import text
from session.core.commands import DESK_OR_PHONE, CommandSpec, Context, Decision, Payload
from session.core.kind import RoundKind, Say, Tiers
from session.core.refusals import Refused
from session.core.section import Listing, Section
from session.core.state import Item, Json, Round
from session.rounds.shared.tables import bars
from session.rounds.shared.words import words_of

CLUSTERS = 24
NAME_CHARACTERS = 80
CHANGES = 100
UNDOABLE = 20
PHASES = frozenset({"open", "closed"})

Ids = Annotated[tuple[str, ...], Meta(max_length=500)]
Some = Annotated[tuple[str, ...], Meta(min_length=1, max_length=500)]
Name = Annotated[str, Meta(min_length=1, max_length=NAME_CHARACTERS)]


class Settings(Payload, frozen=True):
    """`who` may sort; `clusters` are there from the start."""

    who: Literal["desk", "everyone"] = "desk"
    clusters: Annotated[tuple[Name, ...], Meta(max_length=CLUSTERS)] = ()


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
Change = tuple[str, Json, Json]


def initial(settings: Json, options: tuple[Item, ...]) -> Json:
    named = [each for each in (text.clean(name, lines=False) for name in settings["clusters"]) if each]
    return {"clusters": {f"c{n}": name for n, name in enumerate(named, 1)}, "places": {}, "changes": []}


def decide(round_: Round, name: str, data: Any, context: Context) -> Decision | Refused:
    """Each command is one change, named in the reply for undo. What changes nothing is accepted without a trace."""
    if context.actor.who == "phone":
        if round_.settings["who"] != "everyone":
            return Refused("not_allowed")
        if not round_.is_open:
            return Refused("round_closed")
    change = _refusal(round_, data) or _DECIDE[name](round_, data, context)
    if isinstance(change, Refused):
        return change
    event, names, places = change
    clusters, placed = round_.body["clusters"], round_.body["places"]
    names = {key: each for key, each in names.items() if clusters.get(key) != each}
    places = {key: each for key, each in places.items() if placed.get(key) != each}
    if not names and not places:
        return Decision(reply={"change": None})
    if len({**clusters, **names}) - list(names.values()).count(None) > CLUSTERS:
        return Refused("too_many_clusters", {"limit": CLUSTERS})
    made: Json = {"round": round_.id, "change": context.new_id(), "clusters": names, "places": places}
    if name == "undo":
        made["undoes"] = data.change
    return Decision((context.event(f"organise.{event}", made),), reply={"change": made["change"]})


def _refusal(round_: Round, data: Any) -> Refused | None:
    """`unknown_cluster` or `unknown_idea` when a command names what is not there."""
    named = [getattr(data, field, None) for field in ("cluster", "into", "to")]
    clusters = [each for each in (*named, *getattr(data, "clusters", ())) if each is not None]
    if any(each not in round_.body["clusters"] for each in clusters):
        return Refused("unknown_cluster")
    ideas = {each.id for each in round_.options}
    return None if ideas.issuperset(getattr(data, "ideas", ())) else Refused("unknown_idea")


def _accept(name: str) -> str | Refused:
    return text.accept(name, NAME_CHARACTERS, lines=False)


def _inside(body: Json, *clusters: str) -> list[str]:
    return [idea for idea, place in body["places"].items() if place in clusters]


def _new(round_: Round, data: NewCluster, context: Context) -> Change | Refused:
    name = _accept(data.name)
    if isinstance(name, Refused):
        return name
    cluster = context.new_id()
    return "cluster_made", {cluster: name}, dict.fromkeys(data.ideas, cluster)


def _rename(round_: Round, data: RenameCluster, context: Context) -> Change | Refused:
    name = _accept(data.name)
    return name if isinstance(name, Refused) else ("cluster_renamed", {data.cluster: name}, {})


def _move(round_: Round, data: Move, context: Context) -> Change | Refused:
    return "ideas_moved", {}, dict.fromkeys(data.ideas, data.to)


def _merge(round_: Round, data: MergeClusters, context: Context) -> Change | Refused:
    gone = [each for each in data.clusters if each != data.into]
    return "clusters_merged", dict.fromkeys(gone), dict.fromkeys(_inside(round_.body, *gone), data.into)


def _split(round_: Round, data: SplitCluster, context: Context) -> Change | Refused:
    if not set(_inside(round_.body, data.cluster)).issuperset(data.ideas):
        return Refused("unknown_idea")
    change = _new(round_, NewCluster(data.name, data.ideas), context)
    return change if isinstance(change, Refused) else ("cluster_split", change[1], change[2])


def _remove(round_: Round, data: OneCluster, context: Context) -> Change | Refused:
    return "cluster_removed", {data.cluster: None}, dict.fromkeys(_inside(round_.body, data.cluster))


def _undo(round_: Round, data: Undo, context: Context) -> Change | Refused:
    change = next((each for each in round_.body["changes"] if each["change"] == data.change), None)
    if change is None or not _stands(round_.body, change):
        return Refused("undo_too_late")
    return "undone", change["before"]["clusters"], change["before"]["places"]


_DECIDE: Mapping[str, Callable[[Round, Any, Context], Change | Refused]] = {
    "new_cluster": _new,
    "rename_cluster": _rename,
    "move": _move,
    "merge_clusters": _merge,
    "split_cluster": _split,
    "remove_cluster": _remove,
    "undo": _undo,
}


def _stands(body: Json, change: Json) -> bool:
    """Whether a change can be undone: all it touched is still as it left it, and no idea would lose its cluster."""
    before, after = change["before"], change["after"]
    for part in ("clusters", "places"):
        if any(body[part].get(key) != value for key, value in after[part].items()):
            return False
    clusters, places = _put(body["clusters"], before["clusters"]), _put(body["places"], before["places"])
    return all(place in clusters for place in places.values())


def _put(values: Json, changed: Json) -> Json:
    return {key: each for key, each in {**values, **changed}.items() if each is not None}


def evolve(body: Json, name: str, data: Json) -> Json:
    """The body after a change. An undone change leaves the list; its undoing can be undone in turn."""
    after = {"clusters": data["clusters"], "places": data["places"]}
    before = {part: {key: body[part].get(key) for key in touched} for part, touched in after.items()}
    undone = next((each for each in body["changes"] if each["change"] == data.get("undoes")), None)
    change = {
        "change": data["change"],
        "before": before,
        "after": after,
        "undo": undone is not None and not undone["undo"],
    }
    changes = [*(each for each in body["changes"] if each is not undone), change]
    return {
        "clusters": _put(body["clusters"], data["clusters"]),
        "places": _put(body["places"], data["places"]),
        "changes": changes[-CHANGES:],
    }


def body_view(round_: Round, audience: str) -> Json:
    """`undoable`, for the desk: changes that can be undone now, newest last, without what is an undoing itself."""
    body = round_.body
    view = {"clusters": body["clusters"], "places": body["places"], "who": round_.settings["who"]}
    if audience == "desk":
        last = [each for each in body["changes"] if not each["undo"]][-UNDOABLE:]
        view["undoable"] = [each["change"] for each in last if _stands(body, each)]
    return view


def _sorted(round_: Round) -> list[tuple[str | None, str, list[Item]]]:
    """Every cluster in the order of making, with its ideas in the order of the options; the unsorted ones last."""
    places = round_.body.get("places", {})
    clusters: dict[str | None, str] = {**round_.body.get("clusters", {}), None: ""}
    return [
        (key, name, [each for each in round_.options if places.get(each.id) == key])
        for key, name in clusters.items()
    ]


def result(round_: Round, threshold: int) -> Json:
    *clusters, (_, _, unsorted) = _sorted(round_)
    return {
        "clusters": [
            {"id": key, "name": name, "ideas": [each.id for each in ideas], "count": len(ideas)}
            for key, name, ideas in clusters
        ],
        "unsorted": [each.id for each in unsorted],
    }


def items(round_: Round, figures: Json | None) -> dict[str, Tiers]:
    clusters = tuple(
        Item(key, name, "\n".join(" ".join(each.text.split()) for each in ideas))
        for key, name, ideas in _sorted(round_)
        if key is not None
    )
    ideas = tuple(Item(each.id, each.text, each.note) for each in round_.options)
    return {"clusters": (clusters,) if clusters else (), "ideas": (ideas,) if ideas else ()}


def section(round_: Round, figures: Json | None, n: int, say: Say) -> Section:
    """How many clusters, a bar each, and every idea under its cluster."""
    if not round_.body:
        return Section()
    *clusters, (_, _, unsorted) = _sorted(round_)
    listed = [(name, ideas) for _, name, ideas in clusters] + [(say("organise.unsorted"), unsorted)]
    told = [
        say("organise.record.ideas", n=len(round_.options) - len(unsorted)),
        say("organise.record.clusters", n=len(clusters)),
        *([say("organise.record.unsorted", n=len(unsorted))] if unsorted else []),
    ]
    counts = [(name, len(ideas)) for _, name, ideas in clusters]
    return Section(
        summary=(" ".join(told),),
        tables=bars(f"{round_.id}_clusters", say("organise.cluster"), say("organise.record.counted"), counts),
        listings=tuple(Listing(name, tuple(each.text for each in ideas)) for name, ideas in listed if ideas),
    )


KIND = RoundKind(
    name="organise",
    purpose="organize",
    icon="layers",
    Settings=Settings,
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
    items=items,
)
