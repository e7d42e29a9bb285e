"""What the decision record says about a mood round: where everybody ended, and the line of the group on the way.

Called by the mood kind with its own result. A long line is thinned for paper; the JSON has every point.
"""

from __future__ import annotations

from session.core.kind import Say
from session.core.section import Column, Section, Table
from session.core.state import Json, Round
from session.rounds.shared import closed_ballots

ON_PAPER = 60  # points


def report(round_: Round, found: Json | None, say: Say) -> Section:
    """`found` is the exact result of the round, None when it is not counted yet."""
    refused = closed_ballots.uncounted(round_, say)
    if refused is not None or found is None:
        return refused or Section()
    figures = {name: say.number(found[name], 1) for name in ("mean", "median", "q1", "q3")}
    scale = round_.settings["scale"].replace("-", "–")
    told = [say("mood.record.ended", n=found["ballots"], scale=scale, **figures), *_ends(round_, say)]
    if found["divided"]:
        told.append(say("mood.record.divided"))
    tables = [_spread(round_, found, say)]
    if found["roles"]:
        tables.append(_roles(round_, found, say))
    if found["series"]:
        tables.append(_line(round_, found["series"], say))
    return Section(summary=(" ".join(told), *_moved(found["series"], say)), tables=tuple(tables))


def _ends(round_: Round, say: Say) -> list[str]:
    low, high = round_.settings["low"], round_.settings["high"]
    return [say("mood.record.ends", low=low or "–", high=high or "–")] if low or high else []


def _moved(series: list[Json], say: Say) -> list[str]:
    """Where the line began, its lowest and its highest point."""
    if not series:
        return []
    lowest, highest = (pick(series, key=lambda each: float(each["mean"])) for pick in (min, max))
    words = {
        "n": len(series),
        "first": say.number(series[0]["mean"]),
        "last": say.number(series[-1]["mean"]),
        "low": say.number(lowest["mean"]),
        "low_at": clock(lowest["second"]),
        "high": say.number(highest["mean"]),
        "high_at": clock(highest["second"]),
    }
    return [say("mood.record.line", **words)]


def clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


def _spread(round_: Round, found: Json, say: Say) -> Table:
    columns = (
        Column("mean", say("mood.mean"), "number"),
        Column("median", say("mood.median"), "number"),
        Column("sd", say("mood.sd"), "number"),
        Column("counts", say("mood.counts"), "histogram"),
        Column("n", say("mood.people"), "int"),
        Column("agreement", say("mood.agreement"), "number"),
        Column("consensus", say("common.spread.consensus"), "number"),
    )
    row = {name: found[name] for name in ("mean", "median", "sd", "counts", "agreement", "consensus")}
    note = say("mood.record.measure")
    return Table(
        f"{round_.id}_mood", say("mood.record.title"), columns, ({**row, "n": found["ballots"]},), note
    )


def _roles(round_: Round, found: Json, say: Say) -> Table:
    columns = (
        Column("role", say("mood.record.role")),
        Column("mean", say("mood.mean"), "number"),
        Column("median", say("mood.median"), "number"),
        Column("n", say("mood.people"), "int"),
    )
    rows = tuple({"role": say.role(key or None), **figures} for key, figures in found["byRole"].items())
    return Table(f"{round_.id}_roles", say("mood.record.title_roles"), columns, rows)


def _line(round_: Round, series: list[Json], say: Say) -> Table:
    every = -(-len(series) // ON_PAPER)
    shown = series[::every]
    columns = (
        Column("at", say("mood.record.at")),
        Column("mean", say("mood.mean"), "number"),
        Column("median", say("mood.median"), "number"),
        Column("n", say("mood.people"), "int"),
    )
    rows = tuple(
        {"at": clock(each["second"]), **{k: each[k] for k in ("mean", "median", "n")}} for each in shown
    )
    note = say("mood.record.thinned", every=every) if every > 1 else ""
    return Table(f"{round_.id}_line", say("mood.record.title_line"), columns, rows, note)
