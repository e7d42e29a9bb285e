"""What holds for every round kind that is discovered, whatever it does: words, forms, purity, secrecy, order."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given as examples, settings, strategies as st
from msgspec import inspect

from session.core import views
from session.core.form import form
from session.core.kind import RoundKind
from session.core.section import Section
from session.core.state import Json
from session.record.build import Voice
from session.rounds import KINDS
from tests.cast import Asked, Person, Story, ana, ben, fay
from tests.rounds.given import ROUND, given, round_of, section

EVERY = pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
SECRET = pytest.mark.parametrize(
    "kind", [each for each in KINDS.values() if each.secret], ids=lambda kind: kind.name
)
AUDIENCES = ("phone", "projector", "desk")
PURPOSES = {"generate", "clarify", "reduce", "organize", "evaluate", "build_consensus"}
ROLES = ("burger", "gemeente", "vrij", None)
OPTIONS = ("Apples", "Pears", "Plums")

# Ids that may be there, ids that are not, and texts of every sort.
IDS = [*(f"r1-{n}" for n in range(1, 5)), *(f"n{n}" for n in range(1, 9)), "c1"]
TEXTS = ["An idea", "an idea", "<b>bold</b>", "=1+1", " ", "\u202etxet", "e\u0301", "x" * 300, "2026-02-03"]


def shaped(of: inspect.Type, ids: list[str] = [*IDS, *TEXTS]) -> st.SearchStrategy[Any]:  # noqa: B006
    """Values of a declared shape, as JSON would bring them; not all of them within its bounds."""
    match of:
        case inspect.BoolType():
            return st.booleans()
        case inspect.IntType():
            return st.integers(-1, 6)
        case inspect.StrType():
            return st.sampled_from(ids)
        case inspect.NoneType():
            return st.none()
        case inspect.LiteralType(values=values):
            return st.sampled_from(values)
        case inspect.UnionType(types=types):
            return st.one_of(*(shaped(each, ids) for each in types))
        case inspect.VarTupleType(item_type=item):
            return st.lists(shaped(item, ids), max_size=4)
        case inspect.DictType(value_type=value):
            return st.dictionaries(st.sampled_from(ids[:3] + ids[-1:]), shaped(value, ids), max_size=3)
        case inspect.StructType(fields=fields):
            return st.fixed_dictionaries({each.name: shaped(each.type, ids) for each in fields})
    raise NotImplementedError(of)


def choices(kind: RoundKind) -> st.SearchStrategy[Json]:
    """Ballots of the declared shape. A secret kind declares it as `Choice`."""
    return shaped(inspect.type_info(import_module(f"session.rounds.{kind.name}").Choice), IDS)


def asked(kind: RoundKind) -> st.SearchStrategy[Asked]:
    """Any command of the kind, its ballots and the end of the round, from whoever."""
    own = [
        st.builds(
            lambda person, payload, name=name: person.asks(f"{kind.name}.{name}", ROUND, **payload),
            st.sampled_from([fay, fay, ana, ben]),
            shaped(inspect.type_info(spec.Data)),
        )
        for name, spec in kind.commands.items()
    ]
    ends = st.sampled_from(["round.close", "round.release", "round.hide"]).map(
        lambda name: fay.asks(name, ROUND)
    )
    ballots = st.builds(lambda who, n, choice: who.casts(ROUND, n, **choice), st.sampled_from([ana, ben]),
                        st.integers(0, 9), choices(kind) if kind.secret else st.just({}))  # fmt: skip
    return st.one_of(*own, *own, *own, ballots, ends)


def start(kind: RoundKind, settings: Json | None = None) -> Story:
    return given(kind.name, settings, *OPTIONS)


def open_to_phones(kind: RoundKind) -> Json:
    """Settings under which phones may do the most, so that more of the random commands get through."""
    return {"who": "everyone"} if "who" in kind.Settings.__struct_fields__ else {}


def counted(kind: RoundKind, ballots: list[tuple[str | None, Json]]) -> Story:
    """The story after those of `ballots` that the round accepts were cast and the round was closed."""
    story = start(kind)
    for number, (role, choice) in enumerate(ballots):
        voter = Person(replace(ana.actor, seat=f"v{number}", role=role))
        story = story.when(voter.casts(ROUND, 1, **choice)).after_all()
    return story.when(fay.asks("round.close", ROUND))


# What is declared


@EVERY
def test_a_kind_keeps_to_the_contract(kind: RoundKind) -> None:
    assert kind.purpose in PURPOSES
    assert kind.takes in ("none", "topics", "options")
    assert kind.live_settings <= set(kind.Settings.__struct_fields__)
    for spec in kind.commands.values():
        assert spec.phases, "a command of a kind is about a round"
        assert spec.Data.__struct_config__.forbid_unknown_fields


@EVERY
def test_both_languages_have_the_same_words_under_the_name_of_the_kind(kind: RoundKind) -> None:
    assert set(kind.words) == {"nl", "en"}
    assert set(kind.words["nl"]) == set(kind.words["en"])
    assert all(key.startswith(f"{kind.name}.") for key in kind.words["nl"])
    assert {f"{kind.name}.name", f"{kind.name}.about"} <= set(kind.words["nl"])


@EVERY
def test_every_setting_has_a_field_with_words(kind: RoundKind) -> None:
    fields = form(kind)
    assert [each["name"] for each in fields] == list(kind.Settings.__struct_fields__)
    for each in fields:
        label = f"{kind.name}.settings.{each['name']}"
        assert each["type"] in ("bool", "int", "choice", "text", "lines")
        assert {label, *(f"{label}.{value}" for value in each["choices"])} <= set(kind.words["nl"])
        if each["type"] == "int":
            assert each["min"] <= each["default"] <= each["max"]
    defaults = {each["name"]: each["default"] for each in fields}
    assert views.plain(msgspec.to_builtins(kind.Settings())) == defaults
    assert json.loads(json.dumps(fields)) == fields


@EVERY
def test_every_flavour_of_items_has_a_word(kind: RoundKind) -> None:
    for flavour in kind.items(round_of(start(kind))):
        assert f"{kind.name}.items.{flavour}" in kind.words["nl"]


@EVERY
def test_every_kind_has_tests_of_its_own(kind: RoundKind) -> None:
    assert Path(__file__).with_name(f"test_{kind.name}.py").is_file()


@EVERY
def test_a_round_that_was_never_opened_has_items_and_a_section(kind: RoundKind) -> None:
    draft = replace(round_of(start(kind)), phase="draft", body={}, options=())
    assert not any(tier for tiers in kind.items(draft).values() for tier in tiers)
    assert kind.mine(draft, frozenset({"n1"})).get("ideas", {}) == {}
    assert kind.section(draft, 1, Voice("nl", 5, {})) == Section()


# Whatever happens


@EVERY
@settings(max_examples=60)
@examples(data=st.data())
def test_no_sequence_of_commands_breaks_a_round(kind: RoundKind, data: st.DataObject) -> None:
    story = start(kind, open_to_phones(kind))
    for each in data.draw(st.lists(asked(kind), max_size=14)):
        before, kept = round_of(story).body, deepcopy(round_of(story).body)
        after = story.when(each).after_all()
        assert before == kept, "evolve changed its argument"
        story = after
    assert story.replayed() == story.state
    for audience in AUDIENCES:
        seen = story.sees(audience)
        assert json.loads(json.dumps(seen)) == seen
    for seat in ("ana", "ben"):
        own = kind.mine(round_of(story), story.owned.get((ROUND, seat), frozenset()))
        assert json.loads(json.dumps(own)) == own
    for language in ("nl", "en"):
        assert isinstance(section(story, language), Section)


@SECRET
@settings(max_examples=50)
@examples(data=st.data())
def test_an_open_secret_round_shows_nothing_of_its_ballots(kind: RoundKind, data: st.DataObject) -> None:
    story = start(kind)
    ballots = data.draw(st.lists(choices(kind), min_size=1, max_size=6))
    voted = story
    for number, choice in enumerate(ballots):
        voter = Person(replace(ana.actor, seat=f"v{number}"))
        voted = voted.when(voter.casts(ROUND, 1, **choice)).after_all()
    assert voted.log == story.log
    for audience in AUDIENCES:
        assert voted.sees(audience) == story.sees(audience)
    assert views.result(round_of(voted), 3, KINDS) is None
    assert kind.items(round_of(voted)) == kind.items(round_of(story))
    assert section(voted).tables == ()


@SECRET
@settings(max_examples=50)
@examples(data=st.data())
def test_the_order_of_ballots_changes_nothing(kind: RoundKind, data: st.DataObject) -> None:
    ballots = data.draw(st.lists(st.tuples(st.sampled_from(ROLES), choices(kind)), min_size=5, max_size=16))
    round_ = round_of(counted(kind, ballots))
    mixed = replace(round_, ballots=tuple(data.draw(st.permutations(round_.ballots or ()))))
    assert kind.result(mixed, 5) == kind.result(round_, 5)
    assert kind.items(mixed) == kind.items(round_)


@SECRET
@settings(max_examples=50)
@examples(data=st.data())
def test_no_group_under_the_threshold_is_told_apart(kind: RoundKind, data: st.DataObject) -> None:
    ballots = data.draw(st.lists(st.tuples(st.sampled_from(ROLES), choices(kind)), min_size=5, max_size=24))
    story = counted(kind, ballots)
    found = views.result(round_of(story), 5, KINDS)
    assert found is not None
    if found.get("withheld"):
        assert set(found) == {"withheld", "ballots", "threshold"}
        assert section(story).tables == section(story).quotes == ()
        return
    told = found["roles"]
    assert not told or (len(told) > 1 and sum(each["ballots"] for each in told) == found["ballots"])
    groups = [*told, *(group for each in by_role(found) for group in each.values())]
    assert all(each.get("n", each.get("ballots")) >= 5 for each in groups)


def by_role(found: Any) -> list[Json]:
    """Every breakdown by role anywhere in a result."""
    if isinstance(found, list):
        return [each for inner in found for each in by_role(inner)]
    if not isinstance(found, dict):
        return []
    own = [found["byRole"]] if "byRole" in found else []
    return own + [each for inner in found.values() for each in by_role(inner)]
