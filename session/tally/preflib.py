"""Ranked ballots in the PrefLib formats .soc, .soi, .toc and .toi: "count: 1,{2,3},4" under a header of # lines.

The header must agree with the ballots, a complete order must be complete, a strict one strict. Source: the format
description of PrefLib (N. Mattei & T. Walsh, ADT 2013, with the header of 2022).
"""

from __future__ import annotations

import re

from session.methods.tiers import Ballot, Ranking
from session.tally.inputs import Ranked, Unreadable, not_too_many

ENDINGS = (".soc", ".soi", ".toc", ".toi")
HEADER = re.compile(r"#\s*([A-Z][A-Z 0-9]*?)\s*:\s*(.*?)\s*$")
ROW = re.compile(r"\s*([0-9]{1,12})\s*:\s*(.*?)\s*$", re.ASCII)
TIER = re.compile(r"\{\s*([0-9]{1,6}(?:\s*,\s*[0-9]{1,6})*)\s*\}|([0-9]{1,6})", re.ASCII)
ORDER = re.compile(rf"(?:(?:{TIER.pattern})(?:\s*,\s*(?:{TIER.pattern}))*)?$", re.ASCII)


def read_preflib(text: str, ending: str) -> Ranked:
    """The ballots of a file with this ending. Raises Unreadable with the line."""
    header, names, rows = (
        dict[str, tuple[int, int]](),
        dict[int, str](),
        list[tuple[int, int, tuple[tuple[int, ...], ...]]](),
    )
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("#"):
            _read_header(number, line, header, names)
        elif line.strip():
            rows.append(_read_row(number, line))
    if not names:
        raise Unreadable("line 1", "no '# ALTERNATIVE NAME 1: ...' before the ballots")
    options = tuple(names[key] for key in sorted(names))
    not_too_many("", len(options))
    ballots = tuple(_ballot(number, count, tiers, names, ending) for number, count, tiers in rows)
    _agree("NUMBER ALTERNATIVES", header, len(names))
    _agree("NUMBER VOTERS", header, sum(ballot.count for ballot in ballots))
    _agree("NUMBER UNIQUE ORDERS", header, len(ballots))
    return Ranked(options, ballots)


def _read_header(number: int, line: str, header: dict[str, tuple[int, int]], names: dict[int, str]) -> None:
    entry = HEADER.match(line)
    if not entry:
        return
    key, value = entry[1], entry[2]
    if name := re.fullmatch(r"ALTERNATIVE NAME ([0-9]{1,6})", key):
        if int(name[1]) in names or not value:
            raise Unreadable(f"line {number}", f"alternative {name[1]} is named twice or not at all")
        if value in names.values():
            raise Unreadable(f"line {number}", f"two alternatives have the name {value!r}")
        names[int(name[1])] = value
    elif key.startswith("NUMBER "):
        if not re.fullmatch(r"[0-9]{1,12}", value):
            raise Unreadable(f"line {number}", f"{key} is not a whole number")
        if key in header:
            raise Unreadable(f"line {number}", f"{key} is on line {header[key][0]} already")
        header[key] = number, int(value)


def _read_row(number: int, line: str) -> tuple[int, int, tuple[tuple[int, ...], ...]]:
    row = ROW.match(line)
    if not row or not int(row[1]) or not ORDER.fullmatch(row[2]):
        raise Unreadable(f"line {number}", "is not a count, a colon and an order such as 3: 1,{2,4},5")
    tiers = [[int(part) for part in (tier[1] or tier[2]).split(",")] for tier in TIER.finditer(row[2])]
    return number, int(row[1]), tuple(tuple(tier) for tier in tiers)


def _ballot(
    number: int, count: int, tiers: tuple[tuple[int, ...], ...], names: dict[int, str], ending: str
) -> Ballot:
    listed = [key for tier in tiers for key in tier]
    unknown = [key for key in listed if key not in names]
    if unknown:
        raise Unreadable(f"line {number}", f"alternative {unknown[0]} has no name")
    if len(set(listed)) != len(listed):
        raise Unreadable(f"line {number}", "ranks an alternative twice")
    if ending[1] == "s" and any(len(tier) > 1 for tier in tiers):
        raise Unreadable(f"line {number}", f"has equal ranks, which {ending} does not allow")
    if ending[3] == "c" and len(listed) != len(names):
        raise Unreadable(f"line {number}", f"does not rank every alternative, which {ending} demands")
    ranking: Ranking = tuple(tuple(names[key] for key in tier) for tier in tiers)
    return Ballot(ranking, count)


def _agree(key: str, header: dict[str, tuple[int, int]], counted: int) -> None:
    line, said = header.get(key, (0, counted))
    if said != counted:
        raise Unreadable(f"line {line}", f"the header says {key}: {said}, the ballots say {counted}")
