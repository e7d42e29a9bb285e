"""Made-up people of the kinds (their `simulate.py`) in tests: who they are, their rounds, and what they do, at once."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable
from dataclasses import dataclass

from session.core import views
from session.core.commands import Decision
from session.core.refusals import Refused
from session.core.state import Json
from session.rounds import KINDS, simulations
from session.rounds.shared.simulation import (
    Act,
    Ask,
    Choose,
    Habits,
    News,
    Pause,
    Person,
    Simulation,
    Step,
    Steps,
    Until,
    Variant,
    Vote,
    Wrote,
)
from tests import cast
from tests.cast import Story, fay

TEXTS = ("Elm", "Oak", "Yew")
COMPLETE = Habits(unsure=0, skips=(0.0,), aside=0, changes=0, explains=1)
"""Somebody who answers every question, takes a side everywhere, and says why."""


@dataclass(frozen=True)
class Tried:
    """A kind under one of its variants."""

    kind: str
    variant: Variant

    @property
    def id(self) -> str:
        return self.variant.id_of(self.kind)

    @property
    def most_options(self) -> int:
        """As many options as a round of it can have."""
        return min(self.variant.most, KINDS[self.kind].most_options or self.variant.most)

    @property
    def simulation(self) -> Simulation:
        return simulations()[self.kind]

    @property
    def choose(self) -> Choose:
        choose = self.simulation.choose
        assert choose is not None, f"nobody votes in a round of {self.kind}"
        return choose

    def payload(self, language: str = "nl", texts: Iterable[str] = TEXTS) -> Json:
        """What `round.add` needs for it."""
        listed = [self.simulation.typed(text, at) for at, text in enumerate(texts)]
        return {
            "kind": self.kind,
            "prompt": self.simulation.question[language],
            "settings": self.variant.settings_in(language),
            "source": {"texts": listed if self.variant.options else []},
        }

    def opened(self, story: Story, name: str, **plan: bool) -> Story:
        """The story after this round was added as `name` and opened, and the desk did its part."""
        story = story.when(fay.asks("round.add", **self.payload(), plan=plan), fay.asks("round.open", name))
        assert isinstance(story.last, Decision), story.last
        return performed(story, fay, name, self.simulation.desk, somebody(name))


TRIED = [Tried(kind, variant) for kind, simulation in simulations().items() for variant in simulation.rounds]
SECRET = [tried for tried in TRIED if KINDS[tried.kind].secret]


def usual(kind: str) -> Tried:
    """A kind as it is used most."""
    return Tried(kind, simulations()[kind].rounds[0])


def somebody(seed: object, habits: Habits | None = None, who: str = "somebody") -> Person:
    """A person with other opinions for another seed. Every text is a new one and names who wrote it."""
    numbers = itertools.count(1)
    return Person(
        random.Random(f"{seed}"),
        lambda text: random.Random(f"{seed}/{text}").random(),
        lambda purpose: f"{who} {next(numbers)}: {purpose}",
        habits or Habits(),
    )


def shown(story: Story, name: str, audience: str = "phone") -> Json:
    """A round as an audience gets it."""
    return views.round_view(story.state, story.state.rounds[name], audience, KINDS)


def performed(story: Story, actor: cast.Person, name: str, act: Act, person: Person) -> Story:
    """The story after somebody did all of an act. What is refused has no effect, and the person is told."""
    return Performance(story, actor, name).of(act, person)


@dataclass
class Performance:
    """An act of one person in one round, step by step. `done` has every step with what came of it."""

    story: Story
    actor: cast.Person
    name: str
    n: int = 0

    def __post_init__(self) -> None:
        self.audience = "phone" if self.actor.actor.who == "phone" else "desk"
        self.done: list[tuple[Step, News]] = []

    def of(self, act: Act, person: Person) -> Story:
        self._perform(act(shown(self.story, self.name, self.audience), person))
        return self.story

    def _perform(self, steps: Steps) -> None:
        news: News | None = None
        while True:
            try:
                step = next(steps) if news is None else steps.send(news)
            except StopIteration:
                return
            news = self._take(step)
            self.done.append((step, news))

    def _take(self, step: Step) -> News:
        match step:
            case Vote(choice=choice):
                self.n += 1
                self.story = self.story.when(self.actor.casts(self.name, self.n, **choice))
            case Ask(name=command, data=data):
                kind = self.story.state.rounds[self.name].kind
                self.story = self.story.when(self.actor.asks(f"{kind}.{command}", self.name, **data))
            case Until(ready=ready):
                assert ready(shown(self.story, self.name, self.audience)), "waits for what nobody does"
                return self._news(Decision())
            case Pause() | Wrote():
                return self._news(Decision())
        last, self.story = self.story.last, self.story.after_all()
        return self._news(last)

    def _news(self, last: Decision | Refused) -> News:
        now = shown(self.story, self.name, self.audience)
        open_ = now if now["phase"] == "open" else None
        if isinstance(last, Refused):
            return News(False, last.code, {}, open_)
        return News(True, "", dict(last.reply), open_)
