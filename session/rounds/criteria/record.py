"""What the decision record says about a criteria round: the order, whether other weights change it, and every cell; and
the lines of its ballot on paper.

Called by the criteria kind with its own result.
"""

from __future__ import annotations

from collections.abc import Sequence

from session.core.kind import Say, SheetRow
from session.core.section import Column, Section, Table
from session.core.state import Json, Round
from session.rounds.shared import closed_ballots, robustness_line, spread


def report(round_: Round, found: Json | None, say: Say) -> Section:
    """`found` is the exact result of the round, None when it is not counted yet."""
    refused = closed_ballots.uncounted(round_, say)
    if refused is not None or found is None:
        return refused or Section()
    asked = say(
        "criteria.record.ballots", n=found["ballots"], lowest=found["lowest"], highest=found["highest"]
    )
    names = {each["id"]: name(each, say) for each in found["criteria"]}
    solid = robustness_line.sentence(say, found["solid"], robustness_line.names(round_))
    return Section(
        summary=(
            f"{asked} {_weights(found, names, say)}",
            *([say("criteria.record.came_along")] if round_.tied else []),
            *_first(found, say),
            *_other_weights(found, say),
            *_divided(found, names, say),
            *_unranked(found, say),
            *closed_ballots.few_told(sum(map(_few, found["options"])), say),
            *([solid] if solid else []),
        ),
        tables=(
            _order(round_, found, say),
            *([_roles(round_, found, say)] if found["roles"] else []),
            *(_cells(round_, found, each, names[each["id"]], say) for each in found["criteria"]),
            _apart(round_, found, names, say),
        ),
    )


def _few(option: Json) -> bool:
    return any("withheld" in each for each in option["cells"].values())


def name(criterion: Json, say: Say) -> str:
    text: str = criterion["name"]
    return text or say(f"criteria.standard.{criterion['id']}")


def _weights(found: Json, names: dict[str, str], say: Say) -> str:
    told = [
        say(
            "criteria.record.criterion_low" if each["lower"] else "criteria.record.criterion",
            name=names[each["id"]],
            weight=each["weight"],
        )
        for each in found["criteria"]
    ]
    return say("criteria.record.criteria", criteria="; ".join(told))


def _first(found: Json, say: Say) -> list[str]:
    first = [each for each in found["options"] if each["place"] == 1]
    if len(found["options"]) < 2 or not first:
        return []
    key = "criteria.record.first_tied" if len(first) > 1 else "criteria.record.first"
    total = say.number(first[0]["total"], 2)
    return [say(key, options=closed_ballots.quoted(each["text"] for each in first), total=total)]


def _other_weights(found: Json, say: Say) -> list[str]:
    """Whether the order is another one under the original or under equal weights."""
    told = []
    if found["changed"]:
        before = ", ".join(str(each["original"]) for each in found["criteria"])
        told.append(say("criteria.record.changed", weights=before))
    if len(found["options"]) < 2:
        return told
    for under in ("original", "equal"):
        if under == "original" and not found["changed"]:
            continue
        moved = [each["text"] for each in found["options"] if each["places"][under] != each["place"]]
        key = f"criteria.record.{under}_{'moves' if moved else 'same'}"
        told.append(say(key, n=len(moved), options=closed_ballots.quoted(moved)))
    return told


def _divided(found: Json, names: dict[str, str], say: Say) -> list[str]:
    told = [text for text, cell in _every_cell(found, names, say) if cell["divided"]]
    return [say("criteria.record.divided" if told else "criteria.record.none_divided", cells="; ".join(told))]


def _every_cell(found: Json, names: dict[str, str], say: Say) -> list[tuple[str, Json]]:
    """Each option on each criterion in words, with its figures; what people are most divided on first."""
    cells = [
        (say("criteria.record.on", option=each["text"], criterion=names[key]), cell)
        for each in found["options"]
        for key, cell in each["cells"].items()
    ]
    return sorted(cells, key=lambda row: spread.most_divided(row[1]))


def _unranked(found: Json, say: Say) -> list[str]:
    texts = {each["id"]: each["text"] for each in found["options"]}
    quoted = closed_ballots.quoted(texts[each] for each in found["unranked"])
    return [say("criteria.record.unranked", options=quoted)] if found["unranked"] else []


def _order(round_: Round, found: Json, say: Say) -> Table:
    under = [*(["original"] if found["changed"] else []), "equal"]
    columns = (
        Column("place", say("criteria.record.column_place")),
        Column("text", say("criteria.record.column_text")),
        Column("total", say("criteria.record.column_total"), "bar"),
        *(Column(each, say(f"criteria.place_{each}"), "int") for each in under),
    )
    rows = tuple(
        {
            "place": _place(each, say),
            "text": each["text"],
            "total": each["total"],
            **{name: each["places"][name] for name in under},
        }
        for each in found["options"]
    )
    note = say("criteria.record.total_is")
    return Table(f"{round_.id}_criteria", say("criteria.record.title"), columns, rows, note)


def _place(option: Json, say: Say) -> str:
    if option["place"] is None:
        return ""
    return say("criteria.record.tied" if option["tied"] else "criteria.record.place", place=option["place"])


def _roles(round_: Round, found: Json, say: Say) -> Table:
    columns = (Column("text", say("criteria.record.column_text")), *closed_ballots.role_columns(found, say))
    rows = tuple(
        {"text": each["text"], **{f"role:{key}": part["total"] for key, part in each["byRole"].items()}}
        for each in found["options"]
    )
    title, note = say("criteria.record.title_roles"), say("criteria.record.per_role")
    return Table(f"{round_.id}_roles", title, columns, rows, note)


def _cells(round_: Round, found: Json, criterion: Json, label: str, say: Say) -> Table:
    """One criterion: the scores as they were given."""
    figures = (
        ("mean", "number"),
        ("median", "number"),
        ("counts", "histogram"),
        ("n", "int"),
    )
    columns = (
        Column("text", say("criteria.record.column_text")),
        *(Column(key, say(f"criteria.record.column_{key}"), kind) for key, kind in figures),
    )
    rows = tuple(
        {
            "_marked": cell["divided"],
            "text": each["text"],
            **{key: cell[key] for key, _ in figures},
        }
        for each in found["options"]
        if (cell := each["cells"][criterion["id"]])
    )
    title = say("criteria.record.title_cells", criterion=label)
    note = say("criteria.record.lower") if criterion["lower"] else ""
    return Table(f"{round_.id}_{criterion['id']}", title, columns, rows, note)


def _apart(round_: Round, found: Json, names: dict[str, str], say: Say) -> Table:
    rows = _every_cell(found, names, say)
    return spread.table(f"{round_.id}_spread", say("criteria.record.column_cell"), rows, say)


def sheet_rows(
    round_: Round, criteria: Sequence[Json], steps: Sequence[int], say: Say
) -> tuple[SheetRow, ...]:
    """Under every option a line for each criterion, or the other way about: as they come one by one on a phone."""
    names = [_with_ends(each, steps, say) for each in criteria]
    texts = [each.text for each in round_.options]
    heads, lines = (names, texts) if round_.settings["page"] == "criterion" else (texts, names)
    under = [SheetRow(each, tuple(map(str, steps))) for each in lines]
    return tuple(row for head in heads for row in (SheetRow(head, ()), *under))


def _with_ends(criterion: Json, steps: Sequence[int], say: Say) -> str:
    """A criterion with what its ends mean."""
    name = criterion["name"] or say(f"criteria.standard.{criterion['id']}")
    ends = ((steps[0], criterion["low"]), (steps[-1], criterion["high"]))
    told = ", ".join(f"{value} = {words}" for value, words in ends if words)
    return f"{name} ({told})" if told else name
