"""What the decision record says about a mood round: where everybody ended, and the line of the group on the way.

A long line is thinned for paper; the JSON has every point.
"""

from __future__ import annotations

from session.core.kind import Say
from session.core.section import Column, Section, Table
from session.core.shapes import read
from session.core.state import Round
from session.rounds.mood.count import Point, Result, Settings
from session.rounds.shared.reporting import uncounted

ON_PAPER = 60  # points


def report(round_: Round, result: Result | None, say: Say) -> Section:
    """`result` is None while it is not counted yet."""
    withheld = uncounted(round_, say)
    if withheld is not None or result is None:
        return withheld or Section()
    figures = {name: say.number(getattr(result, name), 1) for name in ("mean", "median", "q1", "q3")}
    scale = read(Settings, round_.settings).scale.replace("-", "–")
    sentences = [say("mood.record.ended", n=result.ballots, scale=scale, **figures), *_ends(round_, say)]
    if result.divided:
        sentences.append(say("mood.record.divided"))
    series = result.series or ()
    tables = [_spread(round_, result, say)]
    if result.roles:
        tables.append(_roles(round_, result, say))
    if series:
        tables.append(_line(round_, series, say))
    return Section(summary=(" ".join(sentences), *_moved(series, say)), tables=tuple(tables))


def _ends(round_: Round, say: Say) -> list[str]:
    settings = read(Settings, round_.settings)
    low, high = settings.low, settings.high
    return [say("mood.record.ends", low=low or "–", high=high or "–")] if low or high else []


def _moved(series: tuple[Point, ...], say: Say) -> list[str]:
    """Where the line began, its lowest and its highest point."""
    if not series:
        return []
    lowest, highest = (pick(series, key=lambda point: float(point.mean)) for pick in (min, max))
    words = {
        "n": len(series),
        "first": say.number(series[0].mean),
        "last": say.number(series[-1].mean),
        "low": say.number(lowest.mean),
        "low_at": clock(lowest.second),
        "high": say.number(highest.mean),
        "high_at": clock(highest.second),
    }
    return [say("mood.record.line", **words)]


def clock(seconds: int) -> str:
    """Minutes and seconds: 3:05."""
    return f"{seconds // 60}:{seconds % 60:02}"


def _spread(round_: Round, result: Result, say: Say) -> Table:
    columns = (
        Column("mean", say("mood.mean"), "number"),
        Column("median", say("mood.median"), "number"),
        Column("sd", say("mood.sd"), "number"),
        Column("counts", say("mood.counts"), "histogram"),
        Column("n", say("mood.people"), "int"),
        Column("agreement", say("mood.agreement"), "number"),
        Column("consensus", say("common.spread.consensus"), "number"),
    )
    row = {
        "mean": result.mean,
        "median": result.median,
        "sd": result.sd,
        "counts": list(result.counts),
        "agreement": result.agreement,
        "consensus": result.consensus,
        "n": result.ballots,
    }
    note = say("mood.record.measure")
    return Table(f"{round_.id}_mood", say("mood.record.title"), columns, (row,), note)


def _roles(round_: Round, result: Result, say: Say) -> Table:
    columns = (
        Column("role", say("mood.record.role")),
        Column("mean", say("mood.mean"), "number"),
        Column("median", say("mood.median"), "number"),
        Column("n", say("mood.people"), "int"),
    )
    rows = tuple(
        {"role": say.role(role or None), "n": figures.n, "mean": figures.mean, "median": figures.median}
        for role, figures in result.by_role.items()
    )
    return Table(f"{round_.id}_roles", say("mood.record.title_roles"), columns, rows)


def _line(round_: Round, series: tuple[Point, ...], say: Say) -> Table:
    every = -(-len(series) // ON_PAPER)
    shown = series[::every]
    columns = (
        Column("at", say("mood.record.at")),
        Column("mean", say("mood.mean"), "number"),
        Column("median", say("mood.median"), "number"),
        Column("n", say("mood.people"), "int"),
    )
    rows = tuple(
        {"at": clock(point.second), "mean": point.mean, "median": point.median, "n": point.n}
        for point in shown
    )
    note = say("mood.record.thinned", every=every) if every > 1 else ""
    return Table(f"{round_.id}_line", say("mood.record.title_line"), columns, rows, note)
