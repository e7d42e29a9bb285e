"""What is counted of consent: stances on every proposal, in all and by role, what was said, and whether it passes.

The rule is in `session.methods.consent`. What people said stands in alphabetical order, so that it tells nothing about
a ballot; an objection is named by its place in that order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType, field

from session.core.commands import Payload
from session.core.shapes import Shape, body_of, read
from session.core.state import Item, Round
from session.methods.consent import Objection, consent
from session.rounds.shared.choices import RoleBallots, choices, chosen_in

SPOKEN = 2  # of more proposals than this the wall draws only figures
Stance = Literal["consent", "concern", "objection", "abstain"]
STANCES: tuple[Stance, ...] = ("consent", "concern", "objection", "abstain")


class Settings(Payload, frozen=True):
    """`quorum`: so many ballots, abstentions included, or no proposal passes; 0 = any number."""

    characters: Annotated[int, Meta(ge=40, le=1000)] = 280
    quorum: Annotated[int, Meta(ge=0, le=2000)] = 0


class Answer(Payload, frozen=True):
    """A stance on a proposal, and why."""

    stance: Stance
    text: str = ""


class Choice(Payload, frozen=True):
    """A ballot: proposal -> answer."""

    answers: dict[str, Answer]


class Body(Shape, frozen=True):
    """Objection -> how it was met."""

    resolved: dict[str, str] = field(default_factory=dict)


class Stances(Shape, frozen=True):
    """How many of `n` ballots have which stance."""

    n: int
    consent: int
    concern: int
    objection: int
    abstain: int


class OpenObjection(Shape, frozen=True):
    """A paramount objection: who objects is not told. `note`: how it was met, None while it is open."""

    id: str
    text: str
    note: str | None


class ProposalResult(Shape, frozen=True):
    """A proposal in the order of the round. `open`: objections that are not met. What people said is left out where it
    would not be shown.
    """

    id: str
    text: str
    n: int
    consent: int
    concern: int
    objection: int
    abstain: int
    concerns: tuple[str, ...] | UnsetType
    objections: tuple[OpenObjection, ...] | UnsetType
    open: int
    quorum_met: bool
    passes: bool
    by_role: dict[str, Stances]


class Result(Shape, frozen=True):
    """Of `ballots` people; all proposals have as many, because who left one out abstains."""

    ballots: int
    quorum: int
    proposals: tuple[ProposalResult, ...]
    roles: tuple[RoleBallots, ...]


def _texts(chosen: Sequence[Choice], proposal: str, stance: Stance) -> list[str]:
    """What was said with a stance, in alphabetical order."""
    answers = [choice.answers[proposal] for choice in chosen]
    said = [answer.text for answer in answers if answer.stance == stance and answer.text]
    return sorted(said, key=lambda words: (words.casefold(), words))


def objections(round_: Round) -> set[str]:
    """The ids of the paramount objections to all proposals, met or not."""
    chosen = choices(round_, Choice)
    return {objection.id for item in round_.options for objection in _objections(round_, item.id, chosen)}


def _objections(round_: Round, proposal: str, chosen: Sequence[Choice]) -> tuple[OpenObjection, ...]:
    resolved = body_of(round_, Body).resolved
    texts = _texts(chosen, proposal, "objection")
    named = {f"{proposal}:{number}": words for number, words in enumerate(texts, 1)}
    return tuple(OpenObjection(name, words, resolved.get(name)) for name, words in named.items())


def result(round_: Round, threshold: int) -> Result | None:
    """Every proposal with its stances, what was said and whether it passes."""
    if round_.ballots is None:
        return None
    chosen, grouped, roles = chosen_in(round_, Choice)
    return Result(
        ballots=len(chosen),
        quorum=read(Settings, round_.settings).quorum,
        proposals=tuple(_proposal(round_, item, chosen, grouped) for item in round_.options),
        roles=roles,
    )


def _proposal(
    round_: Round, item: Item, chosen: Sequence[Choice], grouped: Mapping[str, Sequence[Choice]]
) -> ProposalResult:
    stances, against = _stances(chosen, item.id), _objections(round_, item.id, chosen)
    judged = consent(
        stances.consent + stances.concern,
        stances.abstain,
        [Objection(objection.text, objection.note is not None) for objection in against],
        quorum=read(Settings, round_.settings).quorum,
    )
    return ProposalResult(
        id=item.id,
        text=item.text,
        n=stances.n,
        consent=stances.consent,
        concern=stances.concern,
        objection=stances.objection,
        abstain=stances.abstain,
        concerns=tuple(_texts(chosen, item.id, "concern")),
        objections=against,
        open=judged.open_objections,
        quorum_met=judged.quorum_met,
        passes=judged.passes,
        by_role={role: _stances(of_role, item.id) for role, of_role in grouped.items()},
    )


def _stances(chosen: Sequence[Choice], proposal: str) -> Stances:
    taken = [choice.answers[proposal].stance for choice in chosen]
    return Stances(len(taken), *(taken.count(stance) for stance in STANCES))


def result_view(result: Result, audience: str) -> Result:
    """A phone gets the figures without what people said, and so does the wall when there is too much to show."""
    if audience == "desk" or (audience == "projector" and len(result.proposals) <= SPOKEN):
        return result
    bare = (
        msgspec.structs.replace(proposal, concerns=UNSET, objections=UNSET) for proposal in result.proposals
    )
    return msgspec.structs.replace(result, proposals=tuple(bare))
