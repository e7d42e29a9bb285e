"""The first pages of the printed record: who took part, what was decided with how many rings, and the actions.

Pure. The dictionaries are drawn by the template.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import UNSET, UnsetType

from session.core.section import Concern
from session.i18n import catalog, number, say
from session.record import held, table_cells
from session.record.document import Record, RoundResolution
from session.record.pages import ConcernBox, DecisionBox, MinorityBox, OutcomePage, PeopleBox, RoleRow
from session.record.reading import Reading

_UNITS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_SHAPES_A_ROLE = 40  # two lines of shapes on the cover
_RINGS = 132  # twelve lines of rings beside a decision
_LONGEST_ROLE = 60  # characters on the cover
_A_LONG_DECISION = 600  # characters; such a block may run over to the next page


def pages(record: Record, reading: Reading) -> tuple[PeopleBox, list[DecisionBox], OutcomePage]:
    """Who took part, every decision, and the page of the outcome without its decisions."""
    return people(record, reading), decisions(record), _actions(record)


def people(record: Record, reading: Reading) -> PeopleBox:
    """The cover's rows of shapes: one row a role, a role that is too small to name has a row without shapes."""
    lang = record.language
    counts = [role.count or 0 for role in record.people.roles]
    unit, at_least = _unit(max(counts, default=0), _SHAPES_A_ROLE), record.people.step is not UNSET
    rows: list[RoleRow] = [
        {
            "text": _of_role(lang, role.label, role.count, at_least=at_least),
            "mark": at % 6 + 1,
            "shapes": 0 if role.count is None else -(-role.count // unit),
        }
        for at, role in enumerate(record.people.roles)
    ]
    if record.people.merged:
        words = "record.pdf.people_besides" if at_least else "record.pdf.merged_people"
        text = say(lang, words, n=record.people.merged)
        rows.append({"text": text, "mark": 5, "shapes": 0})
    box: PeopleBox = {
        "title": _took_part(record),
        "rows": rows,
        "note": say(lang, "record.pdf.unit_people", count=unit) if unit > 1 else "",
    }
    if reading.unnamed:
        box["unnamed"] = say(lang, "record.pdf.unnamed", roles=", ".join(reading.unnamed))
    return box | {"empty": _empty_chairs(record, record.people.empty)} if record.people.empty else box


def _empty_chairs(record: Record, empty: Sequence[str] | UnsetType) -> str:
    """Who was invited and did not come. When people came in after the count by role, it says so."""
    labels = [] if isinstance(empty, UnsetType) else list(empty)
    words = "record.pdf.empty_chairs_then" if record.people.since is True else "record.pdf.empty_chairs"
    return say(record.language, words, n=len(labels), roles=", ".join(labels), threshold=record.threshold)


def _took_part(record: Record) -> str:
    """People, where that is what was counted: each had a card. Otherwise a person with two phones counts twice."""
    total, cards = record.people.total, record.people.cards
    if cards is UNSET or (cards == total and total):
        return say(record.language, "record.pdf.took_part", n=total)
    return say(record.language, "record.pdf.devices_took_part", n=total)


def final(record: Record) -> list[RoundResolution]:
    """Every decision once: of rounds that decided about the same words the last in which people voted."""
    found: dict[str, RoundResolution] = {}
    for decision in record.decisions:
        words = decision.text.strip()
        if words not in found or decision.ballots > 0:
            found[words] = decision
    return [decision for decision in record.decisions if found[decision.text.strip()] is decision]


def decisions(record: Record) -> list[DecisionBox]:
    """Every decision, with its figures on the cover and its rings on the page of the outcome. Another vote on the
    same words stands on that page only.
    """
    numbers = {id(decision): at for at, decision in enumerate(final(record), 1)}
    total = len(numbers)
    return [_decision(record, numbers.get(id(decision)), total, decision) for decision in record.decisions]


def _actions(record: Record) -> OutcomePage:
    """The page of the outcome without its decisions: titles and the table of actions."""
    lang, words = record.language, catalog(record.language)
    heads = [words[f"record.pdf.action_{column}"] for column in ("text", "owner", "due")]
    open_ = words["record.pdf.to_agree"]
    sure = _confidence(record)
    if sure:
        heads.append(words["record.pdf.action_confidence"])
    rows = [
        [
            action.text,
            action.owner or open_,
            held.written(lang, action.due) or open_,
            *([sure.get(action.text, table_cells.MISSING)] if sure else []),
        ]
        for action in record.actions
    ]
    if any(action.sure is not UNSET for action in record.actions):
        heads.append(words["record.pdf.action_sure"])
        for row, action in zip(rows, record.actions, strict=True):
            row.append(number(lang, action.sure, 1) if isinstance(action.sure, float) else "–")
    return {
        "shown": bool(record.decisions or record.actions),
        "running": words["record.pdf.outcome_running"],
        "title": words["record.pdf.outcome"],
        "actions_title": words["record.pdf.actions"],
        "actions": table_cells.words_table(
            "", heads, rows, note=words["record.pdf.confidence_is"] if sure else ""
        ),
    }


def _confidence(record: Record) -> dict[str, str]:
    """How sure people are of each action, by its text, where that was asked and may be told."""
    rows = [
        row
        for section in record.sections
        for table in section.tables
        if table.name == f"{section.round}_actions"
        for row in table.rows
    ]
    told = [(str(row["text"]), row.get("mean"), row.get("n")) for row in rows]
    return {
        text: say(record.language, "record.pdf.confidence", mean=number(record.language, mean, 1), n=n)
        for text, mean, n in told
        if isinstance(mean, float) and isinstance(n, int)
    }


def _decision(record: Record, at: int | None, total: int, decision: RoundResolution) -> DecisionBox:
    """`at`: its number; None of another vote on what stands there already."""
    lang = record.language
    voted = not decision.withheld and decision.support is not None and decision.ballots > 0
    box: DecisionBox = {
        "label": _label(record, decision, at, total),
        "text": decision.text,
        "withheld": "" if voted else why_no_figures(record, decision),
        "objections": list(decision.objections),
        "no_objections": say(lang, "record.pdf.no_objections") if voted else "",
        "long": len(decision.text) + sum(map(len, decision.objections)) > _A_LONG_DECISION,
        "figure": "",
        "support_word": say(lang, "record.pdf.for"),
        "lines": [],
        "rings": [],
    }
    if at is None:
        box["besides"] = True
    if decision.origin:
        box["origin"] = list(decision.origin)
    if not isinstance(decision.minority, UnsetType):
        box["minority"] = minority = _minority(lang, decision.minority)
        box["long"] |= len(decision.text) + _length(minority) > _A_LONG_DECISION
        box["lines"].append(say(lang, "record.pdf.count_objections", n=len(decision.minority)))
    if voted:
        _add_figures(lang, decision, box)
    return box


def _label(record: Record, decision: RoundResolution, at: int | None, total: int) -> str:
    """Which decision it is, and of which round: two rounds can decide about the same words."""
    rounds = {section.round: section.n for section in record.sections}
    if at is None:
        return say(record.language, "record.pdf.decided_besides", round=rounds.get(decision.round, ""))
    counted = say(record.language, "record.pdf.decision_of", number=at, total=total)
    if decision.round not in rounds:
        return counted
    return say(record.language, "record.pdf.decision_in", decision=counted, round=rounds[decision.round])


def _minority(lang: str, concerns: tuple[Concern, ...]) -> MinorityBox:
    return {
        "title": say(lang, "record.pdf.minority"),
        "none": "" if concerns else say(lang, "record.pdf.no_minority"),
        "concerns": [_concern(lang, concern) for concern in concerns],
    }


def _concern(lang: str, concern: Concern) -> ConcernBox:
    under = [say(lang, "record.pdf.condition", text=concern.condition)] if concern.condition else []
    if concern.joined:
        under.append(say(lang, "record.pdf.joined", n=concern.joined))
    return {"text": concern.text, "under": under}


def _length(minority: MinorityBox) -> int:
    return sum(len(words) for one in minority["concerns"] for words in (one["text"], *one["under"]))


def _add_figures(lang: str, decision: RoundResolution, box: DecisionBox) -> None:
    counts = [
        ("support", decision.support or 0),
        ("neutral", decision.neutral or 0),
        ("against", decision.against or 0),
    ]
    unit = _unit(sum(count for _, count in counts), _RINGS)
    legend = [(kind, say(lang, f"record.pdf.count_{kind}", count=count)) for kind, count in counts]
    support = number(lang, counts[0][1])
    box["figure"] = say(lang, "record.pdf.of", part=support, whole=decision.ballots)
    box["lines"] = [words for kind, words in legend if kind == "against"] + box["lines"]
    box["support"] = support
    box["of"] = say(lang, "record.pdf.of_support", whole=decision.ballots)
    box["rings"] = [(kind, -(-count // unit)) for kind, count in counts]
    box["legend"] = legend
    box["unit_note"] = say(lang, "record.pdf.unit_ballots", count=unit) if unit > 1 else ""
    spoken = ", ".join(words for _, words in legend)
    box["alt"] = say(lang, "record.pdf.alt_rings", ballots=decision.ballots, counts=spoken)


def why_no_figures(record: Record, decision: RoundResolution) -> str:
    """Why a decision stands there without figures."""
    if decision.withheld:
        return say(record.language, "common.withheld", threshold=record.threshold)
    return say(record.language, "record.pdf.no_vote")


def _of_role(lang: str, label: str, count: int | None, *, at_least: bool) -> str:
    label = label if len(label) <= _LONGEST_ROLE else label[: _LONGEST_ROLE - 1].rstrip() + "…"
    if count is None:
        return say(lang, "record.pdf.role_too_small", role=label)
    words = "record.pdf.role_at_least" if at_least else "record.pdf.role_count"
    return say(lang, words, role=label, count=count)


def _unit(most: int, room: int) -> int:
    return next((unit for unit in _UNITS if most <= unit * room), _UNITS[-1])
