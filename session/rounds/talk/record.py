"""A talk in the decision record: under each thing its conclusion, the notes, and how the lights stood when they were
kept. Nothing of who wanted to say something.
"""

from __future__ import annotations

from session.core.kind import Say
from session.core.section import Listing, Section
from session.core.state import Item, Round
from session.rounds.shared.origin_words import with_origin
from session.rounds.talk.outcome import Result, Talked
from session.rounds.talk.table import things

BESIDE = 900
"""Characters of notes that stand with the round; longer ones stand at the back."""


def report(round_: Round, found: Result, say: Say) -> Section:
    """How many things were talked about, and what came of each."""
    concluded = sum(bool(one.conclusion) for one in found.talked)
    counted = say("talk.record.talked", n=len(found.talked), things=found.things)
    sentences = [counted, say("talk.record.conclusions", n=concluded)]
    if len(found.talked) < found.things:
        sentences.append(say("talk.record.left", n=found.things - len(found.talked)))
    texts = {thing.id: thing for thing in things(round_)}
    written = [(texts[one.id], one, entries(one, say)) for one in found.talked]
    return Section(
        summary=(" ".join(sentences),),
        listings=tuple(Listing(_title(round_, thing, say), told) for thing, _, told in written if told),
        appendix=tuple(Listing(thing.text, (one.notes or "",)) for thing, one, _ in written if is_long(one)),
    )


def _title(round_: Round, thing: Item, say: Say) -> str:
    return with_origin(round_, thing, say) if round_.options else thing.text


def entries(one: Talked, say: Say) -> tuple[str, ...]:
    """What the record says of one thing."""
    told = []
    if one.conclusion:
        told.append(say("talk.record.conclusion", text=one.conclusion))
    if one.notes:
        told.append(say("talk.record.notes_back" if is_long(one) else "talk.record.notes", text=one.notes))
    if one.lights:
        lights = one.lights
        told.append(
            say("talk.record.lights", n=lights.n, go=lights.go, unsure=lights.unsure, stop=lights.stop)
        )
    return tuple(told)


def is_long(one: Talked) -> bool:
    """Whether its notes stand at the back."""
    return len(one.notes or "") > BESIDE
