"""A file that is written and read again is the same agenda, whatever is in it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings, strategies as some
from msgspec import inspect

from session import agendas
from session.agendas import Agenda, Refusal, agenda_of, trial
from session.core import shapes
from session.core.evolve import evolve
from session.core.kind import settings_of
from session.core.refusals import Refused
from session.core.state import Plan
from session.core.text import clean
from session.rounds import KINDS
from tests.cast import Story, created, event as happened, fay, given as told

WORDS = some.text(some.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1, max_size=20).map(
    lambda words: f"w{' '.join(words.split())}w"
)

# A session has labels only as the core stores them: `created` in a story does not clean what it is given.
LABELS = WORDS.map(lambda words: clean(words, lines=False))


def of(kind: inspect.Type) -> some.SearchStrategy[Any]:
    """Any value of a declared shape."""
    match kind:
        case inspect.BoolType():
            return some.booleans()
        case inspect.IntType(ge=least, le=most):
            return some.integers(least or 0, most or 999)
        case inspect.LiteralType(values=values):
            return some.sampled_from(sorted(values, key=str))
        case inspect.StrType(max_length=most):
            return WORDS.map(lambda words: words[: most or 20])
        case inspect.VarTupleType(item_type=item, max_length=most):
            return some.lists(of(item), max_size=min(3, most or 3))
        case inspect.Metadata(type=inner):
            return of(inner)
        case inspect.StructType(fields=fields):
            return some.fixed_dictionaries({field.encode_name: of(field.type) for field in fields})
    raise TypeError(kind)


def valid(kind: str) -> some.SearchStrategy[dict[str, Any]]:
    """Settings of a kind that its check takes too."""
    shape = KINDS[kind].Settings
    whole = of(inspect.type_info(shape))
    return whole.filter(
        lambda given: not isinstance(settings_of(KINDS[kind], given, "nl"), Refused)
    ) | some.just({})


Added = list[dict[str, Any]]


def _given(draw: Any, givers: list[str]) -> dict[str, Any]:
    """Typed texts, and now and then something of an earlier round."""
    source: dict[str, Any] = {"texts": draw(some.lists(WORDS, max_size=3))}
    if givers and draw(some.booleans()):
        source |= {"round": draw(some.sampled_from(givers)), "pick": draw(some.sampled_from(["all", "top"]))}
    return source


@some.composite
def agendas_of(draw: Any) -> tuple[list[str], Added]:
    """The labels of roles, and a few rounds of any kind, with any settings, that build on each other."""
    rounds: Added = []
    for _ in range(draw(some.integers(1, 4))):
        kind = draw(some.sampled_from(sorted(KINDS)))
        givers = [f"r{at}" for at, added in enumerate(rounds, 1) if _gives(added["kind"])]
        source, about = (_given(draw, givers) for _ in range(2))
        plan, given = draw(of(inspect.type_info(Plan))), draw(valid(kind))
        rounds.append(
            {
                "kind": kind,
                "prompt": draw(WORDS),
                "settings": given,
                "source": source,
                "about": about,
                "plan": plan,
            }
        )
        if KINDS[kind].secret and draw(some.booleans()):
            first = f"r{len(rounds)}"
            selects = _gives(kind) and draw(some.booleans())
            selection = {"round": first, "pick": "top", "top": 2} if selects else {}
            rounds.append({"kind": kind, "again": first, "prompt": draw(WORDS), "source": selection})
    return draw(some.lists(LABELS, max_size=3, unique=True)), rounds


def session_with(roles: list[str], rounds: Added, *skipped: int, looks_back: bool = False) -> Story:
    labels = [{"id": f"x{at}", "label": label} for at, label in enumerate(roles)]
    story = told(created(title="The title", roles=labels), kinds=KINDS)
    for added in rounds:
        story = story.when(fay.asks("round.add", **added))
    if looks_back:
        story = story.when(fay.asks("phones.roam", roam=True))
    return story.when(*(fay.asks("round.skip", f"r{at + 1}", skipped=True) for at in skipped))


def _gives(kind: str) -> bool:
    return any(key.startswith(f"{kind}.items.") for key in KINDS[kind].words["nl"])


@settings(max_examples=60, deadline=None)
@given(agendas_of(), some.booleans(), some.booleans())
def test_what_is_exported_is_imported_as_the_same_agenda(
    drawn: tuple[list[str], Added], skips: bool, looks_back: bool
) -> None:
    roles, rounds = drawn
    story = session_with(roles, rounds, *([len(rounds) - 1] if skips else []), looks_back=looks_back)
    agenda = agenda_of(story.state)
    again = agendas.read(agendas.write(agenda), "nl")
    assert [role["label"] for role in again.roles] == [role["label"] for role in agenda.roles]
    assert (again.title, again.threshold, again.language) == (agenda.title, agenda.threshold, agenda.language)
    assert again.look_back == looks_back
    made = trial(again)
    for at, (was, now) in enumerate(zip(story.state.agenda(), made.agenda(), strict=True)):
        same = ("kind", "prompt", "settings", "plan", "again")
        assert [getattr(was, key) for key in same] == [getattr(now, key) for key in same], at
        assert (was.source, was.about) == (now.source, now.about)
        assert bool(again.rounds[at].get("skipped")) == was.skipped
    assert agenda_of(_skipped(made, again)).rounds == agenda.rounds


def _skipped(state: Any, agenda: Agenda) -> Any:
    for step, name in zip(agenda.rounds, state.order, strict=True):
        if step.get("skipped"):
            state = evolve(state, happened("round.skipped", round=name, skipped=True), KINDS)
    return state


def test_every_kind_can_stand_in_a_file() -> None:
    story = told(kinds=KINDS)
    for kind in KINDS:
        story = story.when(fay.asks("round.add", kind=kind))
    rounds = agendas.read(agendas.write(agenda_of(story.state)), "nl").rounds
    assert [step["kind"] for step in rounds] == list(KINDS)


def test_what_was_chosen_by_hand_comes_along_whole() -> None:
    story = told(kinds=KINDS).when(
        fay.asks("round.add", kind="brainstorm"),
        fay.asks("round.add", kind="dots", source={"round": "r1", "pick": "chosen", "ids": ["a"]}),
    )
    assert agenda_of(story.state).rounds[1]["source"] == {"round": 1}


def test_a_round_that_takes_from_a_later_one_takes_from_nothing() -> None:
    story = told(kinds=KINDS).when(
        fay.asks("round.add", kind="brainstorm"),
        fay.asks("round.add", kind="dots", source={"round": "r1", "texts": ["A"]}),
        fay.asks("round.move", "r2", to=0),
    )
    rounds = agendas.read(agendas.write(agenda_of(story.state)), "nl").rounds
    assert rounds[0]["source"] == {"texts": ["A"]}


def test_two_second_votes_of_one_round_stand_after_each_other() -> None:
    again = happened("round.added", round="r3", kind="rate", prompt="", settings=shapes.told(KINDS["rate"].Settings()),
                     source={}, plan=shapes.told(Plan()), at=2, again="r1")  # fmt: skip
    story = told(kinds=KINDS).when(
        fay.asks("round.add", kind="rate"), fay.asks("round.add", kind="rate", again="r1")
    )
    state = evolve(story.state, again, KINDS)
    assert [step.get("again") for step in agenda_of(state).rounds] == [None, 1, 2]


def test_an_agenda_that_no_longer_fits_is_refused_before_anything_is_added() -> None:
    story = told(kinds=KINDS)
    for _ in range(99):
        story = story.when(fay.asks("round.add", kind="mood"))
    two = agendas.read('title = "T"\n' + '[[rounds]]\nkind = "mood"\n' * 2, "nl")
    with pytest.raises(Refusal) as caught:
        trial(two, story.state)
    assert (caught.value.at, caught.value.refused.code) == (1, "too_many_rounds")
