"""Sentences and columns that the sections of kinds have in common in the decision record."""

from __future__ import annotations

from collections.abc import Iterable

from session.core.kind import Say
from session.core.section import Column, Section
from session.core.state import Round
from session.rounds.shared.choices import RoleBallots


def uncounted(round_: Round, say: Say) -> Section | None:
    """The section of a round whose figures may not be told: not counted yet, or too few ballots. Else None."""
    if round_.ballots is None:
        return Section()
    if round_.is_withheld(say.threshold):
        few = "common.withheld" if len(round_.ballots) < say.threshold else "common.withheld_paper"
        return Section(summary=(say(few, threshold=say.threshold),))
    return None


def few_told(untold: int, say: Say) -> list[str]:
    """The sentence about options without figures, because too few people answered; none when there are no such."""
    return [say("common.record.few", n=untold, threshold=say.threshold)] if untold else []


def role_columns(roles: Iterable[RoleBallots], say: Say, kind: str = "number") -> tuple[Column, ...]:
    """A column for every role, named as its group reads it; the key is "role:" and the role key."""
    return tuple(Column(f"role:{size.role}", say.role(size.role or None), kind) for size in roles)


def per_role_note(round_: Round, say: Say, before: str) -> str:
    """What to know of the answers of a role; `before`: the key of what it was in rounds without a division."""
    return say(before if round_.division is None else "common.record.per_role")


def quoted(texts: Iterable[str]) -> str:
    """The texts between quotation marks, with commas."""
    return ", ".join(f"‘{text}’" for text in texts)
