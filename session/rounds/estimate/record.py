"""What the decision record says about an estimate: the median, how far people are apart, and the distribution.

Called by the estimate kind with its own result.
"""

from __future__ import annotations

from session.core.kind import Say
from session.core.section import Column, Section, Table
from session.core.state import Json, Round
from session.rounds.shared import closed_ballots


def report(round_: Round, found: Json | None, say: Say) -> Section:
    """`found` is the exact result of the round, None when it is not counted yet."""
    refused = closed_ballots.uncounted(round_, say)
    if refused is not None or found is None:
        return refused or Section()
    told = [each for each in found["questions"] if not each.get("withheld")]
    return Section(
        summary=(_rule(round_, found, say), *(_told(round_, each, say) for each in found["questions"])),
        tables=(
            _table(round_, found, say),
            *([_roles(round_, found, say)] if found["roles"] else []),
            *(_bins(round_, each, say) for each in told if each["n"]),
        ),
    )


def amount(round_: Round, value: float, say: Say) -> str:
    """A number with its unit, as precise as it is."""
    unit = round_.settings["unit"]
    return f"{say.number(value)} {unit}" if unit else say.number(value)


def _rule(round_: Round, found: Json, say: Say) -> str:
    settings = round_.settings
    asked = say(
        f"estimate.record.asked_{settings['answer']}",
        lowest=amount(round_, settings["lowest"], say),
        highest=amount(round_, settings["highest"], say),
    )
    return f"{say('estimate.record.ballots', n=found['ballots'])} {asked}"


def _told(round_: Round, found: Json, say: Say) -> str:
    """One question: the median, the middle half and, for ranges, where most of them lie."""
    about = f"{found['text']}: " if round_.options else ""
    if found.get("withheld"):
        return about + say("common.withheld", threshold=say.threshold)
    if not found["n"]:
        return about + say("estimate.nobody")
    figures = {key: amount(round_, found[key], say) for key in ("median", "q1", "q3", "lowest", "highest")}
    sentences = [say("estimate.record.middle", **figures)]
    if "shared" in found:
        stretches = ", ".join(_shared(round_, each, say) for each in found["shared"]["stretches"])
        sentences.append(
            say("estimate.record.shared", count=found["shared"]["count"], n=found["n"], stretches=stretches)
        )
    return about + " ".join(sentences)


def _shared(round_: Round, found: Json, say: Say) -> str:
    high = amount(round_, found["high"], say)
    if found["low"] == found["high"]:
        return high
    return say("estimate.from_to", low=say.number(found["low"]), high=high)


def _table(round_: Round, found: Json, say: Say) -> Table:
    numbers = ["median", "q1", "q3", "mean", "sd", "lowest", "highest"]
    numbers += ["low", "high"] if round_.settings["answer"] == "range" else []
    columns = (
        Column("text", say("estimate.record.column_text")),
        *(Column(key, say(f"estimate.{key}"), "number") for key in numbers),
        Column("n", say("estimate.record.column_n"), "int"),
        Column("dontKnow", say("estimate.record.column_dontKnow"), "int"),
    )
    rows = tuple(
        {"text": each["text"], **{key: each.get(key) for key in (*numbers, "n", "dontKnow")}}
        for each in found["questions"]
    )
    note = say("estimate.record.unit", unit=round_.settings["unit"]) if round_.settings["unit"] else ""
    return Table(f"{round_.id}_estimate", say("estimate.record.title"), columns, rows, note)


def _roles(round_: Round, found: Json, say: Say) -> Table:
    columns = (Column("text", say("estimate.record.column_text")), *closed_ballots.role_columns(found, say))
    rows = tuple(
        {"text": each["text"], **{f"role:{key}": part["median"] for key, part in by_role.items()}}
        for each in found["questions"]
        for by_role in [each.get("byRole", {})]
    )
    title, note = say("estimate.record.title_roles"), say("estimate.record.per_role")
    return Table(f"{round_.id}_roles", title, columns, rows, note)


def _bins(round_: Round, found: Json, say: Say) -> Table:
    """The histogram, lying down."""
    columns = (
        Column("range", say("estimate.record.column_range")),
        Column("count", say("estimate.record.column_n"), "bar"),
    )
    rows = tuple({"range": stretch(round_, each, say), "count": each["count"]} for each in found["bins"])
    title = say("estimate.record.title_bins", text=found["text"]) if round_.options else say("estimate.bins")
    return Table(f"{round_.id}_{found['id']}", title, columns, rows)


def stretch(round_: Round, found: Json, say: Say) -> str:
    """A bin in words: one number, or from the first to the last that is in it; the middle of a range may be between."""
    settings = round_.settings
    last = found["end"] - 10 ** -settings["decimals"]
    if found["end"] == found["start"] or (settings["answer"] == "number" and last <= found["start"]):
        return say.number(found["start"])
    end = last if settings["answer"] == "number" else found["end"]
    return say("estimate.from_to", low=say.number(found["start"]), high=say.number(round(end, 6)))
