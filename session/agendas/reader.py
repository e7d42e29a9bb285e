"""From the text of a TOML file to an agenda. What cannot be is refused with the line on which it stands.

A file that is read can be made: at the end the core itself decides about every round, as it will when the session is
there. A round names an earlier one by its number in the file, counted from 1: `source.round` takes what that round
made, `about.round` is about it, and `again` makes a second vote of it, with the kind, the settings and the options of
the first, or with those of its options that a `source` of the same number says.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import cached_property
from typing import Any

import msgspec
from msgspec import UNSET

from session.agendas import earlier
from session.agendas.agenda import Agenda, EarlierRecord, Step
from session.agendas.checking import Fault, fault_in
from session.agendas.places import Path, line_of, places
from session.agendas.refusal import BadAgenda
from session.agendas.shapes import FORMAT, LARGEST_FILE, AgendaFile, FileRound, FileSource
from session.agendas.trial import Refusal, trial
from session.core import text
from session.core.decisions.agenda import ROUNDS
from session.core.decisions.roles import ROLES
from session.core.state import Json
from session.rounds import KINDS

LANGUAGES = ("nl", "en")
OF_THE_FIRST = ("kind", "settings", "source")  # what a second vote does not say itself
_POSITION = re.compile(r"line (\d+), column (\d+)")


def read(document: str, language: str | None = None, name: str = "") -> Agenda:
    """The agenda in the text of a file, in `language` as far as the file has it. Raises BadAgenda."""
    return _Reading(document, language, name).agenda()


def parsed(document: str) -> Json:
    """The document as TOML has it. Raises BadAgenda with the line."""
    if len(document) > LARGEST_FILE:
        raise BadAgenda("agenda_too_large", 1, limit=LARGEST_FILE // 2**20)
    try:
        return tomllib.loads(document)
    except tomllib.TOMLDecodeError as error:
        found = _POSITION.search(str(error))
        last = document.count("\n") + (not document.endswith("\n"))
        line, column = (int(found[1]), int(found[2])) if found else (max(1, last), 1)
        raise BadAgenda("agenda_syntax", line, column=column) from None
    except (RecursionError, ValueError):  # nested without end, or a number or a date that is none
        raise BadAgenda("agenda_syntax", 1, column=1) from None


class _Reading:
    """One file that is being read."""

    def __init__(self, document: str, language: str | None, name: str) -> None:
        self._text, self._name = document, name
        self._document = parsed(document)
        self._languages = tuple(lang for lang in LANGUAGES if lang in _languages_in(self._document))
        own = self._document.get("language")
        self._language = language if language in self._languages else own if own in LANGUAGES else language
        self._found = _in_language(self._document, self._language)

    @cached_property
    def _lines(self) -> Any:
        return places(self._text)

    def _no(self, code: str, path: Path, **words: str | int) -> BadAgenda:
        return BadAgenda(code, line_of(self._lines, path), **words)

    def _check(self, fault: Fault | None) -> None:
        if fault is not None:
            raise self._no(fault.code, fault.path, **fault.words)

    def agenda(self) -> Agenda:
        self._not_newer()
        rounds = self._document.get("rounds")
        if isinstance(rounds, list) and len(rounds) > ROUNDS:
            raise self._no("agenda_too_many_rounds", ("rounds", ROUNDS), limit=ROUNDS)
        self._check(fault_in(self._found, AgendaFile))
        file = msgspec.convert(self._found, AgendaFile)
        if not file.rounds:
            raise self._no("agenda_no_rounds", ("rounds",))
        steps: list[Step] = []
        for at, asked in enumerate(file.rounds):
            steps.append(self._step(at, asked, steps))
        record = self._record(file)
        made = Agenda(
            title=self._clean(("title",), file.title),
            about=text.clean(file.about),
            based_on=text.clean(file.based_on),
            name=self._name,
            rounds=tuple(steps),
            group=None if file.group is UNSET else self._group(file.group.least, file.group.most),
            language=self._language,
            languages=self._languages or ((self._language,) if self._language else ()),
            threshold=None if file.threshold is UNSET else file.threshold,
            look_back=file.look_back,
            roles=self._roles(file),
            record=record,
        )
        if record is not None:
            made = self._compared(made, file, record)
        self._try(made)
        return made

    def _not_newer(self) -> None:
        """First of all: what a newer version writes may well be an unknown key."""
        asked = self._document.get("format", FORMAT)
        if type(asked) is int and asked > FORMAT:
            raise self._no("agenda_newer", ("format",), format=asked, known=FORMAT)

    def _clean(self, path: Path, raw: str) -> str:
        cleaned = text.clean(raw, lines=False)
        if not cleaned:
            raise self._no("agenda_text_empty", path, key=str(path[-1]))
        return cleaned

    def _group(self, least: int, most: int) -> tuple[int, int]:
        if least > most:
            raise self._no("agenda_group", ("group",))
        return least, most

    def _roles(self, file: AgendaFile) -> tuple[dict[str, str], ...]:
        if len(file.roles) > ROLES:
            raise self._no("agenda_too_many_roles", ("roles", ROLES), limit=ROLES)
        roles: list[dict[str, str]] = []
        for at, role in enumerate(file.roles):
            label = self._clean(("roles", at, "label"), role.label)
            name = role.id or f"rol-{at + 1}"
            if any(name == other["id"] or label == other["label"] for other in roles):
                raise self._no("agenda_role_twice", ("roles", at), label=label)
            roles.append({"id": name, "label": label})
        return tuple(roles)

    # — one round —

    def _step(self, at: int, asked: FileRound, earlier_steps: list[Step]) -> Step:
        """The round as the payload of `round.add`, with the kind of its first vote when it is a second one."""
        given = self._found["rounds"][at]
        path: Path = ("rounds", at)
        step = {key: value for key, value in given.items() if key in ("prompt", "plan", "skipped", "about")}
        self._given((*path, "about"), asked.about, earlier_steps)
        if asked.again is not UNSET:
            return {**step, **self._second_vote(path, given, asked, asked.again, earlier_steps)}
        if asked.kind not in KINDS:
            known = ", ".join(sorted(KINDS))
            key = (*path, "kind") if "kind" in given else path
            raise self._no("agenda_kind", key, kind=asked.kind, kinds=known)
        self._given((*path, "source"), asked.source, earlier_steps)
        self._check(fault_in(asked.settings, KINDS[asked.kind].Settings, (*path, "settings")))
        own = {key: given[key] for key in ("settings", "source") if key in given}
        return {"kind": asked.kind, **step, **own}

    def _given(self, path: Path, source: FileSource, steps: list[Step]) -> None:
        """What comes from an earlier round is something that such a round makes."""
        if source.round is not UNSET:
            giver = self._earlier((*path, "round"), source.round, steps)
            self._flavour((*path, "flavour"), source.flavour, giver["kind"])

    def _second_vote(self, path: Path, given: Json, asked: FileRound, number: int, steps: list[Step]) -> Step:
        first = self._earlier((*path, "again"), number, steps)
        selects = asked.source.round == number
        own = [key for key in OF_THE_FIRST if key in given and not (key == "source" and selects)]
        if own:
            raise self._no("agenda_second_vote_own", (*path, own[0]), key=", ".join(own))
        if not KINDS[first["kind"]].secret:
            raise self._no("agenda_no_vote", (*path, "again"), number=number)
        if any(step.get("again") == number for step in steps):
            raise self._no("agenda_second_vote_twice", (*path, "again"), number=number)
        if not selects:
            return {"kind": first["kind"], "again": number}
        self._given((*path, "source"), asked.source, steps)
        return {"kind": first["kind"], "again": number, "source": given["source"]}

    def _flavour(self, path: Path, flavour: str, kind: str) -> None:
        """What a round makes has a name in the words of its kind."""
        start = f"{kind}.items."
        flavours = [key.removeprefix(start) for key in KINDS[kind].words["en"] if key.startswith(start)]
        if not flavours:
            raise self._no("agenda_gives_nothing", (*path[:-1], "round"), kind=kind)
        if flavour and flavour not in flavours:
            raise self._no("agenda_choice", path, key="flavour", choices=", ".join(flavours))

    def _earlier(self, path: Path, number: int, steps: list[Step]) -> Step:
        if not 1 <= number <= len(steps):
            raise self._no("agenda_reference", path, number=number)
        return steps[number - 1]

    # — the earlier record —

    def _record(self, file: AgendaFile) -> EarlierRecord | None:
        if file.earlier is UNSET:
            return None
        try:
            return earlier.unpacked(file.earlier)
        except earlier.NoRecord as no:
            raise self._no(no.code, ("earlier", "record")) from None

    def _compared(self, made: Agenda, file: AgendaFile, record: EarlierRecord) -> Agenda:
        before = [(at, asked.earlier) for at, asked in enumerate(file.rounds) if asked.earlier is not UNSET]
        found = []
        for at, name in before:
            try:
                result = earlier.result_in(record, str(name), made.rounds[at]["kind"])
            except earlier.NoRecord as no:
                raise self._no(no.code, ("rounds", at, "earlier"), round=str(name)) from None
            if result is not None:
                found.append((at, result))
        return replace(
            made, rounds_before=tuple((at, str(name)) for at, name in before), earlier=tuple(found)
        )

    def _try(self, made: Agenda) -> None:
        try:
            trial(made)
        except Refusal as no:
            words = no.refused.words
            path = str(words.get("path", ""))
            parts: Path = tuple(part for part in path.replace("source.", "").split(".") if part)
            where = next((key for key in ("settings", "source") if key in made.rounds[no.at]), "")
            named = path or ", ".join(sorted(words)) or made.rounds[no.at]["kind"]
            raise self._no("agenda_settings", ("rounds", no.at, where, *parts), key=named) from None


def _languages_in(value: Any) -> set[str]:
    """The languages in which texts of a document are there side by side."""
    if isinstance(value, list):
        return set().union(*map(_languages_in, value))
    if not isinstance(value, dict):
        return set()
    if _is_translated(value):
        return set(value)
    return set().union(*map(_languages_in, value.values()))


def _is_translated(value: Json) -> bool:
    return bool(value) and value.keys() <= set(LANGUAGES)


def _in_language(value: Any, language: str | None) -> Any:
    """The document with, of every text that is there in two languages, the one in `language`, or else the other."""
    if isinstance(value, list):
        return [_in_language(inner, language) for inner in value]
    if not isinstance(value, dict):
        return value
    if _is_translated(value):
        chosen = language if language in value else next(iter(value))
        return value[chosen]
    return {key: _in_language(inner, language) for key, inner in value.items()}
