"""Decisions about a second vote on the same options: a round of its own, so that the first result stays beside it."""

from __future__ import annotations

from msgspec import UNSET

from session.core.commands import Decision, Nothing
from session.core.events import RoundAdded
from session.core.refusals import Refused
from session.core.session_context import SessionContext
from session.core.shapes import told
from session.core.state import Json, Round, Session


def vote_again(state: Session, round_: Round, data: Nothing, context: SessionContext) -> Decision | Refused:
    """Add a second vote right after the first: same kind, question, settings and options."""
    at = state.order.index(round_.id) + 1
    return second_vote(
        state, round_, context,
        prompt=round_.prompt, plan=told(round_.plan), at=at, source=round_.source, about=round_.about,
    )  # fmt: skip


def second_vote(
    state: Session,
    first: Round,
    context: SessionContext,
    *,
    prompt: str,
    plan: Json,
    at: int,
    source: Json,
    about: Json,
) -> Decision | Refused:
    """Add a second vote on `first`, which need not have opened yet. A `source` that names it selects of its options."""
    if not context.kinds[first.kind].secret:
        return Refused("no_second_vote")
    if waiting(state, first):
        return Refused("second_vote_ready")
    name = f"r{state.made + 1}"
    added = RoundAdded(
        name, first.kind, prompt, first.settings, source, plan, at, again=first.id, about=about or UNSET
    )
    return Decision((context.happened(added),), reply={"round": name})


def waiting(state: Session, first: Round) -> list[Round]:
    """The second vote on `first` that has not opened yet, if any."""
    return [round_ for round_ in state.agenda() if round_.again == first.id and round_.phase == "draft"]
