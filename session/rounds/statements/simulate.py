"""How a made-up person answers statements: a vote, and from half of the people an argument, which some reconsider."""

from __future__ import annotations

from session.core.state import Json
from session.rounds.shared import checking
from session.rounds.shared.effort import per_option
from session.rounds.shared.simulation import (
    Ask,
    Person,
    Simulation,
    Steps,
    Variant,
    Wrote,
    corrected,
    voting,
)

AGREES = 0.5
SPEAKS = 0.5
WITHDRAWN = 0.06
CORRECTED = 0.04


def choose(round_: Json, person: Person) -> Json:
    """Agrees with what this person likes, disagrees with the rest, and now and then passes or skips one."""
    answers = {}
    for statement in person.answered(round_["options"]):
        liked = person.liking(statement["text"])
        answers[statement["id"]] = "pass" if person.is_unsure() else "agree" if liked > AGREES else "disagree"
    return {"answers": answers}


def act(round_: Json, person: Person) -> Steps:
    yield from voting(choose)(round_, person)
    statement, side = person.dice.choice(round_["options"]), person.dice.choice(("for", "against"))
    speaks, fate = person.dice.random() < SPEAKS, person.dice.random()
    most = round_["settings"]["argument_characters"]
    if not speaks or round_["settings"]["arguments"] == "none":
        return
    text = person.words("pro" if side == "for" else "contra", most, statement["text"])
    added = yield Ask("add_argument", {"statement": statement["id"], "side": side, "text": text})
    if added.ok and not checking.asked(round_["settings"]):  # what waits may never stand in the record
        yield Wrote(added.reply["argument"], text)
        yield from _reconsidered(added.reply["argument"], text, corrected(text, most), fate)


def _reconsidered(argument: str, words: str, better: str, fate: float) -> Steps:
    if fate < WITHDRAWN:
        withdrawn = yield Ask("withdraw_argument", {"argument": argument})
        if withdrawn.ok:
            yield Wrote(argument, None)
    elif fate < WITHDRAWN + CORRECTED:
        edited = yield Ask("edit_argument", {"argument": argument, "text": better, "was": words})
        if edited.ok:
            yield Wrote(argument, better)


SIMULATION = Simulation(
    rounds=(
        Variant(),
        Variant(
            "live",
            {"arguments": "live", "arguments_per_person": 1, "argument_characters": 20},
            pictured=False,
        ),
        Variant("silent", {"arguments": "none"}, pictured=False),
    ),
    choose=choose,
    act=act,
    seconds=lambda round_: per_option(6)(round_) + (0 if round_["settings"]["arguments"] == "none" else 35),
)
