"""Choose in the decision record: who could choose what, how many did, what goes on or came first, a bar an option."""

from __future__ import annotations

from session.core.kind import Asked, Say
from session.core.section import Column, Section, Table
from session.core.shapes import read
from session.core.state import Round
from session.rounds.choose.count import OptionResult, Result, Settings
from session.rounds.shared import robustness_line
from session.rounds.shared.reporting import quoted, role_columns


def report(round_: Round, result: Result, say: Say) -> Section:
    """The section of a round whose figures may be told."""
    settings, ticks = read(Settings, round_.settings), result.per_person
    mean = "" if ticks.mean is None else say.number(ticks.mean, 1)
    sentences = (
        rule(settings, say),
        say("choose.record.ballots", n=result.ballots, mean=mean),
        *([say("choose.none", n=ticks.none)] if ticks.none else []),
    )
    first = _places(settings.places, result, say) if settings.places else _first(result, say)
    at_line = [option.id for option in result.options if option.goes_on == "tied"]
    level = at_line if settings.places else robustness_line.firsts(result.options) if first else ()
    return Section(
        summary=(" ".join(sentences), *first, *robustness_line.told(round_, result.solid, say, level)),
        tables=(_table(round_, result, say),),
    )


def rule(settings: Settings, say: Say) -> str:
    """How many options one person could choose."""
    return say(_rule(settings.least, settings.most), least=settings.least, most=settings.most)


def _rule(least: int, most: int) -> str:
    if least == most and most:
        return "choose.rule.exactly"
    if least and most:
        return "choose.rule.between"
    return "choose.rule.least" if least else "choose.rule.most" if most else "choose.rule.free"


def _first(result: Result, say: Say) -> list[str]:
    first = [option for option in result.options if option.place == 1 and option.votes]
    if not first:
        return []
    key = "choose.record.first_tied" if len(first) > 1 else "choose.record.first"
    return [say(key, options=quoted(option.text for option in first), votes=first[0].votes)]


def _places(places: int, result: Result, say: Say) -> list[str]:
    certain = [option.text for option in result.options if option.goes_on == "in"]
    tied = [option.text for option in result.options if option.goes_on == "tied"]
    sentences = [say("choose.record.places", n=places)]
    if certain:
        sentences.append(say("choose.record.in", options=quoted(certain)))
    if tied:
        sentences.append(say("choose.record.across", n=places - len(certain), options=quoted(tied)))
    if not certain and not tied:
        sentences.append(say("choose.record.nothing"))
    return [" ".join(sentences)]


def _table(round_: Round, result: Result, say: Say) -> Table:
    columns = (
        Column("place", say("choose.record.column_place")),
        Column("text", say("choose.record.column_text")),
        Column("votes", say("choose.record.column_votes"), "bar"),
        Column("share", say("choose.record.column_share"), "percent"),
        *role_columns(result.roles, say, "percent"),
    )
    places = say.each([_place(option) for option in result.options])
    rows = tuple(_row(option, place) for option, place in zip(result.options, places, strict=True))
    note = say("choose.record.per_role") if result.roles else ""
    return Table(f"{round_.id}_choose", say("choose.record.title"), columns, rows, note)


def _place(option: OptionResult) -> Asked:
    return "choose.record.tied" if option.tied else "choose.record.place", {"place": option.place}


def _row(option: OptionResult, place: str) -> dict[str, object]:
    return {
        "_marked": option.goes_on == "in",
        "place": place,
        "text": option.text,
        "votes": option.votes,
        "share": _percent(option.share),
        **{f"role:{role}": _percent(figures.share) for role, figures in option.by_role.items()},
    }


def _percent(share: float | None) -> float | None:
    return None if share is None else round(100 * share, 1)
