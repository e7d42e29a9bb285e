"""What a phone would see of any round now: one that was opened as it is, one that was not as if it opened this moment.

Nothing of it enters a log, and nobody votes in it: the picture is thrown away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from msgspec import UNSET

from session.core.carry import subjects, to_look_at
from session.core.commands import Event
from session.core.events import RoundOpened
from session.core.evolve import evolve
from session.core.results import Results
from session.core.shapes import read, told
from session.core.state import Item, Json, Round, Session
from session.core.views import Kinds, view

LIKELY_OPTIONS = 3


def at_a_phone(
    state: Session, name: str, kinds: Kinds, results: Results, placeholders: Sequence[str]
) -> tuple[Json, Json]:
    """The view of a phone when round `name` is in focus, and what a seat that did nothing yet has of its own there.

    `placeholders`: texts to stand for the options of a draft whose options are not there yet. Raises KeyError when
    there is no such round.
    """
    round_ = state.rounds[name]
    state = replace(state, focus=name, phase="open")
    if round_.phase == "draft":
        state = _opened(state, round_, kinds, results, placeholders)
    own = told(kinds[round_.kind].mine(state.rounds[name], frozenset()))
    return view(state, "phone", kinds, results), own


def _opened(
    state: Session,
    round_: Round,
    kinds: Kinds,
    results: Results,
    placeholders: Sequence[str],
) -> Session:
    kind, tied = kinds[round_.kind], False
    options: tuple[Item, ...] = ()
    if kind.takes != "none":
        taken, tied = to_look_at(state, kinds, round_, results)
        items = tuple(islice(taken, kind.most_options))
        if not items and kind.takes == "options":
            items = tuple(Item(f"x{number}", text) for number, text in enumerate(placeholders, 1))
        options = kind.read_items(read(kind.Settings, round_.settings), items, state.language)
    about = subjects(state, kinds, round_, results)
    opened = RoundOpened(round_.id, options, tied, about or UNSET)
    return evolve(state, Event(opened.name, told(opened)), kinds)
