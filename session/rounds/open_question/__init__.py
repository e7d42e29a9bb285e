"""Open question: a score and a text of up to 4,000 characters together, in secret until the round is closed.

Score and text are one ballot: it is kept while somebody types, can be changed until the close, and then enters the log
without a trace of who wrote it. The desk hides answers, cuts a long one into items that lead back to it, and pastes
answers that were given elsewhere. The options of the round are its questions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any

from msgspec import Meta
from msgspec.structs import replace

from session.core import text
from session.core.commands import DESK, CommandSpec, Context, Decision, Payload
from session.core.kind import Check, KindOf, Say, SheetRow, Tiers
from session.core.refusals import Refused
from session.core.section import Section
from session.core.shapes import body_of, read
from session.core.state import Item, Json, Round
from session.rounds.open_question.answers import (
    Body,
    BodyView,
    Choice,
    Pasted,
    Settings,
    as_items,
    body_view,
    contributions,
    every,
    made_of,
    named,
    pasted,
    readable,
)
from session.rounds.open_question.cells import cells
from session.rounds.open_question.count import ANSWERS, ENDS, Result, by_mean, result, result_view
from session.rounds.open_question.record import report
from session.rounds.shared import places, written
from session.rounds.shared.words import words_of

QUESTIONS = 20
TOGETHER = (
    12_000  # characters of all answers on a ballot, in ordinary letters; more do not fit in one message
)
PASTED = 1000  # answers in a round; more than these nobody reads
PIECES = 100  # items of one answer
STARTED = frozenset({"open", "closed", "released"})


class Hide(Payload, frozen=True):
    """`answer`: an answer, or an item of one."""

    answer: str
    hidden: bool


class Split(Payload, frozen=True):
    """Cut an answer into these texts, which are its own words in order; none joins it again. `was`: the items it had
    when somebody began to cut.
    """

    answer: str
    texts: Annotated[tuple[str, ...], Meta(max_length=PIECES)]
    was: Annotated[tuple[str, ...], Meta(max_length=PIECES)]


class Paste(Payload, frozen=True):
    """Answers to a question that were given elsewhere. All of them, or none when one cannot be."""

    question: str
    texts: Annotated[tuple[str, ...], Meta(min_length=1, max_length=500)]


def initial(settings: Settings, options: tuple[Item, ...]) -> Body:
    return Body()


def checks(settings: Settings, items: tuple[Item, ...], language: str) -> tuple[Check, ...]:
    """All answers of one person go in one message, so many long ones do not fit."""
    if settings.characters * len(items) <= TOGETHER:
        return ()
    return (Check("open_question.check.long", {"most": TOGETHER, "n": len(items)}),)


def check_ballot(round_: Round, choice: Choice) -> Choice | Refused:
    """Scores on the scale, and texts that fit; a text of white space alone is none."""
    if not {option.id for option in round_.options}.issuperset({*choice.scores, *choice.texts}):
        return Refused("unknown_option")
    settings = read(Settings, round_.settings)
    lowest, highest = ENDS.get(settings.scale, (1, 0))
    if not all(lowest <= score <= highest for score in choice.scores.values()):
        return Refused("bad_ballot")
    texts = {question: text.accept(raw, settings.characters) for question, raw in choice.texts.items()}
    kept: dict[str, str] = {}
    for question, words in sorted(texts.items()):
        if isinstance(words, str):
            kept[question] = words
        elif words.code != "text_empty":
            return words
    return Choice(dict(sorted(choice.scores.items())), kept)


def at_close(round_: Round, choice: Choice) -> Choice | None:
    """A score without a text and a text without a score count as what they are; nothing at all is no ballot."""
    return choice if choice.scores or choice.texts else None


def decide(round_: Round, name: str, data: Any, context: Context) -> Decision | Refused:
    return _DECIDE[name](round_, data, context)


def _hide(round_: Round, data: Hide, context: Context) -> Decision | Refused:
    answers = every(round_)
    pieces = {piece for answer in answers.values() for piece in answer.items or {}}
    if data.answer not in answers and data.answer not in pieces:
        return Refused("unknown_answer")
    if (data.answer in body_of(round_, Body).hidden) == data.hidden:
        return Decision()
    return written.event(
        "open_question.hidden", round_, context, {"answer": data.answer, "hidden": data.hidden}
    )


def _split(round_: Round, data: Split, context: Context) -> Decision | Refused:
    answer = every(round_).get(data.answer)
    if answer is None:
        return Refused("unknown_answer")
    now = tuple(piece.text for piece in (answer.items or {}).values())
    texts = tuple(words for raw in data.texts if (words := text.clean(raw)))
    if texts == now:
        return Decision()
    if tuple(text.clean(raw) for raw in data.was) != now:
        return Refused("split_meanwhile")
    if texts and "".join("".join(texts).split()) != "".join(answer.text.split()):
        return Refused("pieces_differ")
    pieces = {context.new_id(): words for words in texts} if len(texts) > 1 else {}
    if not pieces and not now:
        return Decision()
    return written.event("open_question.split", round_, context, {"answer": data.answer, "items": pieces})


def _paste(round_: Round, data: Paste, context: Context) -> Decision | Refused:
    if data.question not in {option.id for option in round_.options}:
        return Refused("unknown_option")
    if len(body_of(round_, Body).pasted) + len(data.texts) > PASTED:
        return Refused("too_many_answers", {"limit": PASTED})
    limit = read(Settings, round_.settings).characters
    answers: dict[str, str] = {}
    for raw in data.texts:
        words = text.accept(raw, limit)
        if isinstance(words, Refused):
            return words
        answers[context.new_id()] = words
    added = written.event(
        "open_question.pasted", round_, context, {"question": data.question, "answers": answers}
    )
    return Decision(added.events, reply={"answers": list(answers)})


_DECIDE: Mapping[str, Callable[[Round, Any, Context], Decision | Refused]] = {
    "hide": _hide,
    "split": _split,
    "paste": _paste,
}


def evolve(body: Body, name: str, data: Json) -> Body:
    if name == "pasted":
        added = {key: Pasted(data["question"], words) for key, words in data["answers"].items()}
        return replace(body, pasted=body.pasted | added)
    if name == "split":
        others = {key: pieces for key, pieces in body.items.items() if key != data["answer"]}
        cut = {data["answer"]: dict(data["items"])} if data["items"] else {}
        return replace(body, items=others | cut)
    hidden = tuple(key for key in body.hidden if key != data["answer"])
    return replace(body, hidden=(*hidden, data["answer"]) if data["hidden"] else hidden)


def items(round_: Round, figures: Result | None) -> dict[str, Tiers]:
    """The answers that may be read, those that were cut as their items; and the questions, highest mean first."""
    known = {**(figures.answers if figures else {}), **pasted(round_)}
    answers = as_items(readable(known).items())
    return {"answers": (answers,) if answers else (), "questions": places.tiers(round_, by_mean(round_))}


def headline(result: Result) -> dict[str, float]:
    return {question.id: question.mean for question in result.questions if question.mean is not None}


def sheet(round_: Round, say: Say) -> tuple[SheetRow, ...]:
    """Of every question the steps of the scale, and a line to write on."""
    settings = read(Settings, round_.settings)
    lowest, highest = ENDS.get(settings.scale, (1, 0))
    named = {lowest: settings.low, highest: settings.high}
    marks = tuple(
        f"{step} ({named[step]})" if named.get(step) else str(step) for step in range(lowest, highest + 1)
    )
    write = f"{say('open_question.sheet_why')}: ........"
    return tuple(SheetRow(option.text, (*marks, write)) for option in round_.options)


def section(round_: Round, figures: Result | None, n: int, say: Say) -> Section:
    return Section() if round_.phase == "draft" else report(round_, figures, say)


KIND: KindOf[Choice, Body, Result] = KindOf(
    name="open_question",
    purpose="generate",
    icon="message-square",
    Settings=Settings,
    Choice=Choice,
    Body=Body,
    Result=Result,
    body_views=dict.fromkeys(("phone", "projector", "desk"), BodyView),
    words=words_of(__name__),
    section=section,
    takes="options",
    one_option=True,
    most_options=QUESTIONS,
    secret=True,
    commands={
        "hide": CommandSpec(DESK, Hide, STARTED),
        "split": CommandSpec(DESK, Split, STARTED),
        "paste": CommandSpec(DESK, Paste, STARTED),
    },
    checks=checks,
    initial=initial,
    decide=decide,
    evolve=evolve,
    check_ballot=check_ballot,
    at_close=at_close,
    answers=ANSWERS,
    result=result,
    result_view=result_view,
    body_view=body_view,
    items=items,
    contributions=contributions,
    made_of=made_of,
    headings=True,
    unranked=frozenset({"answers"}),
    named=named,
    headline=headline,
    sheet=sheet,
    cells=cells,
)
