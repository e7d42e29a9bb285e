"""Counts a sort round again: where every idea was put, how many agree, and that the board has every idea once."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from session.recount.comparison import Comparison
from session.recount.part import Part
from session.recount.round import Document, Round


def count(round_: Round, comparison: Comparison) -> None:
    """Every idea of the round is told, with the places that are on the ballots."""
    result = round_.result
    counts = _counted(round_)
    rows = list(result["ideas"])
    comparison.same(result["total"], len(rows))
    listed = [row["id"].text() for row in rows]
    comparison.holds(result["ideas"], "every idea once", sorted(listed) == sorted(round_.texts))
    order: list[Fraction] = []
    for idea, row in zip(listed, rows, strict=True):
        count = counts.get(idea, Counter())
        n = count.total()
        comparison.same(row["text"], round_.texts.get(idea, ""))
        withheld = row["withheld"].value is True
        too_few = n < comparison.threshold if n else withheld
        comparison.holds(row, "withheld when too few placed it, and only then", withheld == too_few)
        if withheld:
            told = {"n", "agree", "share", "most", "spots"} & set(row.object())
            comparison.holds(row, "nothing more is told of it", not told)
            order.append(Fraction(0))
            continue
        agree = max(count.values(), default=0)
        order.append(Fraction(agree, n) if n else Fraction(0))
        comparison.same(row["n"], n)
        comparison.same(row["agree"], agree)
        comparison.same(row["share"], order[-1])
        most = {cluster for cluster in count if count[cluster] == agree}
        comparison.holds(
            row["most"],
            "where most put it",
            set(row["most"].value) == most and len(row["most"].value) == len(most),
        )
        _spots(idea, row, count, comparison)
    comparison.holds(result["ideas"], "most agreement first", order == sorted(order, reverse=True))
    _words(round_, comparison)
    _board(round_, comparison)


def _words(round_: Round, comparison: Comparison) -> None:
    """The names of the clusters in the table, where one text is one idea and it does not fit nowhere."""
    names = {cluster["id"].text(): cluster["name"].text() for cluster in round_.result["clusters"]}
    rows = [row for row in round_.result["ideas"] if row["withheld"].value is not True]
    texts = Counter(row["text"].text() for row in rows)
    told = {row["text"].text(): row["most"].value for row in rows if texts[row["text"].text()] == 1}
    for table in round_.section["tables"]:
        for row in table["rows"]:
            most = told.get(str(row["text"].value), ["none"])
            if "none" not in most:
                comparison.same(row["most"], " / ".join(names.get(cluster, "") for cluster in most))


def _counted(round_: Round) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {}
    for choice in round_.choices:
        for idea, cluster in choice["places"].items():
            counts.setdefault(idea, Counter())[cluster] += 1
    return counts


def _spots(idea: str, row: Part, count: Counter[str], comparison: Comparison) -> None:
    told: dict[str, int] = {}
    for spot in row["spots"]:
        cluster = spot["cluster"].text()
        comparison.same(spot["id"], f"{idea}.{cluster}")
        comparison.same(spot["people"], count[cluster])
        told[cluster] = count[cluster]
    comparison.holds(row["spots"], "every cluster that somebody chose, once", told == dict(count))
    comparison.holds(
        row["spots"],
        "most first",
        list(told.values()) == sorted(told.values(), reverse=True) and len(row["spots"].value) == len(told),
    )


def _board(round_: Round, comparison: Comparison) -> None:
    """Every idea in one place, and a list for each cluster that has any."""
    clusters, unsorted = list(round_.result["clusters"]), round_.result["unsorted"].value
    placed = [*unsorted, *(idea for cluster in clusters for idea in cluster["ideas"].value)]
    comparison.holds(
        round_.result["clusters"], "every idea in one place", sorted(placed) == sorted(round_.texts)
    )
    chosen = {place for choice in round_.choices for place in choice["places"].values()} - {"none"}
    comparison.holds(
        round_.result["clusters"],
        "every cluster that somebody chose",
        chosen <= {cluster["id"].text() for cluster in clusters},
    )
    filled = [(cluster["name"].text(), cluster["ideas"].value) for cluster in clusters]
    wanted = [(name, ideas) for name, ideas in filled if ideas]
    lists = list(round_.section["lists"])
    comparison.holds(
        round_.section["lists"],
        "a list for each cluster that has ideas, and one at most of what stayed behind",
        len(wanted) <= len(lists) <= len(wanted) + 1,
    )
    for listing, (name, ideas) in zip(lists, wanted, strict=False):
        comparison.same(listing["title"], name)
        comparison.same(listing["entries"], [round_.texts.get(idea, "") for idea in ideas])


def tally_documents(round_: Round) -> dict[str, Document]:
    """Each idea is a vote between clusters, one point a person."""
    documents: dict[str, Document] = {}
    for option, name in round_.names.items():
        ballots = [{choice["places"][option]: 1} for choice in round_.choices if option in choice["places"]]
        keys = sorted({cluster for ballot in ballots for cluster in ballot})
        if len(keys) > 1:
            documents[name] = {"options": keys, "points_per_voter_max": 1, "ballots": ballots}
    return documents
