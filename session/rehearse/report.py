"""The outcome of a rehearsal in words and as one JSON object. Pure; called by the command line."""

from __future__ import annotations

import json
from typing import Any

from session.rehearse.ledger import percentiles
from session.rehearse.rehearsal import Outcome, Plan

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
        "pdf": str(outcome.files["pdf"]),
        "ok": not (lost or faults or outcome.differences),
    }


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
