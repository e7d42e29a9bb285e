"""The record of an earlier session that travels in a file: used only when not one byte of it was changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256

import pytest

from session import agendas
from session.agendas import BadAgenda, agenda_of, earlier
from session.agendas.agenda import Agenda, EarlierRecord
from session.core.state import Json
from session.record.export import RecordSource, file
from session.rounds import KINDS
from tests.cast import Story, created, fay, given, people
from tests.live.house import ServerHouse, server_house

TEXTS = ["Wij stellen eerst open vragen.", "Wij kennen de wijk."]


def old(voters: int = 8) -> Story:
    """A session that was held: statements, ideas, and a vote that too few gave."""
    story = given(created(title="Teamdag in mei", threshold=5), kinds=KINDS).when(
        fay.asks("round.add", kind="rate", prompt="Klopt dit?", source={"texts": TEXTS}),
        fay.asks("round.add", kind="brainstorm", prompt="Wat nog?"),
        fay.asks("round.add", kind="dots", prompt="Waar eerst aan?", source={"texts": TEXTS}),
        fay.asks("session.open"),
    )
    crowd = people(voters)
    story = story.when(*(one.asks("seat.take") for one in crowd), fay.asks("round.open", "r1"))
    story = story.when(
        *(one.casts("r1", values={"r1-1": 2, "r1-2": 4}) for one in crowd), fay.asks("round.close", "r1")
    )
    story = story.when(
        fay.asks("round.open", "r2"), fay.asks("round.close", "r2"), fay.asks("round.open", "r3")
    )
    story = story.when(
        *(one.casts("r3", dots={"r3-1": 3}) for one in crowd[:4]), fay.asks("round.close", "r3")
    )
    return story.when(fay.asks("session.close"))


def record(story: Story) -> bytes:
    source = RecordSource(story.state, len(story.log), "0" * 64, "nl", 1_764_000_000, "Europe/Amsterdam")
    return file(source, KINDS, "json", None)


@pytest.fixture(scope="module")
def repeated() -> Agenda:
    story = old()
    return agenda_of(story.state, earlier.of_file(record(story)))


def restamped(document: Json) -> bytes:
    """A record of which somebody changed something and worked out the fingerprint anew."""
    del document["fingerprint"]
    plain = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    return b'{"fingerprint":"%s",' % sha256(plain).hexdigest().encode() + plain.removeprefix(b"{")


def test_only_rounds_with_figures_that_were_told_stand_beside_the_new_ones(repeated: Agenda) -> None:
    assert [at for at, _ in repeated.earlier] == [0]
    result = repeated.earlier[0][1]
    assert {figure.text: figure.figure for figure in result.figures} == {TEXTS[0]: 2.0, TEXTS[1]: 4.0}
    assert (result.title, result.ballots, result.threshold) == ("Teamdag in mei", 8, 5)


def test_the_record_travels_in_the_file_and_comes_out_as_it_was(repeated: Agenda) -> None:
    again = agendas.read(agendas.write(repeated), "nl")
    assert again.record is not None
    assert repeated.record is not None
    assert again.record.file == repeated.record.file
    assert again.earlier == repeated.earlier


def test_a_record_in_which_a_byte_was_changed_is_refused_with_its_line(repeated: Agenda) -> None:
    assert repeated.record is not None
    changed = repeated.record.file.replace(b'"mean":2.0', b'"mean":5.0')
    assert changed != repeated.record.file
    written = agendas.write(repeated).replace(earlier.packed(repeated.record.file), earlier.packed(changed))
    with pytest.raises(BadAgenda) as caught:
        agendas.read(written, "nl")
    line = written[: written.index("record = ")].count("\n") + 1
    assert (caught.value.refused.code, caught.value.line) == ("agenda_record_changed", line)


def test_another_record_than_the_one_that_is_named_is_refused(repeated: Agenda) -> None:
    assert repeated.record is not None
    document = json.loads(repeated.record.file)
    document["rounds"][0]["result"]["options"][0]["mean"] = 5.0
    other = restamped(document)
    written = agendas.write(repeated).replace(earlier.packed(repeated.record.file), earlier.packed(other))
    with pytest.raises(BadAgenda, match="agenda_record_changed"):
        agendas.read(written, "nl")


@pytest.mark.parametrize(
    ("old_words", "new_words", "code"),
    [
        ('earlier = "r1"', 'earlier = "r9"', "agenda_no_earlier_round"),
        ('earlier = "r1"', 'earlier = "r2"', "agenda_earlier_kind"),
        ("record = '''\n", "record = '''\nAAAA", "agenda_record_changed"),
    ],
)
def test_a_reference_to_what_is_not_in_the_record_is_refused(
    repeated: Agenda, old_words: str, new_words: str, code: str
) -> None:
    with pytest.raises(BadAgenda, match=code):
        agendas.read(agendas.write(repeated).replace(old_words, new_words), "nl")


def test_what_was_withheld_is_compared_with_nothing_even_when_a_file_asks_for_it(repeated: Agenda) -> None:
    written = agendas.write(repeated).replace('kind = "dots"', 'kind = "dots"\nearlier = "r3"')
    assert [at for at, _ in agendas.read(written, "nl").earlier] == [0]


@pytest.mark.parametrize("content", [b"", b"{}", b'{"fingerprint":"' + b"0" * 64 + b'",}', b"%PDF-1.7"])
def test_what_is_no_record_is_none(content: bytes) -> None:
    with pytest.raises(earlier.NoRecord):
        earlier.of_file(content)


def test_a_record_of_another_shape_is_unreadable_and_not_a_crash() -> None:
    document = json.loads(record(old()))
    document["rounds"][0]["result"] = {"options": "none"}
    with pytest.raises(earlier.NoRecord, match="unreadable"):
        earlier.result_in(EarlierRecord("0" * 64, restamped(document)), "r1", "rate")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerHouse]:
    with server_house(tmp_path_factory.mktemp("house"), "threading") as running:
        yield running


def test_a_session_made_from_the_file_stands_beside_the_old_one_and_its_record_says_so(
    house: ServerHouse, repeated: Agenda
) -> None:
    agenda = agendas.read(agendas.write(repeated), "nl")
    session = house.call(agendas.start, house.house.sessions, "Teamdag in november", "nl", agenda, 5)
    state = session.cache.state
    assert [round_.earlier is not None for round_ in state.agenda()] == [True, False, False]
    assert repeated.record is not None
    assert state.rounds["r1"].earlier["fingerprint"] == repeated.record.fingerprint
