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
QUESTIONS = {
    "nl": {
        "": "Waar zetten we het komende jaar onze schouders onder, met de mensen en het geld die we nu hebben?",
        "poll": "Beginnen we dit jaar nog?",
        "estimate": "Hoeveel mensen bereiken we hiermee in het eerste jaar?",
        "mood": "Hoe kijk je terug op vandaag?",
        "brainstorm": "Wat maakt onze wijk een fijne plek om oud te worden?",
        "organise": "Wat hoort bij elkaar?",
        "decide": "Wat spreken we af?",
        "consent": "Kun je hiermee leven?",
    },
    "en": {
        "": "What do we put our backs into next year, with the people and the money we have now?",
        "poll": "Do we start before the end of this year?",
        "estimate": "How many people do we reach with this in the first year?",
        "mood": "How do you look back on today?",
        "brainstorm": "What makes our neighbourhood a good place to grow old?",
        "organise": "What belongs together?",
        "decide": "What do we agree?",
        "consent": "Can you live with this?",
    },
}
LONG = 200


def question(kind: str, language: str) -> str:
    return QUESTIONS[language].get(kind, QUESTIONS[language][""])


def options(number: int, language: str) -> list[str]:
    """So many different texts: of ten, three are a few words, five a sentence, two about 200 characters."""
    known, dice = words(language), random.Random(f"{language}/{number}")
    cores, reasons = list(known["ideas"]), list(known["reasons"])
    short = [*known["options"], *known["clusters"]]
    for each in (cores, reasons, short):
        dice.shuffle(each)
    found = []
    for at in range(number):
        core = f"{cores[at % len(cores)]}{'' if at < len(cores) else f' ({at // len(cores) + 1})'}"
        if at % 10 in (0, 4, 7):
            found.append(short[at // 3] if at // 3 < len(short) else " ".join(core.split()[:3]) + f" {at}")
        elif at % 10 in (1, 8):
            found.append(_long(core, reasons[at % len(reasons) :] + reasons))
        else:
            found.append(f"{core}, {reasons[at % len(reasons)]}." if at % 2 else core)
    return found


def _long(core: str, reasons: list[str]) -> str:
    """A sentence of at most, and nearly, `LONG` characters."""
    found = core
    for each in reasons:
        if len(found) + len(each) + 3 <= LONG:
            found += f", {each}"
    return f"{found}."


def topics(number: int, language: str) -> list[str]:
    short = [*words(language)["clusters"], *words(language)["options"], *words(language)["ideas"]]
    return short[:number]


def roles(people: int) -> list[str | None]:
    """Who has which role: four of which one is small, and one in fifteen who would rather not say."""
    ids = [each for each, _ in ROLES["nl"]]
    dice = random.Random(people)
    found: list[str | None] = []
    # Two and two, because a mirrored ballot has the role of the one before it.
    for at in range((people + 1) // 2):
        role = None if at % 15 == 7 else dice.choices(ids, SHARES)[0]
        found += [role, role]
    return found[:people]
