"""What became of all that was put in, at once: nothing hidden is in it, and it agrees with asking for one."""

from __future__ import annotations

from session.core import origin
from session.core.contribution import Ref
from session.rounds import KINDS
from tests.cast import ana, fay
from tests.rounds.test_origin import DECIDE, GATHER, SORT, VOTE, agenda, chosen, idea, meetings


def test_what_is_hidden_or_withdrawn_became_nothing() -> None:
    story = agenda().when(
        idea(ana, "Geheim", 1),
        idea(ana, "Weg", 1),
        idea(ana, "Blijft", 1),
        fay.asks("brainstorm.hide_idea", GATHER, idea="n1", hidden=True),
        ana.asks("brainstorm.withdraw_idea", GATHER, idea="n2"),
        fay.asks("round.close", GATHER),
    )
    told = origin.forward(story.state, KINDS)
    assert set(told.of) == {Ref(GATHER, "n3")}
    assert [made.text for made in told.made] == ["Blijft"]


def test_every_contribution_is_followed_through_the_rounds_in_their_order() -> None:
    story = chosen(meetings())
    told = origin.forward(story.state, KINDS)
    made = [told.made[place] for place in told.of[Ref(GATHER, "n5")]]
    assert [(one.round, one.whole) for one in made] == [(GATHER, 8), (SORT, 8), (VOTE, 8), (DECIDE, 8)]
    alone = [told.made[place] for place in told.of[Ref(GATHER, "n9")]]
    assert [(one.round, one.text) for one in alone][:1] == [(GATHER, "Koffie")]


def test_it_says_of_each_what_asking_for_that_one_says() -> None:
    story = chosen(meetings())
    told = origin.forward(story.state, KINDS)
    assert told.of
    for ref, places in told.of.items():
        asked = [(one.round, one.id, one.whole) for one in origin.became(story.state, KINDS, [ref])]
        assert [(told.made[at].round, told.made[at].id, told.made[at].whole) for at in places] == asked, ref
