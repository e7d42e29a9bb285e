"""The only place that says yes: `decide(state, command, context)` gives events or a refusal. Nothing happens here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from session.core.ballots import new_choice
from session.core.commands import Actor, Command, Decision, parse
from session.core.decisions.undo import undo_act
from session.core.kind import RoundKind
from session.core.permissions import BALLOT, COMMANDS, find, permitted
from session.core.refusals import Refused
from session.core.results import without_withheld
from session.core.session_context import SessionContext
from session.core.state import Json, Round, Session

_ID = re.compile(r"[A-Za-z0-9_-]{22,64}\Z")


def read_command(raw: object) -> Command | Refused:
    """What came over the wire as a `Command`; anything else is `bad_command` with the path of what is wrong."""
    if not isinstance(raw, dict):
        return Refused("bad_command", {"path": ""})
    id_, name, round_, given = raw.get("id"), raw.get("name"), raw.get("round"), raw.get("data", {})
    if not isinstance(id_, str) or not _ID.match(id_):
        return Refused("bad_command", {"path": "id"})
    if not isinstance(name, str) or len(name) > 60:
        return Refused("bad_command", {"path": "name"})
    if round_ is not None and (not isinstance(round_, str) or len(round_) > 20):
        return Refused("bad_command", {"path": "round"})
    if not isinstance(given, dict):
        return Refused("bad_command", {"path": "data"})
    return Command(id_, name, round_, given)


def decide(state: Session, command: Command, context: SessionContext) -> Decision | Refused:
    """What `command` leads to in `state`. Ballots go another way: see `check_ballot`."""
    spec = find(command.name, context.kinds)
    if spec is None:
        return Refused("unknown_command")
    prefix, _, own = command.name.partition(".")
    of_kind = command.name not in COMMANDS
    round_ = permitted(state, spec, command.round, context.actor, prefix if of_kind else None, context.late)
    if isinstance(round_, Refused):
        return round_
    payload = parse(spec.Data, command.data)
    if isinstance(payload, Refused):
        return payload
    if of_kind and round_ is not None:
        return context.kinds[prefix].decide(without_withheld(round_, state.threshold), own, payload, context)
    if command.name == "act.undo":
        return undo_act(state, payload, context, decide)  # type: ignore[arg-type]
    about = (state,) if round_ is None else (state, round_)
    decision: Decision | Refused = COMMANDS[command.name].decide(*about, payload, context)
    return decision


def check_ballot(
    state: Session, command: Command, actor: Actor, kinds: Mapping[str, RoundKind], *, late: bool
) -> tuple[Round, int, Json, bool] | Refused:
    """The round, the order number and the normalised choice of a `ballot.cast`, and whether its seat says that it is
    done; or why it does not count. `late`: a round that closes takes what was on its way."""
    round_: Any = permitted(state, BALLOT, command.round, actor, late=late)
    if isinstance(round_, Refused):
        return round_
    kind = kinds[round_.kind]
    if not kind.secret:
        return Refused("unknown_command")
    payload = parse(BALLOT.Data, command.data)
    if isinstance(payload, Refused):
        return payload
    choice = new_choice(kind, round_, payload.choice)  # type: ignore[attr-defined]
    if isinstance(choice, Refused):
        return choice
    return round_, payload.n, choice, payload.done  # type: ignore[attr-defined]
