"""A talk: one thing on the table, a queue of numbers, stop lights in totals, and what the desk writes."""

from __future__ import annotations

from typing import Any

import pytest

from session.core import views
from session.core.commands import Event
from session.core.events import RoundReopened
from session.rounds import KINDS
from tests.cast import Asked, Person, Story, ana, ben, created, fay, given as cast_given, people
from tests.rounds.given import ROUND, body, desk, given, happened, items, result, round_of, section

CROWD = people(40)


def talk(*texts: str, threshold: int = 5, **settings: Any) -> Story:
    return given("talk", settings, *(texts or ("Meer tijd", "Minder regels")), threshold=threshold)


def on_table(story: Story, thing: str = "r1-1") -> Story:
    return story.when(desk("talk.put", thing=thing))


def lit(story: Story, keep: bool = False) -> Story:
    return on_table(story).when(desk("talk.ask_lights", on=True, keep=keep))


def light(person: Person, which: str | None, asked: int = 1) -> Asked:
    return person.asks("talk.light", ROUND, asked=asked, light=which)


def ask(person: Person, thing: str = "r1-1") -> Asked:
    return person.asks("talk.ask", ROUND, thing=thing)


def write(text: str, was: str = "", part: str = "conclusion", thing: str = "r1-1") -> Asked:
    return desk("talk.write", thing=thing, part=part, text=text, was=was)


def mine(story: Story, person: Person) -> Any:
    owned = {ROUND: story.owned.get((ROUND, person.actor.seat), frozenset())}
    return views.personal(story.state, owned, KINDS)[ROUND]


def lights_told(story: Story) -> Any:
    return (body(story, "projector")["lights"] or {}).get("told")


# — what is refused —


@pytest.mark.parametrize(
    "name", ["put", "move", "call", "heard", "ask_lights", "keep_lights", "write", "clock"]
)
def test_only_the_desk_leads_a_talk(name: str) -> None:
    talk().when(ana.asks(f"talk.{name}", ROUND)).refused("not_allowed")


@pytest.mark.parametrize("name", ["ask", "take_back", "light"])
def test_only_a_phone_asks_to_speak_and_gives_a_light(name: str) -> None:
    talk().when(desk(f"talk.{name}")).refused("not_allowed")


def test_a_thing_that_the_round_does_not_have_cannot_be_on_the_table() -> None:
    talk().when(desk("talk.put", thing="r9-1")).refused("unknown_option")
    talk().when(write("Ja", thing="gone")).refused("unknown_option")


def test_nobody_asks_to_speak_about_what_is_no_longer_on_the_table() -> None:
    talk().when(ask(ana)).refused("off_the_table")
    on_table(talk(), "r1-2").when(ask(ana)).refused("off_the_table")


def test_where_there_is_no_queue_nobody_asks_to_speak() -> None:
    on_table(talk(queue=False)).when(ask(ana)).refused("no_queue")
    assert body(on_table(talk(queue=False)), "phone")["queue"] is None


def test_after_the_close_nobody_asks_to_speak_or_gives_a_light() -> None:
    story = lit(talk()).when(desk("round.close"))
    story.when(ask(ana)).refused("round_closed")
    story.when(light(ana, "go")).refused("round_closed")


def test_nobody_is_called_when_nobody_waits() -> None:
    on_table(talk()).when(desk("talk.call", after=None)).refused("nobody_waits")


def test_a_light_without_being_asked_for_does_not_count() -> None:
    on_table(talk()).when(light(ana, "go")).refused("lights_off")
    talk().when(desk("talk.ask_lights", on=True)).refused("off_the_table")
    on_table(talk()).when(desk("talk.keep_lights", keep=True)).refused("lights_off")


def test_a_light_for_an_earlier_time_does_not_count() -> None:
    story = lit(talk()).when(desk("talk.ask_lights", on=False), desk("talk.ask_lights", on=True))
    story.when(light(ana, "go", asked=1)).refused("lights_off")


def test_notes_of_more_than_4000_characters_are_refused_with_the_number() -> None:
    talk().when(write("a" * 4001, part="notes")).refused("text_too_long", limit=4000, length=4001)
    assert talk().when(write("a" * 4000, part="notes")).last.reply["text"] == "a" * 4000  # type: ignore[union-attr]


def test_what_two_desks_write_at_the_same_time_is_not_lost() -> None:
    story = talk().when(write("Van Fay"))
    story.when(write("Van de ander")).refused("changed_meanwhile", text="Van Fay")
    story = story.when(write("Van Fay\nVan de ander", was="Van Fay"))
    assert body(story, "desk")["all"][0]["conclusion"] == "Van Fay\nVan de ander"


# — the table —


def test_a_thing_that_is_alone_is_on_the_table_from_the_beginning() -> None:
    assert body(talk("Eén ding"), "phone")["table"]["text"] == "Eén ding"
    assert body(talk(), "phone")["table"] is None


def test_without_things_the_talk_is_about_the_question() -> None:
    story = cast_given(created(), kinds=KINDS).when(
        fay.asks("round.add", kind="talk", prompt="Hoe verder?"), fay.asks("round.open", ROUND)
    )
    assert body(story, "phone")["table"]["text"] == "Hoe verder?"
    story = story.when(write("Samen", thing="question"), desk("round.close"))
    assert [one["conclusion"] for one in result(story)["talked"]] == ["Samen"]


def test_going_to_another_thing_empties_the_queue_and_ends_the_lights() -> None:
    story = lit(talk()).when(ask(ana), ask(ben), desk("talk.call", after=None), light(ana, "stop"))
    story = on_table(story, "r1-2")
    seen = body(story, "projector")
    assert seen["queue"] == {"n": 0, "next": [], "up": None}
    assert seen["lights"] is None
    assert story.owned[(ROUND, "ana")] == frozenset()
    assert mine(story, ana) == {"numbers": [], "asked": 0, "light": None}


def test_a_number_never_comes_twice() -> None:
    story = on_table(on_table(talk()).when(ask(ana)), "r1-2").when(ask(ben, "r1-2"))
    assert story.last.reply == {"number": 2}  # type: ignore[union-attr]


def test_the_order_is_changed_by_hand() -> None:
    story = talk("Een", "Twee", "Drie").when(desk("talk.move", thing="r1-3", to=0))
    assert [thing["text"] for thing in body(story, "desk")["all"]] == ["Drie", "Een", "Twee"]
    story.when(desk("talk.move", thing="r1-3", to=0)).then()
    assert [item.text for tier in items(round_of(story))["things"] for item in tier] == [
        "Drie",
        "Een",
        "Twee",
    ]


def test_the_clock_of_a_thing_starts_when_it_comes_on_the_table() -> None:
    story = on_table(talk(minutes=5))
    ends = story.now + 300_000
    assert body(story, "phone")["clock"] == {"total": 300, "ends": ends, "left": None}
    story = story.later(100).when(desk("talk.clock", do="pause"))
    assert body(story, "phone")["clock"] == {"total": 300, "ends": None, "left": 200_000}
    story = story.later(50).when(desk("talk.clock", do="more", seconds=60), desk("talk.clock", do="go_on"))
    assert body(story, "phone")["clock"] == {"total": 360, "ends": story.now + 260_000, "left": None}
    assert body(story.when(desk("talk.clock", do="stop")), "phone")["clock"] is None


@pytest.mark.parametrize("do", ["pause", "go_on", "stop"])
def test_a_clock_that_another_desk_took_away_does_nothing(do: str) -> None:
    story = on_table(talk(minutes=5)).when(desk("talk.clock", do="stop"))
    assert body(story.when(desk("talk.clock", do=do)), "phone")["clock"] is None


def test_a_clock_can_be_started_by_hand() -> None:
    story = on_table(talk()).when(desk("talk.clock", do="more", seconds=300))
    assert body(story, "phone")["clock"]["ends"] == story.now + 300_000


# — the queue —


def test_a_phone_gets_a_number_and_sees_its_place() -> None:
    story = on_table(talk()).when(ask(ana), ask(ben))
    assert mine(story, ben)["numbers"] == [2]
    assert body(story, "phone")["queue"] == {"n": 2, "next": [1, 2], "up": None}


def test_asking_again_gives_the_same_number() -> None:
    story = on_table(talk()).when(ask(ana), ask(ana))
    story.then()
    assert story.last.reply == {"number": 1}  # type: ignore[union-attr]


def test_who_thinks_better_of_it_leaves_the_queue() -> None:
    story = on_table(talk()).when(ask(ana), ask(ben), ana.asks("talk.take_back", ROUND, number=1))
    assert body(story, "phone")["queue"]["next"] == [2]
    assert mine(story, ana)["numbers"] == []


def test_nobody_takes_back_the_number_of_another() -> None:
    on_table(talk()).when(ask(ana), ben.asks("talk.take_back", ROUND, number=1)).then()


def test_the_desk_calls_the_next_and_sees_no_other_number() -> None:
    story = on_table(talk()).when(ask(ana), ask(ben), desk("talk.call", after=None))
    assert body(story, "desk")["queue"] == {"n": 1, "next": [], "up": 1}


def test_two_desks_that_call_at_once_pass_over_nobody() -> None:
    story = on_table(talk()).when(ask(ana), ask(ben), *(desk("talk.call", after=None) for _ in "ab"))
    assert body(story, "phone")["queue"] == {"n": 1, "next": [2], "up": 1}


@pytest.mark.parametrize("who", ["desk", "speaker", "next"])
def test_whose_number_it_was_is_forgotten_when_it_was_heard(who: str) -> None:
    story = on_table(talk()).when(ask(ana), ask(ben), desk("talk.call", after=None))
    ends = {
        "desk": desk("talk.heard"),
        "speaker": ana.asks("talk.take_back", ROUND, number=1),
        "next": desk("talk.call", after=1),
    }
    story = story.when(ends[who])
    assert story.owned[(ROUND, "ana")] == frozenset()
    assert body(story, "phone")["queue"]["up"] == (2 if who == "next" else None)


def test_who_waited_when_the_round_closed_does_not_wait_when_it_opens_again() -> None:
    story = lit(talk()).when(ask(ana), desk("round.close"), desk("round.reopen"))
    assert body(story, "phone")["queue"] == {"n": 0, "next": [], "up": None}
    assert body(story, "phone")["lights"] is None
    assert story.when(ask(ben)).last.reply == {"number": 2}  # type: ignore[union-attr]
    assert RoundReopened.name == "round.reopened"


def test_the_log_says_nothing_of_who_asked() -> None:
    story = lit(talk()).when(ask(ana), light(ana, "go"), light(ana, "stop"), desk("talk.call", after=None))
    own = [event for event in story.log if event.name.startswith("talk.")]
    assert "ana" not in str([event.data for event in own])
    of_lights = [event.data for event in own if event.name == "talk.light_given"]
    assert all(set(data) == {"round", "was", "now", "counted"} for data in of_lights)


# — the lights —


def test_nothing_is_told_of_fewer_lights_than_the_threshold() -> None:
    story = lit(talk()).when(*(light(person, "go") for person in CROWD[:4]))
    for audience in ("phone", "projector", "desk"):
        assert "told" not in body(story, audience)["lights"]
    assert lights_told(story.when(light(CROWD[4], "stop"))) == {"go": 4, "unsure": 0, "stop": 1}


def test_totals_move_only_when_enough_people_changed_theirs() -> None:
    story = lit(talk()).when(*(light(person, "go") for person in CROWD[:9]))
    assert lights_told(story) == {"go": 5, "unsure": 0, "stop": 0}
    assert lights_told(story.when(light(CROWD[9], "stop"))) == {"go": 9, "unsure": 0, "stop": 1}


def test_somebody_who_goes_to_and_fro_counts_once() -> None:
    story = lit(talk()).when(*(light(person, "go") for person in CROWD[:5]))
    to_and_fro = [light(CROWD[0], which) for which in ("stop", "go", "unsure", "stop", "go", "stop")]
    assert lights_told(story.when(*to_and_fro)) == {"go": 5, "unsure": 0, "stop": 0}


def test_a_few_seats_cannot_follow_one_person_by_changing_all_the_time() -> None:
    """Four who were counted for a telling wait for half of the others; so one more who changes is not told."""
    story = lit(talk()).when(*(light(person, "go") for person in CROWD[:30]))
    spies, victim = CROWD[26:30], CROWD[0]
    changed = [light(spy, "stop") for spy in spies]
    before = lights_told(story)
    assert lights_told(story.when(*changed, light(victim, "unsure"))) == before


def test_a_light_can_be_taken_back_and_nothing_is_told_of_what_is_left() -> None:
    story = lit(talk()).when(*(light(person, "go") for person in CROWD[:5]))
    story = story.when(*(light(person, None) for person in CROWD[:5]))
    assert lights_told(story) is None
    assert mine(story, CROWD[0])["light"] is None


def test_a_phone_sees_its_own_light() -> None:
    story = lit(talk()).when(light(ana, "go"), light(ana, "unsure"))
    assert mine(story, ana) == {"numbers": [], "asked": 1, "light": "unsure"}
    assert mine(story, ben) == {"numbers": [], "asked": 1, "light": None}
    assert len(story.owned[(ROUND, "ana")]) == 1


def test_lights_that_end_are_wiped() -> None:
    story = lit(talk()).when(*(light(person, "go") for person in CROWD[:5]))
    story = story.when(desk("talk.ask_lights", on=False), desk("round.close"))
    assert "lights" not in result(story)["talked"][0]
    assert all(not owned for owned in story.owned.values())


def keeps(story: Story, end: str) -> Story:
    ends = {
        "ended": [desk("talk.ask_lights", on=False), desk("round.close")],
        "next": [desk("talk.put", thing="r1-2"), desk("round.close")],
        "closed": [desk("round.close")],
    }
    return story.when(*ends[end])


@pytest.mark.parametrize("end", ["ended", "next", "closed"])
def test_lights_that_are_kept_go_into_the_record_however_they_end(end: str) -> None:
    story = lit(talk()).when(*(light(person, "go") for person in CROWD[:6]))
    story = keeps(story.when(desk("talk.keep_lights", keep=True)), end)
    assert result(story)["talked"][0]["lights"] == {"go": 5, "unsure": 0, "stop": 0}
    (listing, *_) = section(story).listings
    assert listing.entries == ("Stoplichten van 5 mensen: ga verder 5, ik twijfel 0, stop even 0.",)


def test_lights_of_too_few_people_are_not_kept() -> None:
    story = lit(talk(), keep=True).when(light(ana, "stop"), desk("round.close"))
    assert "lights" not in result(story)["talked"][0]
    assert section(story).listings == ()


# — what is written, and what comes of it —


def test_notes_are_for_the_desk_and_the_record_and_the_conclusion_for_everybody() -> None:
    story = on_table(talk()).when(write("Eens met de proef"), write("Ben twijfelt", part="notes"))
    assert body(story, "projector")["table"]["conclusion"] == "Eens met de proef"
    assert "Ben twijfelt" not in str(body(story, "phone")) + str(body(story, "projector"))
    story = story.when(desk("round.close"), desk("round.release"))
    for audience, told in (("desk", True), ("projector", False), ("phone", False)):
        shown = views.round_view(story.state, round_of(story), audience, KINDS)["result"]
        assert ("Ben twijfelt" in str(shown)) == told


def test_the_record_has_each_thing_with_its_conclusion_and_notes() -> None:
    story = on_table(talk()).when(write("Doen"), write("Kort", part="notes"), desk("round.close"))
    told = section(story)
    assert told.summary == (
        "Besproken: 1 van de 2. Er is 1 conclusie opgeschreven. Over 1 onderwerp is niet gepraat.",
    )
    assert [(each.title, each.entries) for each in told.listings] == [
        ("Meer tijd", ("Conclusie: Doen", "Aantekeningen: Kort"))
    ]


def test_long_notes_stand_at_the_back() -> None:
    long = "Wat er gezegd is. " * 100
    story = on_table(talk()).when(write(long, part="notes"), desk("round.close"))
    told = section(story)
    assert told.listings[0].entries == ("De aantekeningen staan achterin.",)
    assert told.appendix[0].entries == (long.strip(),)


def test_notes_can_be_written_after_the_close_and_taken_away() -> None:
    story = talk().when(desk("round.close"), write("Toch nog"), write("", was="Toch nog"))
    assert result(story)["talked"] == []


def test_a_later_round_takes_the_conclusions_with_what_they_were_drawn_from() -> None:
    story = on_table(talk()).when(write("Een proef van een jaar"), desk("round.close"))
    story = story.when(
        fay.asks("round.add", kind="decide", source={"round": ROUND, "flavour": "conclusions"}),
        fay.asks("round.open", "r2"),
    )
    opened = story.state.rounds["r2"]
    assert [option.text for option in opened.options] == ["Een proef van een jaar"]
    assert [tuple(ref) for ref in opened.origins["conclusion-r1-1"].of] == [("r1", "r1-1")]


def test_a_log_of_a_talk_leads_to_the_same_state() -> None:
    story = lit(talk(minutes=3), keep=True).when(ask(ana), *(light(person, "go") for person in CROWD[:7]))
    story = story.when(desk("talk.call", after=None), write("Ja"), desk("talk.put", thing="r1-2"))
    assert story.replayed() == story.state
    assert isinstance(story.log[-1], Event)
    assert happened("talk.put").name == story.log[-1].name
