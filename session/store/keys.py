"""The keys of open rounds: one small file a box under the directory of keys, and what is made with one.

A box is what a round is between its opening and its close; a round that opens again has a new box and a new key.
A key never enters the database, because a database keeps old bytes longer than it says. It must stay true that a key
is on the disk before anything is stored under it, and that after `destroy` no process can read it again.
"""

from __future__ import annotations

import contextlib
import hmac
import os
import re
import secrets
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from session.store.errors import KeyGone
from session.store.handles import Reserve
from session.store.seal import LARGEST, Seal

KEY_BYTES = 32
_SIZE_BYTES = 4
_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]{0,79}")


def pseudonym(key: bytes, seat: str) -> str:
    """Return the name of a seat in one box: HMAC-SHA256 (RFC 2104) of the seat under the key of the box, hex."""
    return hmac.digest(key, seat.encode(), "sha256").hex()


def binding(key: bytes, seat: str, payload: str) -> str:
    """Return what ties a ballot command to who sent it and what it said: 128 bits of HMAC-SHA256 under the key, hex.

    `payload` is a digest of the command. Without the key this tells nothing, so it may stay when the box is gone.
    """
    return hmac.digest(key, f"binding\0{seat}\0{payload}".encode(), "sha256")[:16].hex()


@dataclass(frozen=True, slots=True)
class _Known:
    key: bytes
    seal: Seal


class RoundKeys:
    """The directory of keys. Every function may block on the disk; any thread may call."""

    def __init__(self, directory: Path) -> None:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._directory = directory
        self._known: dict[tuple[str, str], _Known] = {}
        self._gone: set[tuple[str, str]] = set()
        self._turn = threading.RLock()
        self._handles = Reserve()

    def make(self, session: str, box: str, size: int = LARGEST) -> bytes:
        """Return the key of the box, made and on the disk; the key that is there already when there is one.

        `size` is that of a sealed ballot in bytes (seal.size_for); only the first to ask chooses it. Raises OSError,
        and KeyGone when the key of this box was destroyed.
        """
        with self._turn:
            if (session, box) in self._gone:
                raise KeyGone(session, box)
            known = self._known.get((session, box))
            if known is None:
                path = self._path(session, box)
                known = self._handles.spend(lambda: self._on_disk(path, size))
                self._known[session, box] = known
            return known.key

    def get(self, session: str, box: str) -> bytes | None:
        """Return the key of the box; None when there is none, or when a crash cut it short before its first use."""
        with self._turn:
            known = self._find(session, box)
            return None if known is None else known.key

    def seal(self, session: str, box: str) -> Seal | None:
        """Return what seals the records of the box; None without its key."""
        with self._turn:
            known = self._find(session, box)
            return None if known is None else known.seal

    def destroy(self, session: str, box: str) -> None:
        """Overwrite the key, force that to the disk, unlink it, force that too. No key: nothing happens."""
        with self._turn:
            self._known.pop((session, box), None)
            self._gone.add((session, box))
            path = self._path(session, box)
            self._handles.spend(lambda: _wipe(path))

    def destroy_session(self, session: str) -> None:
        """Destroy every key of the session and its directory."""
        with self._turn:
            for _, box in list(self._in(session)):
                self.destroy(session, box)
            directory = self._path(session, "-").parent
            if directory.is_dir():
                directory.rmdir()
                self._handles.spend(lambda: _sync_directory(self._directory))

    def all(self) -> list[tuple[str, str]]:
        """Return (session, box) of every key there is."""
        places = sorted(place.name for place in self._directory.iterdir() if place.is_dir())
        return [pair for session in places for pair in self._in(session)]

    def close(self) -> None:
        """Forget every key in memory; those on the disk stay."""
        with self._turn:
            self._known.clear()
            self._handles.close()

    def _find(self, session: str, box: str) -> _Known | None:
        known = self._known.get((session, box))
        if known is None:
            path = self._path(session, box)
            known = self._handles.spend(lambda: _read(path))
            if known is not None:
                self._known[session, box] = known
        return known

    def _on_disk(self, path: Path, size: int) -> _Known:
        """The key in this file, made if there is none, once its name is on the disk as well."""
        known = _read(path)
        if known is None:
            path.parent.mkdir(mode=0o700, exist_ok=True)
            key = secrets.token_bytes(KEY_BYTES)
            with open(path, "wb", opener=_private) as file:
                _write_through(file.fileno(), key + size.to_bytes(_SIZE_BYTES))
            known = _Known(key, Seal(key, size, _place(path)))
        _sync_directory(path.parent)
        _sync_directory(self._directory)
        return known

    def _in(self, session: str) -> Iterator[tuple[str, str]]:
        directory = self._path(session, "-").parent
        for path in sorted(directory.iterdir()) if directory.is_dir() else ():
            yield session, path.name

    def _path(self, session: str, box: str) -> Path:
        for name in (session, box):
            if not _NAME.fullmatch(name):
                raise ValueError("the id of a session or a round has a character that does not belong in it")
        return self._directory / session / box


def _read(path: Path) -> _Known | None:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    if len(content) < KEY_BYTES:
        return None
    # Keys of earlier versions have no size behind them; nothing was sealed under those.
    size = int.from_bytes(content[KEY_BYTES:]) if len(content) == KEY_BYTES + _SIZE_BYTES else LARGEST
    key = content[:KEY_BYTES]
    return _Known(key, Seal(key, size, _place(path)))


def _place(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def _wipe(path: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        with open(path, "r+b", buffering=0) as file:
            _write_through(file.fileno(), secrets.token_bytes(KEY_BYTES))
        path.unlink()
    if path.parent.is_dir():  # also when the file was gone: an earlier try may have stopped right here
        _sync_directory(path.parent)


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
