"""What bench/beside_node.py found, as a table and as curves: on the terminal, and in docs/performance.md.

The page is made from PAGE by hand and from the figures by this file; nobody writes figures into it.
"""

from __future__ import annotations

import os
import platform
from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import date
from math import log10
from pathlib import Path
from typing import NamedTuple

QUIET_LOAD = 1.5  # of two cores; what `make bench` installs first leaves some behind
DOCS = Path(__file__).resolve().parent.parent / "docs"
OURS, NODE = "ours", "node"
COLOURS = {OURS: "#0b5fa5", NODE: "#b3541e"}
NAMES = {OURS: "Versnelkamer", NODE: "Node peer"}
Figures = Mapping[str, float]
Typical = Mapping[str, Figures]  # by server


class Row(NamedTuple):
    """A line of the table. `holds` says whether the goal is met by what ours has and what Node has."""

    what: str
    figure: str
    unit: str
    goal: str
    holds: Callable[[float, float], bool]
    digits: int = 2


class Curve(NamedTuple):
    """A picture: figures by a number that grows."""

    name: str
    title: str
    across: str
    up: str
    figures: str  # with {} for the number


def rows(phones: int, small: int | None, ideas: list[int]) -> list[Row]:
    """The lines, for these numbers."""
    lines = [
        Row(
            "durable votes in a closed loop",
            "votes_a_second",
            "a second",
            "at least 6,000",
            lambda o, n: o >= 6000,
            0,
        ),
        Row("processor time of such a vote", "vote_cpu_ms", "ms", "at most 0.15", lambda o, n: o <= 0.15, 3),
        Row(
            "fan-out: processor time",
            "fan_out_cpu",
            "s for 1,000 messages",
            "at most Node's",
            lambda o, n: o <= n,
            4,
        ),
        Row(f"{phones} phones join at once", "join_seconds", "s", "", lambda o, n: True),
        Row(
            "joining: processor time",
            "join_cpu_ms",
            "ms a phone",
            "at most 1.5 × Node's",
            lambda o, n: o <= 1.5 * n,
        ),
        Row("memory", "kilobytes", "KB a phone", "at most 60", lambda o, n: o <= 60, 0),
        Row(f"{phones} votes in a while: answer, p95", f"ack_p95_{phones}", "ms", "", lambda o, n: True, 1),
        Row(
            "… on the projector, p95", f"projector_p95_{phones}", "ms", "at most 40", lambda o, n: o <= 40, 1
        ),
        Row("… processor time", f"cpu_seconds_{phones}", "s", "", lambda o, n: True),
    ]
    if small is not None:
        lines += [
            Row(f"{small} votes: answer, p95", f"ack_p95_{small}", "ms", "", lambda o, n: True, 1),
            Row(
                "… on the projector, p95",
                f"projector_p95_{small}",
                "ms",
                "at most 15",
                lambda o, n: o <= 15,
                1,
            ),
        ]
    few = ideas[0] if ideas else 0
    for number in ideas:
        line = Row(f"an idea in a round of {number:,}", f"idea_cpu_ms_{number}", "ms", "", lambda o, n: True)
        lines.append(line._replace(goal="" if number == few else "as with few"))
    return lines


def printed(typical: Typical, asked: Namespace) -> None:
    """The table on the terminal."""
    print(f"{'':38} {'Versnelkamer':>13} {'Node':>10}  goal")
    for row in rows(asked.phones, min(asked.also, default=None), asked.ideas):
        ours, node = (_told(typical.get(server, {}).get(row.figure), row.digits) for server in (OURS, NODE))
        print(f"{row.what:38} {ours:>13} {node:>10}  {row.goal} ({row.unit})")


def _told(figure: float | None, digits: int) -> str:
    return "" if figure is None else f"{figure:,.{digits}f}"


def written(typical: Typical, asked: Namespace, command: str) -> None:
    """Renew docs/performance.md and its pictures."""
    lines = ["| | goal | Versnelkamer | Node peer | |", "|---|---|---|---|---|"]
    for row in rows(asked.phones, min(asked.also, default=None), asked.ideas):
        ours, node = typical[OURS][row.figure], typical[NODE][row.figure]
        verdict = (
            "" if not row.goal or row.goal == "as with few" else "met" if row.holds(ours, node) else "not met"
        )
        cells = [
            f"{row.what}, {row.unit}",
            row.goal,
            _told(ours, row.digits),
            _told(node, row.digits),
            verdict,
        ]
        lines.append("| " + " | ".join(cells) + " |")
    pictures = []
    for curve in CURVES:
        numbers = sorted([*asked.also, asked.phones]) if curve.across == "phones" else asked.ideas
        if len(numbers) > 1:
            (DOCS / "performance" / f"{curve.name}.svg").write_text(
                drawn(curve, numbers, typical), encoding="utf-8"
            )
            pictures.append(f"![{curve.title}](performance/{curve.name}.svg)")
    page = DOCS / "performance.md"
    start, end = "<!-- made by bench/load_report.py -->", "<!-- up to here -->"
    before, _, rest = page.read_text(encoding="utf-8").partition(start)
    after = rest.partition(end)[2]
    told = "\n".join([*lines, "", measured_on(asked, command), "", "\n\n".join(pictures)])
    page.write_text(f"{before}{start}\n\n{told}\n\n{end}{after}", encoding="utf-8")


def measured_on(asked: Namespace, command: str) -> str:
    """Where, when and how."""
    cpu = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if "model name" in line
        ),
        platform.machine(),
    )
    machine = f"{os.cpu_count()} cores of {cpu}, Python {platform.python_version()}, {platform.system()}"
    told = f"Medians of {asked.repeat}, {date.today().isoformat()}, {machine}; `{command}`."
    if asked.busy > QUIET_LOAD:
        told += (
            f" **The machine was busy with other work** (load {asked.busy:.1f} before it began):"
            " times say little then, only how the two compare."
        )
    return told


CURVES = (
    Curve("projector", "From a vote to the projector, p95", "phones", "ms", "projector_p95_{}"),
    Curve("answers", "From a vote to its answer, p95", "phones", "ms", "ack_p95_{}"),
    Curve("cpu", "Processor time of one vote of every phone", "phones", "s", "cpu_seconds_{}"),
    Curve("ideas", "Processor time of one more idea", "ideas in the round", "ms", "idea_cpu_ms_{}"),
)
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 640, 320, 56, 24, 48, 48


def drawn(curve: Curve, numbers: list[int], typical: Typical) -> str:
    """One picture, as SVG: a line for each server, with its figures at the points."""
    lines = {server: [typical[server][curve.figures.format(n)] for n in numbers] for server in (OURS, NODE)}
    top = _round_up(max(max(figures) for figures in lines.values()))
    across = [log10(number) for number in numbers]
    span = (across[-1] - across[0]) or 1.0

    def x(at: int) -> float:
        return LEFT + (across[at] - across[0]) / span * (WIDTH - LEFT - RIGHT)

    def y(figure: float) -> float:
        return HEIGHT - BOTTOM - figure / top * (HEIGHT - TOP - BOTTOM)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" font-family="sans-serif" '
        f'font-size="13" fill="#222"><title>{curve.title}</title><rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{LEFT}" y="22" font-size="15" font-weight="bold">{curve.title} ({curve.up})</text>',
    ]
    for step in range(5):
        figure = top * step / 4
        parts.append(f'<path d="M{LEFT} {y(figure):.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y(figure) + 4:.1f}" text-anchor="end">{figure:g}</text>')
    for at, number in enumerate(numbers):
        parts.append(
            f'<text x="{x(at):.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{number:,}</text>'
        )
    parts.append(f'<text x="{WIDTH - RIGHT}" y="{HEIGHT - 8}" text-anchor="end">{curve.across}</text>')
    for place, (server, figures) in enumerate(lines.items()):
        colour, dash = COLOURS[server], ' stroke-dasharray="6 4"' if server == NODE else ""
        path = " ".join(f"{x(at):.1f},{y(figure):.1f}" for at, figure in enumerate(figures))
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2.5"{dash}/>')
        higher = sum(figures) >= sum(max(lines.values(), key=sum))
        for at, figure in enumerate(figures):
            parts.append(f'<circle cx="{x(at):.1f}" cy="{y(figure):.1f}" r="4" fill="{colour}"/>')
            shift, anchor = (
                (-10 if higher else 20),
                "start" if at == 0 else "end" if at == len(figures) - 1 else "middle",
            )
            label = f'x="{x(at):.1f}" y="{y(figure) + shift:.1f}" text-anchor="{anchor}"'
            parts.append(f'<text {label} fill="{colour}">{_short(figure)}</text>')
        key = WIDTH - RIGHT - 260 + place * 140
        parts.append(f'<path d="M{key} 34h26" stroke="{colour}" stroke-width="2.5"{dash}/>')
        parts.append(f'<text x="{key + 32}" y="38" fill="{colour}">{NAMES[server]}</text>')
    return "\n".join([*parts, "</svg>", ""])


def _short(figure: float) -> str:
    return f"{figure:,.0f}" if figure >= 100 else f"{figure:.3g}"


def _round_up(figure: float) -> float:
    """A round number above this one, that divides by four."""
    size = 10.0 ** int(log10(figure) if figure >= 1 else log10(figure) - 1)
    return next(
        step * size for step in (1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10, 12) if step * size >= figure * 1.12
    )
