"""Every ballot that a round takes fits in the records of its box, whose size is known before anybody votes."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import pytest

from session.core import chain, views
from session.core.answers import wordless
from session.core.ballot_room import MOST, has_words, on_the_wire
from session.core.ballots import new_choice
from session.core.kind import RoundKind
from session.core.refusals import Refused
from session.core.state import Json, PaperBallots, Session
from session.live.ballot_size import ballot_size
from session.live.engine.contract import MESSAGE_BYTES
from session.rounds import KINDS, simulations
from session.rounds.shared.simulation import Habits, Person, Variant
from session.store.seal import LARGEST, SIZES, Seal
from tests.rounds.given import ROUND, desk, given
from tests.rounds.simulated import Tried

CASES = [
    (KINDS[kind], variant, options)
    for kind, simulation in simulations().items()
    if KINDS[kind].secret
    for variant in simulation.rounds
    for options in ((1, 5, 30, 120) if variant.options else (0,))
    if options <= Tried(kind, variant).most_options
]
SURE = Habits(unsure=0, skips=(0,), explains=1)
ROLE = "r" * 40
CODE = 120  # bytes of a command around its choice


def opened(kind: RoundKind, variant: Variant, options: int) -> Session:
    typed = simulations()[kind.name].typed
    texts = (typed(f"Option {number}", number) for number in range(options))
    return given(kind.name, variant.settings_in("en"), *texts).state


def ballots(kind: RoundKind, state: Session) -> list[Json]:
    """Ballots of thirty people who leave nothing out, as they are stored."""
    round_ = state.rounds[ROUND]
    seen = views.round_view(state, round_, "phone", KINDS)
    choose = simulations()[kind.name].choose
    assert choose is not None
    stored = []
    for number in range(30):
        dice = random.Random(number)
        choice = choose(
            seen, Person(dice, lambda text, dice=dice: dice.random(), lambda purpose: "é" * 2000, SURE)
        )
        checked = new_choice(kind, round_, choice)
        assert not isinstance(checked, Refused), checked
        stored.append(checked)
    return stored


@pytest.mark.parametrize(
    ("kind", "variant", "options"), CASES, ids=[f"{v.id_of(kind.name)}-{n}" for kind, v, n in CASES]
)
def test_every_ballot_of_a_round_fits_in_its_records(kind: RoundKind, variant: Variant, options: int) -> None:
    state = opened(kind, variant, options)
    size = ballot_size(state.rounds[ROUND], kind)
    seal, largest = Seal(bytes(32), size, "s1/r1.1"), 0
    for choice in ballots(kind, state):
        content = chain.canonical({"choice": choice, "role": ROLE})
        if len(content.encode()) + CODE <= MESSAGE_BYTES:  # larger ones do not get in
            assert len(seal.ballot("a" * 64, 2**53, content)) == size
            largest = max(largest, len(content.encode()))
    assert size == LARGEST or largest, "none of these ballots would get in"


@pytest.mark.parametrize(
    ("kind", "variant", "options"), CASES, ids=[f"{v.id_of(kind.name)}-{n}" for kind, v, n in CASES]
)
def test_every_ballot_of_a_round_goes_out_at_one_length(
    kind: RoundKind, variant: Variant, options: int
) -> None:
    state = opened(kind, variant, options)
    seen = views.round_view(state, state.rounds[ROUND], "phone", KINDS)
    assert seen["ballotBytes"] == on_the_wire(state.rounds[ROUND], kind)
    assert seen["ballotBytes"] <= MOST
    for choice in ({}, *ballots(kind, state)):
        bare = wordless(kind.answers, choice) if choice and kind.answers and has_words(kind) else choice
        data = {"n": 2**53, "choice": bare, "done": True}
        command = {"id": "i" * 64, "name": "ballot.cast", "round": "r" * 20, "data": data, "pad": ""}
        size = len(json.dumps(command, separators=(",", ":")).encode())
        assert size <= seen["ballotBytes"] or seen["ballotBytes"] == MOST


def test_nobody_but_a_phone_in_an_open_secret_round_hears_how_long_ballots_are() -> None:
    story = given("dots", {}, "A", "B")
    for audience in ("projector", "desk"):
        assert "ballotBytes" not in views.round_view(story.state, story.state.rounds[ROUND], audience, KINDS)
    over = story.when(desk("round.close")).state
    assert "ballotBytes" not in views.round_view(over, over.rounds[ROUND], "phone", KINDS)
    open_ideas = given("brainstorm").state
    assert "ballotBytes" not in views.round_view(open_ideas, open_ideas.rounds[ROUND], "phone", KINDS)


@pytest.mark.parametrize("kind", sorted({kind.name for kind, _, _ in CASES}))
def test_the_size_follows_from_the_round_and_stays_while_ballots_come(kind: str) -> None:
    simulation = simulations()[kind]
    round_ = opened(KINDS[kind], simulation.rounds[0], 5 if simulation.rounds[0].options else 0).rounds[ROUND]
    size = ballot_size(round_, KINDS[kind])
    assert size in SIZES
    assert (
        ballot_size(replace(round_, paper={"p1": PaperBallots(2, None, {})}, ballots=()), KINDS[kind]) == size
    )


def test_the_largest_record_holds_the_largest_command_with_what_its_check_adds() -> None:
    shortest = '"r1-1":{"stance":"ok"},'
    answers = (MESSAGE_BYTES - CODE) // len(shortest)
    assert answers * (len(shortest) + len(',"text":""')) + 2 * CODE < LARGEST
