"""Ballots of simulated people for the kinds that score, weigh, consent and estimate: what one person would choose.

Called by `conduct`. Like there, everything comes from the person's dice and opinions. A ballot is complete and in the
form in which the record has it, so that the two can be compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from session.core.state import Json

if TYPE_CHECKING:
    from session.rehearse.conduct import Turn

UNSURE = 0.06
STANCES = {"consent": 12, "concern": 4, "objection": 1, "abstain": 1}
WHOLE = {"id": "whole", "text": ""}
STEPS = {"1-5": (1, 5), "1-10": (1, 10), "-2-2": (-2, 2)}
ASIDE = (
    0.25  # of the scores lie a tenth of the scale from what a person thinks, so that a second vote differs
)


def rate(turn: Turn) -> Json:
    """A score on every option, around what this person thinks of it; now and then "don't know"."""
    settings, options = turn.round["settings"], turn.round["options"]
    lowest, highest = STEPS.get(settings["scale"], (1, len(settings["labels"])))
    width = 1
    if settings["scale"] == "range":
        lowest, highest, width = settings["lowest"], settings["highest"], settings["step"]
    most = (highest - lowest) // width

    def score(text: str) -> int | None:
        if settings["dont_know"] and turn.dice.random() < UNSURE:
            return None
        aside = turn.dice.choice((-1, 1)) * max(1, most // 10) if turn.dice.random() < ASIDE else 0
        return lowest + width * max(0, min(most, round(turn.opinion(text) * most) + aside))

    return {"values": {each["id"]: score(each["text"]) for each in options}}


def criteria(turn: Turn) -> Json:
    """A score for every option on every criterion, around what this person thinks of the two together."""
    settings, ids = turn.round["settings"], turn.round["body"]["weights"]
    highest = 10 if settings["scale"] == "1-10" else 5

    def score(text: str, criterion: str) -> int | None:
        if settings["dont_know"] and turn.dice.random() < UNSURE:
            return None
        liked = (turn.opinion(text) + turn.opinion(f"{text} {criterion}")) / 2
        return max(1, min(highest, 1 + round(liked * (highest - 1) + turn.dice.uniform(-0.7, 0.7))))

    options = turn.round["options"]
    return {"values": {each["id"]: {key: score(each["text"], key) for key in ids} for each in options}}


def consent(turn: Turn) -> Json:
    def answer() -> Json:
        stance = turn.dice.choices(tuple(STANCES), tuple(STANCES.values()))[0]
        speaks = stance == "objection" or (stance == "concern" and turn.dice.random() < 0.7)
        return {"stance": stance, "text": turn.write("objections") if speaks else ""}

    return {"answers": {each["id"]: answer() for each in turn.round["options"]}}


def estimate(turn: Turn) -> Json:
    """A whole number that grows with what this person thinks, or a range around it."""
    settings, options = turn.round["settings"], turn.round["options"] or [WHOLE]
    lowest, highest = settings["lowest"], settings["highest"]

    def guess(text: str) -> Json | None:
        if settings["dont_know"] and turn.dice.random() < UNSURE:
            return None
        middle = lowest + round((highest - lowest) * turn.opinion(text))
        if settings["answer"] == "number":
            return {"low": middle, "high": None}
        aside = round((highest - lowest) * turn.dice.uniform(0, 0.15))
        return {"low": max(lowest, middle - aside), "high": min(highest, middle + aside)}

    return {"values": {each["id"]: guess(each["text"]) for each in options}}


def statements(turn: Turn) -> Json:
    """Agrees with what this person likes, disagrees with the rest, and now and then has no opinion or skips one."""

    def answer(text: str) -> str:
        liked = turn.opinion(text) + turn.dice.uniform(-0.2, 0.2)
        return "pass" if turn.dice.random() < UNSURE else "agree" if liked > 0.5 else "disagree"

    options = turn.round["options"]
    asked = [each for each in options if turn.dice.random() >= UNSURE] or options[:1]
    return {"answers": {each["id"]: answer(each["text"]) for each in asked}}


def mood(turn: Turn) -> Json:
    """A position around what this person thinks of the question."""
    lowest, highest = (0, 100) if turn.round["settings"]["scale"] == "0-100" else (1, 10)
    liked = min(1.0, max(0.0, turn.opinion(turn.round["prompt"]) + turn.dice.uniform(-0.3, 0.3)))
    return {"value": lowest + round((highest - lowest) * liked)}


def choose(turn: Turn) -> Json:
    """What this person likes best, between the least and the most."""
    settings, options = turn.round["settings"], turn.round["options"]
    most = min(settings["most"] or len(options), len(options))
    number = turn.dice.randint(min(settings["least"], most), most)
    liked = sorted(options, key=lambda each: turn.dice.random() * 0.4 - turn.opinion(each["text"]))
    return {"chosen": sorted(each["id"] for each in liked[:number])}


def poll(turn: Turn) -> Json:
    """The option this person likes best, or yes when the question sounds good; now and then an abstention."""
    settings, options = turn.round["settings"], turn.round["options"]
    if settings["abstain"] and turn.dice.random() < UNSURE:
        return {"answer": None}
    if settings["answers"] == "yes_no" or not options:
        return {
            "answer": "yes"
            if turn.opinion(turn.round["prompt"]) + turn.dice.uniform(-0.2, 0.2) > 0.4
            else "no"
        }
    liked = max(options, key=lambda each: turn.opinion(each["text"]) + turn.dice.random() * 0.4)
    return {"answer": liked["id"]}


def budget(turn: Turn) -> Json:
    """What this person likes, whatever it costs."""
    body = turn.round["body"]
    liked = [
        each
        for each in body["costs"]
        if turn.opinion(body["names"][each]) + turn.dice.uniform(-0.2, 0.2) > 0.55
    ]
    return {"approved": sorted(liked)}
