"""What a view shows of an option: where it came from, what was said for and against it, and what a round is about.

On the wire a name is in camelCase, in the order in which it stands here.
"""

from __future__ import annotations

from msgspec import UNSET, UnsetType, field

from session.core.shapes import Part, Shape


class OriginView(Shape, frozen=True):
    """What something was made of: `n` contributions, and how many of those were about each topic and of each side.
    How many people that were is not known: see docs/decisions/10-origin.md.
    """

    n: int
    topics: dict[str, int]
    sides: dict[str, int]


class Folded(Shape, frozen=True):
    """A note of several lines, the ideas of a cluster: how many there are. Who unfolds it asks for them."""

    round: str
    option: str
    lines: int


class OptionView(Part, frozen=True):
    """`origin`: not there when the option is one contribution, as it was put in or typed."""

    id: str
    text: str
    note: str | Folded
    origin: OriginView | UnsetType = UNSET


class SubjectView(Shape, frozen=True):
    """What a round is about. `round`: where it came from, null when it was typed."""

    id: str
    text: str
    round: str | None


class SideView(Shape, frozen=True):
    """The contributions of one side of something: how many there are, and the texts of as many as this audience draws,
    in alphabetical order. `name`: of the side, where the facilitator gave it one.
    """

    count: int
    texts: tuple[str, ...]
    name: str | UnsetType = UNSET


class ArgumentsView(Shape, frozen=True):
    """What was put in for and against something, in any round before."""

    in_favour: SideView = field(name="for")
    against: SideView
