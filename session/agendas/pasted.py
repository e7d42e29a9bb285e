"""An agenda that somebody pastes as plain text, one round a line: "Brainstorm: Wat houdt ons tegen? 10 min", or as the
rows of a table.

A line names a kind of round, in either language, asks its question and says how long it takes. Lines that begin with a
dash are what the round above works on. A line "Rollen: …" names the roles, and a first line that is nothing else is the
title. What is not understood is told with its line and left out; nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from session.agendas.agenda import Agenda, Step
from session.agendas.pasted_line import Line, lines
from session.agendas.reader import read
from session.agendas.refusal import BadAgenda
from session.agendas.trial import Refusal, trial
from session.core import text
from session.core.carry import OPTION_CHARACTERS
from session.core.decisions.agenda import PROMPT_CHARACTERS, ROUNDS
from session.core.decisions.roles import ROLE_CHARACTERS, ROLES
from session.core.decisions.session import TITLE_CHARACTERS
from session.core.payloads import NOTE_CHARACTERS
from session.rounds import KINDS

LONGEST = 200_000  # characters of pasted text
UNREAD_TOLD = 20


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
        self._at: list[Line] = []  # the line of every round
        self._above: Line | None = None  # that of the round, when nothing else came in between

    def read(self, pasted: str) -> Pasted:
        for line in lines(pasted):
            understood = (
                self._option(line) or self._round(line) or self._named(line) or self._said_below(line)
            )
            if not understood:
                self._not_read(line)
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
            raise BadAgenda("agenda_settings", self._at[no.at].number, key=no.refused.code) from None
        return Pasted(agenda, tuple(self._unread[:UNREAD_TOLD]), max(0, len(self._unread) - UNREAD_TOLD))

    def _not_read(self, line: Line) -> None:
        if not self._steps and not self._title and len(line.words) <= TITLE_CHARACTERS:
            self._title = line.words
        else:
            self._unread.append((line.number, line.words[:200]))

    def _option(self, line: Line) -> bool:
        """A line with a dash or a number belongs to the round above, when that takes anything. Where rounds have that
        dash too, a line that names one is a round.
        """
        if line.mark is None or not self._steps:
            return False
        mark, indent = self._at[-1].mark or ("", 0)
        beside = line.mark[0] == mark and line.mark[1] <= indent
        if line.kind and (beside or line.minutes):
            return False
        step = self._steps[-1]
        if (
            "again" in step
            or KINDS[step["kind"]].takes == "none"
            or text.length(line.item) > OPTION_CHARACTERS
        ):
            return False
        source = step.setdefault("source", {})
        source.pop("round", None)  # typed options instead of what an earlier round made
        source.setdefault("texts", []).append(line.item)
        self._above = None
        return True

    def _round(self, line: Line) -> bool:
        if line.kind is None or line.kind == "roles":
            return False
        if line.kind == "break":
            return self._break(line.minutes)
        if len(self._steps) >= ROUNDS:
            raise BadAgenda("agenda_too_many_rounds", line.number, limit=ROUNDS)
        if (length := text.length(line.prompt)) > PROMPT_CHARACTERS:
            raise BadAgenda(
                "agenda_text_too_long", line.number, key="prompt", limit=PROMPT_CHARACTERS, length=length
            )
        step = self._again() if line.kind == "again" else self._new(line.kind)
        if step is None:
            return False
        plan = {"minutes": line.minutes, "note": line.note[:NOTE_CHARACTERS]}
        if any(plan.values()):
            step["plan"] = {key: value for key, value in plan.items() if value}
        self._steps.append(step | ({"prompt": line.prompt} if line.prompt else {}))
        self._at.append(line)
        self._above = line
        return True

    def _said_below(self, line: Line) -> bool:
        """The question or the minutes of the round, on a line of their own."""
        if self._above is None or line.kind is not None or line.mark is not None:
            return False
        step = self._steps[-1]
        if line.is_question and "prompt" not in step and text.length(line.words) <= PROMPT_CHARACTERS:
            step["prompt"] = line.words
            return True
        if line.is_only_minutes and not step.get("plan", {}).get("minutes"):
            step.setdefault("plan", {})["minutes"] = line.minutes
            return True
        self._above = None
        return False

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

    def _named(self, line: Line) -> bool:
        """The line that names the roles."""
        if line.kind != "roles" or not line.prompt:
            return False
        labels = [label.strip() for label in re.split("[,;/]", line.prompt)]
        self._roles = [label for label in dict.fromkeys(labels) if label and len(label) <= ROLE_CHARACTERS][
            :ROLES
        ]
        return bool(self._roles)


def _gives(kind: str) -> bool:
    return any(key.startswith(f"{kind}.items.") for key in KINDS[kind].words["nl"])
