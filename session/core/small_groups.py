"""Small groups stay hidden: which roles may be told apart in the result of a secret round.

It is settled once, when the ballots of a round leave the ballot box, so that what is stored already obeys the rule.
A group below the threshold is merged into the rest ("*"). When that rest is itself too small, the smallest
group still shown joins it; otherwise subtracting the shown groups from the total would reveal it. Groups of
equal size join together, so that the outcome never depends on names or on order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from session.core import answers
from session.core.answers import Answers
from session.core.state import Json

REST = "*"

Role = str | None
Counts = Mapping[Role, int]


def fold(counts: Counts, threshold: int, parts: Sequence[Counts] = ()) -> dict[Role, Role]:
    """Map every role of `counts` (role -> number of ballots; None = rather not say) to itself or to `REST`.

    Afterwards every shown role has at least `threshold` ballots, and the rest has none, or at least `threshold`,
    or is everybody. `parts` count parts of those ballots by role: of each part a shown role has at least `threshold`
    or none, and so has the rest, or everybody is in the rest.
    """
    present = {role: number for role, number in counts.items() if number > 0}

    def small(group: Collection[Role]) -> bool:
        of_parts = (sum(part.get(role, 0) for role in group) for part in parts)
        return sum(present[role] for role in group) < threshold or any(0 < n < threshold for n in of_parts)

    hidden = {role for role in present if small([role])}
    while hidden and len(hidden) < len(present) and small(hidden):
        smallest = min(number for role, number in present.items() if role not in hidden)
        hidden |= {role for role, number in present.items() if number == smallest}
    return {role: REST if role in hidden else role for role in counts}


def parts_of(
    ballots: Sequence[tuple[Role, Json, bool]], shape: Answers | None, threshold: int
) -> list[Counts]:
    """What `fold` has to look at besides the ballots (role, choice, whether on paper) of a round.

    The ones that were not on paper, because who enters paper knows those and can subtract them; and the answers to
    each question, because a role that answered hardly any of it would be seen in that question. A question whose
    answers are withheld from everybody tells nothing of a role.
    """
    by_phone: Counts = Counter(role for role, _, paper in ballots if not paper)
    if shape is None:
        return [by_phone]
    withheld = answers.few(shape, [choice for _, choice, _ in ballots], threshold)
    by_role: dict[Role, Counter[answers.Question]] = {}
    for role, choice, _ in ballots:
        by_role.setdefault(role, Counter()).update(answers.sides(shape, choice))
    questions = {question for counted in by_role.values() for question in counted} - withheld
    return [
        by_phone,
        *({role: counted[question] for role, counted in by_role.items()} for question in sorted(questions)),
    ]
