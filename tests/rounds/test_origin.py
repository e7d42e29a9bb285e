"""Whatever people merge, split, move, edit and take back: no contribution, topic or count is lost, and going back and
forth along the origin gives the same set."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import Any

from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from session.core import origin
from session.core.contribution import Origin, Ref
from session.core.refusals import Refused
from session.core.shapes import told
from session.core.state import Round
from session.i18n import say
from session.record import origins
from session.rounds import KINDS
from tests.cast import Asked, Story, ana, ben, created, fay, given, people

TOPICS = ("Houden", "Stoppen", "Proberen")
GATHER, SORT, VOTE, DECIDE = "r1", "r2", "r3", "r4"


def agenda() -> Story:
    """Four people, ideas about three topics, clusters of those, a choice of the clusters, decisions on the best two."""
    return given(created(threshold=3), kinds=KINDS).when(
        *(person.asks("seat.take", role=None) for person in people(4)),
        fay.asks("round.add", kind="brainstorm", source={"texts": list(TOPICS)}),
        fay.asks("round.add", kind="organise", source={"round": GATHER}, settings={"who": "everyone"}),
        fay.asks("round.add", kind="dots", source={"round": SORT}),
        fay.asks("round.add", kind="decide", source={"round": VOTE, "pick": "top", "top": 2}),
        fay.asks("round.open", GATHER),
    )


def idea(person: Any, text: str, topic: int) -> Asked:
    return person.asks("brainstorm.add_idea", GATHER, text=text, topic=f"r1-{topic}")


def merge(into: str, *ideas: str) -> Asked:
    return fay.asks("brainstorm.merge_ideas", GATHER, into=into, ideas=list(ideas))


def meetings() -> Story:
    """Vergaderen is n1 to n3 under Houden, n4 to n6 under Stoppen, n7 and n8 under Proberen; n9 is something else."""
    spread = zip(people(8), (1, 1, 1, 2, 2, 2, 3, 3), strict=True)
    said = [idea(person, "Vergaderen", topic) for person, topic in spread]
    return agenda().when(*said, idea(ana, "Koffie", 1))


def refs(*names: str) -> set[Ref]:
    return {Ref(GATHER, name) for name in names}


def of_option(story: Story, round_: str, option: str) -> Origin:
    return story.state.rounds[round_].origins[option]


def chosen(story: Story) -> Story:
    """From two clusters of merged ideas to a decision about the first."""
    story = story.when(
        merge("n1", *(f"n{n}" for n in range(2, 9))),
        fay.asks("round.close", GATHER),
        fay.asks("round.open", SORT),
        fay.asks("organise.new_cluster", SORT, name="Overleg", ideas=["n1"]),
        fay.asks("round.close", SORT),
        fay.asks("round.open", VOTE),
    )
    cluster = story.state.rounds[VOTE].options[0].id
    votes = [voter.casts(VOTE, dots={cluster: 1}) for voter in people(4)]
    return story.when(*votes, fay.asks("round.close", VOTE), fay.asks("round.open", DECIDE))


def test_what_was_merged_stays_three_meanings() -> None:
    story = meetings().when(merge("n1", *(f"n{n}" for n in range(2, 9))))
    story = story.when(fay.asks("round.close", GATHER), fay.asks("round.open", SORT))
    option = next(option for option in story.sees("desk")["rounds"][SORT]["options"] if option["id"] == "n1")
    assert option["origin"] == {"n": 8, "topics": {"r1-1": 3, "r1-2": 3, "r1-3": 2}, "sides": {}}
    assert story.sees("projector")["round"]["names"] == dict(
        zip(("r1-1", "r1-2", "r1-3"), TOPICS, strict=True)
    )


def test_an_idea_alone_keeps_its_topic() -> None:
    story = meetings().when(fay.asks("round.close", GATHER), fay.asks("round.open", SORT))
    assert of_option(story, SORT, "n9").topics == {"r1-1": 1}
    assert of_option(story, SORT, "n9").of == (Ref(GATHER, "n9"),)


def test_from_a_decision_one_can_go_back_to_every_contribution_and_forward_again() -> None:
    story = chosen(meetings())
    decision = story.state.rounds[DECIDE].options[0].id
    behind = origin.back(story.state, KINDS, DECIDE, decision)
    assert set(behind.of) == refs(*(f"n{n}" for n in range(1, 9)))
    trail = origin.became(story.state, KINDS, [Ref(GATHER, "n5")])
    assert [(made.round, made.text, made.whole, made.shared) for made in trail] == [
        (GATHER, "Vergaderen", 8, 1),
        (SORT, "Overleg", 8, 1),
        (VOTE, "Overleg", 8, 1),
        (DECIDE, "Overleg", 8, 1),
    ]
    assert origin.contribution(story.state, KINDS, Ref(GATHER, "n5")).topic == "r1-2"


def test_of_how_many_people_a_decision_comes_is_told_as_far_as_it_may_be_known() -> None:
    story = chosen(meetings())
    round_ = story.state.rounds[DECIDE]
    decision = round_.options[0].id
    assert origin.people(story.state, KINDS, refs("n1", "n2")) == 2
    assert origin.people(story.state, KINDS, origin.back(story.state, KINDS, DECIDE, decision).of) == 4
    first, *_ = origins.of_decision(story.state, KINDS, round_, decision, partial(say, "en"))
    assert first.startswith("From 8 contributions in round 1, of at most 4 people (3 Houden")
    typed = [Ref(GATHER, f"{GATHER}-1")]
    assert origin.people(story.state, KINDS, typed) == 0, "what was typed beforehand is of nobody in the room"


def test_an_action_goes_back_to_the_contributions_of_its_decision() -> None:
    story = chosen(meetings())
    decision = story.state.rounds[DECIDE].options[0].id
    story = story.when(fay.asks("decide.add_action", DECIDE, text="Half uur", decision=decision))
    action = story.last.reply["action"]  # type: ignore[union-attr]
    behind = origin.back(story.state, KINDS, DECIDE, action, "actions")
    assert set(behind.of) == refs(*(f"n{n}" for n in range(1, 9)))


def test_a_decision_that_the_desk_words_says_of_which_options_it_came() -> None:
    story = chosen(meetings())
    option = story.state.rounds[DECIDE].options[0].id
    story.when(fay.asks("decide.word", DECIDE, text="Anders", of=["n77"])).refused("unknown_option")
    story = story.when(fay.asks("decide.word", DECIDE, text="Korter", of=[option]))
    new = story.last.reply["decision"]  # type: ignore[union-attr]
    assert set(origin.back(story.state, KINDS, DECIDE, new).of) == refs(*(f"n{n}" for n in range(1, 9)))
    again = story.when(fay.asks("decide.word", DECIDE, decision=new, text="Nog korter"))
    assert origin.back(again.state, KINDS, DECIDE, new).of == origin.back(story.state, KINDS, DECIDE, new).of


def test_a_decision_of_the_desk_alone_is_made_of_itself() -> None:
    story = chosen(meetings()).when(fay.asks("decide.word", DECIDE, text="Uit het niets"))
    new = story.last.reply["decision"]  # type: ignore[union-attr]
    assert origin.back(story.state, KINDS, DECIDE, new).of == (Ref(DECIDE, new),)
    assert origin.contribution(story.state, KINDS, Ref(DECIDE, new)).text == "Uit het niets"


def test_what_did_not_go_on_is_listed_where_it_stayed() -> None:
    story = chosen(meetings())
    left = origin.left_out(story.state, KINDS, story.state.rounds[SORT])
    assert [(one.text, set(one.origin.of)) for one in left] == [("Koffie", refs("n9"))]
    assert origin.left_out(story.state, KINDS, story.state.rounds[GATHER]) == []
    assert origin.left_out(story.state, KINDS, story.state.rounds[VOTE]) == []


def test_a_decision_that_is_dropped_leaves_its_contributions_where_they_are() -> None:
    story = chosen(meetings())
    option = story.state.rounds[DECIDE].options[0]
    story = story.when(fay.asks("decide.drop", DECIDE, decision=option.id))
    left = origin.left_out(story.state, KINDS, story.state.rounds[DECIDE])
    assert [(one.text, len(one.origin.of)) for one in left] == [("Overleg", 8)]


def test_what_is_moved_after_the_next_round_opened_changes_nothing_there() -> None:
    story = chosen(meetings()).when(fay.asks("round.close", DECIDE))
    option = story.state.rounds[DECIDE].options[0].id
    before = of_option(story, DECIDE, option)
    story = story.when(
        fay.asks("brainstorm.unmerge_idea", GATHER, idea="n4"),
        fay.asks("organise.move", SORT, ideas=["n1"], to=None),
    )
    assert of_option(story, DECIDE, option) == before
    assert [made.round for made in origin.became(story.state, KINDS, [Ref(GATHER, "n4")])] == [
        GATHER, SORT, VOTE, DECIDE,
    ]  # fmt: skip


def test_a_cluster_counts_contributions_and_not_rows() -> None:
    story = chosen(meetings())
    cluster = told(KINDS["organise"].result(story.state.rounds[SORT], 3))["clusters"][0]
    assert (len(cluster["ideas"]), cluster["count"]) == (1, 8)


def test_clusters_of_clusters_with_the_same_ids_are_not_mixed_up() -> None:
    story = given(created(threshold=3), kinds=KINDS).when(
        fay.asks(
            "round.add", kind="organise", source={"texts": ["a", "b"]}, settings={"clusters": ["A", "B"]}
        ),
        fay.asks("round.add", kind="organise", source={"round": "r1"}, settings={"clusters": ["C", "D"]}),
        fay.asks("round.open", "r1"),
        fay.asks("organise.move", "r1", ideas=["r1-1"], to="c1"),
        fay.asks("organise.move", "r1", ideas=["r1-2"], to="c2"),
        fay.asks("round.close", "r1"),
        fay.asks("round.open", "r2"),
        fay.asks("organise.move", "r2", ideas=["c2"], to="c1"),
    )
    held = {(item.id, item.loose): item for item in origin.held(story.state, KINDS, story.state.rounds["r2"])}
    assert held["c1", False].of == {Ref("r1", "r1-2")}
    assert held["c1", True].of == {Ref("r1", "r1-1")}


# Two desks at once: the second hears what became of its action


def test_two_desks_that_merge_the_same_idea_get_one_answer_each() -> None:
    story = meetings().when(merge("n1", "n2"))
    story.when(merge("n3", "n2")).refused("already_merged")
    story.when(merge("n2", "n3")).refused("already_merged")
    assert story.when(merge("n1", "n2")).then().last == story.when(merge("n1", "n2")).last


def test_a_desk_that_splits_what_another_moved_away_is_told() -> None:
    story = meetings().when(
        fay.asks("round.close", GATHER),
        fay.asks("round.open", SORT),
        fay.asks("organise.new_cluster", SORT, name="Een", ideas=["n1", "n2"]),
    )
    (one,) = story.state.rounds[SORT].body.clusters
    moved = story.when(ben.asks("organise.move", SORT, ideas=["n2"], to=None))
    moved.when(fay.asks("organise.split_cluster", SORT, cluster=one, ideas=["n2"], name="Twee")).refused(
        "unknown_idea"
    )
    gone = story.when(fay.asks("organise.remove_cluster", SORT, cluster=one))
    gone.when(ben.asks("organise.move", SORT, ideas=["n3"], to=one)).refused("unknown_cluster")


def test_a_topic_that_is_not_there_and_an_argument_about_nothing_are_refused() -> None:
    meetings().when(idea(ana, "Iets", 9)).refused("unknown_topic")
    story = given(created(threshold=3), kinds=KINDS).when(
        fay.asks("round.add", kind="statements", source={"texts": ["Eens"]}), fay.asks("round.open", "r1")
    )
    said = {"statement": "r1-2", "side": "for", "text": "Ja"}
    story.when(ana.asks("statements.add_argument", "r1", **said)).refused("unknown_option")


# Anything at all

IDEAS = st.sampled_from([f"n{n}" for n in range(1, 13)])


class RandomOrigin(RuleBasedStateMachine):
    """Ideas that several people put in, change and take back; two desks that merge and sort; rounds that go on."""

    @initialize()
    def begin(self) -> None:
        self.story = agenda()

    def _asks(self, asked: Asked) -> None:
        after = self.story.after_all().when(asked)
        self.story = self.story if isinstance(after.last, Refused) else after

    def _open(self) -> Round | None:
        return self.story.state.open_round()

    @precondition(lambda self: self._open() is not None and self._open().id == GATHER)
    @rule(who=st.sampled_from(people(4)), topic=st.integers(1, 3), text=st.sampled_from(["a", "b", "c"]))
    def somebody_adds(self, who: Any, topic: int, text: str) -> None:
        self._asks(idea(who, text, topic))

    @rule(who=st.sampled_from(people(4)), name=IDEAS, text=st.sampled_from(["d", ""]))
    def an_author_changes_or_withdraws(self, who: Any, name: str, text: str) -> None:
        change = {"edit_idea": {"text": text}} if text else {"withdraw_idea": {}}
        ((command, more),) = change.items()
        self._asks(who.asks(f"brainstorm.{command}", GATHER, idea=name, **more))

    @rule(into=IDEAS, ideas=st.lists(IDEAS, min_size=1, max_size=4))
    def a_desk_merges(self, into: str, ideas: list[str]) -> None:
        self._asks(merge(into, *ideas))

    @rule(name=IDEAS, hidden=st.booleans(), how=st.sampled_from(["hide", "unmerge", "edit"]))
    def a_desk_moderates(self, name: str, hidden: bool, how: str) -> None:
        more: dict[str, Any] = {"hide": {"hidden": hidden}, "edit": {"text": "e"}}.get(how, {})
        self._asks(fay.asks(f"brainstorm.{how}_idea", GATHER, idea=name, **more))

    @rule(
        ideas=st.lists(IDEAS, min_size=1, max_size=5),
        place=st.integers(0, 4),
        who=st.sampled_from([fay, ana]),
    )
    def somebody_sorts(self, ideas: list[str], place: int, who: Any) -> None:
        clusters = list(getattr(self.story.state.rounds[SORT].body, "clusters", {}))
        if place < len(clusters):
            self._asks(who.asks("organise.move", SORT, ideas=ideas, to=clusters[place]))
        else:
            self._asks(who.asks("organise.new_cluster", SORT, name="Groep", ideas=ideas))

    @rule(how=st.sampled_from(["merge", "split", "remove", "undo"]), at=st.integers(0, 3), name=IDEAS)
    def a_desk_regroups(self, how: str, at: int, name: str) -> None:
        body = self.story.state.rounds[SORT].body
        clusters, changes = list(getattr(body, "clusters", {})), getattr(body, "changes", ())
        if how == "undo" and changes:
            self._asks(fay.asks("organise.undo", SORT, change=changes[-1 - at % len(changes)].change))
        if len(clusters) <= at:
            return
        one = clusters[at]
        if how == "merge":
            self._asks(fay.asks("organise.merge_clusters", SORT, into=one, clusters=clusters[:2]))
        if how == "split":
            self._asks(fay.asks("organise.split_cluster", SORT, cluster=one, ideas=[name], name="Deel"))
        if how == "remove":
            self._asks(fay.asks("organise.remove_cluster", SORT, cluster=one))

    @rule(again=st.booleans())
    def the_session_goes_on(self, again: bool) -> None:
        open_ = self._open()
        if open_ is not None:
            return self._asks(fay.asks("round.close", open_.id))
        if again:
            return self._asks(fay.asks("round.reopen", GATHER))
        drafts = [round_.id for round_ in self.story.state.agenda() if round_.phase == "draft"]
        return self._asks(fay.asks("round.open", drafts[0])) if drafts else None

    @invariant()
    def every_contribution_is_somewhere_once_with_its_topic(self) -> None:
        state = self.story.state
        put_in = _as_the_log_tells(self.story)
        known = KINDS["brainstorm"].contributions(state.rounds[GATHER])
        assert {name: one.topic for name, one in known.items()} == put_in
        alone = origin.held(state, KINDS, state.rounds[GATHER])
        held = Counter(ref.id for item in alone if not item.heading for ref in item.of)
        assert held == Counter(name for name, one in known.items() if one.seen)

    @invariant()
    def what_a_round_opened_with_is_counted_once(self) -> None:
        for round_ in self.story.state.agenda()[1:]:
            counted = Counter(ref for one in round_.origins.values() for ref in one.of)
            assert set(counted.values()) <= {1}
            for one in round_.origins.values():
                topics = Counter(_topic(self.story, ref) for ref in one.of)
                assert one.topics == {topic: n for topic, n in topics.items() if topic}
        sorting = self.story.state.rounds[SORT]
        if sorting.phase != "draft":
            whole = {ref for one in sorting.origins.values() for ref in one.of}
            now = Counter(ref for item in origin.held(self.story.state, KINDS, sorting) for ref in item.of)
            assert now == Counter(whole)

    @invariant()
    def going_back_and_forth_gives_the_same_set(self) -> None:
        state = self.story.state
        opened = [round_ for round_ in state.agenda() if round_.phase != "draft"]
        there = {
            (round_.id, item.id, item.of) for round_ in opened for item in origin.held(state, KINDS, round_)
        }
        everything = {ref for _, _, of in there for ref in of}
        back: dict[tuple[str, str, int], set[Ref]] = {}
        for ref in everything:
            for made in origin.became(state, KINDS, [ref]):
                assert made.shared == 1
                back.setdefault((made.round, made.id, made.whole), set()).add(ref)
        assert {(name, item, frozenset(of)) for (name, item, _), of in back.items()} == {
            one for one in there if one[2]
        }
        assert all(len(of) == whole for (_, _, whole), of in back.items())

    @invariant()
    def of_how_many_people_it_is_follows_from_numbers_alone(self) -> None:
        """Which contributions are meant changes nothing, so no two numbers tell whether two are of one person."""
        state = self.story.state
        of = [Ref(GATHER, name) for name in KINDS["brainstorm"].contributions(state.rounds[GATHER])]
        told = {
            n: {origin.people(state, KINDS, of[at : at + n]) for at in range(len(of) - n + 1)}
            for n in range(1, len(of) + 1)
        }
        assert all(len(numbers) == 1 for numbers in told.values())
        assert all(max(numbers) <= min(n, state.people) for n, numbers in told.items())

    @invariant()
    def what_was_left_out_and_what_went_on_are_all_there_was(self) -> None:
        state = self.story.state
        for giver in (state.rounds[GATHER], state.rounds[SORT]):
            taken = [round_ for round_ in state.agenda() if round_.source.get("round") == giver.id]
            went = {ref for round_ in taken for one in round_.origins.values() for ref in one.of}
            here = {ref for item in origin.held(state, KINDS, giver) if not item.heading for ref in item.of}
            if giver.phase != "draft" and any(round_.phase != "draft" for round_ in taken):
                left = {ref for one in origin.left_out(state, KINDS, giver) for ref in one.origin.of}
                assert left == here - went


def _as_the_log_tells(story: Story) -> dict[str, str]:
    """Idea -> topic, of those that were not withdrawn."""
    put_in: dict[str, str] = {}
    for event in story.log:
        if event.name == "brainstorm.idea_added":
            put_in[event.data["idea"]] = event.data["topic"]
        if event.name == "brainstorm.idea_withdrawn":
            del put_in[event.data["idea"]]
    return put_in


def _topic(story: Story, ref: Ref) -> str | None:
    added = [event.data for event in story.log if event.data.get("idea") == ref.id and "topic" in event.data]
    return added[0]["topic"] if ref.round == GATHER and added else None


TestRandomOrigin = RandomOrigin.TestCase
TestRandomOrigin.settings = settings(stateful_step_count=40)
