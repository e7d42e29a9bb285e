"""What there is to look at: each kind in the variants that draw something else, and the sizes they can have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.rounds.simulated import TRIED, Tried

VARIANTS = tuple(tried for tried in TRIED if tried.variant.pictured)
KINDS = tuple(dict.fromkeys(tried.kind for tried in VARIANTS))


@dataclass(frozen=True)
class Size:
    """So many ballots and options; `options` 0 where the variant has none."""

    ballots: int
    options: int

    def __str__(self) -> str:
        return f"n{self.ballots}" + (f"-m{self.options}" if self.options else "")


def sizes(tried: Tried, ballots: list[int], options: list[int], skipped: list[str]) -> Iterator[Size]:
    """Every size that can exist for a variant; what cannot is told in `skipped`."""
    variant = tried.variant
    if not variant.people and len(ballots) > 1:
        skipped.append(f"{tried.id}: nobody votes, so only with {ballots[len(ballots) // 2]} people")
        ballots = [ballots[len(ballots) // 2]]
    if not variant.options:
        skipped.append(f"{tried.id}: has no options")
        options = [0]
    most = tried.most_options
    if any(number > most for number in options):
        skipped.append(f"{tried.id}: more than {most} options, so with {most}")
    fitting = dict.fromkeys(min(number, most) for number in options)
    yield from (Size(people, number) for people in ballots for number in fitting)
