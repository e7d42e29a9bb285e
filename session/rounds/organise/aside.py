"""What people say beside the board: that an idea does not belong where it is, and how a cluster could be called.

Both change nothing on the board: the desk moves an idea or keeps it, and takes a name or not. A flag is of nobody: an
event says that there is one more, and which are of a seat stands sealed beside the log. From the first one the desk
sees that an idea is flagged; a number is told from the threshold on, in steps of it, and never goes down by one.
Proposed names are seen by the desk alone, because anything can be typed in them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, UnsetType
from msgspec.structs import replace

from session.core import text
from session.core.commands import Context, Decision, Payload
from session.core.refusals import Refused
from session.core.shapes import Shape, body_of, read
from session.core.state import Json, Round
from session.rounds.organise.board import NAME_CHARACTERS, Body, ProposedName, Settings, without_flags


class Flag(Payload, frozen=True):
    """This idea does not belong in this cluster."""

    idea: str
    cluster: str


class Unflag(Payload, frozen=True):
    idea: str


class KeepIdeas(Payload, frozen=True):
    """These stay where they are."""

    ideas: Annotated[tuple[str, ...], Meta(min_length=1, max_length=500)]


class ProposeName(Payload, frozen=True):
    """A name for a cluster; with None for a new one."""

    name: str
    cluster: str | None = None


class OneProposal(Payload, frozen=True):
    proposal: str


class JudgeName(OneProposal, frozen=True):
    to: Literal["proposed", "declined"]


class OwnName(Shape, frozen=True):
    """A name that this seat proposed. `state`: what became of it."""

    name: str
    state: str
    cluster: str | UnsetType = UNSET


class Mine(Shape, frozen=True):
    """The ideas that a seat flags now, and the names it proposed."""

    flags: tuple[str, ...] | UnsetType = UNSET
    names: dict[str, OwnName] | UnsetType = UNSET


def mine(round_: Round, owned: frozenset[str]) -> Mine:
    body = body_of(round_, Body)
    flags = {idea for flag, idea in body.flags.items() if flag in owned}
    names = {
        key: OwnName(one.name, one.state, one.cluster)
        for key, one in body.names.items()
        if key in owned and one.state != "withdrawn"
    }
    return Mine(tuple(sorted(flags)) or UNSET, names or UNSET)


def _flag(round_: Round, data: Flag, context: Context) -> Decision | Refused:
    body = body_of(round_, Body)
    if not read(Settings, round_.settings).flags:
        return Refused("not_allowed")
    if data.idea not in {option.id for option in round_.options} or data.idea in body.under:
        return Refused("unknown_idea")
    if body.places.get(data.idea) != data.cluster:
        return Refused("moved_meanwhile")
    if data.idea in (mine(round_, context.owned).flags or ()):
        return Decision()
    flag = context.new_id()
    number = sum(idea == data.idea for idea in body.flags.values()) + 1
    told = max(body.told.get(data.idea, 0), number - number % context.threshold)
    flagged = {"flag": flag, "idea": data.idea, "told": told}
    return Decision((_event(round_, context, "flagged", flagged),), (flag,))


def _unflag(round_: Round, data: Unflag, context: Context) -> Decision:
    own = [f for f, idea in body_of(round_, Body).flags.items() if idea == data.idea and f in context.owned]
    return Decision((_event(round_, context, "unflagged", {"flags": own}),)) if own else Decision()


def _keep(round_: Round, data: KeepIdeas, context: Context) -> Decision:
    flagged = set(body_of(round_, Body).flags.values())
    kept = [idea for idea in dict.fromkeys(data.ideas) if idea in flagged]
    return Decision((_event(round_, context, "kept", {"ideas": kept}),)) if kept else Decision()


def _propose(round_: Round, data: ProposeName, context: Context) -> Decision | Refused:
    body, limit = body_of(round_, Body), read(Settings, round_.settings).names
    if not limit:
        return Refused("not_allowed")
    if data.cluster is not None and data.cluster not in body.clusters:
        return Refused("unknown_cluster")
    name = text.accept(data.name, NAME_CHARACTERS, lines=False)
    if isinstance(name, Refused):
        return name
    own = mine(round_, context.owned).names or {}
    seen = [*body.clusters.values(), *(one.name for one in own.values())]
    if name.casefold() in {one.casefold() for one in seen}:
        return Refused("name_there")
    if len(own) >= limit:
        return Refused("too_many_names", {"limit": limit})
    proposal = context.new_id()
    proposed: Json = {"proposal": proposal, "name": name}
    proposed |= {} if data.cluster is None else {"cluster": data.cluster}
    event = _event(round_, context, "name_proposed", proposed)
    return Decision((event,), (proposal,), {"proposal": proposal})


def _withdraw(round_: Round, data: OneProposal, context: Context) -> Decision | Refused:
    known = body_of(round_, Body).names.get(data.proposal)
    if known is None or data.proposal not in context.owned or known.state == "withdrawn":
        return Refused("unknown_name")
    if known.state == "accepted":
        return Refused("name_accepted")
    return Decision((_event(round_, context, "name_withdrawn", {"proposal": data.proposal}),))


def _judge(round_: Round, data: JudgeName, context: Context) -> Decision | Refused:
    known = body_of(round_, Body).names.get(data.proposal)
    if known is None or known.state == "withdrawn":
        return Refused("unknown_name")
    if known.state == data.to:
        return Decision()
    return Decision((_event(round_, context, "name_judged", {"proposal": data.proposal, "to": data.to}),))


def answered(body: Body, proposal: str | UnsetType) -> list[str] | Refused:
    """The proposals that a cluster of the desk takes: the one it names and all with the same words for the same."""
    if proposal is UNSET:
        return []
    asked = body.names.get(proposal)
    if asked is None or asked.state not in ("proposed", "declined"):
        return Refused("unknown_name")
    return [key for key, one in waiting(body).items() if same(one, asked)] or [proposal]


def same(one: ProposedName, other: ProposedName) -> bool:
    return one.cluster == other.cluster and one.name.casefold() == other.name.casefold()


def waiting(body: Body) -> dict[str, ProposedName]:
    """The proposals that the desk has yet to look at."""
    return {key: one for key, one in body.names.items() if one.state == "proposed"}


def _event(round_: Round, context: Context, name: str, content: Json) -> Any:
    return context.event(f"organise.{name}", {"round": round_.id, **content})


DECIDE: Mapping[str, Callable[[Round, Any, Context], Decision | Refused]] = {
    "flag": _flag,
    "unflag": _unflag,
    "keep": _keep,
    "propose_name": _propose,
    "withdraw_name": _withdraw,
    "judge_name": _judge,
}


def evolve(body: Body, name: str, data: Json) -> Body:
    if name == "flagged":
        idea = data["idea"]
        doubted = body.doubted if idea in body.doubted else (*body.doubted, idea)
        flags, told = {**body.flags, data["flag"]: idea}, {**body.told, idea: data["told"]}
        return replace(body, flags=flags, told=told, doubted=doubted)
    if name == "unflagged":
        return _left(body, data["flags"])
    if name == "kept":
        return without_flags(body, data["ideas"])
    if name == "name_proposed":
        proposed = ProposedName(data["name"], cluster=data.get("cluster", UNSET))
        return replace(body, names={**body.names, data["proposal"]: proposed})
    state = "withdrawn" if name == "name_withdrawn" else data["to"]
    changed = replace(body.names[data["proposal"]], state=state)
    return replace(body, names={**body.names, data["proposal"]: changed})


def _left(body: Body, taken: list[str]) -> Body:
    """Without these flags. What was told of an idea stays told as long as there is one."""
    flags = {flag: idea for flag, idea in body.flags.items() if flag not in taken}
    ideas = set(flags.values())
    return replace(body, flags=flags, told={idea: n for idea, n in body.told.items() if idea in ideas})
