"""What the decision record says about an estimate: the median, how far people are apart, and the distribution."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import UNSET

from session.core.kind import Say
from session.core.section import Column, Section, Table
from session.core.shapes import read
from session.core.state import Round
from session.rounds.estimate.count import (
    Bin,
    QuestionResult,
    Result,
    Settings,
    Stretch,
)
from session.rounds.shared.reporting import per_role_note, role_columns

NUMBERS = ("median", "q1", "q3", "mean", "sd", "lowest", "highest")
ENDS = ("low", "high")  # only of ranges


def report(round_: Round, result: Result, say: Say) -> Section:
    """The section of a round whose figures may be told."""
    settings = read(Settings, round_.settings)
    sentences = (
        (f"{question.text}: " if round_.options else "") + _sentence(settings, question, say)
        for question in result.questions
    )
    return Section(
        summary=(_rule(settings, result, say), *sentences),
        tables=(
            _table(round_, settings, result, say),
            *([_roles(round_, result, say)] if result.roles else []),
            *(
                _histogram(round_, settings, question, question.bins, say)
                for question in result.questions
                if question.bins is not UNSET and question.bins
            ),
        ),
    )


def _amount(settings: Settings, value: float, say: Say) -> str:
    """A number with its unit, as precise as it is."""
    return f"{say.number(value)} {settings.unit}" if settings.unit else say.number(value)


def _rule(settings: Settings, result: Result, say: Say) -> str:
    asked = say(
        f"estimate.record.asked_{settings.answer}",
        lowest=_amount(settings, settings.lowest, say),
        highest=_amount(settings, settings.highest, say),
    )
    return f"{say('estimate.record.ballots', n=result.ballots)} {asked}"


def _sentence(settings: Settings, question: QuestionResult, say: Say) -> str:
    """One question: the median, the middle half and, for ranges, where most of them lie."""
    if question.withheld is True:
        return say("common.withheld", threshold=say.threshold)
    if not question.n:
        return say("estimate.nobody")
    numbers = ("median", "q1", "q3", "lowest", "highest")
    amounts = {key: _amount(settings, getattr(question, key), say) for key in numbers}
    sentences = [say("estimate.record.middle", **amounts)]
    if question.shared is not UNSET:
        stretches = ", ".join(_stretch(settings, stretch, say) for stretch in question.shared.stretches)
        sentences.append(
            say("estimate.record.shared", count=question.shared.count, n=question.n, stretches=stretches)
        )
    return " ".join(sentences)


def _stretch(settings: Settings, stretch: Stretch, say: Say) -> str:
    high = _amount(settings, stretch.high, say)
    if stretch.low == stretch.high:
        return high
    return say("estimate.from_to", low=say.number(stretch.low), high=high)


def _table(round_: Round, settings: Settings, result: Result, say: Say) -> Table:
    numbers = (*NUMBERS, *(ENDS if settings.answer == "range" else ()))
    columns = (
        Column("text", say("estimate.record.column_text")),
        *(Column(key, say(f"estimate.{key}"), "number") for key in numbers),
        Column("n", say("estimate.record.column_n"), "int"),
        Column("dontKnow", say("estimate.record.column_dontKnow"), "int"),
    )
    rows = tuple(_row(question, numbers) for question in result.questions)
    note = say("estimate.record.unit", unit=settings.unit) if settings.unit else ""
    return Table(f"{round_.id}_estimate", say("estimate.record.title"), columns, rows, note)


def _row(question: QuestionResult, numbers: tuple[str, ...]) -> dict[str, object]:
    """Of a question whose figures are withheld only its text and how many answered it."""
    if question.withheld is True:
        return {"text": question.text, **dict.fromkeys(numbers), "n": question.n, "dontKnow": None}
    figures = {key: getattr(question, key) for key in numbers}
    return {"text": question.text, **figures, "n": question.n, "dontKnow": question.dont_know}


def _roles(round_: Round, result: Result, say: Say) -> Table:
    columns = (Column("text", say("estimate.record.column_text")), *role_columns(result.roles, say))
    rows = tuple(
        {"text": question.text, **{f"role:{role}": median for role, median in _medians(question).items()}}
        for question in result.questions
    )
    title, note = say("estimate.record.title_roles"), per_role_note(round_, say, "estimate.record.per_role")
    return Table(f"{round_.id}_roles", title, columns, rows, note)


def _medians(question: QuestionResult) -> dict[str, float | None]:
    of_roles = {} if question.by_role is UNSET else question.by_role
    return {role: own.median for role, own in of_roles.items()}


def _histogram(
    round_: Round, settings: Settings, question: QuestionResult, bins: Sequence[Bin], say: Say
) -> Table:
    """The bins of a question, lying down."""
    columns = (
        Column("range", say("estimate.record.column_range")),
        Column("count", say("estimate.record.column_n"), "bar"),
    )
    rows = tuple({"range": _range(settings, bar, say), "count": bar.count} for bar in bins)
    title = say("estimate.record.title_bins", text=question.text) if round_.options else say("estimate.bins")
    return Table(f"{round_.id}_{question.id}", title, columns, rows)


def _range(settings: Settings, bar: Bin, say: Say) -> str:
    """A bin in words: one number, or from the first to the last that is in it; the middle of a range may be between."""
    numbers, last = settings.answer == "number", bar.end - 10**-settings.decimals
    if bar.end == bar.start or (numbers and last <= bar.start):
        return say.number(bar.start)
    end = last if numbers else bar.end
    return say("estimate.from_to", low=say.number(bar.start), high=say.number(round(end, 6)))
