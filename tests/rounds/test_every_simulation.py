"""Made-up people: whatever the settings, what they answer is accepted, and is what the record has."""

from __future__ import annotations

import copy

import pytest

from session.core import answers
from session.core.answers import Answers
from session.core.ballots import final_choice, new_choice
from session.core.commands import Actor
from session.core.state import Json, Round
from session.rounds import KINDS
from session.rounds.shared.simulation import Ask, Habits, News, Step, Variant, Vote, Wrote
from tests import cast
from tests.cast import Story, fay, people
from tests.rounds.given import ROUND, section
from tests.rounds.simulated import (
    COMPLETE,
    SECRET,
    TRIED,
    Performance,
    Tried,
    performed,
    shown,
    somebody,
    usual,
)

PEOPLE = 12


def leaves_questions_out(tried: Tried) -> bool:
    """Whether a ballot of this round can answer some of its questions and not others."""
    shape = KINDS[tried.kind].answers
    return shape is not None and shape.withheld and tried.variant.options


EVERY = pytest.mark.parametrize("tried", TRIED, ids=lambda tried: tried.id)
VOTED = pytest.mark.parametrize("tried", SECRET, ids=lambda tried: tried.id)
OF_PARTS = pytest.mark.parametrize(
    "tried", [tried for tried in SECRET if leaves_questions_out(tried)], ids=lambda tried: tried.id
)
RARE = Habits(unsure=0.5, skips=(0.5,), aside=0.5, changes=1, explains=0.5)
HABITS = {"usual": Habits(), "complete": COMPLETE, "rare": RARE}
EVERY_HABIT = pytest.mark.parametrize("habits", HABITS.values(), ids=list(HABITS))


def opened(tried: Tried) -> Story:
    return tried.opened(cast.given(kinds=KINDS), ROUND)


def shape_of(tried: Tried) -> Answers:
    shape = KINDS[tried.kind].answers
    assert shape is not None
    return shape


def round_of(story: Story) -> Round:
    return story.state.rounds[ROUND]


def took_part(tried: Tried, habits: Habits) -> tuple[Story, list[tuple[Step, News]]]:
    """The story after a dozen people did all they do, and every step of theirs."""
    story, done = opened(tried), []
    for at, phone in enumerate(people(PEOPLE)):
        performance = Performance(story, phone, ROUND)
        story = performance.of(tried.simulation.takes_part, somebody(at, habits))
        done += performance.done
    return story, done


@EVERY
@EVERY_HABIT
def test_nothing_that_people_do_is_refused(tried: Tried, habits: Habits) -> None:
    _, done = took_part(tried, habits)
    assert [(step, news.code) for step, news in done if not news.ok] == []


@VOTED
@EVERY_HABIT
def test_a_ballot_is_given_in_the_form_in_which_it_is_stored_and_counted(
    tried: Tried, habits: Habits
) -> None:
    story, kind = opened(tried), KINDS[tried.kind]
    for seed in range(PEOPLE):
        choice = tried.choose(shown(story, ROUND), somebody(seed, habits))
        assert new_choice(kind, round_of(story), copy.deepcopy(choice)) == choice
        assert final_choice(kind, round_of(story), copy.deepcopy(choice)) == choice


@VOTED
def test_everybody_votes_and_not_all_the_same(tried: Tried) -> None:
    story, done = took_part(tried, Habits())
    assert len(story.box) == PEOPLE
    ballots = [step.choice for step, _ in done if isinstance(step, Vote)]
    assert any(ballot != ballots[0] for ballot in ballots[1:])


@EVERY
def test_the_same_person_does_the_same_every_time(tried: Tried) -> None:
    (one, _), (other, _) = took_part(tried, Habits()), took_part(tried, Habits())
    assert one.state == other.state
    assert one.box == other.box


@OF_PARTS
def test_who_answers_everything_leaves_nothing_out_and_takes_a_side_everywhere(tried: Tried) -> None:
    shape, view = shape_of(tried), shown(opened(tried), ROUND)
    asked = {
        question
        for seed in range(40)
        for question in answers.apart(shape, tried.choose(view, somebody(seed)))
    }
    for seed in range(PEOPLE):
        given = answers.apart(shape, tried.choose(view, somebody(seed, COMPLETE)))
        assert set(given) == asked
        assert None not in given.values()
        assert shape.aside is None or shape.aside not in given.values()


@OF_PARTS
def test_on_some_ballots_a_question_is_left_out_or_not_known(tried: Tried) -> None:
    view = shown(opened(tried), ROUND)
    ballots = [tried.choose(view, somebody(at, RARE)) for at in range(30)]
    assert len({sides(shape_of(tried), ballot) for ballot in ballots}) > 1


@EVERY
def test_texts_that_people_have_standing_are_in_the_appendix_of_the_record(tried: Tried) -> None:
    """Wrote(key, text) promises it, so that a rehearsal can hold the record against what was acknowledged."""
    story, done = took_part(tried, Habits())
    standing: dict[str, str | None] = {}
    for step, _ in done:
        if isinstance(step, Wrote):
            standing[step.key] = step.text
    closed = story.when(fay.asks("round.close", ROUND))
    told = section(closed)
    lists = [*told.appendix, *(listing for pair in told.sides for listing in pair.sides)]
    listed = [entry for listing in lists for entry in listing.entries]
    assert sorted(listed) == sorted(text for text in standing.values() if text is not None)


@EVERY
def test_nothing_that_the_desk_does_is_refused(tried: Tried) -> None:
    story = cast.given(kinds=KINDS).when(
        fay.asks("round.add", **tried.payload()), fay.asks("round.open", ROUND)
    )
    in_the_round = Performance(story, fay, ROUND)
    in_the_round.of(tried.simulation.desk, somebody("desk"))
    closed = took_part(tried, COMPLETE)[0].when(fay.asks("round.close", ROUND))
    afterwards = Performance(closed, fay, ROUND)
    afterwards.of(tried.simulation.afterwards, somebody("desk"))
    done = in_the_round.done + afterwards.done
    assert all(isinstance(step, Ask | Wrote) for step, _ in done)
    assert [(step, news.code) for step, news in done if not news.ok] == []


@EVERY
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_round_is_asked_for_in_both_languages(tried: Tried, language: str) -> None:
    story = cast.given(kinds=KINDS).when(
        fay.asks("round.add", **tried.payload(language)), fay.asks("round.open", ROUND)
    )
    assert story.state.rounds[ROUND].is_open
    assert round_of(story).prompt == tried.simulation.question[language]
    assert bool(round_of(story).options) == (tried.variant.options and KINDS[tried.kind].takes != "none")


def test_variants_have_names_of_their_own() -> None:
    assert len({tried.id for tried in TRIED}) == len(TRIED)


def test_a_variant_that_does_not_exist_is_not_found() -> None:
    with pytest.raises(LookupError):
        usual("dots").simulation.variant("karaoke")


def test_words_of_another_language_are_no_settings() -> None:
    variant = Variant("x", {"most": 2}, {"nl": {"low": "weinig"}})
    assert variant.settings_in("nl") == {"most": 2, "low": "weinig"}
    assert variant.settings_in("en") == {"most": 2}


def test_somebody_who_waits_in_vain_is_noticed() -> None:
    """A test that performs at once would else hang or pass."""
    tried = Tried("decide", usual("decide").simulation.variant("open"))
    story = cast.given(kinds=KINDS).when(
        fay.asks("round.add", **tried.payload()), fay.asks("round.open", ROUND)
    )
    with pytest.raises(AssertionError, match="waits for what nobody does"):
        performed(story, cast.Person(Actor("phone", "v1")), ROUND, tried.simulation.takes_part, somebody(1))


def test_who_votes_again_changes_the_ballot() -> None:
    tried, changes = usual("rate"), Habits(changes=1)
    _, done = took_part(tried, changes)
    ballots: list[Json] = [step.choice for step, _ in done if isinstance(step, Vote)]
    assert len(ballots) == 2 * PEOPLE


def sides(shape: answers.Answers, ballot: Json) -> frozenset[answers.Question]:
    """The questions in which this ballot takes a side, and those with words apart from it."""
    given = answers.apart(shape, ballot)
    taken = {path for path, answer in given.items() if answer is not None and answer != shape.aside}
    return frozenset(taken | {(question, shape.words) for question in ballot.get(shape.words, ())})
