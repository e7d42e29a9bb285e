"""The keys of open rounds: one small file a round under `keys/`, and the pseudonym made with one.

The live layer makes a key when a secret round opens; the store destroys it after the close is on the disk and the
write-ahead log is empty. A key never enters the database, because a database keeps old bytes longer than it says.
"""

from __future__ import annotations

import hmac
import os
import re
import secrets
from collections.abc import Iterator
from pathlib import Path

KEY_BYTES = 32
_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]{0,79}")


def pseudonym(key: bytes, seat: str) -> str:
    """Return the name of a seat in one round: HMAC-SHA256 (RFC 2104) of the seat under the key of the round, hex."""
    return hmac.digest(key, seat.encode(), "sha256").hex()


def shifted(key: bytes, name: str, n: int) -> int:
    """Return the number of a ballot as the box keeps it: `n` and an amount that only the key of the round tells.

    A phone counts with its clock, and a time could be matched with the log of a network. The amount is the same for
    all ballots of one pseudonym, so the newest still has the highest number. At most 60 bits and 53 of `n`: it fits.
    """
    return n + _shift(key, name)


def unshifted(key: bytes, name: str, kept: int) -> int:
    """Return the number as the phone gave it."""
    return kept - _shift(key, name)


def _shift(key: bytes, name: str) -> int:
    return int.from_bytes(hmac.digest(key, b"n:" + name.encode(), "sha256")[:8]) >> 4


class RoundKeys:
    """The directory of keys. All functions block on the disk."""

    def __init__(self, directory: Path) -> None:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._directory = directory

    def make(self, session: str, round: str) -> bytes:
        """Return the key of the round, made and on the disk; the key that is there already when there is one."""
        known = self.get(session, round)
        if known is not None:
            return known
        path, key = self._path(session, round), secrets.token_bytes(KEY_BYTES)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        with open(path, "wb", opener=_private) as file:
            _write_through(file.fileno(), key)
        _sync_directory(path.parent)
        _sync_directory(self._directory)
        return key

    def get(self, session: str, round: str) -> bytes | None:
        """Return the key of the round; None when there is none, or when a crash cut it short before its first use."""
        try:
            key = self._path(session, round).read_bytes()
        except FileNotFoundError:
            return None
        return key if len(key) == KEY_BYTES else None

    def destroy(self, session: str, round: str) -> None:
        """Overwrite the key, force that to the disk, unlink it. No key: nothing happens."""
        path = self._path(session, round)
        try:
            with open(path, "r+b", buffering=0) as file:
                _write_through(file.fileno(), secrets.token_bytes(KEY_BYTES))
        except FileNotFoundError:
            return
        path.unlink()
        _sync_directory(path.parent)

    def destroy_session(self, session: str) -> None:
        """Destroy every key of the session and its directory."""
        for _, round in list(self._in(session)):
            self.destroy(session, round)
        directory = self._path(session, "-").parent
        if directory.is_dir():
            directory.rmdir()
            _sync_directory(self._directory)

    def all(self) -> list[tuple[str, str]]:
        """Return (session, round) of every key there is."""
        return [pair for place in sorted(self._directory.iterdir()) for pair in self._in(place.name)]

    def _in(self, session: str) -> Iterator[tuple[str, str]]:
        directory = self._path(session, "-").parent
        for path in sorted(directory.iterdir()) if directory.is_dir() else ():
            yield session, path.name

    def _path(self, session: str, round: str) -> Path:
        for name in (session, round):
            if not _NAME.fullmatch(name):
                raise ValueError("the id of a session or a round has a character that does not belong in it")
        return self._directory / session / round


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _write_through(fd: int, content: bytes) -> None:
    os.pwrite(fd, content, 0)
    os.fsync(fd)


def _sync_directory(path: Path) -> None:
    fd = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
