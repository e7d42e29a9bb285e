"""The texts of a cell: options from short to very long, questions and role names, in both languages."""

from __future__ import annotations

import random

from session.rehearse.sentences import words

ROLES = {
    "nl": (
        ("resident", "Bewoner"),
        ("worker", "Zorgprofessional"),
        ("council", "Gemeente"),
        ("expert", "Ervaringsdeskundige"),
    ),
    "en": (
        ("resident", "Resident"),
        ("worker", "Care professional"),
        ("council", "Council"),
        ("expert", "Expert by experience"),
    ),
}
SHARES = (0.46, 0.31, 0.18, 0.05)
TITLES = {"nl": "Samen sterk in de wijk", "en": "Stronger together in the neighbourhood"}
LONG = 200


def options(number: int, language: str) -> list[str]:
    """So many different texts: of ten, three are a few words, five a sentence, two about 200 characters."""
    known, dice = words(language), random.Random(f"{language}/{number}")
    cores, reasons = list(known["ideas"]), list(known["reasons"])
    short = [*known["options"], *known["clusters"]]
    for shelf in (cores, reasons, short):
        dice.shuffle(shelf)
    made = []
    for at in range(number):
        core = f"{cores[at % len(cores)]}{'' if at < len(cores) else f' ({at // len(cores) + 1})'}"
        if at % 10 in (0, 4, 7):
            made.append(short[at // 3] if at // 3 < len(short) else " ".join(core.split()[:3]) + f" {at}")
        elif at % 10 in (1, 8):
            made.append(_long(core, reasons[at % len(reasons) :] + reasons))
        else:
            made.append(f"{core}, {reasons[at % len(reasons)]}." if at % 2 else core)
    return made


def of_length(number: int, characters: int, language: str) -> list[str]:
    """So many different texts of about, and at most, so many characters."""
    known, dice = words(language), random.Random(f"{language}/{number}/{characters}")
    made: dict[str, None] = {}
    while len(made) < number:
        text = dice.choice(known["ideas"])
        while len(text) < characters:
            text += f", {dice.choice(known['reasons'])}"
        cut = text[: characters - 3].rsplit(" ", 1)[0] if len(text) > characters else text
        made[f"{cut} {len(made) + 1}"] = None
    return list(made)


def _long(core: str, reasons: list[str]) -> str:
    """A sentence of at most, and nearly, `LONG` characters."""
    sentence = core
    for reason in reasons:
        if len(sentence) + len(reason) + 3 <= LONG:
            sentence += f", {reason}"
    return f"{sentence}."


def topics(number: int, language: str) -> list[str]:
    short = [*words(language)["clusters"], *words(language)["options"], *words(language)["ideas"]]
    return short[:number]


def roles(people: int) -> list[str | None]:
    """Who has which role: four of which one is small, and one in fifteen who would rather not say."""
    ids = [key for key, _ in ROLES["nl"]]
    dice = random.Random(people)
    listed: list[str | None] = []
    # Two and two, because a mirrored ballot has the role of the one before it.
    for at in range((people + 1) // 2):
        role = None if at % 15 == 7 else dice.choices(ids, SHARES)[0]
        listed += [role, role]
    return listed[:people]
