"""Somebody who keeps everything that is published of a session and can solve equations.

An unknown is one figure of one role, such as the dots its people gave an option; what is published gives equations. A
figure is recovered when its unit vector is in the space of their rows. The attacker sees in the room which roles
nobody has, and hears every view of every audience after each event, the deltas between them, and the record as JSON,
as CSV and as the document behind the PDF.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from session.core.small_groups import REST
from session.core.state import Json, Session
from session.record import export
from session.rounds import KINDS
from tests.attack.small_groups.algebra import solved
from tests.attack.small_groups.ballots import Figure, figures_of
from tests.cast import NOW

Role = str | None
ROLES = ("argon", "krypton", "radon", "xenon")
Numbers = Iterator[tuple[Role, Figure, int]]

LISTS = ("options", "questions", "statements", "proposals", "decisions")
COUNTS = {
    *("ballots", "dots", "voters", "opponents", "votes", "n", "dontKnow", "agree", "disagree", "pass"),
    *("consent", "concern", "objection", "abstain", "support", "neutral", "against"),
}


def told(result: Json) -> Numbers:
    """(role key, figure, number) for all sums that a result tells; the key "all" is everybody."""
    yield "all", ("ballots",), result["ballots"]
    yield from ((each["role"], ("ballots",), each["ballots"]) for each in result["roles"])
    for key, group in {"all": result, **result.get("byRole", {})}.items():
        if "yesNo" in result:
            yield key, ("abstain",), group["abstain"]
        elif "series" in result:
            yield key, ("value",), round(group["mean"] * group.get("n", result["ballots"]))
    for item in (each for name in LISTS for each in result.get(name, ())):
        for key, group in {"all": item, **item.get("byRole", {})}.items():
            yield from ((key, (item["id"], *figure), number) for figure, number in _sums(group, result))
        for criterion, cell in item.get("cells", {}).items():
            yield from (("all", (item["id"], criterion, *figure), n) for figure, n in _sums(cell, result))


def _sums(group: Json, result: Json) -> Iterator[tuple[Figure, int]]:
    if "total" not in group:  # of criteria `n` is that of the fewest scores
        yield from (((name,), group[name]) for name in sorted(COUNTS & set(group) - {"ballots"}))
    yield from (((step,), number) for step, number in enumerate(group.get("counts", ()), 1))
    if group.get("mean") is not None:
        yield ("sum",), round(group["mean"] * group["n"])
    if "meanPlace" in group:
        yield ("place",), round(2 * group["meanPlace"] * group.get("ballots", result["ballots"]))


def counted_again(kind: str, options: Sequence[str], ballots: Sequence[Json]) -> Numbers:
    """The exported ballots, added up by the role that stands on them."""
    groups: dict[str, Counter[Figure]] = {}
    for each in ballots:
        groups.setdefault(each["role"] or "", Counter()).update(figures_of(kind, options, each["choice"]))
    every = {figure for group in groups.values() for figure in group}
    yield from ((key, figure, group[figure]) for key, group in groups.items() for figure in every)


class Attacker:
    """Collects documents and equations by round."""

    def __init__(self) -> None:
        self.documents: dict[str, list[str]] = {}
        self.ballots: dict[str, list[Json]] = {}  # as exported last
        self.rows: dict[str, dict[frozenset[tuple[Role, Figure]], int]] = {}  # terms -> what they add up to
        self.empty: set[Role] = set()

    def takes(self, name: str, numbers: Numbers) -> None:
        """One table of numbers: what "*" stands for follows from the other groups in it."""
        table = list(numbers)
        named = {key or None for key, _, _ in table} - {"all", REST}
        stands_for = {"all": [*ROLES, None], REST: [each for each in (*ROLES, None) if each not in named]}
        for key, figure, number in table:
            terms = frozenset((role, figure) for role in stands_for.get(key or "", [key or None]))
            assert self.rows.setdefault(name, {}).setdefault(terms, number) == number

    def hears(self, name: str, document: Any, result: Json | None) -> None:
        self.documents.setdefault(name, []).append(json.dumps(document))
        if result and not result.get("withheld"):
            self.takes(name, told(result))

    def reads(self, state: Session) -> None:
        """The record, in each of its forms."""
        self.empty = {each for each in (*ROLES, None) if not state.seats.get(each)}
        source = export.RecordSource(state, 1, "0" * 64, "en", NOW // 1000, "Europe/Amsterdam")
        exact = json.loads(export.file(source, KINDS, "json"))
        with zipfile.ZipFile(io.BytesIO(export.file(source, KINDS, "csv"))) as archive:
            pages = {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}
        for section, found in zip(exact["record"]["sections"], exact["rounds"], strict=True):
            own = [page for name, page in pages.items() if f"-{found['n']:02d}-" in name]
            self.hears(found["id"], [section, found, own], found["result"])
            if found["ballots"] is None:
                continue
            self.ballots[found["id"]] = found["ballots"]
            options = [each["id"] for each in found["options"]]
            self.takes(found["id"], counted_again(found["kind"], options, found["ballots"]))
            shown = {each["role"] or "" for each in found["ballots"]}
            assert set(told_apart(found["result"])) | set(told_apart(section)) <= shown, "another division"

    def recovers(self, name: str) -> set[tuple[Role, Figure]]:
        """The figures of one role that follow from everything published of a round."""
        rows = [dict.fromkeys(sorted(terms, key=repr), 1) for terms in self.rows.get(name, ())]
        figures = {figure for row in rows for _, figure in row}
        scales = {figure[:-1] for figure in figures if isinstance(figure[-1], int)}
        for role in (*ROLES, None):  # what holds for any ballots: answers add up
            for question in scales:
                parts = {(role, each): each[-1] for each in figures if each[:-1] == question}
                steps = {key: number for key, number in parts.items() if isinstance(number, int)}
                rows.append(steps | {(role, (*question, "sum")): -1})
                rows.append(dict.fromkeys(steps, 1) | {(role, (*question, "n")): -1})
            if ("abstain",) in figures:
                answers = {(role, each): 1 for each in figures if each[-1] in ("votes", "abstain")}
                rows.append(answers | {(role, ("ballots",)): -1})
        return solved({each: row[each] for each in row if each[0] not in self.empty} for row in rows)


def told_apart(document: Any) -> Iterator[str]:
    """Every role key under which something is told anywhere in a document."""
    if isinstance(document, list):
        for each in document:
            yield from told_apart(each)
    elif isinstance(document, dict):
        yield from (each["role"] or "" for each in document.get("roles", ()) if isinstance(each, dict))
        for key, each in document.items():
            if key == "byRole":
                yield from each
            if key.startswith("role:"):
                yield key.removeprefix("role:")
            yield from told_apart(each)
