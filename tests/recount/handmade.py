"""A small record written by hand: every figure in it was worked out on paper."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

# As the first pages tell the third round.
DECIDED = [
    {"text": "D", "support": 4, "neutral": 1, "against": 1, "ballots": 6, "withheld": False, "round": "r3"},
    {
        "text": "E",
        "support": None,
        "neutral": None,
        "against": None,
        "ballots": 2,
        "withheld": True,
        "round": "r3",
    },
]


def document(*rounds: Json, listed: dict[str, list[str]] | None = None, people: int = 0) -> Json:
    sections = [
        {"round": name, "tables": [], "lists": [], "appendix": [{"title": "", "entries": list(entries)}]}
        for name, entries in (listed or {}).items()
    ]
    record = {"threshold": 3, "sections": sections, "decisions": DECIDED, "people": {"total": people}}
    return {"schema": "versnelkamer-record/1", "record": record, "rounds": list(rounds)}


def _round(
    kind: str, n: int, settings: Json, options: list[str], ballots: list[Json] | None, result: Json
) -> Json:
    shown = [{"id": name, "text": name.upper(), "note": "", "source": None} for name in options]
    return {
        "id": f"r{n}", "n": n, "kind": kind, "prompt": "", "phase": "released",
        "settings": settings, "options": shown, "ballots": ballots, "result": result,
    }  # fmt: skip


def _ballots(*choices: Json) -> list[Json]:
    """The first three from role a, the others from the merged roles."""
    return [{"role": "a" if at < 3 else "*", "choice": choice} for at, choice in enumerate(choices)]


ROLES = [{"role": "a", "ballots": 3}, {"role": "*", "ballots": 3}]
# One other ballot is enough: the one with three dots on x, or one that gives x 5 and y 3.
FRAGILE = {
    "verdict": "fragile", "reasons": [{"code": "few_first", "about": ["1"]}], "flips": 1, "cutFlips": None, "line": None
}  # fmt: skip


def dots() -> Json:
    """Six people, three dots each: x 8 (a 5), y 4 (a 3), z 4 (a 1); two dots left over."""
    given = (
        {"x": 3},
        {"x": 2, "y": 1},
        {"y": 2, "z": 1},
        {"x": 1, "z": 2},
        {"x": 1, "y": 1, "z": 1},
        {"x": 1},
    )
    figures = {"x": (8, 5, 1, False, 5, 3), "y": (4, 3, 2, True, 3, 1), "z": (4, 3, 2, True, 1, 3)}
    options = [
        {
            "id": name, "text": name.upper(), "dots": points, "voters": voters, "place": place, "tied": tied,
            "byRole": {
                "a": {"dots": of_a, "ballots": 3, "perPerson": round(of_a / 3, 6)},
                "*": {"dots": rest, "ballots": 3, "perPerson": round(rest / 3, 6)},
            },
        }
        for name, (points, voters, place, tied, of_a, rest) in figures.items()
    ]  # fmt: skip
    result = {
        "ballots": 6, "dots": 16, "unused": 2, "options": options, "tiers": [["x"], ["y", "z"]], "roles": ROLES,
        "solid": FRAGILE,
    }  # fmt: skip
    return _round(
        "dots",
        1,
        {"dots": 3, "per_option": 3},
        ["x", "y", "z"],
        _ballots(*({"dots": dots_of} for dots_of in given)),
        result,
    )


def rate() -> Json:
    """On x: 1 1 5 | 5 5 and one who does not know; on y everybody 3."""
    values = (1, 1, 5, 5, 5, None)
    ballots = _ballots(*({"values": {"x": score, "y": 3}} for score in values))
    x = {
        "id": "x", "text": "X", "n": 5, "dontKnow": 1, "counts": [2, 0, 0, 0, 3], "mean": 3.4, "median": 5.0,
        "q1": 1.0, "q3": 5.0, "sd": 2.19089, "agreement": -0.6, "divided": True, "place": 1, "tied": False,
        "byRole": {},
    }  # fmt: skip
    y = {
        "id": "y", "text": "Y", "n": 6, "dontKnow": 0, "counts": [0, 0, 6, 0, 0], "mean": 3.0, "median": 3.0,
        "q1": 3.0, "q3": 3.0, "sd": 0.0, "agreement": 1.0, "divided": False, "place": 2, "tied": False,
        "byRole": {
            role: {"n": 3, "counts": [0, 0, 3, 0, 0], "mean": 3.0, "median": 3.0} for role in ("a", "*")
        },
    }  # fmt: skip
    result = {
        "ballots": 6, "steps": [], "options": [x, y], "tiers": [["x"], ["y"]], "roles": ROLES, "talkFirst": ["x", "y"],
        "solid": FRAGILE,
    }  # fmt: skip
    return _round("rate", 2, {"scale": "1-5", "labels": [], "dont_know": True}, ["x", "y"], ballots, result)


def decide() -> Json:
    """d: four for, one neutral, one against who says why; e was answered by two, so it tells nothing."""
    stances = (("support", ""),) * 4 + (("neutral", ""), ("against", "Te kort."))
    ballots = _ballots(
        *({"answers": {"d": {"revision": 1, "stance": stance, "objection": why}}} for stance, why in stances)
    )
    for ballot in ballots[:2]:
        ballot["choice"]["answers"]["e"] = {"revision": 1, "stance": "support", "objection": ""}
    figures = {"support": 4, "neutral": 1, "against": 1, "n": 6, "objections": ["Te kort."]}
    roles = {
        "a": {"support": 3, "neutral": 0, "against": 0, "n": 3},
        "*": {"support": 1, "neutral": 1, "against": 1, "n": 3},
    }
    decisions = [
        {"id": "d", "text": "D", **figures, "byRole": roles},
        {"id": "e", "text": "E", "withheld": True, "n": 2},
    ]
    return _round(
        "decide", 3, {}, ["d", "e"], ballots, {"ballots": 6, "decisions": decisions, "roles": ROLES}
    )


def withheld() -> Json:
    return _round("dots", 4, {"dots": 3}, ["x"], None, {"withheld": True, "ballots": 2, "threshold": 3})


def brainstorm() -> Json:
    result = {"count": 2, "perTopic": {"t": 2}}
    return _round("brainstorm", 5, {}, [], None, result)


LISTED = {"r5": ["Een bank.", "Een tuin."]}


def whole() -> Json:
    return document(dots(), rate(), decide(), withheld(), brainstorm(), listed=LISTED, people=6)
