"""What the decision record says about a criteria round: the order, whether other weights change it, and every cell; and
the lines of its ballot on paper.
"""

from __future__ import annotations

from collections.abc import Sequence

from session.core.kind import Say, SheetRow
from session.core.section import Answered, Axis, Column, OfRole, Section, Table, Vote
from session.core.state import Round
from session.rounds.criteria.count import CriterionResult, OptionResult, Result
from session.rounds.criteria.settings import Criterion, Settings, criteria
from session.rounds.shared import robustness_line, spread
from session.rounds.shared.reporting import few_told, per_role_note, quoted, role_columns
from session.rounds.shared.spread import Scored

QUARTERS = ("now", "small", "rest", "explore")  # of the two standard criteria: the best one, and on clockwise


def report(round_: Round, result: Result, say: Say) -> Section:
    """The section of a round whose figures may be told."""
    asked = say("criteria.record.ballots", n=result.ballots, lowest=result.lowest, highest=result.highest)
    names = {criterion.id: name(criterion.id, criterion, say) for criterion in result.criteria}
    level = robustness_line.firsts(result.options)
    return Section(
        summary=(
            f"{asked} {_weights(result, names, say)}",
            *([say("criteria.record.came_along")] if round_.tied else []),
            *_first(result, say),
            *_other_weights(result, say),
            *_divided(result, names, say),
            *_unranked(result, say),
            *few_told(sum(map(_few, result.options)), say),
            *(robustness_line.told(round_, result.solid, say, level) if _ranked(result) else ()),
        ),
        tables=(
            _order(round_, result, say),
            *([_roles(round_, result, say)] if result.roles else []),
            *(_cells(round_, result, criterion, names[criterion.id], say) for criterion in result.criteria),
            _apart(round_, result, names, say),
        ),
        vote=_vote(round_, result, names, say),
    )


def _ranked(result: Result) -> bool:
    """Whether anything has a total; without one nothing is level either."""
    return any(option.total is not None for option in result.options)


def _vote(round_: Round, result: Result, names: dict[str, str], say: Say) -> Vote:
    """What the pages draw: the totals by role, and every option on its criteria."""
    standard = all(not criterion.name for criterion in result.criteria)
    return Vote(
        label=say("criteria.headline"),
        lowest=result.lowest,
        highest=result.highest,
        axes=tuple(Axis(names[criterion.id], criterion.lower) for criterion in result.criteria),
        quarters=tuple(say(f"criteria.{quarter}") for quarter in QUARTERS) if standard else (),
        drawn=(f"{round_.id}_spread", *(f"{round_.id}_{criterion.id}" for criterion in result.criteria)),
        of=tuple(
            Answered(
                option.id,
                option.text,
                min((cell.n for cell in option.cells.values()), default=0),
                option.total,
                roles=tuple(
                    OfRole(say.role(role or None), own.total) for role, own in option.by_role.items()
                ),
                axes=tuple(option.cells[criterion.id].mean for criterion in result.criteria),
            )
            for option in result.options
        ),
    )


def _few(option: OptionResult) -> bool:
    return any(cell.withheld is True for cell in option.cells.values())


def name(key: str, criterion: Criterion | CriterionResult, say: Say) -> str:
    """What the criterion with the id `key` is called."""
    return criterion.name or say(f"criteria.standard.{key}")


def _weights(result: Result, names: dict[str, str], say: Say) -> str:
    weights = [
        say(
            "criteria.record.criterion_low" if criterion.lower else "criteria.record.criterion",
            name=names[criterion.id],
            weight=criterion.weight,
        )
        for criterion in result.criteria
    ]
    return say("criteria.record.criteria", criteria="; ".join(weights))


def _first(result: Result, say: Say) -> list[str]:
    first = [option for option in result.options if option.place == 1]
    total = first[0].total if first else None
    if len(result.options) < 2 or total is None:
        return []
    key = "criteria.record.first_tied" if len(first) > 1 else "criteria.record.first"
    return [say(key, options=quoted(option.text for option in first), total=say.number(total, 2))]


def _other_weights(result: Result, say: Say) -> list[str]:
    """Whether the order is another one under the original or under equal weights."""
    sentences = []
    if result.changed:
        before = ", ".join(str(criterion.original) for criterion in result.criteria)
        sentences.append(say("criteria.record.changed", weights=before))
    if len(result.options) < 2:
        return sentences
    for under in _others(result):
        moved = [option.text for option in result.options if getattr(option.places, under) != option.place]
        key = f"criteria.record.{under}_{'moves' if moved else 'same'}"
        sentences.append(say(key, n=len(moved), options=quoted(moved)))
    return sentences


def _others(result: Result) -> list[str]:
    """The fields of `Places` that may tell another order than that of now. Equal first weights are told once."""
    if not result.changed:
        return ["equal"]
    were_equal = len({criterion.original for criterion in result.criteria}) == 1
    return ["original"] if were_equal else ["original", "equal"]


def _divided(result: Result, names: dict[str, str], say: Say) -> list[str]:
    divided = [text for text, cell in _every_cell(result, names, say) if cell.divided]
    key = "criteria.record.divided" if divided else "criteria.record.none_divided"
    return [say(key, cells="; ".join(divided))]


def _every_cell(result: Result, names: dict[str, str], say: Say) -> list[tuple[str, Scored]]:
    """Each option on each criterion in words, with its figures; what people are most divided on first."""
    cells = [
        (say("criteria.record.on", option=option.text, criterion=names[key]), cell)
        for option in result.options
        for key, cell in option.cells.items()
    ]
    return sorted(cells, key=lambda row: spread.most_divided(row[1]))


def _unranked(result: Result, say: Say) -> list[str]:
    if not result.unranked:
        return []
    texts = {option.id: option.text for option in result.options}
    return [say("criteria.record.unranked", options=quoted(texts[option] for option in result.unranked))]


def _order(round_: Round, result: Result, say: Say) -> Table:
    columns = (
        Column("place", say("criteria.record.column_place")),
        Column("text", say("criteria.record.column_text")),
        Column("total", say("criteria.record.column_total"), "bar"),
        *(Column(under, say(f"criteria.place_{under}"), "int") for under in _others(result)),
    )
    rows = tuple(
        {
            "place": _place(option, say),
            "text": option.text,
            "total": option.total,
            **{under: getattr(option.places, under) for under in _others(result)},
        }
        for option in result.options
    )
    note = say("criteria.record.total_is")
    return Table(f"{round_.id}_criteria", say("criteria.record.title"), columns, rows, note)


def _place(option: OptionResult, say: Say) -> str:
    if option.place is None:
        return ""
    return say("criteria.record.tied" if option.tied else "criteria.record.place", place=option.place)


def _roles(round_: Round, result: Result, say: Say) -> Table:
    columns = (Column("text", say("criteria.record.column_text")), *role_columns(result.roles, say))
    rows = tuple(
        {"text": option.text, **{f"role:{role}": own.total for role, own in option.by_role.items()}}
        for option in result.options
    )
    title, note = say("criteria.record.title_roles"), per_role_note(round_, say, "criteria.record.per_role")
    return Table(f"{round_.id}_roles", title, columns, rows, note)


def _cells(round_: Round, result: Result, criterion: CriterionResult, label: str, say: Say) -> Table:
    """One criterion: the scores as they were given."""
    figures = (("mean", "number"), ("median", "number"), ("counts", "histogram"), ("n", "int"))
    columns = (
        Column("text", say("criteria.record.column_text")),
        *(Column(key, say(f"criteria.record.column_{key}"), kind) for key, kind in figures),
    )
    rows = tuple(_row(option.text, option.cells[criterion.id]) for option in result.options)
    title = say("criteria.record.title_cells", criterion=label)
    note = say("criteria.record.lower") if criterion.lower else ""
    return Table(f"{round_.id}_{criterion.id}", title, columns, rows, note)


def _row(text: str, cell: Scored) -> dict[str, object]:
    return {
        "_marked": cell.divided,
        "text": text,
        "mean": cell.mean,
        "median": cell.median,
        "counts": list(cell.counts),
        "n": cell.n,
    }


def _apart(round_: Round, result: Result, names: dict[str, str], say: Say) -> Table:
    rows = _every_cell(result, names, say)
    return spread.table(f"{round_.id}_spread", say("criteria.record.column_cell"), rows, say)


def sheet_rows(round_: Round, settings: Settings, steps: Sequence[int], say: Say) -> tuple[SheetRow, ...]:
    """Under every option a line for each criterion, or the other way about: as they come one by one on a phone."""
    names = [_with_ends(key, criterion, steps, say) for key, criterion in criteria(settings).items()]
    texts = [option.text for option in round_.options]
    heads, lines = (names, texts) if settings.page == "criterion" else (texts, names)
    under = [SheetRow(line, tuple(map(str, steps))) for line in lines]
    return tuple(row for head in heads for row in (SheetRow(head, ()), *under))


def _with_ends(key: str, criterion: Criterion, steps: Sequence[int], say: Say) -> str:
    """A criterion with what its ends mean."""
    ends = ((steps[0], criterion.low), (steps[-1], criterion.high))
    meaning = ", ".join(f"{step} = {words}" for step, words in ends if words)
    called = name(key, criterion, say)
    return f"{called} ({meaning})" if meaning else called
