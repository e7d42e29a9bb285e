"""The golden story of open questions: long and short answers, pasted ones, hidden ones, and one that was cut twice."""

from __future__ import annotations

from session.core.state import Json, Round
from tests.cast import Story, fay
from tests.golden.votes import Script, whole

TEXTS = (
    "Hoe makkelijk is het in jouw wijk om hulp te vragen?",
    "=Wat werkt er al?",
    "Wat kan weg <af>?",
)
WORDS = (
    "Mensen bellen pas als het niet meer gaat. Ze zijn bang voor een formulier. Bij de soep vertellen ze het wel.",
    "Één plek 🇳🇱",
    '=SOM(A1) "nee"\n\nGeef ons tijd',
)


def choose(round_: Round, number: int) -> Json:
    """Some only score, some only write, most do both; what they write differs."""
    top = {"none": 0, "1-5": 5, "1-10": 10}[round_.settings["scale"]]
    scores, texts = {}, {}
    for at, option in enumerate(round_.options):
        if top and (number + at) % 5 != 4:
            scores[option.id] = 1 + (number * 3 + at + number // 4) % top
        if (number + at) % 4 != 3 or option.id not in scores:
            texts[option.id] = f"{number}: {WORDS[(number + at) % len(WORDS)]}"[
                : round_.settings["characters"]
            ].strip()
    return {"scores": scores, "texts": texts}


def during(story: Story, round_: str) -> Story:
    """Answers from elsewhere, of which one is hidden at once."""
    question = story.state.rounds[round_].options[0].id
    story = story.when(
        fay.asks(
            "open_question.paste",
            round_,
            question=question,
            texts=["Van het forum. Twee zinnen.", "Per mail"],
        )
    )
    pasted = list(story.state.rounds[round_].body.pasted)
    return story.when(fay.asks("open_question.hide", round_, answer=pasted[1], hidden=True))


def after(story: Story, round_: str) -> Story:
    """One answer is hidden, a pasted one is cut, joined and cut again; a round that never opens would take two."""
    state = story.state.rounds[round_]
    [pasted, hidden] = state.body.pasted
    first = f"{state.options[0].id}:1"
    story = story.when(
        fay.asks("open_question.hide", round_, answer=hidden, hidden=False),
        fay.asks(
            "open_question.split", round_, answer=pasted, texts=["Van het forum.", "Twee zinnen."], was=[]
        ),
        fay.asks("open_question.hide", round_, answer=first, hidden=True),
    )
    items = list(story.state.rounds[round_].body.items[pasted])
    return story.when(
        fay.asks("open_question.hide", round_, answer=items[0], hidden=True),
        fay.asks(
            "open_question.split", round_, answer=pasted, texts=[], was=["Van het forum.", "Twee zinnen."]
        ),
        fay.asks(
            "open_question.split", round_, answer=pasted, texts=["Van het forum.", "Twee zinnen."], was=[]
        ),
        fay.asks("round.add", kind="mark", source={"round": round_, "pick": "top", "top": 2}),
    )


def story() -> Story:
    settings = (
        {"low": "heel moeilijk", "high": "heel makkelijk"},
        {"scale": "1-10", "with_score": False},
        {"scale": "none", "characters": 60},
    )
    return whole(Script("open_question", choose, settings, TEXTS, during, after, flavour="questions"))
