"""Mark: every phone gets a fair slice of texts and marks up to so many sentences in them, in secret until the close.

A sentence is counted as a share of the people who had it before them, because no phone gets all texts. Which slice a
phone took is on its ballot and nowhere else. What was marked goes on as items that lead back to their texts. The desk
can hide a sentence at any moment; marks on it no longer count.
"""

from __future__ import annotations

from msgspec import UNSET
from msgspec.structs import replace

from session.core.commands import DESK, CommandSpec, Context, Decision, Payload
from session.core.kind import Check, KindOf, Say, SheetRow, Tiers
from session.core.refusals import Refused
from session.core.section import Section
from session.core.shapes import body_of, read
from session.core.state import Item, Json, Round
from session.rounds.mark.cells import cells, of_cells
from session.rounds.mark.count import ANSWERS, DRAWN, Choice, Result, marked, on_show, result
from session.rounds.mark.record import report
from session.rounds.mark.sentences import Body, Settings, initial
from session.rounds.shared.reporting import uncounted
from session.rounds.shared.slices import slices
from session.rounds.shared.words import words_of

TEXTS = 300
STARTED = frozenset({"open", "closed", "released"})


class Hide(Payload, frozen=True):
    sentence: str
    hidden: bool


def checks(settings: Settings, items: tuple[Item, ...], language: str) -> tuple[Check, ...]:
    """With many slices it takes many people before each text was read by enough of them."""
    number = len(slices([item.id for item in items], settings.slice))
    return (Check("mark.check.slices", {"n": number}),) if number > 1 else ()


def check_ballot(round_: Round, choice: Choice) -> Choice | Refused:
    """Texts of this round with sentences of each, no more than may be marked in all. A mark on what the desk has hidden
    is dropped and the others are kept: the phone may not have heard of it yet.
    """
    seen = choice.seen
    if not {option.id for option in round_.options}.issuperset(seen):
        return Refused("unknown_option")
    sentences = body_of(round_, Body).sentences
    for text, keys in seen.items():
        if any(key not in sentences or sentences[key].of != text for key in keys):
            return Refused("unknown_sentence")
    kept = {
        text: tuple(sorted(key for key in {*keys} if sentences[key].hidden is not True))
        for text, keys in sorted(seen.items())
    }
    limit = read(Settings, round_.settings).marks
    if sum(map(len, kept.values())) > limit:
        return Refused("too_many_marked", {"limit": limit})
    return Choice(kept)


def at_close(round_: Round, choice: Choice) -> Choice | None:
    """Who had texts before them counts, also without a mark. A mark on what was hidden since is dropped."""
    shown = on_show(round_)
    seen = {text: tuple(key for key in keys if key in shown) for text, keys in choice.seen.items()}
    return Choice(seen) if seen else None


def decide(round_: Round, name: str, data: Hide, context: Context) -> Decision | Refused:
    sentence = body_of(round_, Body).sentences.get(data.sentence)
    if sentence is None:
        return Refused("unknown_sentence")
    if (sentence.hidden is True) == data.hidden:
        return Decision()
    about = {"round": round_.id, "sentence": data.sentence, "hidden": data.hidden}
    return Decision((context.event("mark.hidden", about),))


def evolve(body: Body, name: str, data: Json) -> Body:
    key, hidden = data["sentence"], data["hidden"]
    changed = replace(body.sentences[key], hidden=True if hidden else UNSET)
    return replace(body, sentences=body.sentences | {key: changed})


def body_view(round_: Round, audience: str) -> Body:
    """A phone has all slices, because it takes one without telling which; the wall draws what the result has."""
    body = body_of(round_, Body)
    if audience == "desk":
        return body
    if audience == "projector" or round_.is_finished:
        return Body(slices=body.slices if audience == "projector" else ())
    return replace(body, sentences=on_show(round_))


def drawn(round_: Round, audience: str) -> tuple[Item, ...]:
    """The wall draws sentences and no texts."""
    return () if audience == "projector" else round_.options


def result_view(result: Result, audience: str) -> Result:
    """A phone and the wall get the sentences that were marked most."""
    if audience == "desk":
        return result
    told = [one for one in result.sentences if one.marks]
    return replace(result, sentences=tuple(told[: DRAWN[audience]]))


def items(round_: Round, figures: Result | None) -> dict[str, Tiers]:
    return {"marked": marked(round_)}


def made_of(round_: Round, flavour: str) -> dict[str, tuple[str, ...]]:
    """A sentence is made of the text that it stands in."""
    return {key: (one.of,) for key, one in body_of(round_, Body).sentences.items()}


def named(round_: Round) -> dict[str, str]:
    """The sentences that somebody marked: the others are no more than parts of their texts."""
    if round_.ballots is None:
        return {}
    return {item.id: item.text for tier in marked(round_) for item in tier}


def sheet(round_: Round, say: Say) -> tuple[SheetRow, ...]:
    """A box for every sentence, text by text; also while the round is prepared and has no sentences yet."""
    prepared = initial(read(Settings, round_.settings), round_.options).sentences
    shown = prepared if round_.phase == "draft" else on_show(round_)
    return tuple(SheetRow(sentence.text) for sentence in shown.values())


def section(round_: Round, figures: Result | None, n: int, say: Say) -> Section:
    withheld = uncounted(round_, say)
    if withheld is not None or figures is None:
        return withheld or Section()
    return report(round_, figures, say)


def work(options: int, ballots: int) -> float:
    """A text of a few sentences is cheap to count; one of forty takes longer."""
    return 0.05 * options + 0.01 * options * ballots


KIND: KindOf[Choice, Body, Result] = KindOf(
    name="mark",
    purpose="reduce",
    icon="pencil",
    Settings=Settings,
    Choice=Choice,
    Body=Body,
    Result=Result,
    words=words_of(__name__),
    section=section,
    takes="options",
    most_options=TEXTS,
    secret=True,
    commands={"hide": CommandSpec(DESK, Hide, STARTED)},
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
    drawn=drawn,
    work=work,
    items=items,
    made_of=made_of,
    named=named,
    sheet=sheet,
    cells=cells,
    of_cells=of_cells,
)
