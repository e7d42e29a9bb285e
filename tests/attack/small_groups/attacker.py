"""Somebody who keeps everything that is published of a session and can solve equations.

An unknown is one figure of one role, such as the dots its people gave an option, or of those who came late; what is
published gives equations. A figure is recovered when its unit vector is in the space of their rows. The attacker sees
in the room which roles nobody has, and hears every view of every audience after each event, the deltas between them,
and the record as JSON, as CSV and as the document behind the PDF.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from session.core.results import Results
from session.core.small_groups import REST
from session.core.state import Json, Session
from session.record import csv_export, export, json_export
from session.record.published_ballots import published as published_in_files
from session.rounds import KINDS
from tests.attack.small_groups.algebra import solved
from tests.attack.small_groups.attacks import Attack, Figure
from tests.cast import NOW

Role = str | None
ROLES = ("argon", "krypton", "radon", "xenon")
LATE = "late"
"""The unknowns of everybody who came while people voted, whatever their role: they are told with the pool."""
EVERYBODY = (*ROLES, None, LATE)
Numbers = Iterator[tuple[Role, Figure, int]]


def questions(result: Json) -> list[Json]:
    """The parts of a result that are about one option, statement, question, …"""
    lists = (part for part in result.values() if isinstance(part, list))
    return [item for part in lists for item in part if isinstance(item, dict) and "id" in item]


def published(attack: Attack, result: Json) -> Numbers:
    """(role key, figure, number) for all sums that a result tells; the key "all" is everybody."""
    ballots = result["ballots"]
    yield "all", ("ballots",), ballots
    yield from ((role["role"], ("ballots",), role["ballots"]) for role in result["roles"])
    for key, group in {"all": result, **result.get("byRole", {})}.items():
        for name in sorted(attack.whole & group.keys()):
            times = group.get("n", group.get("ballots", ballots)) if name == "mean" else 1
            yield key, (name,), round(group[name] * times)
    for item in questions(result):
        for key, group in {"all": item, **item.get("byRole", {})}.items():
            yield from (
                (key, (item["id"], *figure), number) for figure, number in _sums(attack, group, ballots)
            )
        for criterion, cell in item.get("cells", {}).items():
            sums = _sums(attack, cell, ballots)
            yield from (("all", (item["id"], criterion, *figure), number) for figure, number in sums)


def _sums(attack: Attack, group: Json, ballots: int) -> Iterator[tuple[Figure, int]]:
    if "total" not in group:  # of criteria `n` is that of the fewest scores
        yield from (((name,), group[name]) for name in sorted(attack.counts & group.keys()))
    yield from (((step,), number) for step, number in enumerate(group.get("counts", ()), 1))
    if group.get("mean") is not None:
        yield ("sum",), round(group["mean"] * group["n"])
    if "meanPlace" in group:
        yield ("place",), round(2 * group["meanPlace"] * group.get("ballots", ballots))


def counted_again(attack: Attack, options: Sequence[str], ballots: Sequence[Json]) -> Numbers:
    """The exported ballots, added up by the role that stands on them."""
    groups: dict[str, Counter[Figure]] = {}
    for ballot in ballots:
        groups.setdefault(ballot["role"] or "", Counter()).update(attack.of(options, ballot["choice"]))
    every = {figure for group in groups.values() for figure in group}
    yield from ((key, figure, group[figure]) for key, group in groups.items() for figure in every)


class Attacker:
    """Collects documents and equations by round. `read`: the figures that stood in a result, and not on a ballot."""

    def __init__(self, attack: Attack) -> None:
        self.attack, self.late = attack, False
        self.read: set[Figure] = set()
        self.documents: dict[str, list[str]] = {}
        self.ballots: dict[str, list[Json]] = {}  # as exported last
        self.rows: dict[str, dict[frozenset[tuple[Role, Figure]], int]] = {}  # terms -> what they add up to
        self.empty: set[Role] = set()

    def takes(self, name: str, numbers: Numbers) -> None:
        """One table of numbers: what "*" stands for follows from the other groups in it."""
        table = list(numbers)
        named = {key or None for key, _, _ in table} - {"all", REST}
        stands_for = {"all": [*EVERYBODY], REST: [role for role in EVERYBODY if role not in named]}
        for key, figure, number in table:
            terms = frozenset((role, figure) for role in stands_for.get(key or "", [key or None]))
            assert self.rows.setdefault(name, {}).setdefault(terms, number) == number

    def hears(self, name: str, document: Any, result: Json | None) -> None:
        self.documents.setdefault(name, []).append(_without_pool(json.dumps(document)))
        if result and not result.get("withheld"):
            numbers = list(published(self.attack, result))
            self.read |= {figure for _, figure, _ in numbers}
            self.takes(name, iter(numbers))

    def reads(self, state: Session, results: Results) -> None:
        """The record, in each of its forms."""
        self.empty = {role for role in (*ROLES, None) if not state.seats.get(role)}
        self.empty |= set() if self.late else {LATE}
        source = export.RecordSource(state, 1, "0" * 64, "en", NOW // 1000, "Europe/Amsterdam", results)
        record = export.record_of(source, KINDS)
        exact = json.loads(json_export.encode(record, published_in_files(state, KINDS, results)))
        pages = {name: cells.decode("utf-8-sig") for name, cells in csv_export.tables(record).items()}
        for section, round_ in zip(exact["record"]["sections"], exact["rounds"], strict=True):
            own = [page for name, page in pages.items() if f"-{round_['n']:02d}-" in name]
            self.hears(round_["id"], [section, round_, own], round_["result"])
            if round_["ballots"] is None:
                continue
            self.ballots[round_["id"]] = round_["ballots"]
            options = [option["id"] for option in round_["options"]]
            self.takes(round_["id"], counted_again(self.attack, options, round_["ballots"]))
            on_ballots = {ballot["role"] or "" for ballot in round_["ballots"]}
            apart = set(told_apart(round_["result"])) | set(told_apart(section))
            assert apart <= on_ballots, "another division"

    def recovers(self, name: str) -> set[tuple[Role, Figure]]:
        """The figures of one role that follow from everything published of a round."""
        rows = [dict.fromkeys(sorted(terms, key=repr), 1) for terms in self.rows.get(name, ())]
        figures = {figure for row in rows for _, figure in row}
        scales = {figure[:-1] for figure in figures if isinstance(figure[-1], int)}
        for role in EVERYBODY:  # what holds for any ballots: answers add up
            for question in scales:
                parts = {(role, figure): figure[-1] for figure in figures if figure[:-1] == question}
                steps = {key: number for key, number in parts.items() if isinstance(number, int)}
                rows.append(steps | {(role, (*question, "sum")): -1})
                rows.append(dict.fromkeys(steps, 1) | {(role, (*question, "n")): -1})
            answers = {(role, figure): 1 for figure in figures if figure[-1] in self.attack.one_of}
            if answers:
                rows.append(answers | {(role, ("ballots",)): -1})
        return solved(
            {unknown: times for unknown, times in row.items() if unknown[0] not in self.empty} for row in rows
        )


_LISTS = re.compile(r'"(?:of|pool)": \[[^\]]*\]')
_NAMED = "|".join(role.title() for role in ROLES)
_POOL = re.compile(rf"(?:(?:{_NAMED}), )*(?:{_NAMED}) and people without a role")


def _without_pool(document: str) -> str:
    """A document without the names of the pool: they say who is told together, and nothing of one of them."""
    lists = _LISTS.sub("", document)
    return _POOL.sub("", lists) if " and people without a role" in lists else lists


def told_apart(document: Any) -> Iterator[str]:
    """Every role key under which something is told anywhere in a document."""
    if isinstance(document, list):
        for part in document:
            yield from told_apart(part)
    elif isinstance(document, dict):
        yield from (role["role"] or "" for role in document.get("roles", ()) if isinstance(role, dict))
        for key, part in document.items():
            if key == "byRole":
                yield from part
            if key.startswith("role:"):
                yield key.removeprefix("role:")
            yield from told_apart(part)
