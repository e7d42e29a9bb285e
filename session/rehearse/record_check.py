"""Whether the record holds exactly what was acknowledged: no idea and no ballot lost, none twice, none from nowhere.

Pure: compares a ledger with an exported JSON record.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from session.core.state import Json
from session.rehearse.ledger import Ledger

WORDS = "texts"
"""Where a ballot has people's own words by question."""


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
    sections = {section["round"]: section for section in document["record"]["sections"]}
    rounds = {round_["id"]: round_ for round_ in document["rounds"]}
    for name in {*ledger.ideas, *rounds}:
        if _on_withheld_ballots(name, rounds.get(name), ledger):
            continue
        if name in ledger.ideas or rounds[name]["kind"] == "brainstorm":
            acknowledged = Counter(text for text in ledger.ideas[name].values() if text is not None)
            recorded = _written(name, sections.get(name), acknowledged)
            findings.compare(f"idea in {name}", acknowledged, recorded)
    for name in {*ledger.choices, *ledger.paper, *rounds}:
        cast = [*ledger.choices[name].values(), *ledger.paper[name]]
        _ballots(name, cast, rounds.get(name), findings)
    people = document["record"]["people"]["total"]
    findings.lost += ["a seat"] * max(0, ledger.seats - people)
    findings.wrong += ["a seat nobody took"] * max(0, people - ledger.seats)
    return findings


def _on_withheld_ballots(name: str, round_: Json | None, ledger: Ledger) -> bool:
    """Whether what people wrote stood on ballots of which so few were cast that nothing of them is told."""
    result = (round_ or {}).get("result") or {}
    return bool(result.get("withheld")) and any(WORDS in choice for choice in ledger.choices[name].values())


def _written(name: str, section: Any, acknowledged: Counter[str]) -> Counter[str]:
    """What people wrote in a round, word for word: in its appendix, under its sides where there is room for all of it,
    or as objections to decisions. Of those without figures there is a list, in which a condition stands on the last
    line.
    """
    if not section:
        return Counter()
    written = Counter(entry for listing in section["appendix"] for entry in listing["entries"])
    if not section["appendix"]:
        sides = (side for part in section.get("sides", ()) for side in part["sides"])
        written += Counter(entry for side in sides for entry in side["entries"])
    tables = section.get("tables", ())
    rows = [row for table in tables if table["name"] == f"{name}_objections" for row in table["rows"]]
    written += Counter(row["text"] for row in rows)
    if not tables and not section["appendix"]:
        entries = [entry for listing in section.get("lists", ()) for entry in listing["entries"]]
        texts = (entry if entry in acknowledged else entry.rpartition("\n")[0] for entry in entries)
        written += Counter(text for text in texts if text in acknowledged)
    return written


def _ballots(name: str, choices: list[Json], round_: Json | None, findings: Findings) -> None:
    """The ballots of a round as a bag: nobody can tell whose they are. A withheld round tells only their number."""
    result = (round_ or {}).get("result") or {}
    untold = _withheld(result)
    acknowledged = Counter(_canonical(choice, untold) for choice in choices)
    if result.get("withheld"):
        missing = acknowledged.total() - result["ballots"]
        findings.lost += [f"ballot in {name}"] * max(0, missing)
        findings.wrong += [f"ballot in {name}"] * max(0, -missing)
        return
    ballots = (round_ or {}).get("ballots") or ()
    recorded = Counter(_canonical(ballot["choice"], untold) for ballot in ballots)
    findings.compare(f"ballot in {name}", acknowledged, recorded)


def _withheld(value: Any) -> set[str]:
    """The questions of a result of which only the number of answers is told."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    told = isinstance(value, dict) and value.get("withheld") and "id" in value
    own = {value["id"], value.get("of", value["id"])} if told else set()
    return own.union(*map(_withheld, inner))


def _canonical(choice: Json, untold: set[str]) -> str:
    """A ballot as the record has it: without people's own words and without answers that are not told."""
    return json.dumps(_told(choice, untold), ensure_ascii=False, sort_keys=True)


def _told(value: Any, untold: set[str]) -> Any:
    if not isinstance(value, dict):
        return value
    kept = {key: _told(inner, untold) for key, inner in value.items() if key not in untold}
    bare = {key: "" if key in ("text", "objection") else inner for key, inner in kept.items()}
    return bare | {key: {} for key in bare if key == WORDS}
