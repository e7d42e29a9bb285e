"""What holds for every round kind that is discovered, whatever it does: words, forms, purity, secrecy, order."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given as examples, settings, strategies as st
from msgspec import inspect

from session.core import views
from session.core.kind import RoundKind
from session.core.section import Section
from session.core.settings_form import form
from session.core.shapes import told
from session.core.state import Json
from session.record.build import Voice
from session.rounds import KINDS
from tests.cast import Asked, Person, Story, ana, ben, fay, olga
from tests.rounds.given import ROUND, given, round_of, section

EVERY = pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
SECRET = pytest.mark.parametrize(
    "kind", [each for each in KINDS.values() if each.secret], ids=lambda kind: kind.name
)
AUDIENCES = ("phone", "projector", "desk")
PURPOSES = {"generate", "clarify", "reduce", "organize", "evaluate", "build_consensus"}
OPTIONS = ("Apples | 4000", "Pears | 3000", "Plums | 5000")  # some kinds need to know what an option costs

TEXTS = ["An idea", "an idea", "<b>bold</b>", "=1+1", " ", "\u202etxet", "e\u0301", "x" * 300, "2026-02-03"]
WORDED = {"text", "name", "objection", "owner", "due"}
CHOSEN = ["r1-1", "r1-2", "r1-3"]
CRITERIA = ["c1", "c2"]  # of an option, and with a weight
AN_ID = re.compile(r"(n|c|r1-)\d+")
DICE = st.integers(0, 2**32).map(Random)  # a seed, because whole commands drawn one by one are slow


def shaped(of: inspect.Type, name: str, ids: list[str], dice: Random) -> Any:
    """A value of a declared shape, as JSON would bring it; not always within its bounds."""
    match of:
        case inspect.UnionType(types=types):
            return shaped(dice.choice(types), name, ids, dice)
        case inspect.VarTupleType(item_type=item):
            return [shaped(item, name, ids, dice) for _ in range(dice.choice([0, 1, 1, 1, 2, 3]))]
        case inspect.DictType(value_type=value):
            keys = CRITERIA if name in ("inner", "weights") else ids
            chosen = dice.sample(keys, dice.choice([0, 1, 2, min(3, len(keys)), min(3, len(keys))]))
            return {key: shaped(value, "inner", ids, dice) for key in chosen}
        case inspect.StructType(fields=fields):
            return {each.name: shaped(each.type, each.name, ids, dice) for each in fields}
    return plain(of, name, ids, dice)


def plain(of: inspect.Type, name: str, ids: list[str], dice: Random) -> Any:
    """A value that holds no others."""
    match of:
        case inspect.BoolType():
            return dice.random() < 0.5
        case inspect.IntType():
            return dice.choice([1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 5, 0])
        case inspect.FloatType():
            return dice.choice([1.0, 2.0, 2.5])
        case inspect.StrType():
            return dice.choice(TEXTS if name in WORDED else ids)
        case inspect.NoneType():
            return None
        case inspect.LiteralType(values=values):
            return dice.choice(values)
    raise LookupError(of)


def choice(kind: RoundKind, dice: Random) -> Json:
    """A ballot of the declared shape, most often a right one. A secret kind declares it as `Choice`."""
    shape = inspect.type_info(import_module(f"session.rounds.{kind.name}").Choice)
    found: Json = shaped(shape, "", CHOSEN if dice.random() < 0.9 else [*CHOSEN, "nobody"], dice)
    return found


def ballots(kind: RoundKind, dice: Random, most: int = 60) -> list[tuple[str | None, Json]]:
    """(role, choice) of up to `most` people, of which the roles are large, small and rather not said."""
    roles = ["burger", "burger", "gemeente", "gemeente", "vrij", None]
    return [(dice.choice(roles), choice(kind, dice)) for _ in range(dice.randint(4, most))]


def known(body: Any) -> list[str]:
    """Every id in a body, so that random commands are about something."""
    if isinstance(body, str):
        return [body] if AN_ID.fullmatch(body) else []
    inner = [*body, *body.values()] if isinstance(body, dict) else body if isinstance(body, list) else []
    return [each for part in inner for each in known(part)]


def asked(kind: RoundKind, story: Story, dice: Random, ending: bool) -> Asked:
    """Any command of the kind, a ballot or the end of the round, from who may and now and then from who may not."""
    sort = dice.choices(
        ["own", "ballot", "end"], [8 if kind.commands else 0, 2 if kind.secret else 0, ending]
    )[0]
    if sort == "end":
        return fay.asks(dice.choice(["round.close", "round.release", "round.hide"]), ROUND)
    if sort == "ballot":
        return dice.choice([ana, ben]).casts(ROUND, dice.randint(1, 9), **choice(kind, dice))
    name, spec = dice.choice(list(kind.commands.items()))
    ids = [*CHOSEN, *sorted(set(known(round_of(story).body)) - set(CHOSEN)) * 4, "nobody"]
    people = [ana, ben] * 3 * ("phone" in spec.actors) + [fay] * 4 * ("desk" in spec.actors) + [olga]
    return dice.choice(people).asks(
        f"{kind.name}.{name}", ROUND, **shaped(inspect.type_info(spec.Data), "", ids, dice)
    )


def start(kind: RoundKind, settings: Json | None = None) -> Story:
    return given(kind.name, settings, *OPTIONS)


def open_to_phones(kind: RoundKind) -> Json:
    """Settings under which phones may do the most, so that more of the random commands get through."""
    return {"who": "everyone"} if "who" in kind.Settings.__struct_fields__ else {}


def counted(kind: RoundKind, cast: list[tuple[str | None, Json]]) -> Story:
    """The story after those of `cast` that the round accepts came in and the round was closed."""
    story = start(kind)
    for number, (role, chosen) in enumerate(cast):
        voter = Person(replace(ana.actor, seat=f"v{number}", role=role))
        story = story.when(voter.casts(ROUND, 1, **chosen)).after_all()
    return story.when(fay.asks("round.close", ROUND))


# What is declared


@EVERY
def test_a_kind_keeps_to_the_contract(kind: RoundKind) -> None:
    assert kind.purpose in PURPOSES
    assert kind.takes in ("none", "topics", "options")
    assert kind.open_settings <= set(kind.Settings.__struct_fields__)
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
        assert each["type"] in ("bool", "int", "choice", "text", "lines", "rows")
        assert {f"{label}.{inner['name']}" for inner in each["fields"]} <= set(kind.words["nl"])
        assert {label, *(f"{label}.{value}" for value in each["choices"])} <= set(kind.words["nl"])
        if each["type"] == "int":
            assert each["min"] <= each["default"] <= each["max"]
    defaults = {each["name"]: each["default"] for each in fields}
    assert told(kind.Settings()) == defaults
    assert json.loads(json.dumps(fields)) == fields


@EVERY
def test_every_flavour_of_items_has_a_word(kind: RoundKind) -> None:
    for flavour in kind.items(round_of(start(kind))):
        assert f"{kind.name}.items.{flavour}" in kind.words["nl"]


@EVERY
def test_every_kind_has_tests_and_screens_of_its_own(kind: RoundKind) -> None:
    assert list((Path(__file__).parent / kind.name).glob("test_*.py")), (
        f"{kind.name} has no tests in tests/rounds/{kind.name}"
    )
    screens = Path(__file__).parents[2] / "static" / "js" / "rounds" / kind.name
    for face, component in (("phone", "Phone"), ("wall", "Wall"), ("desk", "Desk")):
        module = screens / f"{face}.js"
        assert module.is_file(), f"{kind.name} has no static/js/rounds/{kind.name}/{face}.js"
        assert f" {component}" in module.read_text(encoding="utf-8"), f"{module.name} exports no {component}"


@EVERY
def test_a_round_that_was_never_opened_has_items_and_a_section(kind: RoundKind) -> None:
    draft = replace(round_of(start(kind)), phase="draft", body={}, options=())
    assert not any(tier for tiers in kind.items(draft).values() for tier in tiers)
    assert told(kind.mine(draft, frozenset({"n1"}))).get("ideas", {}) == {}
    assert kind.section(draft, 1, Voice("nl", 5, {})) == Section()


# Whatever happens


@EVERY
@settings(max_examples=40)
@examples(dice=DICE)
def test_no_sequence_of_commands_breaks_a_round(kind: RoundKind, dice: Random) -> None:
    story = start(kind, open_to_phones(kind))
    for step in range(60):
        each = asked(kind, story, dice, step > 45)
        before, kept = round_of(story).body, deepcopy(round_of(story).body)
        after = story.when(each).after_all()
        assert before == kept, "evolve changed its argument"
        story = after
    assert story.replayed() == story.state
    for audience in AUDIENCES:
        seen = story.sees(audience)
        assert json.loads(json.dumps(seen)) == seen
    for seat in ("ana", "ben"):
        own = told(kind.mine(round_of(story), story.owned.get((ROUND, seat), frozenset())))
        assert json.loads(json.dumps(own)) == own
    for language in ("nl", "en"):
        assert isinstance(section(story, language), Section)


@SECRET
@settings(max_examples=40)
@examples(dice=DICE)
def test_an_open_secret_round_shows_nothing_of_its_ballots(kind: RoundKind, dice: Random) -> None:
    story = start(kind)
    voted = story
    for number, (_, chosen) in enumerate(ballots(kind, dice, 8)):
        voter = Person(replace(ana.actor, seat=f"v{number}"))
        voted = voted.when(voter.casts(ROUND, 1, **chosen)).after_all()
    assert voted.log == story.log
    for audience in AUDIENCES:
        assert voted.sees(audience) == story.sees(audience)
    assert views.result(voted.state, round_of(voted), KINDS) is None
    assert kind.items(round_of(voted)) == kind.items(round_of(story))
    assert section(voted).tables == ()


@SECRET
@settings(max_examples=40)
@examples(dice=DICE)
def test_the_order_of_ballots_changes_nothing(kind: RoundKind, dice: Random) -> None:
    round_ = round_of(counted(kind, ballots(kind, dice)))
    told = round_.ballots or ()
    mixed = replace(round_, ballots=tuple(dice.sample(told, len(told))))
    assert kind.result(mixed, 5) == kind.result(round_, 5)
    assert kind.items(mixed) == kind.items(round_)


@SECRET
@settings(max_examples=40)
@examples(dice=DICE)
def test_no_group_under_the_threshold_is_told_apart(kind: RoundKind, dice: Random) -> None:
    story = counted(kind, ballots(kind, dice))
    found = views.result(story.state, round_of(story), KINDS)
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
