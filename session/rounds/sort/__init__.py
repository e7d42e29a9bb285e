"""Sort: everybody puts ideas in clusters for themselves, in secret until the round is closed; the desk makes the board.

Every phone gets a fair slice of the ideas. Afterwards each idea tells where most put it and how many agree. The board
that follows is a proposal: nothing stands in a cluster before the desk takes the outcome over, or puts an idea there,
so that what goes on to later rounds is what a facilitator looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any

from msgspec import Meta
from msgspec.structs import replace

from session.core import text
from session.core.commands import DESK, CommandSpec, Context, Decision, Nothing, Payload
from session.core.kind import Check, KindOf, Say, SheetRow, Tiers
from session.core.refusals import Refused
from session.core.section import Section
from session.core.shapes import body_of, read
from session.core.state import Item, Json, Round
from session.rounds.shared import places
from session.rounds.shared.reporting import uncounted
from session.rounds.shared.slices import slices
from session.rounds.shared.words import words_of
from session.rounds.sort.board import (
    CLUSTERS,
    NAME_CHARACTERS,
    Body,
    Settings,
    initial,
    sorted_ideas,
    with_clusters,
)
from session.rounds.sort.cells import cells
from session.rounds.sort.count import (
    ANSWERS,
    DRAWN,
    NOWHERE,
    Choice,
    Result,
    by_agreement,
    proposal,
    result,
)
from session.rounds.sort.record import report

IDEAS = 300
RINGS = 5  # clusters that fit side by side on paper
MAKING = frozenset({"open", "closed"})
NAMING = frozenset({"open", "closed", "released"})
FINISHED = frozenset({"closed", "released"})


class AddCluster(Payload, frozen=True):
    name: str


class RenameCluster(Payload, frozen=True):
    cluster: str
    name: str


class Place(Payload, frozen=True):
    """With None in no cluster."""

    ideas: Annotated[tuple[str, ...], Meta(min_length=1, max_length=500)]
    to: str | None


def checks(settings: Settings, items: tuple[Item, ...], language: str) -> tuple[Check, ...]:
    """Nothing to sort into; and with many slices it takes many people before each idea was placed by enough of them."""
    number = len(slices([item.id for item in items], settings.slice))
    return (
        *(() if settings.clusters else (Check("sort.check.no_clusters"),)),
        *((Check("sort.check.slices", {"n": number}),) if number > 1 else ()),
    )


def check_ballot(round_: Round, choice: Choice) -> Choice | Refused:
    """Ideas of this round, each in a cluster that is there or in none."""
    chosen = choice.places
    if not {option.id for option in round_.options}.issuperset(chosen):
        return Refused("unknown_option")
    if not {*body_of(round_, Body).clusters, NOWHERE}.issuperset(chosen.values()):
        return Refused("unknown_cluster")
    return Choice(dict(sorted(chosen.items())))


def at_close(round_: Round, choice: Choice) -> Choice | None:
    return choice if choice.places else None


def decide(round_: Round, name: str, data: Any, context: Context) -> Decision | Refused:
    return _DECIDE[name](round_, data, context)


def _add(round_: Round, data: AddCluster, context: Context) -> Decision | Refused:
    name = text.accept(data.name, NAME_CHARACTERS, lines=False)
    if isinstance(name, Refused):
        return name
    if len(body_of(round_, Body).clusters) >= CLUSTERS:
        return Refused("too_many_clusters", {"limit": CLUSTERS})
    cluster = context.new_id()
    made = _one(round_, context, "cluster_made", {"cluster": cluster, "name": name})
    return Decision(made.events, reply={"cluster": cluster})


def _rename(round_: Round, data: RenameCluster, context: Context) -> Decision | Refused:
    """Other words for the same: answers stay."""
    clusters = body_of(round_, Body).clusters
    if data.cluster not in clusters:
        return Refused("unknown_cluster")
    name = text.accept(data.name, NAME_CHARACTERS, lines=False)
    if isinstance(name, Refused):
        return name
    if name == clusters[data.cluster]:
        return Decision()
    return _one(round_, context, "cluster_renamed", {"cluster": data.cluster, "name": name})


def _place(round_: Round, data: Place, context: Context) -> Decision | Refused:
    body = body_of(round_, Body)
    if data.to is not None and data.to not in body.clusters:
        return Refused("unknown_cluster")
    if not {option.id for option in round_.options}.issuperset(data.ideas):
        return Refused("unknown_idea")
    going = [idea for idea in dict.fromkeys(data.ideas) if body.places.get(idea) != data.to]
    return _one(round_, context, "placed", {"ideas": going, "to": data.to}) if going else Decision()


def _apply(round_: Round, data: Nothing, context: Context) -> Decision | Refused:
    """Takes the board over that follows from the ballots; what the desk put elsewhere is put back. Ballots that may not
    be told do not come here."""
    if not round_.ballots or round_.is_withheld(context.threshold):
        return Refused("too_few_to_sort", {"threshold": context.threshold})
    board = proposal(round_, context.threshold)
    body = body_of(round_, Body)
    if body.applied and board == body.places:
        return Decision()
    return _one(round_, context, "applied", {"places": board})


def _one(round_: Round, context: Context, name: str, content: Json) -> Decision:
    return Decision((context.event(f"sort.{name}", {"round": round_.id, **content}),))


_DECIDE: Mapping[str, Callable[[Round, Any, Context], Decision | Refused]] = {
    "add_cluster": _add,
    "rename_cluster": _rename,
    "place": _place,
    "apply": _apply,
}


def evolve(body: Body, name: str, data: Json) -> Body:
    if name in ("cluster_made", "cluster_renamed"):
        return replace(body, clusters={**body.clusters, data["cluster"]: data["name"]})
    if name == "applied":
        return replace(body, places=dict(data["places"]), applied=True)
    left = {idea: place for idea, place in body.places.items() if idea not in data["ideas"]}
    put = {} if data["to"] is None else dict.fromkeys(data["ideas"], data["to"])
    return replace(body, places=left | put)


def body_view(round_: Round, audience: str) -> Body:
    """A phone has all slices, because it takes one without telling which."""
    body = body_of(round_, Body)
    return replace(body, slices=()) if audience == "phone" and round_.is_finished else body


def result_view(result: Result, audience: str) -> Result:
    """A phone gets the ideas on which people agree most."""
    return result if audience == "desk" else replace(result, ideas=result.ideas[: DRAWN[audience]])


def items(round_: Round, figures: Result | None) -> dict[str, Tiers]:
    """The clusters of the board, each with its ideas as a note, a line each; all ideas; and the ideas on which people
    agree least first, once anything may follow from the ballots."""
    board, names = sorted_ideas(round_), body_of(round_, Body).clusters
    clusters = tuple(
        Item(cluster, name, "\n".join(" ".join(idea.text.split()) for idea in board[cluster]))
        for cluster, name in names.items()
    )
    told = None if figures is None else {one.id: one.withheld is not True and one.n for one in figures.ideas}
    least = by_agreement(round_)[::-1] if told is not None else ()
    unclear = tuple(tuple(idea for idea in tier if told and told[idea]) for tier in least)
    return {
        "clusters": (clusters,) if clusters else (),
        "ideas": (round_.options,) if round_.options else (),
        "unclear": places.tiers(round_, tuple(tier for tier in unclear if tier)),
    }


def made_of(round_: Round, flavour: str) -> dict[str, tuple[str, ...]]:
    """A cluster is made of its ideas."""
    if flavour in ("ideas", "unclear"):
        return {option.id: (option.id,) for option in round_.options}
    board = sorted_ideas(round_)
    return {cluster: tuple(idea.id for idea in board[cluster]) for cluster in board if cluster is not None}


def named(round_: Round) -> dict[str, str]:
    """The names of the clusters."""
    return dict(body_of(round_, Body).clusters)


def sheet(round_: Round, say: Say) -> tuple[SheetRow, ...]:
    """For every idea a ring at each cluster, or a line to write its name on where there are many."""
    prepared = initial(read(Settings, round_.settings), round_.options)
    body = prepared if round_.phase == "draft" else body_of(round_, Body)
    names = tuple(body.clusters.values())
    marks = (*names, say("sort.nowhere")) if 0 < len(names) <= RINGS else (f"{say('sort.cluster')} …",)
    return tuple(SheetRow(option.text, marks) for option in round_.options)


def section(round_: Round, figures: Result | None, n: int, say: Say) -> Section:
    withheld = uncounted(round_, say)
    if withheld is not None or figures is None:
        return withheld or Section()
    return report(round_, figures, say)


KIND: KindOf[Choice, Body, Result] = KindOf(
    name="sort",
    purpose="organize",
    icon="table",
    Settings=Settings,
    Choice=Choice,
    Body=Body,
    Result=Result,
    words=words_of(__name__),
    section=section,
    takes="options",
    most_options=IDEAS,
    secret=True,
    commands={
        "add_cluster": CommandSpec(DESK, AddCluster, MAKING),
        "rename_cluster": CommandSpec(DESK, RenameCluster, NAMING),
        "place": CommandSpec(DESK, Place, FINISHED),
        "apply": CommandSpec(DESK, Nothing, FINISHED),
    },
    checks=checks,
    with_clusters=with_clusters,
    initial=initial,
    decide=decide,
    evolve=evolve,
    check_ballot=check_ballot,
    at_close=at_close,
    answers=ANSWERS,
    result=result,
    result_view=result_view,
    body_view=body_view,
    items=items,
    unranked=frozenset({"clusters", "ideas"}),
    made_of=made_of,
    named=named,
    sheet=sheet,
    cells=cells,
)
