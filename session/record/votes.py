"""Votes as the pages draw them: one thing with its answers in all and by role, two votes side by side, a plane.

Pure. Every figure here stands in a table of the record too; a group that is not told there is not drawn here.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from session.core.section import Answered, Column, Table, Vote
from session.i18n import catalog, numbers, say
from session.record import table_cells
from session.record.boxes import CellBox, PlaneBox, PointBox, RoleVoteBox, VoteBox, VoteOfBox

STACKED = 7  # steps; with more there is no room for them in one bar
POOL = 0  # the mark of roles that are told together
_EDGE = 0.06  # of a plane, that stays free at its sides
_APART = 0.085  # of a plane, between two numbers on it
_ROUNDS = 60  # in which these move apart

Marks = Mapping[str, int]


def figure(lang: str, vote: Vote, value: float | None) -> str:
    """A figure of a vote with its unit."""
    if value is None:
        return table_cells.MISSING
    return numbers(lang, [value], 0 if vote.unit else 2)[0] + vote.unit


def change(lang: str, vote: Vote, first: float | None, second: float | None) -> str:
    """What went up or down, with its sign."""
    if first is None or second is None:
        return table_cells.MISSING
    moved = second - first
    shown = figure(lang, vote, abs(moved))
    plain = not any(char in "123456789" for char in shown)
    return shown if plain else ("+" if moved > 0 else "−") + shown


def drawing(lang: str, votes: Sequence[Vote], marks: Marks) -> VoteBox:
    """Votes on one and the same thing, side by side; the last one is the newest."""
    things = [vote.of[0] for vote in votes]
    stacked = len(votes[0].steps) <= STACKED
    box: VoteBox = {
        "stacked": stacked,
        "steps": list(votes[0].steps),
        "votes": [
            _of(lang, vote, thing, label(lang, at, len(votes)))
            for at, (vote, thing) in enumerate(zip(votes, things, strict=True))
        ],
        "roles": _roles(lang, votes, things, marks),
        "role_head": say(lang, "record.pdf.by_role"),
        "change_head": say(lang, "record.shift_change") if len(votes) > 1 else "",
    }
    return box


def label(lang: str, at: int, total: int) -> str:
    """What the vote at a place among so many is called."""
    if total == 1:
        return say(lang, "record.pdf.the_vote")
    named = ("record.pdf.first_vote", "record.pdf.second_vote")
    return say(lang, named[at]) if at < len(named) else say(lang, "record.pdf.later_vote", number=at + 1)


def _of(lang: str, vote: Vote, thing: Answered, label: str) -> VoteOfBox:
    return {
        "label": label,
        "answers": say(lang, "record.pdf.answers", n=thing.n),
        "figure": figure(lang, vote, thing.figure),
        "measure": vote.label,
        "chart": chart(lang, vote, thing.counts, label),
    }


def chart(lang: str, vote: Vote, counts: Sequence[int], label: str) -> CellBox:
    """The answers as one bar in parts, or as columns when there are many steps."""
    kind = "likert" if len(vote.steps) <= STACKED else "histogram"
    drawn = table_cells.cells(lang, Column("counts", label, kind, vote.steps), [list(counts)])
    return drawn[0]


def _roles(lang: str, votes: Sequence[Vote], things: Sequence[Answered], marks: Marks) -> list[RoleVoteBox]:
    """A row for every role that was told in one of the votes: what it was called, and its answers in each."""
    names = list(dict.fromkeys(role.name for thing in things for role in thing.roles))
    rows: list[RoleVoteBox] = []
    for name in sorted(names, key=lambda name: (marks.get(name.casefold(), 99), name)):
        own = [next((role for role in thing.roles if role.name == name), None) for thing in things]
        figures = [role.figure if role else None for role in own]
        rows.append(
            {
                "name": name,
                "mark": marks.get(name.casefold(), POOL),
                "charts": [
                    chart(lang, vote, role.counts if role else (), name)
                    for vote, role in zip(votes, own, strict=True)
                ],
                "figures": [figure(lang, vote, value) for vote, value in zip(votes, figures, strict=True)],
                "change": change(lang, votes[0], figures[0], figures[-1]) if len(votes) > 1 else "",
            }
        )
    return rows


def compared(lang: str, first: Vote, second: Vote, name: str) -> Table:
    """Two votes on several things: what each was, what it became, and the same by role."""
    before = {thing.id: thing for thing in first.of}
    both = [(before[thing.id], thing) for thing in second.of if thing.id in before]
    roles = [role.name for role in (both[0][1].roles if both else ())]
    roles = [name for name in roles if all(_has(name, *pair) for pair in both)]
    columns = (
        Column("text", say(lang, "record.shift_option")),
        Column("first", say(lang, "record.shift_first")),
        Column("second", say(lang, "record.shift_second")),
        Column("change", say(lang, "record.shift_change")),
        *(Column(f"role:{role}", role) for role in roles),
    )
    rows = tuple(
        {
            "text": then.text,
            "first": figure(lang, first, then.figure),
            "second": figure(lang, second, now.figure),
            "change": change(lang, second, then.figure, now.figure),
            **{f"role:{role}": _moved(lang, second, role, then, now) for role in roles},
        }
        for then, now in both
    )
    note = " ".join(
        (catalog(lang)["record.shift_note"], *([catalog(lang)["record.pdf.shift_roles"]] if roles else []))
    )
    return Table(name, say(lang, "record.shift", label=second.label), columns, rows, note)


def _has(role: str, *things: Answered) -> bool:
    return all(any(own.name == role for own in thing.roles) for thing in things)


def _moved(lang: str, vote: Vote, name: str, then: Answered, now: Answered) -> str:
    before, after = (
        next((role.figure for role in thing.roles if role.name == name), None) for thing in (then, now)
    )
    return f"{figure(lang, vote, before)} → {figure(lang, vote, after)}"


def _titled(title: str, which: str) -> str:
    return f"{title} ({which.lower()})" if which else title


def on_criteria(lang: str, vote: Vote, name: str, which: str = "") -> Table | None:
    """Every option on every criterion; of two criteria the largest gap comes first. `which` as in `plane`."""
    if not vote.axes:
        return None
    pair = len(vote.axes) == 2
    things = sorted(vote.of, key=lambda thing: -_gap(thing)) if pair else list(vote.of)
    columns = (
        Column("text", say(lang, "record.pdf.option")),
        *(Column(f"axis{at}", axis.name, "number") for at, axis in enumerate(vote.axes)),
        *([Column("gap", say(lang, "record.pdf.gap"), "number")] if pair else []),
    )
    rows = tuple(
        {
            "text": thing.text,
            **{f"axis{at}": value for at, value in enumerate(thing.axes)},
            **({"gap": round(_gap(thing), 2) if _gap(thing) >= 0 else None} if pair else {}),
        }
        for thing in things
    )
    title = _titled(say(lang, "record.pdf.gap_title" if pair else "record.pdf.axes_title"), which)
    turned = [axis.name for axis in vote.axes if axis.turned]
    note = say(lang, "record.pdf.turned", names=", ".join(turned)) if turned else ""
    return Table(name, title, columns, rows, note)


def _gap(thing: Answered) -> float:
    one, other = thing.axes
    return -1.0 if one is None or other is None else abs(one - other)


def plane(lang: str, vote: Vote, which: str = "") -> PlaneBox | None:
    """Two criteria as a plane: better is up and to the right. The numbers on it are those of the list beside it.

    `which`: of which of some votes it is.
    """
    if len(vote.axes) != 2:
        return None
    up, right = vote.axes
    places = [
        (
            thing,
            (_place(vote, thing.axes[1], turned=right.turned), _place(vote, thing.axes[0], turned=up.turned)),
        )
        for thing in vote.of
        if None not in thing.axes
    ]
    if len(places) < 2:
        return None
    spread = _apart([place for _, place in places])
    points: list[PointBox] = [
        {"number": str(at), "text": thing.text, "x": round(x, 4), "y": round(y, 4)}
        for at, ((thing, _), (x, y)) in enumerate(zip(places, spread, strict=True), 1)
    ]
    ends = numbers(lang, [vote.lowest, vote.highest])
    return {
        "title": _titled(say(lang, "record.pdf.plane"), which),
        "up": up.name,
        "right": right.name,
        "up_ends": ends[::-1] if up.turned else ends,
        "right_ends": ends[::-1] if right.turned else ends,
        "quarters": list(vote.quarters),
        "points": points,
        "alt": say(lang, "record.pdf.alt_plane", up=up.name, right=right.name),
    }


def _place(vote: Vote, value: float | None, *, turned: bool) -> float:
    share = ((value or 0) - vote.lowest) / (vote.highest - vote.lowest)
    return _EDGE + (1 - 2 * _EDGE) * (1 - share if turned else share)


def _apart(places: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The places with none on top of another: numbers that touch go half of what they lack each."""
    at = [list(place) for place in places]
    for _ in range(_ROUNDS):
        for one in range(len(at)):
            for other in range(one + 1, len(at)):
                _part(at[one], at[other], one + other)
    return [(min(1 - _EDGE / 2, max(_EDGE / 2, x)), min(1 - _EDGE / 2, max(_EDGE / 2, y))) for x, y in at]


def _part(one: list[float], other: list[float], turn: int) -> None:
    far = math.hypot(other[0] - one[0], other[1] - one[1])
    if far >= _APART:
        return
    angle = 2.4 * (turn + 1)
    way = (
        (math.cos(angle), math.sin(angle)) if far < 1e-6 else tuple((other[k] - one[k]) / far for k in (0, 1))
    )
    for k in (0, 1):
        one[k] -= way[k] * (_APART - far) / 2
        other[k] += way[k] * (_APART - far) / 2
