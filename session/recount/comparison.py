"""Holds the figures of one round against what was counted, and keeps every difference with its path.

What must stay true: a figure that is compared is compared once and counted in `figures`; nothing is repaired.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from session.recount.part import Part

SMALLEST_DIFFERENCE = Fraction(1, 500_000)  # a record rounds to six decimals


@dataclass(frozen=True)
class Difference:
    """Something in a round that is not as its ballots say. `stated` and `counted`, or the `rule` that does not hold."""

    n: int
    kind: str
    path: str
    stated: Any = None
    counted: Any = None
    rule: str = ""

    def __str__(self) -> str:
        says = (
            f"not so: {self.rule}"
            if self.rule
            else f"the record says {self.stated!r}, counted {self.counted!r}"
        )
        return f"round {self.n} ({self.kind}), {self.path}: {says}"


class Comparison:
    """Collects what differs in one round. `threshold` is the smallest group of the session whose figures are shown.

    `divided`: the round has a division, so that a group is large enough by its ballots on phones. `paper`: how many of
    its ballots were on paper.
    """

    def __init__(self, n: int, kind: str, threshold: int, *, divided: bool = False, paper: int = 0) -> None:
        self.n = n
        self.kind = kind
        self.threshold = threshold
        self.divided = divided
        self.paper = paper
        self.figures = 0
        self.differences: list[Difference] = []

    def same(self, stated: Part, counted: Any) -> None:
        """Compare a figure, or all figures of a list or an object. For a set: the same members, in any order."""
        inside = _inside(stated, counted)
        for part, figure in inside:
            self.same(part, figure)
        if inside:
            return
        self.figures += 1
        if not _equal(stated.value, counted):
            self.differences.append(Difference(self.n, self.kind, stated.path, stated.value, counted))

    def same_if_told(self, stated: Part, counted: Any) -> None:
        """Compare a figure that records made before there was such a figure do not have."""
        if not stated.is_missing:
            self.same(stated, counted)

    def holds(self, part: Part, rule: str, truth: bool) -> None:
        """Something that must be true of a part: `rule` says it as a short sentence."""
        self.figures += 1
        if not truth:
            self.differences.append(Difference(self.n, self.kind, part.path, rule=rule))

    def rows(
        self, listing: Part, texts: Mapping[str, str], *, in_order: bool = False
    ) -> list[tuple[str, Part]]:
        """The rows of a result, each with its id: one for every id of `texts`, with that text.

        Rows that are strange to the round are a difference and are left out.
        """
        rows = [(row["id"].text(), row) for row in listing]
        listed = [name for name, _ in rows]
        if in_order:
            self.holds(listing, "one row for each, in the order of the round", listed == list(texts))
        else:
            self.holds(listing, "one row for each", sorted(listed) == sorted(texts))
        known = [(name, row) for name, row in rows if name in texts]
        for name, row in known:
            self.same(row["text"], texts[name])
        return known

    def order(self, result: Part, scores: Mapping[str, Any]) -> None:
        """Places, ties and tiers of `result` follow from the scores: equals share a place (1, 2, 2, 4)."""
        levels = Counter(scores.values())
        for option in result["options"]:
            score = scores[option["id"].text()]
            self.same(option["place"], 1 + sum(n for other, n in levels.items() if other > score))
            self.same(option["tied"], levels[score] > 1)
        self.tiers(result["tiers"], scores)

    def tiers(self, stated: Part, scores: Mapping[str, Any]) -> None:
        """Best first; equals stand in one tier, in any order."""
        tiers = [
            {option for option in scores if scores[option] == level}
            for level in sorted(set(scores.values()), reverse=True)
        ]
        self.same(stated, tiers)

    def large_enough(self, of_role: Part, answers: int) -> None:
        """In a round of before divisions a role may only be told when enough people of it answered."""
        self.holds(
            of_role, "enough answers to tell this role apart", self.divided or answers >= self.threshold
        )

    def is_withheld(self, question: Part, n: Part, answers: Sequence[Any]) -> bool:
        """Whether a question had so few answers, told as `n`, that their figures are withheld.

        The exported ballots do not have such answers either; records of before that was so did.
        """
        said = question["withheld"].value is True
        too_few = len(answers) < self.threshold if answers else said
        self.holds(question, "withheld when too few answered, and only then", said == too_few)
        if too_few:
            self.same(n, len(answers) or self._few(n))
            known = {"id", "text", "withheld", n.path.rpartition(".")[2]}
            self.holds(question, "nothing more is told of it", set(question.value) <= known)
        return too_few

    def _few(self, n: Part) -> int:
        """The number told of answers that are not on the ballots, when it can be true: few on phones, and paper."""
        most = self.threshold - 1 + (self.paper if self.divided else 0)
        return min(max(n.value, 1), most) if isinstance(n.value, int) else 1

    def answers_told(self, row: Part, answers: Sequence[Any]) -> list[Any]:
        """The answers that count: only "don't know" (None) when so few people gave another that it is withheld.

        The exported ballots do not have those few answers either; records of before that was so did.
        """
        given = [answer for answer in answers if answer is not None]
        withheld = row["withheld"].value is True
        if given:
            self.holds(
                row,
                "withheld when too few answered, and only then",
                withheld == (len(given) < self.threshold),
            )
        return [None] * (len(answers) - len(given)) if withheld else list(answers)

    def texts(self, listed: Part, on_ballots: Sequence[str], *, key: str = "", every: bool = False) -> None:
        """What people said. The exported ballots are without words, so there only how many texts there can be.

        `key`: where a row of the list has its text. `every`: each of these answers came with a text.
        """
        texts = sorted((row[key] if key else row).text() for row in listed)
        said = sorted(text for text in on_ballots if text)
        if said or not texts:
            self.holds(listed, "the texts that are on the ballots", texts == said)
        self.holds(listed, "no more texts than answers", len(texts) <= len(on_ballots))
        if every:
            self.holds(listed, "a text for each of these answers", len(texts) == len(on_ballots))


def _inside(stated: Part, counted: Any) -> list[tuple[Part, Any]]:
    """Figure by figure, when stated and counted are lists of one length or objects with the same keys."""
    value = stated.value
    if isinstance(counted, list | tuple) and isinstance(value, list) and len(value) == len(counted):
        return list(zip(stated, counted, strict=True))
    if isinstance(counted, dict) and isinstance(value, dict) and value.keys() == counted.keys():
        return [(part, counted[key]) for key, part in stated.items()]
    return []


def _equal(stated: Any, counted: Any) -> bool:
    if isinstance(counted, set | frozenset):
        return isinstance(stated, list) and len(stated) == len(counted) and set(stated) == counted
    if isinstance(stated, bool) or isinstance(counted, bool):
        return stated is counted
    if isinstance(counted, float | Fraction) and isinstance(stated, int | float):
        return abs(Fraction(stated) - Fraction(counted)) < SMALLEST_DIFFERENCE
    return bool(stated == counted)
