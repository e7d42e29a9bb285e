"""Breaking a tie as a recorded act. Who breaks it, and how, is in the log and in the record; without such an act equals
stay equal.
"""

from __future__ import annotations

import hashlib

from session.core import payloads
from session.core.carry import offered
from session.core.commands import Decision
from session.core.events import RoundTieBroken
from session.core.refusals import Refused
from session.core.results import not_counted
from session.core.session_context import SessionContext
from session.core.state import Round, Session
from session.core.views import counting


def break_tie(
    state: Session, round_: Round, data: payloads.BreakTie, context: SessionContext
) -> Decision | Refused:
    """Order options that tie: by lot (the seed is recorded, so that anybody can repeat the draw) or by a person."""
    uncounted = not_counted(counting(state, round_, context.kinds, context.results))
    if uncounted is not None:
        return uncounted
    tiers = offered(state, context.kinds, round_, context.results).get(data.flavour)
    asked = frozenset(data.options)
    tied = [frozenset(item.id for item in tier) for tier in tiers or ()]
    if len(asked) != len(data.options) or len(asked) < 2 or asked not in tied:
        return Refused("no_tie")
    if data.how not in ("lot", "person"):
        return Refused("bad_command", {"path": "how"})
    seed = context.new_id() if data.how == "lot" else None
    order = list(data.options) if seed is None else drawn(seed, data.options)
    broken = RoundTieBroken(round_.id, data.flavour, data.how, seed, tuple(order))
    return Decision((context.happened(broken),), reply={"order": order})


def drawn(seed: str, options: tuple[str, ...]) -> list[str]:
    """The options by the SHA-256 of "seed:option", lowest first: a draw that anybody can repeat."""
    return sorted(options, key=lambda option: hashlib.sha256(f"{seed}:{option}".encode()).hexdigest())
