"""Whether the record holds exactly what was acknowledged: no idea and no ballot lost, none twice, none from nowhere.

Pure: compares a ledger with an exported JSON record. Called by `rehearsal`.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from session.core.state import Json
from session.rehearse.ledger import Ledger


@dataclass
class Findings:
    """`lost`: acknowledged and not in the record. `wrong`: in the record and not acknowledged, or there twice."""

    lost: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def compare(self, what: str, acknowledged: Counter[str], recorded: Counter[str]) -> None:
        for text, number in (acknowledged - recorded).items():
            self.lost += [f"{what}: {text[:120]}"] * number
        for text, number in (recorded - acknowledged).items():
            self.wrong += [f"{what}: {text[:120]}"] * number


def check(document: Json, ledger: Ledger) -> Findings:
    """Hold the record against the ledger."""
    findings = Findings()
    sections = {each["round"]: each for each in document["record"]["sections"]}
    rounds = {each["id"]: each for each in document["rounds"]}
    for name in {*ledger.ideas, *rounds}:
        if name in ledger.ideas or rounds[name]["kind"] == "brainstorm":
            acknowledged = Counter(text for text in ledger.ideas[name].values() if text is not None)
            findings.compare(f"idea in {name}", acknowledged, _listed(sections.get(name)))
    for name in {*ledger.choices, *ledger.paper, *rounds}:
        cast = [*ledger.choices[name].values(), *ledger.paper[name]]
        ballots = [_canonical(choice) for choice in cast]
        _ballots(name, Counter(ballots), rounds.get(name), findings)
    people = document["record"]["people"]["total"]
    findings.lost += ["a seat"] * max(0, ledger.seats - people)
    findings.wrong += ["a seat nobody took"] * max(0, people - ledger.seats)
    return findings


def _listed(section: Any) -> Counter[str]:
    listings = section["appendix"] if section else ()
    return Counter(entry for each in listings for entry in each["entries"])


def _ballots(name: str, acknowledged: Counter[str], round_: Json | None, findings: Findings) -> None:
    """The ballots of a round as a bag: nobody can tell whose they are. A withheld round tells only their number."""
    result = (round_ or {}).get("result") or {}
    if result.get("withheld"):
        missing = acknowledged.total() - result["ballots"]
        findings.lost += [f"ballot in {name}"] * max(0, missing)
        findings.wrong += [f"ballot in {name}"] * max(0, -missing)
        return
    recorded = Counter(_canonical(each["choice"]) for each in (round_ or {}).get("ballots") or ())
    findings.compare(f"ballot in {name}", acknowledged, recorded)


def _canonical(choice: Json) -> str:
    return json.dumps(choice, ensure_ascii=False, sort_keys=True)
