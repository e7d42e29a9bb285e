"""The golden story of checking first: what waits, what is let through at once or together, what never is, and a switch
that is turned on and off while people write.
"""

from __future__ import annotations

from session.core.state import Json
from session.rounds import KINDS
from tests.cast import Person, Story, ana, ben, created, fay, given

FIRST: Json = {"check_first": True}


def story() -> Story:
    story = given(created(title="Eerst nakijken", code="CHECK7"), kinds=KINDS)
    story = story.when(fay.asks("session.open"), ana.asks("seat.take"), ben.asks("seat.take"))
    return _argued(_written(story)).when(fay.asks("session.close"))


def _opened(story: Story, kind: str, settings: Json, **more: object) -> tuple[Story, str]:
    story = story.when(fay.asks("round.add", kind=kind, prompt="Wat vind je?", settings=settings, **more))
    round_: str = story.last.reply["round"]
    return story.when(fay.asks("round.open", round_)), round_


def _add(story: Story, who: Person, round_: str, name: str, **given: str) -> tuple[Story, str]:
    story = story.when(who.asks(name, round_, **given))
    return story, next(iter(story.last.reply.values()))


def _written(story: Story) -> Story:
    """Ideas: one is let through, edited by its author and let through again, one is hidden, one never let through; two
    more together after the switch went off. A comment that waits, and a word that is known already.
    """
    story, name = _opened(story, "brainstorm", {**FIRST, "comments": True})
    ids = []
    for who, text in (
        (ana, "Eén"),
        (ben, "Jan is dom"),
        (ben, "Drie"),
        (fay, "Aan de regietafel"),
        (ana, "Vijf"),
    ):
        story, idea = _add(story, who, name, "brainstorm.add_idea", text=text)
        ids.append(idea)
    story = story.when(fay.asks("brainstorm.let_through", name, ids=[ids[0]]))
    story, said = _add(story, ben, name, "brainstorm.add_comment", on=ids[0], text="Goed")
    story = story.when(
        ana.asks("brainstorm.edit_idea", name, idea=ids[0], text="Eentje", was="Eén"),
        fay.asks("brainstorm.let_through", name, ids=[ids[0], said]),
        fay.asks("brainstorm.hide_idea", name, idea=ids[2], hidden=True),
        fay.asks("brainstorm.let_through", name, ids=[ids[2]], through=False),
        fay.asks("round.change", name, settings={"check_first": False}),
        fay.asks("brainstorm.let_through", name, ids=[ids[2], ids[4]]),
        ben.asks("brainstorm.add_idea", name, text="Meteen"),
        fay.asks("round.change", name, settings=FIRST),
        ana.asks("brainstorm.add_idea", name, text="Wacht"),
        fay.asks("round.close", name),
        fay.asks("round.release", name),
    )
    story, name = _opened(story, "brainstorm", {**FIRST, "one_word": True})
    story, word = _add(story.later(60), ana, name, "brainstorm.add_idea", text="Rust")
    story = story.when(
        fay.asks("brainstorm.let_through", name, ids=[word]),
        ben.asks("brainstorm.add_idea", name, text="rust!"),
        ben.asks("brainstorm.add_idea", name, text="Onzin"),
        fay.asks("round.close", name),
    )
    return story.when(fay.asks("round.release", name)).later(60)


def _argued(story: Story) -> Story:
    """Arguments and objections: one let through, one not."""
    source = {"source": {"texts": ["We gaan ‘s avonds open"]}}
    for kind, thing, about in (
        ("statements", "argument", "statement"),
        ("minority", "objection", "decision"),
    ):
        story, name = _opened(story, kind, FIRST, **source)
        more = {about: f"{name}-1"} | ({"side": "for"} if kind == "statements" else {})
        story, one = _add(story, ana, name, f"{kind}.add_{thing}", text="Dat helpt", **more)
        story, _ = _add(story, ben, name, f"{kind}.add_{thing}", text="Jan weer", **more)
        story = story.when(fay.asks(f"{kind}.let_through", name, ids=[one]))
        if kind == "statements":
            words = {"text": "Dat helpt echt", "was": "Dat helpt"}
            story = story.when(ana.asks("statements.edit_argument", name, argument=one, **words))
        story = story.when(fay.asks("round.close", name), fay.asks("round.release", name)).later(60)
    return story
