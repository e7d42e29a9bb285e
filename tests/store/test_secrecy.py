"""What a copy of the data directory tells: nothing of an open ballot without its key, nothing after the close."""

from __future__ import annotations

import base64
import random
import threading
from pathlib import Path

import pytest

from session.store import BallotPut, Batch, Claim, DamagedBox, NewEvent, SeatPut, Store, keys, pseudonym
from session.store.seal import SIZES
from tests.store.places import Place, ballot, begin, committed, hashed

PATIENCE = 20


def forms(secret: bytes) -> list[bytes]:
    """The secret as it could have been written down: raw, hexadecimal, base64 at every offset."""
    shifted = [base64.b64encode(b"\0" * pad + secret)[4:-4] for pad in range(3)]
    safe = [base64.urlsafe_b64encode(b"\0" * pad + secret)[4:-4] for pad in range(3)]
    return [secret, secret.hex().encode(), secret.hex().upper().encode(), *shifted, *safe]


def vote(store: Store, session: str, box: str, seats: int, dice: random.Random) -> list[str]:
    """Every seat votes three times with texts of all lengths, mixed up; the pseudonyms come back."""
    key = store.keys.make(session, box)
    names = [pseudonym(key, f"seat{number}") for number in range(seats)]
    puts = []
    for name in names:
        for n in (1, 2, 3):
            choice = {f"canary-{session}-{box}": "y" * dice.randrange(150), "who": hashed(name)[:24]}
            role, receipt = dice.choice([None, "canary-role"]), hashed(f"{name}{n}")
            puts.append(BallotPut(box, name, n, role, choice, receipt, "b"))
    dice.shuffle(puts)
    claims = tuple(Claim(box, f"idea{number}", name) for number, name in enumerate(names))
    committed(store, Batch(session, 1, claims=claims))
    for start in range(0, len(puts), 37):
        committed(store, Batch(session, 1, ballots=tuple(puts[start : start + 37])))
    return names


def without_keys(place: Place) -> bytes:
    """What a backup, a snapshot without the keys or a reader of the database has."""
    files = [path for path in sorted(place.directory.iterdir()) if path.is_file()]
    return b"\n".join(path.read_bytes() for path in files)


# --- while a round is open -------------------------------------------------------------------------------------------


def test_a_record_that_was_changed_or_moved_is_told_and_costs_nobody_else_anything(place: Place) -> None:
    store = place.open()
    begin(store)
    committed(store, Batch("s1", 1, ballots=(ballot(1), ballot(2), ballot(1, box="r2.1"))))
    one, two = ballot(1).pseudonym, ballot(2).pseudonym
    place.tamper(
        f"UPDATE ballots SET sealed = (SELECT sealed FROM ballots WHERE pseudonym = '{one}') "
        f"WHERE pseudonym = '{two}'"
    )
    with pytest.raises(DamagedBox, match=r"r1\.1"):
        store.ballots("s1", "r1.1")
    outcomes = store.commit(
        [Batch("s1", 1, ballots=(ballot(2, 2),)), Batch("s1", 1, ballots=(ballot(2, 1, box="r2.1"),))]
    )
    assert isinstance(outcomes[0], DamagedBox)
    assert len(store.ballots("s1", "r2.1")) == 2


def test_no_choice_no_role_and_no_author_of_an_open_round_can_be_read_without_its_key(place: Place) -> None:
    store = place.open()
    begin(store)
    names = vote(store, "s1", "r1.1", 40, random.Random(2))
    for moment in ("running", "stopped"):
        content = without_keys(place)
        assert b"canary" not in content, moment
        assert [name for name in names if hashed(name)[:24].encode() in content] == [], moment
        place.close()
    assert len(place.open().ballots("s1", "r1.1")) == 40


def test_every_record_of_a_box_is_as_large_as_every_other_whatever_is_in_it(place: Place) -> None:
    store, sizes = place.open(), set()
    begin(store)
    for number in range(0, 400, 7):
        committed(store, Batch("s1", 1, ballots=(ballot(number, choice={"text": "x" * number}),)))
    store._database.read(
        lambda connection: sizes.update(
            len(row[0]) for row in connection.exec_driver_sql("SELECT sealed FROM ballots")
        )
    )
    assert sizes == {SIZES[0]}


# --- the close -------------------------------------------------------------------------------------------------------


def test_the_key_is_gone_before_the_answer_and_after_the_close_is_on_the_disk(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, order = place.open(), []
    begin(store)
    committed(store, Batch("s1", 1, ballots=(ballot(1),)))
    destroy = store.keys.destroy

    def watched(session: str, box: str) -> None:
        order.append(f"{place.count('finished_rounds')} finished, {len(store.ballots('s1', 'r1.1'))} ballots")
        destroy(session, box)

    monkeypatch.setattr(store.keys, "destroy", watched)
    committed(store, Batch("s1", 1, (NewEvent(9, "round.closed", {}),), finish=("r1.1",)))
    assert order == ["1 finished, 0 ballots"]
    assert not (place.directory / "keys" / "s1" / "r1.1").exists()


def test_an_open_reader_delays_no_close_and_no_later_commit_and_saves_no_key(place: Place) -> None:
    store = place.open()
    begin(store)
    key = store.keys.get("s1", "r1.1")
    vote(store, "s1", "r2.1", 5, random.Random(1))
    assert key is not None
    with place.reading():
        closing = threading.Thread(target=committed, args=(store, Batch("s1", 1, finish=("r1.1",))))
        closing.start()
        closing.join(PATIENCE)
        assert not closing.is_alive()
        assert not any(form in place.everything() for form in forms(key))
        for _ in range(10):  # each of these took five seconds while the log could not be emptied
            committed(store, Batch("s1", 1, ballots=(ballot(1, box="r2.1"),)))
        assert not store.settled(0.05)
    assert store.settled(PATIENCE)
    assert (place.directory / "versnelkamer.sqlite3-wal").stat().st_size == 0


@pytest.mark.parametrize("seed", [6, 18, 26])
def test_a_finished_round_leaves_no_byte_of_its_key_its_ballots_or_their_authors(
    place: Place, seed: int
) -> None:
    store, dice = place.open(), random.Random(seed)
    for session in ("s1", "s2"):
        begin(store, session)
        seats = tuple(SeatPut(f"seat{number}", hashed(f"{session}{number}"), None) for number in range(90))
        committed(store, Batch(session, 1, seats=seats))
    vote(store, "s1", "r1.1", 90, dice)
    stays = vote(store, "s1", "r2.1", 90, dice) + vote(store, "s2", "r1.1", 90, dice)
    key = store.keys.get("s1", "r1.1")
    assert key is not None
    assert key in place.everything()

    committed(store, Batch("s1", 1, (NewEvent(9, "round.closed", {"ballots": []}),), finish=("r1.1",)))

    assert [form for form in forms(key) if form in place.everything()] == []
    assert store.settled(PATIENCE)
    for moment in ("running", "stopped"):
        left = place.everything()
        assert [form for form in forms(key) if form in left] == [], moment
        assert b"canary" not in left, moment
        assert all(name.encode() in left for name in stays), moment
        place.close()
    assert len(place.open().ballots("s2", "r1.1")) == 90


def test_the_key_of_a_round_that_is_open_is_not_destroyed_by_a_mistake(place: Place) -> None:
    store = place.open()
    begin(store)
    key = store.keys.get("s1", "r1.1")
    outcomes = store.commit([Batch("s1", 9, finish=("r1.1",)), Batch("s9", 0, finish=("r1.1",))])
    assert all(isinstance(outcome, Exception) for outcome in outcomes)
    place.close()
    assert place.open().keys.get("s1", "r1.1") == key


def test_a_server_killed_between_the_close_and_the_key_destroys_it_when_it_starts(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = place.open()
    begin(store)
    key, other = store.keys.make("s1", "r1.1"), store.keys.make("s1", "r2.1")
    store.keys.make("s7", "r1.1")
    monkeypatch.setattr(store, "_destroy", lambda places: None)
    committed(store, Batch("s1", 1, finish=("r1.1",)))
    assert store.keys.get("s1", "r1.1") == key
    place.close()
    again = place.open()
    assert again.keys.all() == [("s1", "r2.1")]
    assert again.keys.get("s1", "r2.1") == other
    assert key not in place.everything()


def test_a_key_that_the_disk_does_not_let_go_is_destroyed_as_soon_as_it_does(
    place: Place, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    store = place.open()
    begin(store)

    def fails(path: Path) -> None:
        raise OSError("the disk does not answer")

    with monkeypatch.context() as patch:
        patch.setattr(keys, "_wipe", fails)
        committed(store, Batch("s1", 1, finish=("r1.1",)))
        assert not store.settled(0.05)
    assert "the key of box r1.1 of session s1 is still there" in caplog.text
    assert store.settled(PATIENCE)
    assert store.keys.all() == [("s1", "r2.1")]
