"""What is counted of marks: for every sentence how many people had it before them, and which share of those marked it.

A text that fewer people had before them than the threshold has no figures. Sentences are told by share; equals share a
place. Nothing is told by role: of a slice only a few people of a role have seen the same text.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import Literal

from msgspec import UNSET, UnsetType

from session.core.answers import Answers
from session.core.commands import Payload
from session.core.shapes import Shape, body_of
from session.core.state import Item, Round
from session.methods.tiers import Ranking, by_score
from session.rounds.mark.sentences import Body, Sentence
from session.rounds.shared import places
from session.rounds.shared.choices import RoleBallots, by_role, choices, sizes, without_few

ANSWERS = Answers("seen", withheld=True)
DRAWN = {"phone": 12, "projector": 40}


class Choice(Payload, frozen=True):
    """A ballot: every text that somebody had before them -> the sentences marked in it."""

    seen: dict[str, tuple[str, ...]]


class SentenceResult(Shape, frozen=True, kw_only=True):
    """A sentence of the text `of`. `n` people had that text before them, `marks` of them marked the sentence; both are
    left out where so few did that nothing is told.
    """

    id: str
    of: str
    text: str
    place: int
    tied: bool
    n: int | UnsetType = UNSET
    marks: int | UnsetType = UNSET
    share: float | UnsetType = UNSET
    withheld: Literal[True] | UnsetType = UNSET


class Result(Shape, frozen=True):
    """Sentences by share, most often marked first; `total`: how many there are, also where an audience gets only the
    first. What is hidden is not in it.
    """

    ballots: int
    sentences: tuple[SentenceResult, ...]
    total: int
    roles: tuple[RoleBallots, ...]


def result(round_: Round, threshold: int) -> Result | None:
    """Every sentence with its share."""
    if round_.ballots is None:
        return None
    kept, untold = without_few(round_, ANSWERS, threshold)
    few = {text for (text,) in untold}
    seen, marks = counted(kept)
    shown = on_show(round_)
    told = tuple(
        _sentence(key, shown[key], place, tied, seen, marks, withheld=shown[key].of in few)
        for key, (place, tied) in places.places(by_share(kept)).items()
    )
    return Result(len(round_.ballots), told, len(told), sizes(round_, by_role(round_, Choice)))


def _sentence(
    key: str,
    sentence: Sentence,
    place: int,
    tied: bool,
    seen: Counter[str],
    marks: Counter[str],
    *,
    withheld: bool,
) -> SentenceResult:
    if withheld:
        return SentenceResult(
            id=key, of=sentence.of, text=sentence.text, place=place, tied=tied, withheld=True
        )
    n = seen[sentence.of]
    return SentenceResult(
        id=key,
        of=sentence.of,
        text=sentence.text,
        place=place,
        tied=tied,
        n=n,
        marks=marks[key],
        share=places.rounded(share(n, marks[key])),
    )


def counted(round_: Round) -> tuple[Counter[str], Counter[str]]:
    """How many people had each text before them, and how many marked each sentence."""
    chosen = choices(round_, Choice)
    seen = Counter(text for choice in chosen for text in choice.seen)
    marks = Counter(key for choice in chosen for marked in choice.seen.values() for key in marked)
    return seen, marks


def share(n: int, marks: int) -> Fraction:
    return Fraction(marks, n) if n else Fraction(0)


def on_show(round_: Round) -> dict[str, Sentence]:
    """The sentences that may be read."""
    sentences = body_of(round_, Body).sentences
    return {key: sentence for key, sentence in sentences.items() if sentence.hidden is not True}


def by_share(round_: Round) -> Ranking:
    """Most often marked first, of those who had it before them; equals in the order of the texts."""
    seen, marks = counted(round_)
    return by_score({key: share(seen[one.of], marks[key]) for key, one in on_show(round_).items()})


def marked(round_: Round) -> tuple[tuple[Item, ...], ...]:
    """The sentences that somebody marked, as items for a later round; all of them until ballots are counted."""
    shown = on_show(round_)
    if round_.ballots is None:
        everything = tuple(Item(key, one.text) for key, one in shown.items())
        return (everything,) if everything else ()
    _, marks = counted(round_)
    tiers = (tuple(key for key in tier if marks[key]) for tier in by_share(round_))
    return tuple(tuple(Item(key, shown[key].text) for key in tier) for tier in tiers if tier)
