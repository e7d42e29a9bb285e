"""Small groups stay hidden: which roles are told apart in the result of a secret round, and which are told together.

It is settled once, when the ballots of a round leave the ballot box, so that what is stored already obeys the rule. A
role with at least `threshold` ballots stands on its own. All others, and people without a role, are one pool; a pool
with fewer ballots joins the largest role, and stays with it for the session. So a small group hides nobody else, and
subtracting the groups that are told from the total leaves none that is too small. What does not count towards the
threshold: ballots on paper, for who entered them can subtract them, and ballots of seats that were taken after the
round opened, for somebody could take as many as are missing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from session.core.state import Division, Round, Session

REST = "*"
"""The role of a ballot that is told with the pool."""

Role = str | None
Counts = Mapping[Role, int]


def role_in_box(role: Role, *, latecomer: bool) -> Role:
    """The role that goes into the ballot box with a ballot. `latecomer`: the seat was taken after the round opened.

    Who takes four seats in the role of the only one who has it would see that person in the figures of the role.
    """
    return REST if latecomer else role


def divide(
    roles: Sequence[str],
    counting: Counts,
    besides: Counts,
    threshold: int,
    *,
    pooled: Collection[Role] = (),
    host: str | None = None,
) -> Division:
    """Which of `roles`, in the order of the session, stand on their own in a round.

    `counting`: role -> ballots that count towards the threshold. `besides`: role -> ballots that do not, `REST` for
    those of late seats. `pooled`: roles that were told together in an earlier vote on the same. `host`: the role that
    the pool of this session joined before.
    """
    standing = [
        role for role in roles if counting.get(role, 0) >= threshold and role not in pooled and role != host
    ]
    joined = None
    if _too_small(
        [*(role for role in counting if role not in standing)], counting, besides, standing, threshold
    ):
        joined = max(standing, key=lambda role: counting[role], default=None)  # the first of equals
        standing = [role for role in standing if role != joined]
    pool = (*(role for role in roles if role not in standing), None)
    if host is None and standing:  # where everybody is told together, nobody was joined for the others to see
        host = joined
    return Division(pool, host)


def _too_small(
    pool: Collection[Role], counting: Counts, besides: Counts, standing: Collection[Role], threshold: int
) -> bool:
    """Whether there are ballots in the pool, and fewer that count than the threshold."""
    number = sum(counting[role] for role in pool)
    more = sum(number for role, number in besides.items() if role not in standing)
    return number < threshold and number + more > 0


def division_of(
    state: Session, round_: Round, ballots: Sequence[tuple[Role, bool]]
) -> tuple[Division, dict[Role, Role]]:
    """How ballots, as (role, whether on paper), are told by role when `round_` closes; and for each of their roles the
    one under which they are told.
    """
    division = _division(state, round_, ballots)
    return division, {role: group(division, role) for role in {role for role, _ in ballots}}


def _division(state: Session, round_: Round, ballots: Sequence[tuple[Role, bool]]) -> Division:
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


def group(division: Division, role: Role) -> Role:
    """The role under which a ballot is told: its own, or `REST`."""
    return role if division.pool and role not in division.pool and role != REST else REST


def pooled_before(state: Session, round_: Round) -> frozenset[Role]:
    """The roles that were told together in an earlier vote on the same: a second vote, or the same question put again.

    Two votes on the same whose groups differ could be subtracted. A vote of which nothing was told counts for nothing.
    """
    earlier = (
        vote.division
        for vote in state.rounds.values()
        if vote.id != round_.id and vote.division is not None and not vote.is_withheld(state.threshold)
        if _asks_the_same(state, vote, round_)
    )
    return frozenset(role for division in earlier for role in division.pool)


def _asks_the_same(state: Session, one: Round, other: Round) -> bool:
    if _first(state, one) == _first(state, other):
        return True
    return (one.kind, _question(one)) == (other.kind, _question(other))


def _first(state: Session, round_: Round) -> str:
    """The id of the first of a row of votes on the same."""
    first = round_.id
    while round_.again is not None and round_.again in state.rounds:
        round_ = state.rounds[round_.again]
        first = round_.id
    return first


def _question(round_: Round) -> tuple[str, tuple[str, ...]]:
    return round_.prompt.casefold(), tuple(option.text.casefold() for option in round_.options)


def fold(counts: Counts, threshold: int) -> dict[Role, Role]:
    """Map every role of `counts` to itself or to `REST`, as it was done before sessions had a division.

    A record of such a session tells its people like this for ever. A group below the threshold is merged; when the
    merged rest is itself too small, the smallest groups that are still shown join it, equals together.
    """
    present = {role: number for role, number in counts.items() if number > 0}
    hidden = {role for role in present if present[role] < threshold}
    while hidden and len(hidden) < len(present) and sum(present[role] for role in hidden) < threshold:
        smallest = min(number for role, number in present.items() if role not in hidden)
        hidden |= {role for role, number in present.items() if number == smallest}
    return {role: REST if role in hidden else role for role in counts}
