"""One server per data directory: an exclusive lock on the file `lock` in it, with the process number inside.

Held by the store from before the first byte is read until it closes; the kernel releases it when the process
dies, so a crash never leaves a lock behind.
"""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import IO

from session.store.errors import AlreadyRunning


class DirectoryLock:
    """The exclusive lock; made by `take`, given back by `release`."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    @classmethod
    def take(cls, directory: Path) -> DirectoryLock:
        """Lock the directory at once or raise AlreadyRunning with the process number of the holder."""
        file = (directory / "lock").open("a+", encoding="ascii")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            text = file.read().strip()
            file.close()
            raise AlreadyRunning(int(text) if text.isdecimal() else 0) from None
        file.seek(0)
        file.truncate()
        file.write(f"{os.getpid()}\n")
        file.flush()
        return cls(file)

    def release(self) -> None:
        """Give the directory back. The file stays: unlinking it would let two processes lock two files."""
        if not self._file.closed:
            self._file.seek(0)
            self._file.truncate()
            self._file.close()
