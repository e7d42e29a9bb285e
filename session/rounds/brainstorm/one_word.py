"""Ideas of one word: the same word in another spelling stands under the first that came, and counts there.

Spellings are the same without capitals, accents and the signs around them. A plural is another word: nothing is
guessed.
What the desk joined or took apart stays so: a word goes first to where exactly that spelling stands.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec import UnsetType

from session.core.contribution import Side
from session.core.shapes import body_of, read
from session.core.state import Round
from session.rounds.brainstorm.ideas import on_show
from session.rounds.brainstorm.shapes import Body, Idea, Settings

CHARACTERS = 40


class Move(NamedTuple):
    """Ideas that go under another one; without one the idea is taken apart."""

    into: str | None
    ideas: tuple[str, ...]


def asked(round_: Round) -> bool:
    """Whether every idea is a word."""
    return read(Settings, round_.settings).one_word


def spelling(word: str) -> str:
    """The same for every spelling of a word."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", word.casefold()) if not _is_mark(each))
    return " ".join(plain.split()).strip(_signs(plain)) or word


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) == "Mn"


def _signs(word: str) -> str:
    return "".join({each for each in word if unicodedata.category(each)[0] in "PZ"})


def lead_of(
    ideas: Mapping[str, Idea], word: str, topic: str | None, side: Side | UnsetType, but: str = ""
) -> str | None:
    """The idea that a word belongs under; None when it is the first."""
    there = {
        key: idea
        for key, idea in ideas.items()
        if key != but and idea.state != "withdrawn" and (idea.topic, idea.side) == (topic, side)
    }
    wanted = spelling(word)
    exact = (key for key, idea in there.items() if idea.text == word)
    alike = (key for key, idea in there.items() if spelling(idea.text) == wanted)
    found = next(exact, None) or next(alike, None)
    return None if found is None else there[found].into or found


def is_there(round_: Round, word: str, topic: str | None, side: Side | UnsetType) -> bool:
    """Whether the same word can be seen already, in any spelling."""
    shown, wanted = on_show(body_of(round_, Body)).values(), spelling(word)
    return any((one.topic, one.side) == (topic, side) and spelling(one.text) == wanted for one in shown)


def after_withdrawal(ideas: Mapping[str, Idea], idea: str) -> Sequence[Move]:
    """Those that stood under a word stay together, under the first of them."""
    first, *rest = _under(ideas, idea) or [""]
    return [Move(first, tuple(rest))] if rest else []


def after_change(ideas: Mapping[str, Idea], idea: str, word: str) -> Sequence[Move]:
    """A word that became another one leaves what it stood with, and joins what it is the same as now."""
    before, moves = ideas[idea], list[Move]()
    if spelling(before.text) == spelling(word):
        return moves
    under = _under(ideas, idea)
    if under:  # the first of them takes all of it over
        moves += [Move(None, (under[0],)), Move(under[0], (idea,))]
    if under or before.into:
        moves.append(Move(None, (idea,)))
    lead = lead_of(ideas, word, before.topic, before.side, but=idea)
    lead = under[0] if under and lead == idea else lead
    return [*moves, Move(lead, (idea,))] if lead else moves


def _under(ideas: Mapping[str, Idea], lead: str) -> list[str]:
    return [key for key, idea in ideas.items() if idea.into == lead]


def by_number(body: Body, shown: Mapping[str, Idea]) -> list[tuple[str, int, tuple[str, ...]]]:
    """Every word that stands alone, how often it came, and its other spellings; most often first, then oldest first."""
    under: dict[str, list[Idea]] = {}
    for key, idea in shown.items():
        under.setdefault(idea.into or key, []).append(idea)
    told = [
        (key, len(of), tuple(dict.fromkeys(one.text for one in of if one.text != body.ideas[key].text)))
        for key, of in under.items()
    ]
    return sorted(told, key=lambda each: (-each[1], body.ideas[each[0]].n))
