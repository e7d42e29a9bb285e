"""What the decision record says about sorting: where most put every idea, how many agree, and the board of the desk."""

from __future__ import annotations

from session.core.kind import Say
from session.core.section import Column, Listing, Section, Table
from session.core.shapes import body_of
from session.core.state import Round
from session.rounds.sort.board import Body
from session.rounds.sort.count import NOWHERE, IdeaResult, Result

BESIDE = 40  # ideas that stand with the round; the others are at the back


def report(round_: Round, result: Result, say: Say) -> Section:
    body = body_of(round_, Body)
    dealt = say("sort.record.slices", n=len(body.slices)) if len(body.slices) > 1 else say("sort.record.all")
    told = [one for one in result.ideas if one.withheld is not True and one.n]
    few = sum(one.withheld is True for one in result.ideas)
    nobody = result.total - len(told) - few
    counts = {"nobody": nobody, "few": few}
    sentences = [say(f"sort.record.{key}", n=n, threshold=say.threshold) for key, n in counts.items() if n]
    board = "sort.record.applied" if body.applied else "sort.record.by_hand" if body.places else ""
    columns = (
        Column("text", say("sort.idea")),
        Column("most", say("sort.record.most")),
        Column("agree", say("sort.record.agree"), "int"),
        Column("n", say("sort.record.n"), "int"),
        Column("share", say("sort.record.share"), "percent"),
    )
    rows = tuple(
        {
            "text": one.text,
            "most": _where(one, body, say),
            "agree": one.agree,
            "n": one.n,
            "share": round(100 * one.share, 1) if isinstance(one.share, float) else None,
        }
        for one in told[:BESIDE]
    )
    table = Table(f"{round_.id}_sorted", say("sort.record.title"), columns, rows, say("sort.record.measure"))
    rest = tuple(
        say("sort.record.entry", text=one.text, where=_where(one, body, say), agree=one.agree, total=one.n)
        for one in told[BESIDE:]
    )
    texts = {option.id: option.text for option in round_.options}
    return Section(
        summary=(
            f"{say('sort.record.ballots', n=result.ballots)} {dealt}",
            *sentences,
            *([say(board)] if board else []),
        ),
        tables=(table,) if rows else (),
        listings=tuple(
            Listing(name, tuple(texts[idea] for idea in ideas))
            for name, ideas in [
                *((cluster.name, cluster.ideas) for cluster in result.clusters),
                (say("sort.unsorted"), result.unsorted if body.places else ()),
            ]
            if ideas
        ),
        appendix=(Listing(say("sort.record.more"), rest),) if rest else (),
    )


def _where(one: IdeaResult, body: Body, say: Say) -> str:
    """The cluster, or the clusters, in which most put an idea."""
    most = one.most if isinstance(one.most, tuple) else ()
    return " / ".join(say("sort.nowhere") if each == NOWHERE else body.clusters[each] for each in most)
