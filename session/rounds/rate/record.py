"""What the decision record says about a rate round: the scale, what came first, where people are divided, all figures.

Histograms hold the exact count of every step; a page draws fewer bars.
"""

from __future__ import annotations

from session.core.kind import Asked, Say
from session.core.section import Answered, Column, OfRole, Section, Table, Vote
from session.core.shapes import read
from session.core.state import Round
from session.rounds.rate.count import OptionResult, Result
from session.rounds.rate.scale import Settings, captions, ends, steps, width, word
from session.rounds.shared import robustness_line, spread
from session.rounds.shared.reporting import few_told, per_role_note, quoted, role_columns


def report(round_: Round, result: Result, say: Say) -> Section:
    """The section of a round whose figures may be told."""
    settings = read(Settings, round_.settings)
    answered = say("rate.record.ballots", n=result.ballots)
    return Section(
        summary=(
            f"{answered} {_scale(settings, say)}",
            *_first(result, say),
            *robustness_line.told(round_, result.solid, say, robustness_line.firsts(result.options)),
            *_divided(result, say),
            *few_told(sum(option.withheld is True for option in result.options), say),
        ),
        tables=(
            _answers(round_, settings, result, say),
            _apart(round_, result, say),
            *([_roles(round_, result, say)] if result.roles else []),
        ),
        vote=_vote(round_, settings, result, say),
    )


def _vote(round_: Round, settings: Settings, result: Result, say: Say) -> Vote:
    """What the pages draw: the answers to every option, in all and by role."""
    lowest, highest = ends(settings)
    drawable = not result.bars
    return Vote(
        label=say("rate.headline"),
        lowest=lowest,
        highest=highest,
        steps=_names(settings, result, say) if drawable else (),
        drawn=(f"{round_.id}_spread",),
        of=tuple(
            Answered(
                option.id,
                option.text,
                option.n,
                option.mean,
                option.counts if drawable else (),
                tuple(
                    OfRole(say.role(role or None), own.mean, own.counts or ())
                    for role, own in option.by_role.items()
                ),
                option.agreement,
                option.divided,
            )
            for option in result.options
        ),
    )


def _names(settings: Settings, result: Result, say: Say) -> tuple[str, ...]:
    """What every step of the scale is called."""
    named = dict(zip(ends(settings), captions(settings), strict=True))
    return tuple(
        word(settings, step, say) or named.get(step.value) or str(step.value) for step in result.steps
    )


def _scale(settings: Settings, say: Say) -> str:
    named = [f"{step.value} = {name}" for step in steps(settings) if (name := word(settings, step, say))]
    if named:
        return say("rate.record.steps", steps=", ".join(named))
    (lowest, highest), (low, high) = ends(settings), captions(settings)
    key = "rate.record.captions" if low and high else "rate.record.scale"
    sentence = say(key, low=low, high=high, lowest=lowest, highest=highest)
    if width(settings) == 1:
        return sentence
    return f"{sentence} {say('rate.record.by', step=width(settings))}"


def _first(result: Result, say: Say) -> list[str]:
    first = [option for option in result.options if option.place == 1]
    mean = first[0].mean if first else None
    if len(result.options) < 2 or mean is None:
        return []
    key = "rate.record.first_tied" if len(first) > 1 else "rate.record.first"
    return [say(key, options=quoted(option.text for option in first), mean=say.number(mean, 2))]


def _divided(result: Result, say: Say) -> list[str]:
    if all(option.agreement is None for option in result.options):
        return []
    texts = {option.id: option.text for option in result.options if option.divided}
    divided = [texts[option] for option in result.talk_first if option in texts]
    key = "rate.record.divided" if divided else "rate.record.none_divided"
    return [say(key, options=quoted(divided))]


def _answers(round_: Round, settings: Settings, result: Result, say: Say) -> Table:
    names = tuple(word(settings, step, say) or str(step.value) for step in result.steps)
    columns = (
        Column("place", say("rate.record.column_place")),
        Column("text", say("rate.record.column_text")),
        Column("mean", say("rate.record.column_mean"), "number"),
        Column("median", say("rate.record.column_median"), "number"),
        Column("counts", say("rate.record.column_counts"), "histogram", names),
        Column("n", say("rate.record.column_n"), "int"),
    )
    places = say.each([_place(option) for option in result.options])
    rows = tuple(_row(option, place) for option, place in zip(result.options, places, strict=True))
    return Table(f"{round_.id}_rate", say("rate.record.title"), columns, rows, _drawn(result, say))


def _place(option: OptionResult) -> Asked:
    return "rate.record.tied" if option.tied else "rate.record.place", {"place": option.place}


def _row(option: OptionResult, place: str) -> dict[str, object]:
    return {
        "_marked": option.divided,
        "place": place,
        "text": option.text,
        "mean": option.mean,
        "median": option.median,
        "counts": list(option.counts),
        "n": option.n,
    }


def _drawn(result: Result, say: Say) -> str:
    """Which scores share a bar on paper."""
    if not result.bars:
        return ""
    return say("rate.record.bars", bars=", ".join(f"{bar.low}–{bar.high}" for bar in result.bars))


def _apart(round_: Round, result: Result, say: Say) -> Table:
    options = {option.id: option for option in result.options}
    order = [*result.talk_first, *(option for option in options if option not in result.talk_first)]
    rows = [(options[option].text, options[option]) for option in order]
    return spread.table(f"{round_.id}_spread", say("rate.record.column_text"), rows, say)


def _roles(round_: Round, result: Result, say: Say) -> Table:
    """The means by role, apart from the other figures: a page is not wide enough for both."""
    columns = (Column("text", say("rate.record.column_text")), *role_columns(result.roles, say))
    rows = tuple(
        {"text": option.text, **{f"role:{role}": own.mean for role, own in option.by_role.items()}}
        for option in result.options
    )
    return Table(
        f"{round_.id}_roles",
        say("rate.record.title_roles"),
        columns,
        rows,
        per_role_note(round_, say, "rate.record.per_role"),
    )
