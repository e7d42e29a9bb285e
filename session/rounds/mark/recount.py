"""Counts marks again: who had which text before them, which share marked each sentence, and the order of shares."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from session.recount.comparison import Comparison
from session.recount.round import Document, Round


def count(round_: Round, comparison: Comparison) -> None:
    """A sentence that the record tells belongs to a text of the round; none that was marked is missing."""
    result = round_.result
    seen = Counter(text for choice in round_.choices for text in choice["seen"])
    marks = Counter(key for choice in round_.choices for keys in choice["seen"].values() for key in keys)
    rows = list(result["sentences"])
    comparison.same(result["total"], len(rows))
    listed = [row["id"].text() for row in rows]
    comparison.holds(result["sentences"], "every sentence once", len({*listed}) == len(listed))
    shares: dict[str, Fraction] = {}
    for key, row in zip(listed, rows, strict=True):
        text = row["of"].text()
        here = text in round_.names and key.removeprefix(f"{text}.").isdecimal()
        comparison.holds(row, "a sentence of a text of this round", here)
        whole = round_.texts.get(text, "")
        comparison.holds(
            row["text"], "words of that text", bool(row["text"].text()) and row["text"].text() in whole
        )
        withheld = row["withheld"].value is True
        too_few = seen[text] < comparison.threshold if seen[text] else withheld
        comparison.holds(row, "withheld when too few had it before them, and only then", withheld == too_few)
        shares[key] = Fraction(0)
        if withheld:
            told = {"n", "marks", "share"} & set(row.object())
            comparison.holds(row, "nothing more is told of it", not told)
            continue
        shares[key] = Fraction(marks[key], seen[text]) if seen[text] else Fraction(0)
        comparison.same(row["n"], seen[text])
        comparison.same(row["marks"], marks[key])
        comparison.same(row["share"], shares[key])
    levels = Counter(shares.values())
    for key, row in zip(listed, rows, strict=True):
        above = sum(n for other, n in levels.items() if other > shares[key])
        comparison.same(row["place"], 1 + above)
        comparison.same(row["tied"], levels[shares[key]] > 1)
    places = [row["place"].whole() for row in rows]
    comparison.holds(result["sentences"], "the largest share first", places == sorted(places))


def tally_documents(round_: Round) -> dict[str, Document]:
    """The marks in each text, one point a sentence."""
    documents: dict[str, Document] = {}
    for option, name in round_.names.items():
        keys = sorted({key for choice in round_.choices for key in choice["seen"].get(option, ())})
        ballots = [
            dict.fromkeys(choice["seen"][option], 1) for choice in round_.choices if option in choice["seen"]
        ]
        if len(keys) > 1:
            documents[name] = {"options": keys, "points_per_voter_max": len(keys), "ballots": ballots}
    return documents
