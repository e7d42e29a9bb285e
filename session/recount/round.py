"""One round of a record, read and checked as far as every kind of round has the same shape."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from session.recount.part import Part

MOST_OPTIONS = 500  # what a round of the server can hold
Choice = Mapping[str, Any]
Document = dict[str, Any]  # ballots in a shape that the tally reads


@dataclass(frozen=True)
class Ballot:
    """A ballot of a secret round: the pool is "*", and in old records who had no role "". `part` is where it stands."""

    role: str
    choice: Choice
    part: Part


@dataclass(frozen=True)
class Round:
    """A round as its kind counts it. `texts` has what stands behind each option; `ballots` is None without secret ones.

    `pool`: the roles that are told together, "" for who chose none; None in a record of before there was a pool.
    `section` is what the printed record says about the round, empty lists when it says nothing; `decisions` are those
    on its first pages that came of this round.
    """

    id: str
    n: int
    kind: str
    part: Part
    settings: Mapping[str, Any]
    texts: Mapping[str, str]
    ballots: tuple[Ballot, ...] | None
    pool: frozenset[str] | None
    result: Part
    section: Part
    decisions: tuple[Part, ...] = ()

    @cached_property
    def options(self) -> list[str]:
        """The ids of the options, in the order of the round."""
        return list(self.texts)

    @cached_property
    def names(self) -> dict[str, str]:
        """Option -> its text as a name, different from that of every other."""
        return different_names(self.texts)

    @cached_property
    def choices(self) -> list[Choice]:
        return [ballot.choice for ballot in self.ballots or ()]

    def choices_of(self, role: str) -> list[Choice]:
        """The choices of one role as the result names it."""
        return [ballot.choice for ballot in self.ballots or () if ballot.role == role]


def different_names(texts: Mapping[str, str]) -> dict[str, str]:
    """Id -> text, with the id behind a text that others have too."""
    bare = {key: " ".join(text.split()) for key, text in texts.items()}
    often = Counter(bare.values())
    return {key: text if text and often[text] == 1 else f"{text} ({key})" for key, text in bare.items()}


def read_round(part: Part, section: Part, decisions: tuple[Part, ...] = ()) -> Round:
    """The round at this place of the record. Raises NotARecord."""
    texts = {option["id"].text(): option["text"].text() for option in part["options"]}
    if len(texts) > MOST_OPTIONS:
        part["options"].refuse(f"has {len(texts)} options, more than {MOST_OPTIONS}")
    if len(texts) != len(part["options"].value):
        part["options"].refuse("has an option twice")
    ballots = part["ballots"]
    return Round(
        id=part["id"].text(),
        n=part["n"].whole(),
        kind=part["kind"].text(),
        part=part,
        settings=part["settings"].object(),
        texts=texts,
        ballots=None if ballots.value is None else tuple(_ballot(ballot) for ballot in ballots),
        pool=_pool(part["division"]),
        result=part["result"],
        section=section,
        decisions=decisions,
    )


def _pool(division: Part) -> frozenset[str] | None:
    return None if division.is_missing else frozenset(role.text() for role in division["pool"])


def _ballot(part: Part) -> Ballot:
    role, choice = part["role"], part["choice"]
    return Ballot("" if role.value is None else role.text(), choice.object(), choice)
