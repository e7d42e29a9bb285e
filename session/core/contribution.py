"""What people put in, and what something was made of. Who put it in is known nowhere here.

A contribution is never lost: what is merged, put in a cluster, chosen or left out still has its own text and topic.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

Side = Literal["for", "against"]
SIDES: tuple[Side, ...] = ("for", "against")


class Ref(NamedTuple):
    """A contribution: the round it was made in, and its id there."""

    round: str
    id: str


@dataclass(frozen=True)
class Contribution:
    """Something that was put in. `topic`: the id of the option of its round that it is about. `seen`: it may be read,
    so it was not hidden. `remarks`: what others said about it, and may be read."""

    text: str
    topic: str | None = None
    side: Side | None = None
    seen: bool = True
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Origin:
    """What an option was made of when its round opened. It stays as it was then, whatever is merged or hidden later.

    `topics` and `sides` say how many of the contributions had which; one without is in neither.
    """

    of: tuple[Ref, ...]
    topics: Mapping[str, int] = field(default_factory=dict)
    sides: Mapping[str, int] = field(default_factory=dict)

    @property
    def tells(self) -> bool:
        """Whether it says more than that the option is one contribution."""
        return len(self.of) != 1 or bool(self.topics) or bool(self.sides)


def telling(origins: Mapping[str, Origin]) -> dict[str, Origin]:
    """Those of these that tell something, see `Origin.tells`."""
    return {key: one for key, one in origins.items() if one.tells}


def as_they_are(round_: Any, flavour: str) -> dict[str, tuple[str, ...]]:
    """What a round made that makes nothing of its options."""
    return {option.id: (option.id,) for option in round_.options}
