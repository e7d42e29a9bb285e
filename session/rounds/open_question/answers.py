"""The answers to open questions: those on the ballots and those that the desk pasted; some are hidden, some cut.

An answer on a ballot has no id until the round is closed. Then answers stand in alphabetical order, so that their ids
tell nothing about a ballot. An answer that was cut keeps its own text; its items are pieces of it and lead back to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType, field
from msgspec.structs import replace

from session.core.commands import Payload
from session.core.contribution import Contribution
from session.core.shapes import Shape, body_of, read
from session.core.state import Item, Round
from session.rounds.shared.choices import choices

SHOWN_CHARACTERS = {"phone": 20_000, "projector": 60_000}
"""Of all answers together an audience gets so many characters; who reads all of them is the desk."""
Caption = Annotated[str, Meta(max_length=60)]


class Settings(Payload, frozen=True):
    """`low` and `high` say what the ends of the scale mean. `with_score`: beside a text stands the score that came with
    it.
    """

    scale: Literal["none", "1-5", "1-10"] = "1-5"
    low: Caption = ""
    high: Caption = ""
    characters: Annotated[int, Meta(ge=40, le=4000)] = 4000
    with_score: bool = True


class Choice(Payload, frozen=True):
    """A ballot: question -> score, and question -> text. Either may be there without the other."""

    scores: dict[str, int] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)


class Pasted(Shape, frozen=True):
    """An answer that was given elsewhere and pasted at the desk."""

    question: str
    text: str


class Body(Shape, frozen=True):
    """Pasted answers by id, oldest first; the ids of what is hidden; answer -> its items, id -> text."""

    pasted: dict[str, Pasted] = field(default_factory=dict)
    hidden: tuple[str, ...] = ()
    items: dict[str, dict[str, str]] = field(default_factory=dict)


class Piece(Shape, frozen=True):
    """An item that an answer was cut into."""

    text: str
    hidden: bool | UnsetType = UNSET


class Answer(Shape, frozen=True):
    """A text as it was given. `score`: what came with it, when that is told; `items`: what it was cut into."""

    question: str
    text: str
    score: int | UnsetType = UNSET
    hidden: bool | UnsetType = UNSET
    items: dict[str, Piece] | UnsetType = UNSET


class BodyView(Shape, frozen=True):
    """The pasted answers by id; on phones and the wall once the round is finished, and only what is not hidden."""

    answers: dict[str, Answer]


def on_ballots(round_: Round) -> dict[str, Answer]:
    """Every text on a ballot by the id it has since the close."""
    settings, body = read(Settings, round_.settings), body_of(round_, Body)
    found: dict[str, list[tuple[str, str, int]]] = {option.id: [] for option in round_.options}
    for choice in choices(round_, Choice):
        for question, words in choice.texts.items():
            score = choice.scores.get(question, 0) if settings.with_score else 0
            found[question].append((words.casefold(), words, score))
    return {
        (key := f"{question}:{number}"): _answer(body, key, question, words, score)
        for question, texts in found.items()
        for number, (_, words, score) in enumerate(sorted(texts), 1)
    }


def pasted(round_: Round) -> dict[str, Answer]:
    """Every answer that was pasted."""
    body = body_of(round_, Body)
    return {key: _answer(body, key, one.question, one.text, 0) for key, one in body.pasted.items()}


def every(round_: Round) -> dict[str, Answer]:
    """All answers there are, by question: those on the ballots first."""
    both = {**on_ballots(round_), **pasted(round_)}
    order = {option.id: at for at, option in enumerate(round_.options)}
    return dict(sorted(both.items(), key=lambda one: order[one[1].question]))


def _answer(body: Body, key: str, question: str, words: str, score: int) -> Answer:
    pieces = {
        piece: Piece(text, True if piece in body.hidden else UNSET)
        for piece, text in body.items.get(key, {}).items()
    }
    return Answer(question, words, score or UNSET, True if key in body.hidden else UNSET, pieces or UNSET)


def readable(answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers without what is hidden: whole ones, or items of one. An answer of which an item is hidden is told by
    the other items alone.
    """
    told: dict[str, Answer] = {}
    for key, answer in answers.items():
        if answer.hidden is True:
            continue
        kept = {piece: one for piece, one in (answer.items or {}).items() if one.hidden is not True}
        if len(kept) < len(answer.items or {}):
            answer = replace(answer, text="\n".join(one.text for one in kept.values()), items=kept)
        if answer.text:
            told[key] = answer
    return told


def few_characters(answers: Mapping[str, Answer], audience: str) -> dict[str, Answer]:
    """As many answers as a phone or the wall gets, some of every question: the first of each, then the second."""
    number: dict[str, int] = {}
    turns: list[tuple[int, str]] = []
    for key, answer in answers.items():
        number[answer.question] = number.get(answer.question, 0) + 1
        turns.append((number[answer.question], key))
    kept, size = set[str](), 0
    for _, key in sorted(turns, key=lambda turn: turn[0]):
        size += len(answers[key].text)
        if kept and size > SHOWN_CHARACTERS[audience]:
            break
        kept.add(key)
    return {key: answer for key, answer in answers.items() if key in kept}


def body_view(round_: Round, audience: str) -> BodyView:
    """All that was pasted for the desk; else what may be read, once the round is finished."""
    answers = pasted(round_)
    if audience == "desk":
        return BodyView(answers)
    return BodyView(few_characters(readable(answers), audience) if round_.is_finished else {})


def as_items(answers: Iterable[tuple[str, Answer]]) -> tuple[Item, ...]:
    """What a later round can take: an answer, or the items it was cut into."""
    made: list[Item] = []
    for key, answer in answers:
        pieces = [Item(piece, one.text) for piece, one in (answer.items or {}).items()]
        made += pieces or [Item(key, answer.text)]
    return tuple(made)


def contributions(round_: Round) -> dict[str, Contribution]:
    """Every answer with its question. Of one that is partly hidden the parts are read, not the whole."""
    seen = readable(every(round_))
    return {
        key: Contribution(seen[key].text if key in seen else answer.text, answer.question, seen=key in seen)
        for key, answer in every(round_).items()
    }


def made_of(round_: Round, flavour: str) -> dict[str, tuple[str, ...]]:
    """An item is made of the answer it was cut from; of a question nothing is made."""
    if flavour == "questions":
        return {option.id: (option.id,) for option in round_.options}
    return {item.id: (key,) for key, answer in every(round_).items() for item in as_items([(key, answer)])}


def named(round_: Round) -> dict[str, str]:
    """The texts of what may be read."""
    return {item.id: item.text for item in as_items(readable(every(round_)).items())}
