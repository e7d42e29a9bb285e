"""Decisions about the roles of a session: which there are, what they are called, and which have to stay."""

from __future__ import annotations

from collections.abc import Sequence

from session.core import text
from session.core.payloads import RoleData
from session.core.refusals import Refused
from session.core.session_context import SessionContext
from session.core.state import Role, Session

ROLE_CHARACTERS = 60
ROLES = 12


def changed_roles(
    state: Session, given: Sequence[RoleData], was: Sequence[RoleData] | None, context: SessionContext
) -> list[Role] | Refused:
    """The roles as they become; one without an id that is known is new. `was`: what stood there when somebody began,
    then only what they changed of it changes.
    """
    asked = given if was is None else _together(state.roles, was, given)
    if isinstance(asked, Refused):
        return asked
    roles: list[Role] = []
    for one in asked:
        label = text.accept(one.label, ROLE_CHARACTERS, lines=False)
        if isinstance(label, Refused):
            return label
        known = state.role(one.id) is not None or (context.restoring and one.id != "")
        roles.append(Role(one.id if known else context.new_id(), label))
    kept = {role.id for role in roles}
    if len(roles) > ROLES or len(kept) != len(roles):
        return Refused("bad_settings", {"path": "roles"})
    if any(role.id not in kept and _in_use(state, role.id) for role in state.roles):
        return Refused("role_in_use")
    return roles


def _together(
    now: Sequence[Role], was: Sequence[RoleData], given: Sequence[RoleData]
) -> list[RoleData] | Refused:
    """The roles that there are now with what changed between `was` and `given`: other names, roles that went and roles
    that came. One that a colleague took away stays away unless it got another name here; one that both added is one.
    """
    before, asked = {role.id: role.label for role in was}, {role.id: role.label for role in given}
    renamed = {key: label for key, label in asked.items() if before.get(key) not in (None, label)}
    roles: list[RoleData] = []
    for role in now:
        if role.id in before and role.id not in asked:
            continue
        label = renamed.pop(role.id, role.label)
        if role.label not in (label, before.get(role.id)):
            return Refused("changed_meanwhile", {"text": role.label})
        roles.append(RoleData(role.id, label))
    there = {role.label.casefold() for role in roles}
    came = [role for role in given if role.id not in before or role.id in renamed]
    return roles + [role for role in came if role.label.strip().casefold() not in there]


def _in_use(state: Session, role: str) -> bool:
    """Whether people or cards have this role, or a counted vote names it: the record has to say what it was called."""
    divisions = (round_.division for round_ in state.agenda() if round_.division is not None)
    if (
        role in state.seats
        or role in state.card_roles
        or any(role in division.pool for division in divisions)
    ):
        return True
    ballots = (ballot for round_ in state.agenda() for ballot in round_.ballots or ())
    return any(ballot.role == role for ballot in ballots)
