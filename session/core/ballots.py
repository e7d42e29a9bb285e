"""A ballot on its way: as it came from a phone or from paper, as it is stored, and as it enters the log.

In the log it is without seat, small roles are told together, and those on paper are among the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from session.core.commands import Cast
from session.core.giving_way import each
from session.core.kind import RoundKind, every_ballot
from session.core.refusals import Refused
from session.core.shapes import read, told
from session.core.small_groups import division_of
from session.core.state import Ballot, Division, Json, Round, Session

BLANK: Json = {}
"""The choice on a ballot with nothing on it, whatever the kind."""
_SORTED = msgspec.json.Encoder(order="sorted")
_decode = msgspec.json.Decoder().decode


def new_choice(kind: RoundKind, round_: Round, choice: Any) -> Json | Refused:
    """A ballot as it came from a phone or from paper -> as it is stored and read again, or why it does not count.

    In every kind `{}` is a ballot with nothing on it: whoever casts it takes an earlier one back.
    """
    if choice == BLANK:
        return BLANK
    try:
        given = read(kind.Choice, choice)
    except msgspec.ValidationError:
        return Refused("bad_ballot")
    checked = kind.check_ballot(round_, given)
    if isinstance(checked, Refused):
        return checked
    # Through JSON once, and not as the log does it: a ballot is in no log, so no hash depends on its text.
    stored: Json = _decode(_SORTED.encode(checked))
    return stored


def stored_choice(kind: RoundKind, stored: Json) -> Any:
    """A ballot from the ballot box or the log as the shape of its kind."""
    return read(kind.Choice, stored)


def final_choice(kind: RoundKind, round_: Round, stored: Json) -> Json | None:
    """A stored ballot -> what enters the log at the close, or None when it does not count."""
    if stored == BLANK:
        return None
    if keeps_every_ballot(kind):
        return stored
    final = kind.at_close(round_, stored_choice(kind, stored))
    return None if final is None else told(final)


def keeps_every_ballot(kind: RoundKind) -> bool:
    """Whether every ballot in the box that was not emptied enters the log as it is: the kind has no `at_close`."""
    return kind.at_close is every_ballot


@dataclass(frozen=True)
class Counted:
    """What a round closes with; see `RoundClosed`."""

    ballots: tuple[Ballot, ...]
    division: Division


def counted_ballots(state: Session, round_: Round, kind: RoundKind, casts: Sequence[Cast]) -> Counted:
    """The ballots as they count: answers to older wordings dropped, those on paper added, told by role in groups."""
    entries = [(cast.role, cast.choice, 1, False) for cast in casts]
    entries += [(entry.role, entry.choice, entry.count, True) for entry in round_.paper.values()]
    final = [final_choice(kind, round_, choice) for _, choice, _, _ in each(entries)]
    kept = [
        (role, choice, paper)
        for (role, _, count, paper), choice in zip(entries, final, strict=True)
        for _ in range(count)
        if choice is not None
    ]
    division, groups = division_of(state, round_, [(role, paper) for role, _, paper in kept])
    ballots = tuple([Ballot(groups[role], choice, paper) for role, choice, paper in each(kept)])
    return Counted(ballots, division)
