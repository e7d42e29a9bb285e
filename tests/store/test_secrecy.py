"""After a round is finished no byte in the data directory links a seat to a ballot or to an idea."""

from __future__ import annotations

import base64
import random
import secrets
from pathlib import Path

import pytest

from session.store import BallotPut, Batch, Claim, NewEvent, SeatPut, Store, keys, pseudonym
from tests.store.houses import House, begin, committed, hashed


def forms(secret: bytes) -> list[bytes]:
    """The secret as it could have been written down: raw, hexadecimal, base64 at every offset."""
    shifted = [base64.b64encode(b"\0" * pad + secret)[4:-4] for pad in range(3)]
    safe = [base64.urlsafe_b64encode(b"\0" * pad + secret)[4:-4] for pad in range(3)]
    return [secret, secret.hex().encode(), secret.hex().upper().encode(), *shifted, *safe]


def everything_in(directory: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in sorted(directory.rglob("*")) if path.is_file())


def vote(store: Store, session: str, round: str, seats: int, dice: random.Random) -> list[str]:
    """Every seat votes three times with texts of all lengths, mixed up; the pseudonyms come back."""
    key = store.keys.make(session, round)
    names = [pseudonym(key, f"seat{number}") for number in range(seats)]
    puts = []
    for name in names:
        for n in (1, 2, 3):
            choice = {f"canary-{session}-{round}": "y" * dice.randrange(150), "who": hashed(name)[:24]}
            puts.append(BallotPut(round, name, n, dice.choice([None, "ggz"]), choice, hashed(f"{name}{n}")))
    dice.shuffle(puts)
    claims = tuple(Claim(round, f"idea{number}", name) for number, name in enumerate(names))
    committed(store, Batch(session, 1, claims=claims))
    for start in range(0, len(puts), 37):
        committed(store, Batch(session, 1, ballots=tuple(puts[start : start + 37])))
    return names


def pieces(names: list[str]) -> list[bytes]:
    """Parts of pseudonyms and of the marks in their ballots, so that half a row in the slack of a page is found too."""
    return [
        text[start : start + 12].encode()
        for name in names
        for text in (name, hashed(name)[:24])
        for start in range(0, len(text) - 11, 6)
    ]


@pytest.mark.parametrize("seed", [6, 18, 26])
def test_a_finished_round_leaves_no_byte_of_key_ballots_or_authors(
    house: House, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # With these seeds rows that are deleted one by one leave a piece behind in a page that was split.
    store, dice = house.open(), random.Random(seed)
    monkeypatch.setattr(secrets, "token_bytes", dice.randbytes)
    for session in ("s1", "s2"):
        begin(store, session)
        seats = tuple(SeatPut(f"seat{number}", hashed(f"{session}{number}"), None) for number in range(90))
        committed(store, Batch(session, 1, seats=seats))
    gone = vote(store, "s1", "r1.1", 90, dice)
    stays = vote(store, "s1", "r2.1", 90, dice) + vote(store, "s2", "r1.1", 90, dice)
    key = store.keys.get("s1", "r1.1")
    assert key is not None
    before = everything_in(house.directory)
    assert key in before
    assert all(name.encode() in before for name in gone)
    assert b"canary-s1-r1.1" in before

    committed(store, Batch("s1", 1, (NewEvent(9, "round.closed", {"ballots": []}),), finish=("r1.1",)))

    for moment in ("running", "stopped"):
        left = everything_in(house.directory)
        assert [form for form in forms(key) if form in left] == [], moment
        assert [piece for piece in pieces(gone) if piece in left] == [], moment
        assert b"canary-s1-r1.1" not in left, moment
        assert all(name.encode() in left for name in stays), moment
        house.close()
    assert len(house.open().ballots("s2", "r1.1")) == 90


def test_neither_order_nor_time_of_casting_is_stored(house: House) -> None:
    contents = []
    for order in (1, -1):
        place = House(house.backend, house.directory / str(order))
        store = place.open()
        begin(store)
        names = [hashed(str(number)) for number in range(60)]
        for name in names[::order]:
            put = BallotPut("r1.1", name, 1, None, {"option": 1}, hashed("receipt" + name))
            committed(store, Batch("s1", 1, ballots=(put,)))
        store._database.checkpoint()
        contents.append((store.ballots("s1", "r1.1"), store.sessions(), store.receipts("s1", "r1.1")))
        place.close()
    assert contents[0] == contents[1]


def test_a_reader_in_the_way_does_not_save_the_key_and_the_log_is_emptied_later(house: House) -> None:
    if house.backend.name != "sqlite":
        pytest.skip("only SQLite has a write-ahead log in the data directory")
    store = house.open(busy_ms=20)
    begin(store)
    (name, *_) = vote(store, "s1", "r1.1", 5, random.Random(1))
    with house.reading():
        committed(store, Batch("s1", 1, finish=("r1.1",)))
        assert store.keys.get("s1", "r1.1") is None
        assert store.after_finish("s1", ["r1.1"]) is False
        assert name.encode() in everything_in(house.directory)
    committed(store, Batch("s1", 1, (NewEvent(1, "a.b", {}),)))
    assert name.encode() not in everything_in(house.directory)
    assert store.after_finish("s1", ["r1.1"]) is True


def test_the_key_of_a_round_that_is_open_is_not_destroyed_by_a_mistake(house: House) -> None:
    store = house.open()
    begin(store)
    key = store.keys.make("s1", "r1.1")
    store.after_finish("s1", ["r1.1"])
    house.close()
    assert house.open().keys.get("s1", "r1.1") == key


def test_a_server_killed_between_the_close_and_the_key_destroys_it_when_it_starts(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = house.open()
    begin(store)
    key = store.keys.make("s1", "r1.1")
    other = store.keys.make("s1", "r2.1")
    store.keys.make("s7", "r1.1")
    with monkeypatch.context() as patch:
        patch.setattr(Store, "_clean", lambda self: False)
        committed(store, Batch("s1", 1, finish=("r1.1",)))
    assert store.keys.get("s1", "r1.1") == key
    house.close()
    again = house.open()
    assert again.keys.all() == [("s1", "r2.1")]
    assert again.keys.get("s1", "r2.1") == other
    assert key not in everything_in(house.directory)


def test_a_key_is_overwritten_before_it_is_unlinked(tmp_path: Path) -> None:
    box = keys.RoundKeys(tmp_path)
    key = box.make("s1", "r1.1")
    (tmp_path / "second-name").hardlink_to(tmp_path / "s1" / "r1.1")
    box.destroy("s1", "r1.1")
    assert box.get("s1", "r1.1") is None
    assert (tmp_path / "second-name").stat().st_size == keys.KEY_BYTES
    assert (tmp_path / "second-name").read_bytes() != key
    box.destroy("s1", "r1.1")


def test_a_key_that_a_crash_cut_short_is_made_anew(tmp_path: Path) -> None:
    box = keys.RoundKeys(tmp_path)
    key = box.make("s1", "r1.1")
    assert box.make("s1", "r1.1") == key == keys.RoundKeys(tmp_path).get("s1", "r1.1")
    (tmp_path / "s1" / "r1.1").write_bytes(key[:5])
    assert box.get("s1", "r1.1") is None
    assert len(box.make("s1", "r1.1")) == keys.KEY_BYTES


@pytest.mark.parametrize("name", ["", "..", "../x", "a/b", ".hidden", "a\0b", "x" * 81, "ä"])
def test_a_key_cannot_be_put_outside_its_directory(tmp_path: Path, name: str) -> None:
    box = keys.RoundKeys(tmp_path / "keys")
    for pair in ((name, "r1"), ("s1", name)):
        with pytest.raises(ValueError, match="does not belong"):
            box.make(*pair)


def test_a_pseudonym_is_the_hmac_of_the_seat() -> None:
    # RFC 4231, test case 2.
    expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    assert pseudonym(b"Jefe", "what do ya want for nothing?") == expected


def test_a_deleted_session_leaves_only_its_tombstone(house: House) -> None:
    store, dice = house.open(), random.Random(3)
    idea = "een idee dat niemand meer mag vinden"
    heads = {}
    for session in ("s1", "s2"):
        begin(store, session)
        vote(store, session, "r1.1", 20, dice)
        ideas = tuple(NewEvent(86_400 * 20_000, "a.b", {"text": f"{idea} {session} {n}"}) for n in range(300))
        seats = (SeatPut("seat1", hashed("token" + session), None),)
        heads[session] = committed(store, Batch(session, 1, ideas, seats=seats)).head
        store.add_door(hashed("door" + session), session, "facilitator")
        store.add_key(hashed("cookie" + session), session, "facilitator")
    assert store.delete_session("s9") is False
    assert store.delete_session("s1") is True
    assert store.delete_session("s1") is False

    left = everything_in(house.directory)
    for session, found in (("s1", False), ("s2", True)):
        hashes = (hashed(what + session) for what in ("token", "door", "cookie"))
        for trace in (f"{idea} {session}", f"canary-{session}", *hashes):
            assert (trace.encode() in left) is found, trace
    assert [(row.session, row.head, row.closed_day) for row in store.tombstones()] == [
        ("s1", heads["s1"], "2024-10-04")
    ]
    assert store.keys.all() == [("s2", "r1.1")]
    assert [row.id for row in store.sessions()] == ["s2"]
    assert len(store.read_log("s2")) == 301
    assert store.read_log("s1") == []
