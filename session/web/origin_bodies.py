"""The JSON bodies that tell where something came from and what became of it. `bodies` has all of them."""

from __future__ import annotations

from session.web.body import Body


class OriginStep(Body, frozen=True):
    """What contributions are in a round: `item` is made of `whole` of them, of which `shared` were asked about."""

    round: str
    item: str
    text: str
    whole: int
    shared: int


class MadeItem(Body, frozen=True):
    """What something became: an option, an idea with what was merged into it, a cluster, a decision. Made of `whole`
    contributions.
    """

    round: str
    text: str
    whole: int


class BecameAnswer(Body, frozen=True):
    """What became of everything that was put in: by round and id, which of `made` it is in. The same for every seat."""

    made: list[MadeItem]
    of: dict[str, dict[str, list[int]]]


class ContributionLine(Body, frozen=True):
    """A contribution, as it was put in. `topic`: what it is about; `hidden`: the desk does not show it to people.
    `remarks`: what others said about it, and may be read.
    """

    id: str
    text: str
    round: str
    topic: str | None
    side: str | None
    hidden: bool
    remarks: list[str]


class OriginTrail(Body, frozen=True):
    """Where something came from: its contributions, of how many people those are at most, and what they are in every
    round, first round first.
    """

    contributions: list[ContributionLine]
    people: int
    steps: list[OriginStep]
