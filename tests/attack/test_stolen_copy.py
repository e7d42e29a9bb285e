"""A copy of the database and its log, made while people vote: what everybody chose could be read in the order in which
they voted; now nothing can but that, and when, somebody voted."""

from __future__ import annotations

import json
import math
import random
import threading
import zlib
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import pytest
from alembic import command as alembic
from sqlalchemy import text

from session.store import BallotPut, Batch, Claim, Committed, NewEvent, SessionIndex, Store, Writer, pseudonym
from session.store.backend import open_engines
from session.store.backup import backup
from session.store.keys import KEY_BYTES
from session.store.migrate import _config
from session.store.seal import SIZES
from tests.attack.stolen_copy import FILE, Row, ballots_as_they_came, copy_without_keys

ROOMS = (8, 12, 15, 30, 66)
OLD_COLUMNS, COLUMNS = 6, 4
BEGUN = (NewEvent(100, "test.happened", {}),)
PATIENCE = 60


def tau(first: list[int], second: list[int]) -> float:
    """Kendall's tau of two orders of the same things: 1 the same, 0 unrelated, -1 reversed."""
    place = {thing: at for at, thing in enumerate(second)}
    pairs = list(combinations(first, 2))
    return sum(1 if place[a] < place[b] else -1 for a, b in pairs) / len(pairs)


def choice_of(voter: int) -> dict[str, object]:
    """Everybody chooses something else, and says more the later in the alphabet it is: it can be told by its size."""
    return {"option": voter, "why": "canary " + "y" * voter}


def open_store(directory: Path) -> Store:
    store = Store.open(f"sqlite:///{directory / FILE}", directory)
    store.keys.make("s1", "r1.1", SIZES[0])
    store.commit([Batch("s1", 0, BEGUN, index=SessionIndex("ABC234", "Storm", "open"))])
    return store


def put(key: bytes, voter: int, n: int = 1) -> BallotPut:
    name = pseudonym(key, f"seat {voter}")
    return BallotPut("r1.1", name, n, f"canary-role-{voter % 3}", choice_of(voter), f"{voter} {n}", "b")


def vote_one_by_one(directory: Path, order: list[int]) -> Path:
    """Everybody votes in this order; the copy that somebody makes then, without the keys. Nothing is tidied meanwhile,
    however long this machine takes: that leaves even less of the order.
    """
    store = open_store(directory / "data")
    key = store.keys.get("s1", "r1.1")
    assert key is not None
    try:
        with store._database.in_a_hurry(), store._database._turn:
            for voter in order:
                (outcome,) = store.commit([Batch("s1", 1, ballots=(put(key, voter),))])
                assert isinstance(outcome, Committed)
            return copy_without_keys(directory / "data", directory / "copy")
    finally:
        store.close()


def vote_as_it_was(directory: Path, order: list[int]) -> Path:
    """The same in a database of the first version, where only the pseudonym hid who voted."""
    (directory / "data").mkdir(parents=True)
    engine = open_engines(f"sqlite:///{directory / 'data' / FILE}").write
    with engine.connect() as connection:
        config = _config()
        config.attributes["connection"] = connection
        alembic.upgrade(config, "0001")
        connection.commit()
        connection.execute(text("INSERT INTO sessions VALUES ('s1', 'ABC234', 'Storm', 'open', 1, 'h', 5)"))
        connection.commit()
        insert = text("INSERT INTO ballots VALUES ('s1', 'r1.1', :name, :n, :role, :choice)")
        dice = random.Random(len(order))
        for voter in order:
            name, content = dice.randbytes(32).hex(), json.dumps(choice_of(voter))
            row = {
                "name": name,
                "n": dice.getrandbits(60),
                "role": f"canary-role-{voter % 3}",
                "choice": content,
            }
            connection.execute(insert, row)
            connection.commit()
        return copy_without_keys(directory / "data", directory / "copy")


# --- what the attack could do ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("voters", ROOMS)
def test_from_ballots_in_the_open_the_attack_reads_what_everybody_chose_in_the_order_of_voting(
    tmp_path: Path, voters: int
) -> None:
    order = random.Random(voters).sample(range(voters), voters)
    rows = ballots_as_they_came(vote_as_it_was(tmp_path, order), OLD_COLUMNS)
    read = [json.loads(str(row[5]))["option"] for row in rows]
    assert tau(read, order) == 1
    assert [row[4] for row in rows] == [f"canary-role-{voter % 3}" for voter in order]


# --- what it can do now ----------------------------------------------------------------------------------------------

GUESSES: dict[str, Callable[[bytes], float]] = {
    "its size": len,
    "its size when packed": lambda record: len(zlib.compress(record)),
    "its first bytes": lambda record: int.from_bytes(record[:8]),
    "its bytes after the nonce": lambda record: int.from_bytes(record[12:20]),
    "its last bytes": lambda record: int.from_bytes(record[-8:]),
    "its number of bits": lambda record: int.from_bytes(record).bit_count(),
    "how often its commonest byte is there": lambda record: max(record.count(byte) for byte in set(record)),
    "where it holds a brace": lambda record: record.find(b"{"),
}


@pytest.mark.parametrize("guess", GUESSES)
def test_what_somebody_chose_is_not_told_by_anything_of_its_record(tmp_path: Path, guess: str) -> None:
    taus = []
    for room, voters in enumerate(ROOMS):
        order = random.Random(voters).sample(range(voters), voters)
        rows = ballots_as_they_came(vote_one_by_one(tmp_path / str(room), order), COLUMNS)
        assert len(rows) == voters, "the attack does not find the records"
        measured = [GUESSES[guess](sealed_of(row)) for row in rows]
        ties = random.Random(1).sample(range(voters), voters)
        by_guess = sorted(range(voters), key=lambda at: (measured[at], ties[at]))
        taus.append(tau([order[at] for at in by_guess], list(range(voters))))
    spread = math.sqrt(sum(2 * (2 * n + 5) / (9 * n * (n - 1)) for n in ROOMS)) / len(ROOMS)
    assert abs(sum(taus) / len(taus)) < 5 * spread


def sealed_of(row: Row) -> bytes:
    assert isinstance(row[3], bytes)
    return row[3]


@pytest.mark.parametrize("voters", ROOMS)
def test_all_records_have_one_size_and_the_copy_holds_no_word_and_no_role(
    tmp_path: Path, voters: int
) -> None:
    order = random.Random(voters).sample(range(voters), voters)
    copy = vote_one_by_one(tmp_path, order)
    rows = ballots_as_they_came(copy, COLUMNS)
    assert {len(sealed_of(row)) for row in rows} == {SIZES[0]}
    assert all(b"canary" not in path.read_bytes() for path in copy.iterdir())


def test_what_remains_is_which_pseudonym_voted_when(tmp_path: Path) -> None:
    """Said in docs/administrator.md: without the key a pseudonym is nobody, and with it the copy is not needed."""
    order = random.Random(3).sample(range(30), 30)
    copy = vote_one_by_one(tmp_path, order)
    store = Store.open(f"sqlite:///{tmp_path / 'data' / FILE}", tmp_path / "data")
    key = store.keys.get("s1", "r1.1")
    store.close()
    assert key is not None
    names = [pseudonym(key, f"seat {voter}") for voter in order]
    assert [row[2] for row in ballots_as_they_came(copy, COLUMNS)] == names


def test_a_backup_does_not_even_have_the_order_of_voting(tmp_path: Path) -> None:
    voters = 66
    order = random.Random(voters).sample(range(voters), voters)
    vote_one_by_one(tmp_path, order)
    key = (tmp_path / "data" / "keys" / "s1" / "r1.1").read_bytes()[:KEY_BYTES]
    voter_of = {pseudonym(key, f"seat {voter}"): voter for voter in order}
    (tmp_path / "backup").mkdir()
    backup(f"sqlite:///{tmp_path / 'data' / FILE}", tmp_path / "backup" / FILE)
    rows = ballots_as_they_came(tmp_path / "backup", COLUMNS)
    spread = math.sqrt(2 * (2 * voters + 5) / (9 * voters * (voters - 1)))
    assert abs(tau([voter_of[str(row[2])] for row in rows], order)) < 4 * spread
    assert b"canary" not in (tmp_path / "backup" / FILE).read_bytes()


def test_copies_made_in_a_storm_hold_nothing_and_after_the_close_they_cannot_be_opened_any_more(
    tmp_path: Path,
) -> None:
    data = tmp_path / "data"
    store = open_store(data)
    key, dice = store.keys.get("s1", "r1.1"), random.Random(5)
    assert key is not None
    writer, answered = Writer(store), threading.Semaphore(0)
    copies: list[Path] = []
    for n in range(1, 9):
        for voter in dice.sample(range(66), 66):
            claims = (
                (Claim("r1.1", f"canary idea {voter}", pseudonym(key, f"seat {voter}")),) if n == 1 else ()
            )
            batch = Batch("s1", 1, ballots=(put(key, voter, n),), claims=claims)
            writer.submit(batch, lambda outcome: answered.release())
        copies.append(copy_without_keys(data, tmp_path / f"copy {n}"))
        backup(f"sqlite:///{data / FILE}", tmp_path / f"backup {n}")
    assert all(answered.acquire(timeout=PATIENCE) for _ in range(8 * 66))
    (closed,) = store.commit([Batch("s1", 1, (NewEvent(9, "round.closed", {}),), finish=("r1.1",))])
    assert isinstance(closed, Committed)
    copies.append(copy_without_keys(data, tmp_path / "copy after"))
    found = [
        path for path in taken(tmp_path) if b'"option"' in path.read_bytes() or b"role-" in path.read_bytes()
    ]
    assert found == []
    assert sum(len(ballots_as_they_came(copy, COLUMNS)) for copy in copies) > 66
    assert not any(path.is_file() for path in (data / "keys").rglob("*"))
    assert key not in b"".join(
        path.read_bytes() for path in (*taken(tmp_path), *data.iterdir()) if path.is_file()
    )
    assert writer.stop()
    store.close()


def taken(directory: Path) -> Iterator[Path]:
    """Every file of the copies and the backups."""
    for place in directory.iterdir():
        if place.name != "data":
            yield from (path for path in [place, *place.rglob("*")] if path.is_file())
