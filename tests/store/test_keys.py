"""The keys of open rounds: on the disk before they are used, gone for good when they are destroyed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from session.store import KeyGone, binding, keys, pseudonym
from session.store.handles import RESERVE, Reserve
from session.store.keys import RoundKeys
from session.store.seal import LARGEST, SIZES
from tests.store.handles import no_handles_left

OpenKeys = Callable[[Path], RoundKeys]


@pytest.fixture
def open_keys() -> Iterator[OpenKeys]:
    """Opens directories of keys, as a start of the server does, and gives their file handles back."""
    opened: list[RoundKeys] = []

    def open_(directory: Path) -> RoundKeys:
        opened.append(RoundKeys(directory))
        return opened[-1]

    yield open_
    for box in opened:
        box.close()


@pytest.mark.parametrize("name", ["", "..", "../x", "a/b", ".hidden", "a\0b", "x" * 81, "ä"])
def test_a_key_cannot_be_put_outside_its_directory(open_keys: OpenKeys, tmp_path: Path, name: str) -> None:
    box = open_keys(tmp_path / "keys")
    for pair in ((name, "r1"), ("s1", name)):
        with pytest.raises(ValueError, match="does not belong"):
            box.make(*pair)


def test_a_key_that_was_destroyed_is_never_made_again(open_keys: OpenKeys, tmp_path: Path) -> None:
    box = open_keys(tmp_path)
    box.make("s1", "r1.1")
    box.destroy("s1", "r1.1")
    with pytest.raises(KeyGone):
        box.make("s1", "r1.1")
    assert (box.get("s1", "r1.1"), box.seal("s1", "r1.1"), box.all()) == (None, None, [])
    assert len(box.make("s1", "r1.2")) == keys.KEY_BYTES


def test_a_key_is_overwritten_before_it_is_unlinked(open_keys: OpenKeys, tmp_path: Path) -> None:
    box = open_keys(tmp_path)
    key = box.make("s1", "r1.1")
    (tmp_path / "second-name").hardlink_to(tmp_path / "s1" / "r1.1")
    assert key in (tmp_path / "second-name").read_bytes()
    box.destroy("s1", "r1.1")
    assert box.get("s1", "r1.1") is None
    assert key not in (tmp_path / "second-name").read_bytes()
    assert not (tmp_path / "s1" / "r1.1").exists()
    box.destroy("s1", "r1.1")


def test_a_key_that_a_crash_cut_short_is_made_anew(open_keys: OpenKeys, tmp_path: Path) -> None:
    key = open_keys(tmp_path).make("s1", "r1.1")
    assert open_keys(tmp_path).make("s1", "r1.1") == key == open_keys(tmp_path).get("s1", "r1.1")
    (tmp_path / "s1" / "r1.1").write_bytes(key[:5])
    box = open_keys(tmp_path)
    assert box.get("s1", "r1.1") is None
    assert len(box.make("s1", "r1.1")) == keys.KEY_BYTES


def test_the_size_of_the_records_is_that_which_the_key_was_made_with(
    open_keys: OpenKeys, tmp_path: Path
) -> None:
    open_keys(tmp_path).make("s1", "r1.1", SIZES[1])
    box = open_keys(tmp_path)
    box.make("s1", "r1.1", SIZES[3])
    seal = box.seal("s1", "r1.1")
    assert seal is not None
    assert len(seal.ballot("name", 1, "{}")) == SIZES[1]


def test_a_key_of_an_earlier_version_seals_records_that_hold_anything(
    open_keys: OpenKeys, tmp_path: Path
) -> None:
    (tmp_path / "s1").mkdir()
    (tmp_path / "s1" / "r1.1").write_bytes(bytes(range(32)))
    seal = open_keys(tmp_path).seal("s1", "r1.1")
    assert open_keys(tmp_path).get("s1", "r1.1") == bytes(range(32))
    assert seal is not None
    assert len(seal.ballot("name", 1, "{}")) == LARGEST


def test_the_name_of_a_key_is_on_the_disk_before_it_is_used_also_when_the_first_try_was_cut_off(
    open_keys: OpenKeys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box, synced = open_keys(tmp_path), []

    def fails(path: Path) -> None:
        raise OSError("the disk does not answer")

    with monkeypatch.context() as patch:
        patch.setattr(keys, "_sync_directory", fails)
        with pytest.raises(OSError, match="does not answer"):
            box.make("s1", "r1.1")
    monkeypatch.setattr(keys, "_sync_directory", synced.append)
    box.make("s1", "r1.1")
    assert synced == [tmp_path / "s1", tmp_path]
    box.make("s1", "r1.1")
    assert len(synced) == 2


def test_a_pseudonym_is_the_hmac_of_the_seat() -> None:
    # RFC 4231, test case 2.
    expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    assert pseudonym(b"Jefe", "what do ya want for nothing?") == expected


def test_a_binding_is_another_for_another_seat_payload_or_key() -> None:
    bindings = {
        binding(*made) for made in ((b"k", "a", "p"), (b"k", "b", "p"), (b"k", "a", "q"), (b"l", "a", "p"))
    }
    assert len(bindings) == 4
    assert binding(b"k", "a", "p") in bindings


# --- when connections took every file handle ----------------------------------------------------------------------


def test_a_key_can_be_made_read_and_destroyed_when_no_file_handle_is_left(
    open_keys: OpenKeys, tmp_path: Path
) -> None:
    made, stored = open_keys(tmp_path), open_keys(tmp_path)
    stored.make("s1", "r0.1")
    box = open_keys(tmp_path)
    with no_handles_left():
        keys_of_three = [made.make("s1", f"r{number}.1") for number in range(1, 4)]
        assert box.get("s1", "r0.1") is not None
        made.destroy("s1", "r1.1")
    assert [open_keys(tmp_path).get("s1", f"r{number}.1") for number in range(1, 4)] == [
        None,
        *keys_of_three[1:],
    ]


def test_what_fails_for_another_reason_is_not_tried_again() -> None:
    reserve, tries = Reserve(), []

    def fails() -> None:
        tries.append(1)
        raise PermissionError("not yours")

    with pytest.raises(PermissionError):
        reserve.spend(fails)
    assert len(tries) == 1
    reserve.close()


def test_the_reserve_is_taken_back_after_it_was_spent() -> None:
    reserve = Reserve()
    with no_handles_left():
        for _ in range(3):
            reserve.spend(lambda: os.close(os.open(os.devnull, os.O_RDONLY)))
        assert len(reserve._held) == RESERVE
    reserve.close()


CALLS: dict[str, Callable[[RoundKeys], object]] = {
    "make": lambda box: box.make("s1", "r1.1"),
    "get": lambda box: box.get("s1", "r1.1"),
    "destroy": lambda box: box.destroy("s1", "r1.1"),
}


@pytest.mark.parametrize("call", CALLS)
def test_without_a_reserve_the_caller_hears_that_no_handle_was_left(
    open_keys: OpenKeys, tmp_path: Path, call: str
) -> None:
    open_keys(tmp_path).make("s1", "r1.1")
    box = open_keys(tmp_path)
    box.close()
    with no_handles_left(), pytest.raises(OSError, match="Too many open files"):
        CALLS[call](box)
