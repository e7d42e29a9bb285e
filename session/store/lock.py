"""One server per data directory: an exclusive lock on the file `lock` in it, with the process number inside.

Held by the store from before the first byte is read until it closes; the kernel releases it when the process
dies, so a crash never leaves a lock behind. A disk that is full keeps nobody from taking it.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
from pathlib import Path
from typing import IO

from session.store.errors import AlreadyRunning, StoreUnavailable


class DirectoryLock:
    """The exclusive lock; made by `take`, given back by `release`."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    @classmethod
    def take(cls, directory: Path) -> DirectoryLock:
        """Lock the directory at once or raise AlreadyRunning with the process number of the holder."""
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = (directory / "lock").open("a+b", buffering=0)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            text = file.read().strip()
            file.close()
            raise AlreadyRunning(int(text) if text.isdigit() else 0) from None
        with contextlib.suppress(
            OSError
        ):  # the number is for people; without room for it the lock holds as well
            file.truncate(0)
            file.write(f"{os.getpid()}\n".encode())
        return cls(file)

    def release(self) -> None:
        """Give the directory back. The file stays: unlinking it would let two processes lock two files."""
        if not self._file.closed:
            with contextlib.suppress(OSError):
                self._file.truncate(0)
            self._file.close()


class Directories:
    """The data directory and that of the keys, both locked. The keys are in `keys`."""

    def __init__(self, data_dir: Path, key_dir: Path | None) -> None:
        """Raises AlreadyRunning, and StoreUnavailable when the keys belong to another data directory."""
        self.keys = key_dir or data_dir / "keys"
        self._locks: list[DirectoryLock] = []
        try:
            self._locks.append(DirectoryLock.take(data_dir))
            if key_dir is not None:
                if key_dir.resolve() == data_dir.resolve():
                    raise StoreUnavailable(f"the keys in {key_dir} need a folder of their own")
                self._locks.append(DirectoryLock.take(key_dir))
                _check_owner(key_dir, data_dir)
        except OSError as error:
            self.release()
            raise StoreUnavailable(str(error)) from error
        except BaseException:
            self.release()
            raise

    def release(self) -> None:
        """Give both back."""
        while self._locks:
            self._locks.pop().release()


def _check_owner(key_dir: Path, data_dir: Path) -> None:
    """Keys that fit no session are destroyed at the start: two servers may not share a directory, not even in turn."""
    owner, file = str(data_dir.resolve()), key_dir / "owner"
    if not file.exists():
        file.write_text(owner + "\n", encoding="utf-8")
    known = file.read_text(encoding="utf-8").strip()
    if known != owner:
        raise StoreUnavailable(f"the keys in {key_dir} are those of {known}, not of {owner}")
