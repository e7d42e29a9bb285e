"""What the decision record says about marking: how it was dealt out, and every marked sentence with its share.

What nobody marked is only counted: the texts themselves stand where they came from.
"""

from __future__ import annotations

from msgspec import UNSET

from session.core.kind import Say
from session.core.section import Column, Listing, Section, Table
from session.core.shapes import body_of, read
from session.core.state import Round
from session.rounds.mark.count import Result
from session.rounds.mark.sentences import Body, Settings

BESIDE = 20  # sentences that stand with the round; the others are at the back


def report(round_: Round, result: Result, say: Say) -> Section:
    settings, body = read(Settings, round_.settings), body_of(round_, Body)
    unit = settings.unit
    dealt = say("mark.record.slices", n=len(body.slices)) if len(body.slices) > 1 else say("mark.record.all")
    marked = [one for one in result.sentences if one.marks]
    hidden = len(body.sentences) - result.total
    few = sum(one.withheld is True for one in result.sentences)
    counts = {f"none_{unit}": result.total - len(marked) - few, "few": few, f"hidden_{unit}": hidden}
    sentences = (say(f"mark.record.{key}", n=n, threshold=say.threshold) for key, n in counts.items() if n)
    ballots = say("mark.record.ballots", n=result.ballots)
    limit = say(f"mark.record.limit_{unit}", n=settings.marks)
    columns = (
        Column("text", say(f"mark.{unit}")),
        Column("marks", say("mark.record.marks"), "int"),
        Column("n", say("mark.record.n"), "int"),
        Column("share", say("mark.record.share"), "percent"),
    )
    rows = tuple(
        {"text": one.text, "marks": one.marks, "n": one.n, "share": _percent(one.share)}
        for one in marked[:BESIDE]
    )
    table = Table(f"{round_.id}_marked", say("mark.record.title"), columns, rows, say("mark.record.measure"))
    rest = tuple(
        say("mark.record.entry", text=one.text, marks=one.marks, total=one.n) for one in marked[BESIDE:]
    )
    return Section(
        summary=(f"{ballots} {limit} {dealt}", *sentences),
        tables=(table,) if rows else (),
        appendix=(Listing(say("mark.record.more"), rest),) if rest else (),
    )


def _percent(share: object) -> float | None:
    return None if share is UNSET or not isinstance(share, float) else round(100 * share, 1)
