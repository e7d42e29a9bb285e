"""The ballots of a round as they enter the log: without seat, with small roles merged and those on paper among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from session.core.commands import Cast
from session.core.kind import RoundKind, final_choice
from session.core.small_groups import REST, fold, parts_of
from session.core.state import Json, Round


def counted_ballots(round_: Round, kind: RoundKind, casts: Sequence[Cast], threshold: int) -> list[Json]:
    """The ballots as they count: answers to older wordings dropped, small roles merged, those on paper added."""
    final = [(cast.role, final_choice(kind, round_, cast.choice), False) for cast in casts]
    for entry in round_.paper.values():
        final += [(entry["role"], final_choice(kind, round_, entry["choice"]), True)] * entry["count"]
    kept = [(role, choice, paper) for role, choice, paper in final if choice is not None]
    parts = parts_of(kept, kind.answers, threshold)
    folded = fold(Counter(role for role, _, _ in kept), threshold, parts)
    if not round_.plan["by_role"]:  # nobody asked for roles, so no copy of the ballots tells them
        folded = dict.fromkeys(folded, REST)
    return [
        {"role": folded[role], "choice": choice, **({"paper": True} if paper else {})}
        for role, choice, paper in kept
    ]
