"""What can go wrong in the store, as the live layer has to know it.

`commit` returns these as answers to one batch; every other function of the store raises them.
"""

from __future__ import annotations


class StoreError(Exception):
    """Everything the store answers instead of doing what was asked."""


class StoreUnavailable(StoreError):
    """The disk or the database did not take it (full, locked, broken). Nothing changed; asking again is right."""


class VersionConflict(StoreError):
    """The batch was made on another version of the session than the stored one: replay the log first."""

    def __init__(self, session: str, expected: int, stored: int) -> None:
        super().__init__(f"session {session} is at version {stored}, the batch expected {expected}")
        self.session, self.expected, self.stored = session, expected, stored


class RoundFinished(StoreError):
    """A ballot or a claim for a box that is finished already, or that is finished by the same batch."""

    def __init__(self, session: str, box: str) -> None:
        super().__init__(f"the box {box} of session {session} takes no ballots or claims any more")
        self.session, self.box = session, box


class KeyGone(StoreError):
    """The box has no key, so what is in it cannot be read and nothing can be put in: see Store.forget_box."""

    def __init__(self, session: str, box: str) -> None:
        super().__init__(f"the box {box} of session {session} has no key")
        self.session, self.box = session, box


class DamagedBox(StoreError):
    """A record of the box was not sealed under its key: the database was changed or damaged, or the key was."""

    def __init__(self, session: str, box: str) -> None:
        super().__init__(f"the box {box} of session {session} is damaged: a record does not fit its key")
        self.session, self.box = session, box


class Rejected(StoreError):
    """The database refused a row (a command id twice, a claim twice, an unknown session, text that is no text)."""


class AlreadyRunning(StoreError):
    """Another process holds the data directory; `pid` is its number, or 0 when it left none."""

    def __init__(self, pid: int) -> None:
        super().__init__(f"the data directory is in use by process {pid or 'unknown'}")
        self.pid = pid


class UnsafeDatabase(StoreError):
    """The database cannot keep the promise that what is acknowledged is on the disk; the server may not start."""


class CorruptLog(StoreError):
    """The log of a session is not what was written; `seq` is the first event that does not fit."""

    def __init__(self, session: str, seq: int, why: str) -> None:
        super().__init__(f"the log of session {session} is damaged at event {seq}: {why}")
        self.session, self.seq = session, seq
