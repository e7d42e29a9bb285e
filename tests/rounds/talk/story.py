"""The golden story of talk: everything that can happen in one, closed and opened again; a talk about one thing with
arguments, and one about nothing but its question.
"""

from __future__ import annotations

from session.core.state import Json
from tests.cast import Asked, Person, Story, fay
from tests.golden.votes import TEXTS, added, assembled, voters

EVERYBODY = voters()
ANA, BEN, CAS = EVERYBODY[0], EVERYBODY[9], EVERYBODY[14]


def story() -> Story:
    story = _a_whole_talk(assembled("Praten"))
    story = _about_one_thing(story)
    story, question = added(story, "talk", {"queue": False, "arguments": False}, {}, prompt="Hoe verder?")
    story = story.when(fay.asks("round.open", question), _written(question, "question", "Samen", "notes"))
    story = story.when(fay.asks("round.close", question), fay.asks("round.release", question))
    return story.when(fay.asks("session.close"))


def _written(round_: str, thing: str, text: str, part: str = "conclusion", was: str = "") -> Asked:
    return fay.asks("talk.write", round_, thing=thing, part=part, text=text, was=was)


def _light(person: Person, round_: str, light: str | None, asked: int) -> Asked:
    return person.asks("talk.light", round_, asked=asked, light=light)


def _a_whole_talk(story: Story) -> Story:
    story, round_ = added(story, "talk", {"minutes": 3}, {"texts": list(TEXTS)}, prompt="Wat is er nodig?")
    first, second, third, _ = (f"{round_}-{n}" for n in range(1, 5))
    story = story.when(
        fay.asks("round.open", round_),
        fay.asks("talk.move", round_, thing=third, to=0),
        fay.asks("talk.put", round_, thing=third),
        *(person.asks("talk.ask", round_, thing=third) for person in (ANA, BEN, CAS)),
        BEN.asks("talk.take_back", round_, number=2),
        fay.asks("talk.call", round_, after=None),
    ).later(20)
    story = _with_lights(story, round_)
    story = story.when(
        fay.asks("talk.call", round_, after=1),
        CAS.asks("talk.take_back", round_, number=3),
        _written(round_, third, "=We proberen het (3 wijken)"),
        _written(round_, third, "Een jaar lang. " * 80, "notes"),
        fay.asks("talk.clock", round_, do="pause"),
        fay.asks("talk.clock", round_, do="more", seconds=60),
        fay.asks("talk.clock", round_, do="go_on"),
        fay.asks("talk.put", round_, thing=first),
        fay.asks("talk.ask_lights", round_, on=True),
        _light(ANA, round_, "stop", 2),
        fay.asks("talk.ask_lights", round_, on=False),
        fay.asks("talk.clock", round_, do="stop"),
        ANA.asks("talk.ask", round_, thing=first),
        fay.asks("talk.call", round_, after=None),
        fay.asks("talk.heard", round_),
        BEN.asks("talk.ask", round_, thing=first),
    ).later(60)
    story = story.when(fay.asks("round.close", round_), fay.asks("round.reopen", round_))
    story = story.when(ANA.asks("talk.ask", round_, thing=first), fay.asks("talk.put", round_, thing=None))
    story = story.when(fay.asks("round.close", round_), _written(round_, second, "Later", "notes"))
    return story.when(fay.asks("round.release", round_)).later(60)


def _with_lights(story: Story, round_: str) -> Story:
    """The threshold is four: the first three tell nothing, and of a few changes nothing is told either."""
    story = story.when(fay.asks("talk.ask_lights", round_, on=True))
    colours = ("go", "go", "unsure", "stop")
    story = story.when(*(_light(each, round_, colours[n % 4], 1) for n, each in enumerate(EVERYBODY[:14])))
    story = story.when(_light(ANA, round_, "stop", 1), _light(ANA, round_, None, 1))
    return story.when(fay.asks("talk.keep_lights", round_, keep=True)).later(20)


def _about_one_thing(story: Story) -> Story:
    """Arguments about an idea of the first round, and a talk about that idea with them."""
    about: Json = {"round": "r1", "pick": "top", "top": 1}
    story, reasons = added(story, "brainstorm", {"sides": "for_against"}, {}, about=about)
    story = story.when(
        fay.asks("round.open", reasons),
        ANA.asks("brainstorm.add_idea", reasons, text="Het scheelt tijd", side="for"),
        BEN.asks("brainstorm.add_idea", reasons, text="Het kost geld", side="against"),
        fay.asks("round.close", reasons),
        fay.asks("round.release", reasons),
    ).later(60)
    story, round_ = added(story, "talk", {}, {}, about=about)
    story = story.when(fay.asks("round.open", round_))
    thing = story.state.rounds[round_].subjects[0].id
    story = story.when(ANA.asks("talk.ask", round_, thing=thing), _written(round_, thing, "Toch doen"))
    return story.when(fay.asks("round.close", round_), fay.asks("round.release", round_)).later(60)
