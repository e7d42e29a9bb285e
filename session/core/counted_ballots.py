"""The ballots of a round as they enter the log: without seat, small roles told together, those on paper among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from session.core.commands import Cast
from session.core.kind import RoundKind, final_choice
from session.core.small_groups import REST, Role, divide, group, pooled_before
from session.core.state import Ballot, Division, Round, Session


@dataclass(frozen=True)
class Counted:
    """What a round closes with; see `RoundClosed`."""

    ballots: tuple[Ballot, ...]
    division: Division


def counted_ballots(state: Session, round_: Round, kind: RoundKind, casts: Sequence[Cast]) -> Counted:
    """The ballots as they count: answers to older wordings dropped, those on paper added, told by role in groups."""
    final = [(cast.role, final_choice(kind, round_, cast.choice), False) for cast in casts]
    for entry in round_.paper.values():
        final += [(entry.role, final_choice(kind, round_, entry.choice), True)] * entry.count
    kept = [(role, choice, paper) for role, choice, paper in final if choice is not None]
    division = _division(state, round_, [(role, paper) for role, _, paper in kept])
    groups = {role: group(division, role) for role in {role for role, _, _ in kept}}
    ballots = tuple(Ballot(groups[role], choice, paper) for role, choice, paper in kept)
    return Counted(ballots, division)


def _division(state: Session, round_: Round, ballots: Sequence[tuple[Role, bool]]) -> Division:
    """Of ballots as (role, whether on paper)."""
    if not round_.plan.by_role:  # nobody asked for roles, so no copy of the ballots tells them
        return Division()
    named = [role.id for role in state.roles]
    unnamed = {role for role, _ in ballots if role not in (None, REST)} - {*named}
    return divide(
        [*named, *sorted(role for role in unnamed if role)],
        Counter(role for role, paper in ballots if not paper and role != REST),
        Counter(role for role, paper in ballots if paper or role == REST),
        state.threshold,
        pooled=pooled_before(state, round_),
        host=state.host,
    )
