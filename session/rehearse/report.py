"""The outcome of a rehearsal in words and as one JSON object. Pure; called by the command line."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from session.core.shapes import told
from session.core.state import Json
from session.i18n import say
from session.rehearse.ledger import percentiles
from session.rehearse.readiness import readiness
from session.rehearse.rehearsal import Outcome, Plan
from session.rounds import KINDS

SHOWN = 10  # complaints of one sort that are written out


def summary(plan: Plan, outcome: Outcome) -> dict[str, Any]:
    """The figures. `lost`: acknowledged and not in the record, or never answered. Times in milliseconds."""
    ledger = outcome.ledger
    lost = len(outcome.findings.lost) + len(ledger.unanswered)
    faults = len(outcome.findings.wrong) + len(ledger.problems) + len(outcome.accepted)
    return {
        "participants": plan.participants,
        "commands_sent": ledger.sent,
        "acknowledged": ledger.acknowledged,
        "refused": ledger.refused,
        "lost": lost,
        "repeated": ledger.tries - ledger.sent,
        "reconnects": ledger.reconnects,
        "gaps": ledger.gaps,
        "ideas": sum(text is not None for ideas in ledger.ideas.values() for text in ideas.values()),
        "ballots": sum(len(choices) for choices in ledger.choices.values()),
        "acts": dict(sorted(ledger.acts.items())),
        "duration_seconds": round(outcome.seconds, 1),
        "server_cpu_seconds": round(outcome.server_cpu, 2),
        "vote_to_projector_ms": percentiles(ledger.vote_seconds()),
        "idea_to_projector_ms": percentiles(ledger.idea_seconds()),
        "ack_ms": percentiles(ledger.ack_seconds),
        "rubbish": {**outcome.rubbish, "accepted": len(outcome.accepted)},
        "recount": "different" if outcome.differences else "equal",
        "pdf": str(outcome.files["pdf"]) if outcome.files else None,
        "ok": not (lost or faults or outcome.differences),
    }


def report_on(plan: Plan, outcome: Outcome) -> Json:
    """Whether the agenda is ready for a room, as JSON; see `readiness`."""
    steps = plan.own.rounds if plan.own is not None else ()
    typed = {at for at, step in enumerate(steps, 1) if _is_typed_in_the_room(step)}
    report = readiness(outcome.session, outcome.rounds, plan.participants, complaints(outcome), typed)
    return told(report)


def _is_typed_in_the_room(step: Json) -> bool:
    """Whether a round needs options and the agenda names none."""
    source = step.get("source", {})
    takes = KINDS[step["kind"]].takes == "options" and "again" not in step
    return takes and KINDS[step["kind"]].secret and not source.get("round") and not source.get("texts")


def report_lines(report: Json, language: str) -> list[str]:
    """The report for a terminal."""
    t = partial(say, language)
    lines = [
        "",
        t("rehearsal.total", people=report["people"], planned=report["planned"], needed=report["needed"]),
    ]
    for line in report["rounds"]:
        name = t(f"{line['kind']}.name")
        lines.append(
            f"{line['number']:3} {name:20} {line['planned']:3} / {line['needed']:3} min  {line['prompt'][:60]}"
        )
    found = [t(f"rehearsal.{one['code']}", **one["words"]) for one in report["findings"]]
    return [*lines, "", *(found or [t("rehearsal.ready")])]


def complaints(outcome: Outcome) -> list[str]:
    """Everything that is not as it should be, a line each; long lists are cut."""
    ledger = outcome.ledger
    problems = {
        "lost": outcome.findings.lost,
        "never answered": ledger.unanswered,
        "not acknowledged, yet in the record": outcome.findings.wrong,
        "recounted": outcome.differences,
        "rubbish that was accepted": outcome.accepted,
        "problem": ledger.problems,
    }
    lines: list[str] = []
    for what, texts in problems.items():
        lines += [f"{what}: {text}" for text in texts[:SHOWN]]
        if len(texts) > SHOWN:
            lines.append(f"{what}: and {len(texts) - SHOWN} more")
    lines += [f"refused {number} times: {what}" for what, number in ledger.refusals.most_common(SHOWN)]
    return lines


def last_line(figures: dict[str, Any]) -> str:
    return json.dumps(figures, ensure_ascii=False)
