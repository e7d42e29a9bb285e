"""What the decision record says about a rate round: the scale, what came first, where people are divided, all figures.

Called by the rate kind with its own result. Histograms hold the exact count of every step; a page draws fewer bars.
"""

from __future__ import annotations

from session.core.kind import Say
from session.core.section import Column, Section, Table
from session.core.state import Json, Round
from session.rounds.rate.scale import captions, ends, steps, width, word
from session.rounds.shared import closed_ballots, robustness_line, spread


def report(round_: Round, found: Json | None, say: Say) -> Section:
    """`found` is the exact result of the round, None when it is not counted yet."""
    refused = closed_ballots.uncounted(round_, say)
    if refused is not None or found is None:
        return refused or Section()
    answered = say("rate.record.ballots", n=found["ballots"])
    return Section(
        summary=(
            f"{answered} {_scale(round_.settings, say)}",
            *_first(found, say),
            *robustness_line.told(round_, found["solid"], say),
            *_divided(found, say),
            *closed_ballots.few_told(sum("withheld" in each for each in found["options"]), say),
        ),
        tables=(
            _answers(round_, found, say),
            _apart(round_, found, say),
            *([_roles(round_, found, say)] if found["roles"] else []),
        ),
    )


def _scale(settings: Json, say: Say) -> str:
    named = [f"{each['value']} = {told}" for each in steps(settings) if (told := word(settings, each, say))]
    if named:
        return say("rate.record.steps", steps=", ".join(named))
    (lowest, highest), (low, high) = ends(settings), captions(settings)
    key = "rate.record.captions" if low and high else "rate.record.scale"
    told = say(key, low=low, high=high, lowest=lowest, highest=highest)
    return f"{told} {say('rate.record.by', step=width(settings))}" if width(settings) > 1 else told


def _first(found: Json, say: Say) -> list[str]:
    first = [each for each in found["options"] if each["place"] == 1 and each["n"]]
    if len(found["options"]) < 2 or not first:
        return []
    key = "rate.record.first_tied" if len(first) > 1 else "rate.record.first"
    mean = say.number(first[0]["mean"], 2)
    return [say(key, options=closed_ballots.quoted(each["text"] for each in first), mean=mean)]


def _divided(found: Json, say: Say) -> list[str]:
    if all(each["agreement"] is None for each in found["options"]):
        return []
    texts = {each["id"]: each["text"] for each in found["options"] if each["divided"]}
    told = [texts[each] for each in found["talkFirst"] if each in texts]
    key = "rate.record.divided" if told else "rate.record.none_divided"
    return [say(key, options=closed_ballots.quoted(told))]


def _answers(round_: Round, found: Json, say: Say) -> Table:
    names = tuple(word(round_.settings, each, say) or str(each["value"]) for each in found["steps"])
    columns = (
        Column("place", say("rate.record.column_place")),
        Column("text", say("rate.record.column_text")),
        Column("mean", say("rate.record.column_mean"), "number"),
        Column("median", say("rate.record.column_median"), "number"),
        Column("counts", say("rate.record.column_counts"), "histogram", names),
        Column("n", say("rate.record.column_n"), "int"),
    )
    rows = tuple(
        {
            "_marked": each["divided"],
            "place": say("rate.record.tied" if each["tied"] else "rate.record.place", place=each["place"]),
            **{name: each[name] for name in ("text", "mean", "median", "counts", "n")},
        }
        for each in found["options"]
    )
    return Table(f"{round_.id}_rate", say("rate.record.title"), columns, rows, _drawn(found, say))


def _drawn(found: Json, say: Say) -> str:
    """Which scores share a bar on paper."""
    if not found["bars"]:
        return ""
    spans = ", ".join(f"{each['low']}–{each['high']}" for each in found["bars"])
    return say("rate.record.bars", bars=spans)


def _apart(round_: Round, found: Json, say: Say) -> Table:
    told = {each["id"]: each for each in found["options"]}
    order = [*found["talkFirst"], *(key for key in told if key not in found["talkFirst"])]
    rows = [(told[each]["text"], told[each]) for each in order]
    return spread.table(f"{round_.id}_spread", say("rate.record.column_text"), rows, say)


def _roles(round_: Round, found: Json, say: Say) -> Table:
    """The means by role, apart from the other figures: a page is not wide enough for both."""
    columns = (Column("text", say("rate.record.column_text")), *closed_ballots.role_columns(found, say))
    rows = tuple(
        {"text": each["text"], **{f"role:{key}": figures["mean"] for key, figures in each["byRole"].items()}}
        for each in found["options"]
    )
    return Table(
        f"{round_.id}_roles", say("rate.record.title_roles"), columns, rows, say("rate.record.per_role")
    )
