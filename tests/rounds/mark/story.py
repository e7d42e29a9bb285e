"""The golden story of mark: sentences of long and short texts, whole texts, slices, and a sentence that is hidden."""

from __future__ import annotations

from session.core.state import Json, Round
from tests.cast import Story, fay
from tests.golden.votes import Script, whole

TEXTS = (
    "Ik werk hier elf jaar. Mensen vragen geen hulp, want ze zijn bang voor een oordeel!\nDat zie ik bij dhr. K. ook.",
    '=SOM(A1:A3) is geen zin. "Of wel?" vroeg de buurvrouw. Nee.',
    "Één vast aanspreekpunt 🇳🇱",
    "Geef ons tijd. #let x = *vet* <b>&amp;</b> $1 250,50",
    "Ga mee naar het eerste gesprek.",
)


def choose(round_: Round, number: int) -> Json:
    """One slice in turn; sentences in it in turn, and now and then none."""
    slices = round_.body.slices
    dealt = slices[number % len(slices)] if slices else ()
    keys = [key for key, one in round_.body.sentences.items() if one.of in dealt and one.hidden is not True]
    most = min(round_.settings["marks"], len(keys), number % 4)
    marked = {keys[(number + number // 5 + at) % len(keys)] for at in range(most)}
    seen = {text: sorted(key for key in marked if key.rpartition(".")[0] == text) for text in dealt}
    return {"seen": dict(sorted(seen.items()))}


def during(story: Story, round_: str) -> Story:
    """Somebody marked this sentence already."""
    first = next(iter(story.state.rounds[round_].body.sentences))
    return story.when(fay.asks("mark.hide", round_, sentence=first, hidden=True))


def after(story: Story, round_: str) -> Story:
    second = list(story.state.rounds[round_].body.sentences)[1]
    return story.when(
        fay.asks("mark.hide", round_, sentence=second, hidden=True),
        fay.asks("mark.hide", round_, sentence=second, hidden=False),
    )


def story() -> Story:
    settings = ({}, {"unit": "items", "marks": 2, "slice": 0}, {"marks": 5, "slice": 2})
    return whole(Script("mark", choose, settings, TEXTS, during, after, clear=(1, 1, 2)))
