"""How a made-up person answers an open question: a score for what this person thinks of it, and a few sentences.

Some only score, some only write. When it is closed, the desk cuts the longest answer into its sentences.
"""

from __future__ import annotations

from session.core.state import Json
from session.rounds.shared.effort import options_read
from session.rounds.shared.simulation import Ask, Pause, Person, Simulation, Steps, Variant, Vote, Wrote

TOP = {"none": 0, "1-5": 5, "1-10": 10}
ENDS = {
    "nl": {"low": "heel moeilijk", "high": "heel makkelijk"},
    "en": {"low": "very hard", "high": "very easy"},
}
SENTENCES = (1, 1, 2, 3, 6)
WRITING = 60.0  # seconds


def choose(round_: Json, person: Person) -> Json:
    top, most = TOP[round_["settings"]["scale"]], round_["settings"]["characters"]
    scores, texts = {}, {}
    for question in person.answered(round_["options"]):
        name, about = question["id"], question["text"]
        if top and not person.is_unsure():
            scores[name] = 1 + person.step(person.opinion(about), top - 1)
        if person.dice.random() < person.habits.explains or name not in scores:
            texts[name] = _written(person, most, about)
    return {"scores": dict(sorted(scores.items())), "texts": dict(sorted(texts.items()))}


def _written(person: Person, most: int, about: str) -> str:
    """One sentence, or a small story."""
    sides = [person.dice.choice(("ideas", "pro", "contra")) for _ in range(person.dice.choice(SENTENCES))]
    sentences = [person.words(side, most, about) for side in sides]
    return " ".join(sentences)[:most].strip()


def act(round_: Json, person: Person) -> Steps:
    """What somebody wrote stands in the record when the round closes; a second ballot replaces the first."""
    yield Pause(person.dice.random())
    changes = person.dice.random() < person.habits.changes
    written: dict[str, str] = {}
    own = person.dice.random()
    for _ in range(2 if changes else 1):
        choice = choose(round_, person)
        voted = yield Vote(choice)
        if not voted.ok:
            return
        gone = {question: None for question in written if question not in choice["texts"]}
        written = choice["texts"]
        for question, words in {**gone, **written}.items():
            yield Wrote(f"{question} {own}", words)


def afterwards(round_: Json, person: Person) -> Steps:
    """The answer with the most sentences becomes as many items."""
    answers = (round_["result"] or {}).get("answers", {})
    cut = {key: _sentences(answer["text"]) for key, answer in answers.items()}
    longest = max(cut, key=lambda key: len(cut[key]), default=None)
    if longest is not None and len(cut[longest]) > 1:
        yield Ask("split", {"answer": longest, "texts": cut[longest], "was": []}, "answer cut")


def _sentences(text: str) -> list[str]:
    pieces = text.replace(". ", ".\n").split("\n")
    return [piece for piece in pieces if piece.strip()][:50] if len(pieces) <= 50 else []


SIMULATION = Simulation(
    rounds=(
        Variant(words=ENDS, most=12),
        Variant("words", {"scale": "none", "characters": 400}, most=12),
        Variant("ten", {"scale": "1-10", "with_score": False, "characters": 40}, most=12, pictured=False),
    ),
    question={
        "nl": "Herken je dit? Vertel hoe dat bij jou gaat.",
        "en": "Do you recognise this? Tell us how it goes where you are.",
    },
    choose=choose,
    act=act,
    afterwards=afterwards,
    seconds=lambda round_: options_read(round_) + WRITING * len(round_["options"]),
)
