"""Whether an agenda is ready for a room, from a rehearsal of it: what will run over, hide, or not be read.

Pure: takes the rounds as the desk had them when everything was over. How long people need is what the kinds say
(`Simulation.seconds`), for the options that really came along; the clock of a rehearsal says nothing, for it runs fast.
A finding has a code, the sentence of which is "rehearsal.<code>", and the words for its gaps.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from session.core.shapes import Shape
from session.core.state import Json
from session.rounds import simulations
from session.rounds.shared.effort import reading

SETTLE = 15.0  # seconds until people have their phone in hand
SLOW, QUICK = 1.6, 0.6  # how long those at the ends take, of what most need
PROMPT_CHARACTERS = 120  # of a question that still stands large on a wall
OPTION_CHARACTERS = 140
SHARE = 0.05  # of options, above which it is no exception any more


class Finding(Shape, frozen=True):
    """`round`: its number, None when it is about the whole."""

    code: str
    round: int | None
    words: dict[str, str | int]


class RoundLine(Shape, frozen=True):
    """One round: planned and needed minutes, how many options it had and how many votes or ideas came."""

    number: int
    kind: str
    prompt: str
    planned: int
    needed: int
    options: int
    inputs: int


class Readiness(Shape, frozen=True):
    """The report. `problems`: what went wrong technically, which is nothing unless the program is at fault."""

    people: int
    planned: int
    needed: int
    rounds: tuple[RoundLine, ...]
    findings: tuple[Finding, ...]
    problems: tuple[str, ...]


def readiness(
    session: Json, rounds: Sequence[Json], people: int, problems: Sequence[str], typed: Collection[int] = ()
) -> Readiness:
    """The report on rounds that were held, in the order of the agenda. `typed`: the numbers of those whose options have
    to be typed in the room.
    """
    lines = [_line(number, round_) for number, round_ in enumerate(rounds, 1) if not round_["skipped"]]
    findings = [*_of_roles(session, rounds)]
    for number, round_ in enumerate(rounds, 1):
        if not round_["skipped"]:
            findings += _of_round(number, round_)
            if number in typed:
                findings.append(Finding("type_options", number, {"number": number}))
    planned, needed = sum(line.planned for line in lines), sum(line.needed for line in lines)
    return Readiness(people, planned, needed, tuple(lines), tuple(findings), tuple(problems))


def seconds_needed(round_: Json) -> float:
    """How long most people need for a round: picking up the phone, reading the question, taking part."""
    simulated = simulations().get(round_["kind"])
    own = simulated.seconds(round_) if simulated is not None else 0.0
    return SETTLE + reading(round_["prompt"]) + own


def _line(number: int, round_: Json) -> RoundLine:
    body = round_["body"] or {}
    inputs = round_["ballots"] if round_["ballots"] is not None else len(body.get("ideas", ()))
    needed = -(-seconds_needed(round_) * SLOW // 60)
    planned = round_["plan"]["minutes"]
    return RoundLine(
        number, round_["kind"], round_["prompt"], planned, int(needed), len(round_["options"]), inputs
    )


def _of_round(number: int, round_: Json) -> Iterator[Finding]:
    if round_["phase"] == "draft":
        yield Finding("not_held", number, {"number": number})
        return
    yield from _of_time(number, round_)
    yield from _of_texts(number, round_)
    if (round_["result"] or {}).get("withheld"):
        words = {
            "number": number,
            "ballots": round_["result"]["ballots"],
            "threshold": round_["result"]["threshold"],
        }
        yield Finding("withheld", number, words)
    elif hidden := sum(_hidden(round_["result"])):
        yield Finding("parts_withheld", number, {"number": number, "n": hidden})


def _of_time(number: int, round_: Json) -> Iterator[Finding]:
    planned, needed = round_["plan"]["minutes"], seconds_needed(round_)
    words = {"number": number, "planned": planned, "needed": int(-(-needed * SLOW // 60))}
    if not planned:
        yield Finding("no_time", number, {"number": number, "needed": words["needed"]})
    elif needed * QUICK > planned * 60:
        yield Finding("never_done", number, words)
    elif needed * SLOW > planned * 60:
        yield Finding("runs_over", number, words)


def _of_texts(number: int, round_: Json) -> Iterator[Finding]:
    length = len(round_["prompt"])
    if not length:
        yield Finding("no_question", number, {"number": number})
    elif length > PROMPT_CHARACTERS:
        yield Finding(
            "long_question", number, {"number": number, "length": length, "limit": PROMPT_CHARACTERS}
        )
    long = [option for option in round_["options"] if len(option["text"]) > OPTION_CHARACTERS]
    if len(long) > SHARE * len(round_["options"]):
        yield Finding("long_options", number, {"number": number, "n": len(long), "limit": OPTION_CHARACTERS})


def _of_roles(session: Json, rounds: Sequence[Json]) -> Iterator[Finding]:
    """Roles that were told together with others in every vote that tells roles apart: they are small, or the large
    one that took in the rest.
    """
    labels = {role["id"]: role["label"] for role in session["roles"]}
    told = [_roles_told(round_) for round_ in rounds if round_["byRole"] and _roles_told(round_) is not None]
    if not told or not labels:
        return
    for role, label in labels.items():
        if not any(role in roles for roles in told if roles is not None):
            large = session.get("seats", {}).get(role, 0) >= session["threshold"]
            yield Finding(
                "joined_role" if large else "small_role",
                None,
                {"role": label, "threshold": session["threshold"]},
            )
    if all(not roles - {"*"} for roles in told if roles is not None):
        yield Finding("no_roles", None, {"threshold": session["threshold"]})


def _roles_told(round_: Json) -> set[str] | None:
    """The roles of which a result tells how they voted; None when there is none."""
    result = round_["result"] or {}
    roles = result.get("roles")
    return None if roles is None else {str(role["role"]) for role in roles if role["role"] is not None}


def _hidden(value: object) -> Iterator[int]:
    """A one for every part of a result that is withheld."""
    if isinstance(value, Mapping):
        if value.get("withheld") and "id" in value:
            yield 1
        for inner in value.values():
            yield from _hidden(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _hidden(inner)
