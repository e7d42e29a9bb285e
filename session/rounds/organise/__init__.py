"""Organise: ideas are put in named clusters, by the desk or by everybody at once. An idea is in one cluster or in none.

Every command that sorts is one change, with what it touched before and after, so that it can be undone as long as
nobody built on it; what people say beside the board changes nothing on it. The ideas are the options of the round; the
body holds only names and places.
"""

from __future__ import annotations

from msgspec import structs

from session.core import text
from session.core.commands import DESK, DESK_OR_PHONE, PHONE, CommandSpec
from session.core.kind import Check, KindOf
from session.core.shapes import NoBallot
from session.core.state import Item, Json
from session.rounds.organise import aside, asked, changes
from session.rounds.organise.board import Body, Settings, changed
from session.rounds.organise.sorted_ideas import Result, items, made_of, named, result, section
from session.rounds.organise.views import BodyView, body_view, drawn
from session.rounds.shared.words import words_of

OPEN = frozenset({"open"})
PHASES = frozenset({"open", "closed"})
WALKED = frozenset({"open", "closed", "released"})


def initial(settings: Settings, options: tuple[Item, ...]) -> Body:
    named = [name for name in (text.clean(name, lines=False) for name in settings.clusters) if name]
    clusters = {f"c{n}": name for n, name in enumerate(named, 1)}
    return Body(clusters, order=tuple(clusters))


def evolve(body: Body, name: str, data: Json) -> Body:
    if name == "cluster_shown":
        return structs.replace(body, shown=data["cluster"])
    return changed(body, data) if "change" in data else aside.evolve(body, name, data)


def checks(settings: Settings, items: tuple[Item, ...], language: str) -> tuple[Check, ...]:
    """Roles sort, and no role was chosen."""
    nobody = settings.who == "roles" and not settings.sorters
    return (Check("organise.check.no_roles"),) if nobody else ()


KIND: KindOf[NoBallot, Body, Result] = KindOf(
    name="organise",
    purpose="organize",
    icon="layers",
    Settings=Settings,
    Body=Body,
    Result=Result,
    Mine=aside.Mine,
    body_views=dict.fromkeys(("phone", "projector", "desk"), BodyView),
    words=words_of(__name__),
    section=section,
    takes="options",
    open_settings=frozenset({"who", "sorters", "flags", "names"}),
    commands={
        "new_cluster": CommandSpec(DESK_OR_PHONE, asked.NewCluster, PHASES),
        "rename_cluster": CommandSpec(DESK_OR_PHONE, asked.RenameCluster, PHASES),
        "move": CommandSpec(DESK_OR_PHONE, asked.Move, PHASES),
        "merge_clusters": CommandSpec(DESK_OR_PHONE, asked.MergeClusters, PHASES),
        "split_cluster": CommandSpec(DESK_OR_PHONE, asked.SplitCluster, PHASES),
        "remove_cluster": CommandSpec(DESK_OR_PHONE, asked.OneCluster, PHASES),
        "nest_cluster": CommandSpec(DESK, asked.NestCluster, PHASES),
        "merge_ideas": CommandSpec(DESK, asked.MergeIdeas, PHASES),
        "unmerge_ideas": CommandSpec(DESK, asked.UnmergeIdeas, PHASES),
        "undo": CommandSpec(DESK_OR_PHONE, asked.Undo, PHASES),
        "show_cluster": CommandSpec(DESK, asked.ShowCluster, WALKED),
        "flag": CommandSpec(PHONE, aside.Flag, OPEN),
        "unflag": CommandSpec(PHONE, aside.Unflag, OPEN),
        "keep": CommandSpec(DESK, aside.KeepIdeas, PHASES),
        "propose_name": CommandSpec(PHONE, aside.ProposeName, OPEN),
        "withdraw_name": CommandSpec(PHONE, aside.OneProposal, OPEN),
        "judge_name": CommandSpec(DESK, aside.JudgeName, PHASES),
    },
    initial=initial,
    decide=changes.decide,
    evolve=evolve,
    result=result,
    checks=checks,
    body_view=body_view,
    mine=aside.mine,
    drawn=drawn,
    items=items,
    made_of=made_of,
    named=named,
)
