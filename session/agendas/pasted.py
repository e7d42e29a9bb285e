"""An agenda that somebody pastes as plain text, one round a line: "Brainstorm: Wat houdt ons tegen? 10 min".

A line names a kind of round, in either language, asks its question and says how long it takes. Lines that begin with a
dash are what the round above works on. A line "Rollen: …" names the roles, and a first line that is nothing else is the
title. What is not understood is told with its line and left out; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from session.agendas.agenda import Agenda, Step
from session.agendas.reader import read
from session.agendas.refusal import BadAgenda
from session.agendas.trial import Refusal, trial
from session.core import text
from session.core.carry import OPTION_CHARACTERS
from session.core.decisions.agenda import PROMPT_CHARACTERS, ROUNDS
from session.core.decisions.roles import ROLE_CHARACTERS, ROLES
from session.core.decisions.session import TITLE_CHARACTERS
from session.i18n import LANGUAGES, say
from session.rounds import KINDS

LONGEST = 200_000  # characters of pasted text
UNREAD_TOLD = 20
OTHER_NAMES = {
    "nl": {
        "brainstorm": ("ideeën", "ideeen", "verzamelen"),
        "organise": ("ordenen", "groeperen"),
        "choose": ("kiezen", "aanvinken"),
        "dots": ("stippen", "stemmen", "punten"),
        "rate": ("stelling", "stellingen", "peiling op schaal"),
        "criteria": ("afwegen", "meercriteria"),
        "rank": ("rangorde", "volgorde"),
        "poll": ("vraag", "peiling"),
        "mood": ("stemming",),
        "decide": ("besluit", "besluiten", "afspraken", "acties"),
        "again": ("herstem", "herstemming", "tweede stemming", "opnieuw stemmen"),
        "roles": ("rol", "rollen"),
        "break": ("pauze", "koffiepauze", "theepauze", "lunchpauze", "lunch"),
    },
    "en": {
        "brainstorm": ("ideas", "collect"),
        "organise": ("cluster", "sort"),
        "choose": ("choose", "tick"),
        "dots": ("dots", "vote", "points"),
        "rate": ("statement", "statements", "rating"),
        "criteria": ("weigh up", "criteria"),
        "rank": ("rank", "order"),
        "poll": ("question", "poll"),
        "mood": ("mood",),
        "decide": ("decision", "decisions", "agree", "actions"),
        "again": ("vote again", "second vote"),
        "roles": ("role", "roles"),
        "break": ("break", "coffee break", "tea break", "lunch break"),
    },
}
_MINUTES = re.compile(
    r"[\s,;(–-]*\b(\d{1,3})\s*(?:minuten|minuut|minutes|minute|min\b\.?|['′])\s*\)?\s*[.;]?\s*$", re.I
)
_LEADING = re.compile(r"^(?:\d{1,3}\s*[-–]\s*\d{1,3}\s*(?:min\w*\.?)?|\d{1,2}[.)])\s+", re.I)
_BULLET = re.compile(r"^\s*[-–*•]\s+")
_SPAN = re.compile(r"^(\d{1,3})\s*[-–]\s*(\d{1,3})\b")


@dataclass(frozen=True)
class Pasted:
    """What came of a text. `unread`: (line, words) of what was not understood; `more`: how many of those besides."""

    agenda: Agenda
    unread: tuple[tuple[int, str], ...] = ()
    more: int = 0


def from_text(pasted: str, language: str) -> Pasted:
    """The agenda in a pasted text: a whole file, or plain lines. Raises BadAgenda."""
    if "[[rounds]]" in pasted:
        return Pasted(read(pasted, language))
    if len(pasted) > LONGEST:
        raise BadAgenda("agenda_text_large", 1, limit=LONGEST)
    return _Lines(language).read(pasted)


class _Lines:
    def __init__(self, language: str) -> None:
        self._language = language
        self._steps: list[Step] = []
        self._roles: list[str] = []
        self._unread: list[tuple[int, str]] = []
        self._title = ""
        self._places: list[int] = []  # the line of every round

    def read(self, pasted: str) -> Pasted:
        for number, raw in enumerate(pasted.splitlines(), 1):
            line = text.clean(raw, lines=False)
            if (
                line
                and not self._option(raw, line)
                and not self._round(line, number)
                and not self._named(line)
            ):
                self._not_read(line, number)
        if not self._steps:
            raise BadAgenda("agenda_nothing_pasted", self._unread[0][0] if self._unread else 1)
        agenda = Agenda(
            title=self._title,
            rounds=tuple(self._steps),
            language=self._language,
            languages=(self._language,),
            roles=tuple({"id": "", "label": label} for label in self._roles),
        )
        try:
            trial(agenda)
        except Refusal as no:
            raise BadAgenda("agenda_settings", self._places[no.at], key=no.refused.code) from None
        return Pasted(agenda, tuple(self._unread[:UNREAD_TOLD]), max(0, len(self._unread) - UNREAD_TOLD))

    def _not_read(self, line: str, number: int) -> None:
        if not self._steps and not self._title and len(line) <= TITLE_CHARACTERS:
            self._title = line
        else:
            self._unread.append((number, line[:200]))

    def _option(self, raw: str, line: str) -> bool:
        """A line with a dash belongs to the round above, when that takes anything."""
        if not _BULLET.match(raw) or not self._steps:
            return False
        step, words = self._steps[-1], _BULLET.sub("", line)
        if "again" in step or KINDS[step["kind"]].takes == "none" or text.length(words) > OPTION_CHARACTERS:
            return False
        source = step.setdefault("source", {})
        source.pop("round", None)  # typed options instead of what an earlier round made
        source.setdefault("texts", []).append(words)
        return True

    def _round(self, line: str, number: int) -> bool:
        minutes, rest = _minutes(_BULLET.sub("", line))
        name, colon, prompt = rest.partition(":")
        found = _kinds().get(name.strip().casefold())
        if found is None and _kinds().get(name.strip().casefold().partition(" ")[0]) == "break":
            found = "break"  # "Pauze met koffie"
        if found is None or found == "roles" or (not colon and prompt):
            return False
        if found == "break":
            return self._break(minutes)
        if len(self._steps) >= ROUNDS:
            raise BadAgenda("agenda_too_many_rounds", number, limit=ROUNDS)
        prompt = prompt.strip()
        if text.length(prompt) > PROMPT_CHARACTERS:
            raise BadAgenda(
                "agenda_text_too_long", number, key="prompt", limit=PROMPT_CHARACTERS, length=len(prompt)
            )
        step = self._again() if found == "again" else self._new(found)
        if step is None:
            return False
        self._steps.append(
            step
            | ({"prompt": prompt} if prompt else {})
            | ({"plan": {"minutes": minutes}} if minutes else {})
        )
        self._places.append(number)
        return True

    def _break(self, minutes: int) -> bool:
        """A break belongs to the round before it; how long it is has to be said."""
        if not minutes or not self._steps:
            return False
        self._steps[-1].setdefault("plan", {})["pause"] = minutes
        return True

    def _new(self, kind: str) -> Step:
        """What needs options usually works on what the round before it made."""
        if KINDS[kind].takes != "options":
            return {"kind": kind}
        givers = [at for at, step in enumerate(self._steps, 1) if _gives(step["kind"])]
        return {"kind": kind, "source": {"round": givers[-1]}} if givers else {"kind": kind}

    def _again(self) -> Step | None:
        """A second vote of the last vote."""
        for at in range(len(self._steps), 0, -1):
            step = self._steps[at - 1]
            if KINDS[step["kind"]].secret:
                return {"kind": step["kind"], "again": at}
        return None

    def _named(self, line: str) -> bool:
        """The line that names the roles."""
        name, colon, rest = line.partition(":")
        if not colon or _kinds().get(name.strip().casefold()) != "roles":
            return False
        labels = [label.strip() for label in re.split("[,;/]", rest)]
        self._roles = [label for label in dict.fromkeys(labels) if label and len(label) <= ROLE_CHARACTERS][
            :ROLES
        ]
        return bool(self._roles)


def _minutes(line: str) -> tuple[int, str]:
    """The minutes that a line ends with, or that it begins with as a span ("10-25"), and the rest of the line."""
    span = _SPAN.match(line)
    spanned = max(0, int(span[2]) - int(span[1])) if span else 0
    rest = _LEADING.sub("", line)
    found = _MINUTES.search(rest)
    if found is None:
        return min(spanned, 600), rest
    return min(int(found[1]), 600), rest[: found.start()].rstrip()


@cache
def _kinds() -> Mapping[str, str]:
    """A name as somebody types it -> the kind it stands for, "again" or "roles". What screens call it goes first."""
    known: dict[str, str] = {kind: kind for kind in KINDS}
    for language in LANGUAGES:
        for kind, others in OTHER_NAMES[language].items():
            known |= dict.fromkeys(others, kind)
    for language in LANGUAGES:
        known |= {say(language, f"{kind}.name").casefold(): kind for kind in KINDS}
    return known


def _gives(kind: str) -> bool:
    return any(key.startswith(f"{kind}.items.") for key in KINDS[kind].words["nl"])
