"""What there is to look at: each kind with the settings under which it draws something else.

`options` says what the number of options of a cell stands for: "options", "topics" or None where a variant has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from session.rounds.brainstorm import TOPICS

LABELS = {
    "nl": ["Helemaal niet", "Liever niet", "Kan ermee leven", "Graag", "Heel graag, liefst morgen al"],
    "en": ["Not at all", "Rather not", "I can live with it", "Yes please", "Very much, preferably tomorrow"],
}
PLAN = {"nl": {"low": "slecht plan", "high": "goed plan"}, "en": {"low": "bad plan", "high": "good plan"}}
USE = {
    "nl": {"low": "weinig aan gehad", "high": "veel aan gehad"},
    "en": {"low": "of little use", "high": "of great use"},
}
PEOPLE = {"nl": {"unit": "mensen"}, "en": {"unit": "people"}}
HOURS = {"nl": {"unit": "uur"}, "en": {"unit": "hours"}}
CRITERIA = {
    "nl": [
        {"name": "Wat het oplevert voor bewoners", "weight": 3, "low": "weinig", "high": "veel"},
        {
            "name": "Haalbaar binnen een jaar",
            "weight": 2,
            "question": "Lukt het met de mensen en het geld van nu?",
        },
        {"name": "Kosten", "weight": 2, "lower": True, "low": "goedkoop", "high": "duur"},
        {"name": "Draagvlak in de wijk", "weight": 1},
    ],
    "en": [
        {"name": "What it brings residents", "weight": 3, "low": "little", "high": "a lot"},
        {
            "name": "Feasible within a year",
            "weight": 2,
            "question": "Can it be done with the people and money of now?",
        },
        {"name": "Costs", "weight": 2, "lower": True, "low": "cheap", "high": "expensive"},
        {"name": "Support in the neighbourhood", "weight": 1},
    ],
}


@dataclass(frozen=True)
class Variant:
    """A kind under some settings. `words`: settings that differ by language. `ballots` False: nobody votes."""

    kind: str
    name: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    options: bool = True
    most: int = 500
    ballots: bool = True

    @property
    def id(self) -> str:
        return f"{self.kind}-{self.name}" if self.name else self.kind

    def settings_in(self, language: str) -> dict[str, Any]:
        return {**self.settings, **self.words.get(language, {})}


VARIANTS = (
    Variant("dots", ""),
    Variant("dots", "points", {"dots": 100, "step": "5", "per_option": 50}),
    Variant("dots", "negative", {"dots": 5, "negative": 2}),
    Variant("rate", ""),
    Variant("rate", "labels", {"scale": "labels"}, {each: {"labels": LABELS[each]} for each in LABELS}),
    Variant("rate", "ten", {"scale": "1-10"}, PLAN),
    Variant("rate", "hundred", {"scale": "range", "highest": 100, "step": 5, "per_page": 3}, PLAN),
    Variant("rate", "below", {"scale": "range", "lowest": -3, "highest": 3}, PLAN),
    Variant("choose", "", {"least": 1, "most": 3, "places": 3}),
    Variant("poll", ""),
    Variant("poll", "yes-no", {"answers": "yes_no", "quorum": 50, "required": 60}, options=False),
    Variant("rank", "", {"rule": "borda"}),
    Variant("rank", "schulze", {"rule": "schulze"}),
    Variant("rank", "ranked-pairs", {"rule": "ranked_pairs"}),
    Variant("rank", "irv", {"rule": "irv"}),
    Variant("grade", ""),
    Variant("criteria", "plot"),
    Variant("criteria", "four", {"scale": "1-10"}, {each: {"criteria": CRITERIA[each]} for each in CRITERIA}),
    Variant("estimate", "one", {"lowest": 0, "highest": 500}, PEOPLE, options=False),
    Variant("estimate", "range", {"answer": "range", "lowest": 0, "highest": 40, "decimals": 1}, HOURS),
    Variant("consent", ""),
    Variant("budget", "", {"amount": 50_000}),
    Variant("statements", ""),
    Variant("mood", "", {}, USE, options=False),
    Variant("brainstorm", "", options=False),
    Variant("brainstorm", "topics", most=TOPICS),
    Variant("organise", "", ballots=False),
    Variant("decide", ""),
)  # fmt: skip
KINDS = tuple(dict.fromkeys(each.kind for each in VARIANTS))


@dataclass(frozen=True)
class Size:
    """So many ballots and options; `options` 0 where the variant has none."""

    ballots: int
    options: int

    def __str__(self) -> str:
        return f"n{self.ballots}" + (f"-m{self.options}" if self.options else "")


def sizes(variant: Variant, ballots: list[int], options: list[int], skipped: list[str]) -> Iterator[Size]:
    """Every size that can exist for a variant; what cannot is told in `skipped`."""
    if not variant.ballots and len(ballots) > 1:
        skipped.append(f"{variant.id}: nobody votes, so only with {ballots[len(ballots) // 2]} people")
        ballots = [ballots[len(ballots) // 2]]
    if not variant.options:
        skipped.append(f"{variant.id}: has no options")
        options = [0]
    for each in [each for each in options if each > variant.most]:
        skipped.append(f"{variant.id}: {each} options are more than its {variant.most}")
    fitting = [each for each in options if each <= variant.most]
    yield from (Size(people, number) for people in ballots for number in fitting)
