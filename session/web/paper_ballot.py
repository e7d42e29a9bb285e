"""A ballot on paper for a round, to print at the desk: for who has no phone, and for when the network is gone."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import Blueprint

from session.core.carry import as_opened
from session.core.kind import SheetRow
from session.core.refusals import Refused
from session.record.build import Voice
from session.web.request import Stop, at_desk, page, server

pages = Blueprint("sheet", __name__)

LINE = "...."  # what a mark that is a line to write on ends in
SHORT = 3  # a longer mark is a word and stands under the text, with the others
BESIDE = 6  # so many figures stand beside a text, more stand under it
SCALE = 5  # so many words stand above each other, spread over the width


@dataclass(frozen=True)
class Line:
    """A row as it is printed. `layout`: head, box, beside (rings after the text), words or scale (rings under it)."""

    text: str
    layout: str
    rings: tuple[str, ...]
    lines: tuple[str, ...]


@pages.get("/desk/<code>/sheet/<name>")
def sheet(code: str, name: str) -> str:
    """The question, how to answer it and a line for each option; also before the round opens."""
    session = at_desk(code)
    state = session.cache.state
    round_ = state.rounds.get(name)
    if round_ is None or not server().kinds[round_.kind].secret:
        raise Stop(Refused("unknown_address"))  # there are no ballots in it, so no paper either
    kind = server().kinds[round_.kind]
    if round_.phase == "draft":
        round_ = replace(round_, options=as_opened(state, server().kinds, round_, session.cache.results)[0])
    voice = Voice(state.language, state.threshold, {role.id: role.label for role in state.roles})
    return page(
        "sheet.html",
        state.language,
        title=state.title,
        prompt=round_.prompt,
        how=kind.sheet_how(round_, voice),
        rows=[laid_out(row) for row in kind.sheet(round_, voice)],
        roles=[role.label for role in state.roles],
    )


def laid_out(row: SheetRow) -> Line:
    lines = tuple(mark.rstrip(".: ") for mark in row.marks if mark.endswith(LINE))
    rings = tuple(mark for mark in row.marks if not mark.endswith(LINE))
    if not row.marks:
        return Line(row.text, "head", (), ())
    if rings == ("",):
        return Line(row.text, "box", (), lines)
    return Line(row.text, _rings_layout(rings, bool(lines)), rings, lines)


def _rings_layout(rings: tuple[str, ...], lined: bool) -> str:
    longest = max(map(len, rings), default=0)
    if len(rings) <= BESIDE and longest <= SHORT and not (rings and lined):
        return "beside"
    return "scale" if longest and len(rings) >= SCALE else "words"
