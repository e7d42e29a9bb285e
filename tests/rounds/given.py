"""A round of one kind, opened by the real commands: `given("dots", {"dots": 4}, "Apples", "Pears").when(…).then(…)`.

The story is that of tests/cast.py with the real kinds. Typed options get the ids r1-1, r1-2, …; fresh ids are n1, n2, …
"""

from __future__ import annotations

from typing import Any

from session.core import views
from session.core.carry import with_cut
from session.core.commands import Actor, Event
from session.core.kind import Tiers
from session.core.results import COUNTING, figures_of
from session.core.section import Section
from session.core.shapes import told
from session.core.state import Json, Round
from session.record.build import Voice
from session.rounds import KINDS
from tests import cast
from tests.cast import Asked, Person, Story, event, fay

ROUND = "r1"
ROLES = [
    {"id": "burger", "label": "Burger"},
    {"id": "gemeente", "label": "Gemeente"},
    {"id": "vrij", "label": "Vrij"},
]


def given(
    kind: str, settings: Json | None = None, *texts: str, threshold: int = 5, by_role: bool = True
) -> Story:
    """The story of one open round of `kind`, whose options are `texts`."""
    story = cast.given(cast.created(roles=ROLES, threshold=threshold), kinds=KINDS)
    round_: Json = {"kind": kind, "settings": settings or {}, "source": {"texts": list(texts)}}
    story = story.when(
        fay.asks("round.add", **round_, plan={"by_role": by_role}), fay.asks("round.open", ROUND)
    )
    assert story.state.rounds[ROUND].is_open, story.last
    return story


def desk(name: str, /, **payload: Any) -> Asked:
    return fay.asks(name, ROUND, **payload)


def happened(name: str, /, **payload: Any) -> Event:
    """An event of the round."""
    return event(name, round=ROUND, **payload)


def closed(story: Story, *ballots: tuple[str | None, Json]) -> Story:
    """The story after each (role, choice) was cast by a seat of its own and the round was closed."""
    for number, (role, choice) in enumerate(ballots):
        voter = Person(Actor("phone", f"v{number}", role))
        story = story.when(voter.casts(ROUND, 1, **choice))
    return story.when(desk("round.close"))


def round_of(story: Story) -> Round:
    return story.state.rounds[ROUND]


def body(story: Story, audience: str) -> Json:
    """What an audience sees of the body of the round."""
    found: Json = views.round_view(story.state, round_of(story), audience, KINDS)["body"]
    return found


def result(story: Story) -> Json:
    found = views.result(story.state, round_of(story), KINDS)
    assert found is not None
    return found


def result_of(round_: Round, threshold: int = 5) -> Json:
    """What a kind counts of a round, as JSON."""
    counted = KINDS[round_.kind].result(round_, threshold)
    assert counted is not None
    return told(counted)


def items(round_: Round, threshold: int = 5) -> dict[str, Tiers]:
    """What a kind gives later rounds of a round."""
    kind = KINDS[round_.kind]
    return kind.items(round_, figures_of(kind, round_, threshold, COUNTING))


def tiers(story: Story, flavour: str) -> list[list[str]]:
    """The ids of the items a later round can take."""
    offered = items(round_of(story), story.state.threshold)[flavour]
    return [[item.id for item in tier] for tier in offered]


def section(story: Story, language: str = "nl") -> Section:
    voice = Voice(language, story.state.threshold, {each.id: each.label for each in story.state.roles})
    round_ = with_cut(story.state, KINDS, round_of(story))
    kind = KINDS[round_.kind]
    return kind.section(round_, figures_of(kind, round_, story.state.threshold, COUNTING), 1, voice)


def with_settings(story: Story, **settings: Any) -> Story:
    """The story after the desk changed settings of the round."""
    return story.when(desk("round.change", settings=settings))
