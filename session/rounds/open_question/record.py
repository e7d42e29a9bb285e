"""What the decision record says about open questions: how each was scored, and every answer word for word at the back.

Answers stand in alphabetical order, so that their place tells nothing. What is hidden is only counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from session.core.kind import Say
from session.core.section import Answered, Column, Listing, OfRole, Section, Table, Vote
from session.core.shapes import read
from session.core.state import Item, Round
from session.rounds.open_question.answers import Answer, Settings, pasted, readable
from session.rounds.open_question.count import ENDS, QuestionResult, Result
from session.rounds.shared import spread
from session.rounds.shared.reporting import few_told, per_role_note, role_columns, uncounted


def report(round_: Round, result: Result | None, say: Say) -> Section:
    """`result` is None while it is not counted, and when so few people answered that nothing of theirs may be told."""
    known = {**(result.answers if result else {}), **pasted(round_)}
    told = readable(known)
    listings = tuple(
        listing for option in round_.options for listing in _listings(option, told.values(), say)
    )
    counted = _counted(round_, result, say) if result else uncounted(round_, say) or Section()
    sentences = {
        "texts": len(told),
        "pasted": len(pasted(round_)),
        "cut": sum(bool(answer.items) for answer in told.values()),
        "hidden": len(known) - len(told),
    }
    more = tuple(say(f"open_question.record.{key}", n=n) for key, n in sentences.items() if n)
    return replace(counted, summary=(*counted.summary, *more), appendix=listings)


def _listings(question: Item, told: Iterable[Answer], say: Say) -> list[Listing]:
    """The answers to a question, those with the lowest score first; those without a score last."""
    of_question = [answer for answer in told if answer.question == question.id]
    scores = sorted({answer.score or 0 for answer in of_question}, key=lambda score: (score == 0, score))
    listings: list[Listing] = []
    for score in scores:
        texts = sorted(
            (answer.text for answer in of_question if (answer.score or 0) == score),
            key=lambda words: (words.casefold(), words),
        )
        beside = score or len(scores) > 1
        title = say(
            f"open_question.record.{'scored' if score else 'unscored'}", text=question.text, score=score
        )
        listings.append(Listing(title if beside else question.text, tuple(texts)))
    return listings


def _counted(round_: Round, result: Result, say: Say) -> Section:
    settings = read(Settings, round_.settings)
    answered = say("open_question.record.ballots", n=result.ballots)
    if settings.scale == "none":
        return Section(summary=(answered,))
    lowest, highest = ENDS[settings.scale]
    key = "captions" if settings.low and settings.high else "scale"
    words = {"lowest": lowest, "highest": highest, "low": settings.low, "high": settings.high}
    scale = say(f"open_question.record.{key}", **words)
    few = sum(question.withheld is True for question in result.questions)
    rows = [(question.text, question) for question in result.questions]
    label = say("open_question.question")
    return Section(
        summary=(f"{answered} {scale}", *few_told(few, say)),
        tables=(
            _scores(round_, settings, result, say),
            spread.table(f"{round_.id}_spread", label, rows, say),
            *([_roles(round_, result, say)] if result.roles else []),
        ),
        vote=_vote(round_, settings, result, say),
    )


def _vote(round_: Round, settings: Settings, result: Result, say: Say) -> Vote:
    """What the pages draw: how every question was scored, in all and by role."""
    lowest, highest = ENDS[settings.scale]
    named = {lowest: settings.low, highest: settings.high}
    return Vote(
        label=say("open_question.headline"),
        lowest=lowest,
        highest=highest,
        steps=tuple(named.get(step) or str(step) for step in range(lowest, highest + 1)),
        drawn=(f"{round_.id}_spread",),
        of=tuple(
            Answered(
                question.id,
                question.text,
                question.n,
                question.mean,
                question.counts,
                tuple(OfRole(say.role(role or None), own.mean) for role, own in question.by_role.items()),
                question.agreement,
                question.divided,
            )
            for question in result.questions
        ),
    )


def _scores(round_: Round, settings: Settings, result: Result, say: Say) -> Table:
    lowest, highest = ENDS[settings.scale]
    columns = (
        Column("text", say("open_question.question")),
        Column("mean", say("open_question.mean"), "number"),
        Column("median", say("open_question.median"), "number"),
        Column(
            "counts",
            say("open_question.record.counts"),
            "histogram",
            tuple(str(step) for step in range(lowest, highest + 1)),
        ),
        Column("n", say("open_question.record.n"), "int"),
        Column("texts", say("open_question.record.written"), "int"),
    )
    rows = tuple(_row(question) for question in result.questions)
    return Table(f"{round_.id}_scores", say("open_question.record.title"), columns, rows)


def _row(question: QuestionResult) -> dict[str, object]:
    return {
        "_marked": question.divided,
        "text": question.text,
        "mean": question.mean,
        "median": question.median,
        "counts": list(question.counts),
        "n": question.n,
        "texts": question.texts,
    }


def _roles(round_: Round, result: Result, say: Say) -> Table:
    columns = (Column("text", say("open_question.question")), *role_columns(result.roles, say))
    rows = tuple(
        {"text": question.text, **{f"role:{role}": own.mean for role, own in question.by_role.items()}}
        for question in result.questions
    )
    note = per_role_note(round_, say, "common.record.per_role")
    return Table(f"{round_.id}_roles", say("open_question.record.title_roles"), columns, rows, note)
