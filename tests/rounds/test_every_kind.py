"""What holds for every round kind that is discovered, whatever it does: words, forms, purity, secrecy, order."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from dataclasses import replace
from functools import cache
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import given as examples, settings, strategies as st
from msgspec import UNSET, inspect

from session.core import views
from session.core.kind import RoundKind
from session.core.section import Section
from session.core.settings_form import form
from session.core.shapes import told
from session.core.state import Json
from session.record.build import Voice
from session.rounds import KINDS
from session.rounds.shared.simulation import Habits
from tests import cast
from tests.cast import Asked, Person, Story, ana, ben, fay, olga
from tests.rounds.given import ROLES, ROUND, items, round_of, section
from tests.rounds.simulated import Tried, shown, somebody, usual

EVERY = pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
SECRET = pytest.mark.parametrize(
    "kind", [kind for kind in KINDS.values() if kind.secret], ids=lambda kind: kind.name
)
AUDIENCES = ("phone", "projector", "desk")
PURPOSES = {"generate", "clarify", "reduce", "organize", "evaluate", "build_consensus"}

TEXTS = ["An idea", "an idea", "<b>bold</b>", "=1+1", " ", "\u202etxet", "e\u0301", "x" * 300, "2026-02-03"]
WORDED = {"text", "name", "objection", "owner", "due"}
CHOSEN = ["r1-1", "r1-2", "r1-3"]
CRITERIA = ["c1", "c2"]  # of an option, and with a weight
AN_ID = re.compile(r"(n|c|r1-)\d+|i[0-9a-f]{10}")
HOSTILE = 0.15  # of the ballots
FORGETFUL = Habits(unsure=0.2, skips=(0.1, 0.3, 0.6), explains=0.5)
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
            return {field.name: shaped(field.type, field.name, ids, dice) for field in fields}
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


type_info = cache(inspect.type_info)  # of one type it takes as long as a command


def choice(story: Story, dice: Random) -> Json:
    """A ballot in the open round: that of a made-up person, or now and then anything of the shape that is declared."""
    kind = round_of(story).kind
    if dice.random() < HOSTILE:
        shape = type_info(KINDS[kind].Choice)
        hostile: Json = shaped(shape, "", CHOSEN if dice.random() < 0.5 else [*CHOSEN, "nobody"], dice)
        return hostile
    return usual(kind).choose(shown(story, ROUND, "desk"), somebody(dice.random(), FORGETFUL))


def ballots(story: Story, dice: Random, most: int = 60) -> list[tuple[str | None, Json]]:
    """(role, choice) of up to `most` people, of which the roles are large, small and rather not said."""
    roles = ["burger", "burger", "gemeente", "gemeente", "vrij", None]
    return [(dice.choice(roles), choice(story, dice)) for _ in range(dice.randint(4, most))]


def known(body: Any) -> list[str]:
    """Every id in a body, so that random commands are about something."""
    if isinstance(body, str):
        return [body] if AN_ID.fullmatch(body) else []
    inner = (
        [*body, *body.values()] if isinstance(body, dict) else body if isinstance(body, list | tuple) else []
    )
    return [key for part in inner for key in known(part)]


def asked(kind: RoundKind, story: Story, dice: Random, ending: bool) -> Asked:
    """Any command of the kind, a ballot or the end of the round, from who may and now and then from who may not."""
    sort = dice.choices(
        ["own", "ballot", "end"], [8 if kind.commands else 0, 2 if kind.secret else 0, ending]
    )[0]
    if sort == "end":
        return fay.asks(dice.choice(["round.close", "round.release", "round.hide"]), ROUND)
    if sort == "ballot":
        return dice.choice([ana, ben]).casts(ROUND, dice.randint(1, 9), **choice(story, dice))
    name, spec = dice.choice(list(kind.commands.items()))
    ids = [
        *CHOSEN,
        *sorted(set(known(msgspec.to_builtins(round_of(story).body))) - set(CHOSEN)) * 4,
        "nobody",
    ]
    people = [ana, ben] * 3 * ("phone" in spec.actors) + [fay] * 4 * ("desk" in spec.actors) + [olga]
    return dice.choice(people).asks(
        f"{kind.name}.{name}", ROUND, **shaped(type_info(spec.Data), "", ids, dice)
    )


def start(kind: RoundKind, dice: Random | None = None) -> Story:
    """The story of one open round: the usual one, or a variant that the dice choose."""
    tried = usual(kind.name)
    if dice is not None:
        tried = Tried(kind.name, dice.choice(tried.simulation.rounds))
    return tried.opened(cast.given(cast.created(roles=ROLES), kinds=KINDS), ROUND)


def counted(kind: RoundKind, dice: Random) -> Story:
    """The story after ballots came in, as far as the round accepts them, and it was closed."""
    story = start(kind, dice)
    for number, (role, chosen) in enumerate(ballots(story, dice)):
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
    assert [field["name"] for field in fields] == list(kind.Settings.__struct_fields__)
    for field in fields:
        label = f"{kind.name}.settings.{field['name']}"
        assert field["type"] in ("bool", "int", "choice", "text", "lines", "rows", "roles")
        assert {f"{label}.{inner['name']}" for inner in field["fields"]} <= set(kind.words["nl"])
        assert {label, *(f"{label}.{value}" for value in field["choices"])} <= set(kind.words["nl"])
        if field["type"] == "int":
            assert field["min"] <= field["default"] <= field["max"]
    defaults = {field["name"]: field["default"] for field in fields}
    unset = {name for name in defaults if getattr(kind.Settings(), name) is UNSET}
    assert (
        told(kind.Settings()) | dict.fromkeys(unset, False) == defaults
    )  # a switch that is off may not be stored
    assert json.loads(json.dumps(fields)) == fields


@EVERY
def test_every_flavour_of_items_has_a_word(kind: RoundKind) -> None:
    for flavour in items(round_of(start(kind))):
        assert f"{kind.name}.items.{flavour}" in kind.words["nl"]


@EVERY
def test_a_round_that_was_never_opened_has_items_and_a_section(kind: RoundKind) -> None:
    draft = replace(round_of(start(kind)), phase="draft", body=None, options=())
    assert not any(tier for tiers in items(draft).values() for tier in tiers)
    assert told(kind.mine(draft, frozenset({"n1"}))).get("ideas", {}) == {}
    assert kind.section(draft, None, 1, Voice("nl", 5, {})) == Section()


# Whatever happens


@EVERY
@settings(max_examples=40)
@examples(dice=DICE)
def test_no_sequence_of_commands_breaks_a_round(kind: RoundKind, dice: Random) -> None:
    story = start(kind, dice)
    for step in range(60):
        command = asked(kind, story, dice, step > 45)
        before = round_of(story).body
        kept = deepcopy(before) if step % 3 == 0 else before  # to copy takes as long as the command
        story = story.when(command).after_all()
        assert before == kept, "evolve changed its argument"
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
    story = start(kind, dice)
    voted = story
    for number, (_, chosen) in enumerate(ballots(story, dice, 8)):
        voter = Person(replace(ana.actor, seat=f"v{number}"))
        voted = voted.when(voter.casts(ROUND, 1, **chosen)).after_all()
    assert voted.log == story.log
    for audience in AUDIENCES:
        assert voted.sees(audience) == story.sees(audience)
    assert views.result(voted.state, round_of(voted), KINDS) is None
    assert items(round_of(voted)) == items(round_of(story))
    assert section(voted).tables == ()


@SECRET
@settings(max_examples=20)
@examples(dice=DICE)
def test_the_order_of_ballots_changes_nothing(kind: RoundKind, dice: Random) -> None:
    round_ = round_of(counted(kind, dice))
    in_order = round_.ballots or ()
    mixed = replace(round_, ballots=tuple(dice.sample(in_order, len(in_order))))
    assert kind.result(mixed, 5) == kind.result(round_, 5)
    assert items(mixed) == items(round_)


@SECRET
@settings(max_examples=20)
@examples(dice=DICE)
def test_no_group_under_the_threshold_is_told_apart(kind: RoundKind, dice: Random) -> None:
    story = counted(kind, dice)
    result = views.result(story.state, round_of(story), KINDS)
    assert result is not None
    if result.get("withheld"):
        assert set(result) - {"paper"} == {"withheld", "ballots", "threshold"}
        assert section(story).tables == section(story).quotes == ()
        return
    roles = result["roles"]
    assert not roles or (len(roles) > 1 and sum(role["ballots"] for role in roles) == result["ballots"])
    assert all(role["ballots"] >= 5 for role in roles)
    named = {role["role"] for role in roles}
    for breakdown in by_role(result):
        assert not breakdown or set(breakdown) == named, "a group that is told is told everywhere"
        for cell in breakdown.values():
            assert {"n", "ballots"} & set(cell), (
                "an entry of byRole has neither n nor ballots, so nobody can see how small it is"
            )


def by_role(part: Any) -> list[Json]:
    """Every breakdown by role anywhere in a result."""
    if isinstance(part, list):
        return [breakdown for inner in part for breakdown in by_role(inner)]
    if not isinstance(part, dict):
        return []
    own = [part["byRole"]] if "byRole" in part else []
    return own + [breakdown for inner in part.values() for breakdown in by_role(inner)]
