"""Decisions around a vote: a second vote on the same options, breaking a tie as a recorded act, ballots cast on paper.

A second vote is a round of its own, so that the first result stays beside it. Who breaks a tie, and how, is in the log
and in the record; without such an act equals stay equal. Paper ballots are counted by a facilitator, who therefore
knows them; they are marked as such for ever.
"""

from __future__ import annotations

import hashlib

from session.core import payloads
from session.core.carry import offered
from session.core.commands import Context, Decision, Nothing
from session.core.kind import new_choice
from session.core.refusals import Refused
from session.core.state import Json, Round, Session

PAPER_BALLOTS = 2000


def vote_again(state: Session, round_: Round, data: Nothing, context: Context) -> Decision | Refused:
    """Add a second vote right after the first: same kind, question, settings and options."""
    at = state.order.index(round_.id) + 1
    return second_vote(state, round_, context, prompt=round_.prompt, plan=round_.plan, at=at)


def second_vote(
    state: Session, first: Round, context: Context, *, prompt: str, plan: Json, at: int
) -> Decision | Refused:
    """Add a second vote on `first`, which need not have opened yet."""
    if not context.kinds[first.kind].secret:
        return Refused("no_second_vote")
    if waiting(state, first):
        return Refused("second_vote_ready")
    name = f"r{state.made + 1}"
    event: Json = {
        "round": name,
        "kind": first.kind,
        "prompt": prompt,
        "settings": first.settings,
        "source": first.source,
        "plan": plan,
        "at": at,
        "again": first.id,
    }
    return Decision((context.event("round.added", event),), reply={"round": name})


def waiting(state: Session, first: Round) -> list[Round]:
    """The second vote on `first` that has not opened yet, if any."""
    return [each for each in state.agenda() if each.again == first.id and each.phase == "draft"]


def break_tie(state: Session, round_: Round, data: payloads.BreakTie, context: Context) -> Decision | Refused:
    """Order options that tie: by lot (the seed is recorded, so that anybody can repeat the draw) or by a person."""
    tiers = offered(state, context.kinds, round_).get(data.flavour)
    asked = frozenset(data.options)
    tied = [frozenset(item.id for item in tier) for tier in tiers or ()]
    if len(asked) != len(data.options) or len(asked) < 2 or asked not in tied:
        return Refused("no_tie")
    if data.how not in ("lot", "person"):
        return Refused("bad_command", {"path": "how"})
    seed = context.new_id() if data.how == "lot" else None
    order = list(data.options) if seed is None else drawn(seed, data.options)
    event: Json = {"round": round_.id, "flavour": data.flavour, "how": data.how, "seed": seed, "order": order}
    return Decision((context.event("round.tie_broken", event),), reply={"order": order})


def drawn(seed: str, options: tuple[str, ...]) -> list[str]:
    """The options by the SHA-256 of "seed:option", lowest first: a draw that anybody can repeat."""
    return sorted(options, key=lambda option: hashlib.sha256(f"{seed}:{option}".encode()).hexdigest())


def count_paper(
    state: Session, round_: Round, data: payloads.CountPaper, context: Context
) -> Decision | Refused:
    """Enter `count` equal ballots that were cast on paper. They join the others when the round closes."""
    kind = context.kinds[round_.kind]
    if not kind.secret:
        return Refused("unknown_command")
    if data.role is not None and state.role(data.role) is None:
        return Refused("unknown_role")
    if sum(each["count"] for each in round_.paper.values()) + data.count > PAPER_BALLOTS:
        return Refused("too_many_on_paper", {"limit": PAPER_BALLOTS})
    choice = new_choice(kind, round_, data.choice)
    if isinstance(choice, Refused):
        return choice
    entry = context.new_id()
    event: Json = {
        "round": round_.id,
        "entry": entry,
        "count": data.count,
        "role": data.role,
        "choice": choice,
    }
    return Decision((context.event("paper.counted", event),), reply={"entry": entry})


def drop_paper(
    state: Session, round_: Round, data: payloads.DropPaper, context: Context
) -> Decision | Refused:
    """Take back an entry of paper ballots; the log keeps that it was there."""
    if data.entry not in round_.paper:
        return Refused("unknown_paper")
    return Decision((context.event("paper.dropped", {"round": round_.id, "entry": data.entry}),))
