"""Who may sit at the desk: secret links, the cookies they are exchanged for, and their revocation.

Only hashes are stored. The secret of a link travels in the fragment of its address, so that no server, proxy or
history list sees it. It is too long to guess, so nothing slows it down, whoever guesses at codes; the tries at a
password are counted for each link, by who holds that link. Passwords are hashed with scrypt, on a native thread.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from werkzeug.security import check_password_hash, generate_password_hash

from session.live import store_thread
from session.live.brute_force import BruteForceLimit
from session.live.engine import Engine
from session.live.session_cache import digest
from session.live.tickets import Tickets
from session.store import Door, Store, Writer

T = TypeVar("T")

HOST_COOKIE = "vk_host"
REMOTE = "remote"
"""The kind of a key that came of a ticket: a desk in somebody's hand."""
PASSWORDS_PER_SECOND = 2.0
"""Wrong passwords a second for one link, from everybody who holds it together."""
JOIN_CHARACTERS = 22
"""Of the long part of a link to join: 132 bits."""
SCRYPT = "scrypt:32768:8:1"  # 2^15 rounds of 8 blocks: some 32 MB and 0.1 s a try


@dataclass(frozen=True)
class Grant:
    """What a secret was exchanged for: a cookie, and where to go. `session` None is the whole server."""

    cookie: str
    token: str
    session: str | None
    kind: str


def hash_password(password: str) -> str:
    """Slow on purpose (about 0.1 s): call it on a native thread."""
    return generate_password_hash(password, SCRYPT)


def password_fits(password: str, stored: str) -> bool:
    """Whether this is the password that was hashed. As slow as `hash_password`."""
    salt, _, expected = stored.partition("$")
    if ":" in salt:
        return check_password_hash(stored, password)
    # As the first links have it: no method in front, the salt in hexadecimal.
    cost: dict[str, int] = {"n": 2**15, "r": 8, "p": 1, "maxmem": 64 * 1024**2}
    hashed = hashlib.scrypt(password.encode(), salt=bytes.fromhex(salt), **cost)
    return hmac.compare_digest(hashed.hex(), expected)


def cookie_of(session: str | None) -> str:
    """The name of the cookie for a session, so that one browser can hold several desks."""
    return HOST_COOKIE if session is None else f"vk_{session}"


class WrongPassword(Exception):
    """The link is right; the password is missing or wrong."""


class TooManyTries(Exception):
    """So many wrong passwords were tried on this link that the next try has to wait."""


class Access:
    """Keys and links are kept in memory too, so that every command and every secret can be checked without touching the
    disk.

    They change on the writer's thread, together with their rows: who comes in and who is shut out never cross.
    """

    def __init__(self, store: Store, writer: Writer, engine: Engine, data_dir: Path) -> None:
        self._store, self._writer, self._engine = store, writer, engine
        self._keys: dict[str, tuple[str | None, str]] = {}  # hash of a cookie -> (session, kind)
        self._doors: dict[str, Door] = {}  # by the hash of the secret of a link
        self._tries: dict[str, BruteForceLimit] = {}  # of links with a password, by the same
        self._tickets = Tickets(time.monotonic)
        self._secret_file, self._join_file = data_dir / "desk-link", data_dir / "join-key"
        self._join_key = b""

    def start(self) -> None:
        """Make the secret of the server's own desk if there is none, and read which cookies still open.

        Whoever removed the file wants everybody out: cookies that came from the earlier secret open nothing any more.
        """
        self._engine.run_native(self._ensure_secret)
        self._join_key = self._engine.run_native(self._ensure_join_key).encode()
        self._doors = {door.secret_hash: door for door in self._engine.run_native(self._store.all_doors)}
        known = self._engine.run_native(self._store.keys_of_doors)
        self._keys = {key.token_hash: (key.session, key.kind) for key in known}

    def host_secret(self) -> str:
        """The secret of the desk of this server; made at the first start, readable only by the server's account."""
        return self._secret_file.read_text(encoding="ascii").strip()

    def _ensure_secret(self) -> None:
        if self._secret_file.exists() and len(self.host_secret()) >= 22:
            return
        self._store.revoke_keys(None)
        _write_secret(self._secret_file)

    def _ensure_join_key(self) -> str:
        if not self._join_file.exists():
            _write_secret(self._join_file)
        return self._join_file.read_text(encoding="ascii").strip()

    def join_link(self, session: str) -> str:
        """The long part of the link to join a session: who has it comes in, however many people guess at codes.

        It says no more than the code does, so it is not stored: it follows from the session and a key of this server.
        Without that key (a copy put back elsewhere) a link of before opens as its code does.
        """
        mark = hmac.digest(self._join_key, f"join\x00{session}".encode(), "sha256")
        return urlsafe_b64encode(mark).decode()[:JOIN_CHARACTERS]

    def hash_of_card_code(self, code: str) -> str:
        """What is stored of the code to type of an entry card. It is short, so a copy of the database alone must not do
        for trying them all: the key of this server goes into it.
        """
        return hmac.digest(self._join_key, f"card\x00{code}".encode(), "sha256").hex()

    def is_join_link(self, session: str, link: object) -> bool:
        """Whether this is the long part of the link of that session."""
        given = link if isinstance(link, str) and link.isascii() else ""
        return hmac.compare_digest(given, self.join_link(session))

    def make_link(self, session: str, kind: str, password: str | None) -> str:
        """A new secret for a facilitator's or projector's link. It cannot be shown again: only its hash is kept."""
        secret = secrets.token_urlsafe(24)
        hashed_password = self._engine.run_native(hash_password, password) if password else None
        door = Door(digest("door", secret), session, kind, hashed_password)

        def add() -> None:
            self._store.add_door(door.secret_hash, session, kind, hashed_password)
            self._doors[door.secret_hash] = door

        self._call(add)
        return secret

    def make_ticket(self, session: str) -> str:
        """A new secret for a remote of the facilitator: it opens the desk once, within `tickets.LIFE_SECONDS`."""
        secret = secrets.token_urlsafe(24)
        self._call(lambda: self._tickets.add(digest("door", secret), session))
        return secret

    def enter(self, secret: str, password: str | None, address: str = "") -> Grant | None:
        """Exchange a secret for a cookie; None when it opens nothing. Raises WrongPassword and TooManyTries."""
        opened = self._opened(secret, password, address)
        if opened is None:
            return None
        session, kind = opened
        token = secrets.token_urlsafe(24)

        def add() -> bool:
            hashed = digest("door", secret)
            if session is not None and hashed not in self._doors and not self._tickets.take(hashed):
                return False  # revoked while the password was being checked, or used a moment ago
            key = digest("key", token)
            self._store.add_key(key, session, kind, datetime.now(UTC).date().isoformat())
            self._keys[key] = (session, kind)
            return True

        return Grant(cookie_of(session), token, session, kind) if self._call(add) else None

    def _opened(self, secret: str, password: str | None, address: str) -> tuple[str | None, str] | None:
        if hmac.compare_digest(secret.encode(), self._engine.run_native(self.host_secret).encode()):
            return None, "host"
        door = self._doors.get(digest("door", secret))
        if door is None:
            session = self._tickets.session_of(digest("door", secret))
            return None if session is None else (session, REMOTE)
        if door.password_hash is not None:
            self._try(door.secret_hash, door.password_hash, password or "", address)
        return door.session, door.kind

    def _try(self, door: str, stored: str, password: str, address: str) -> None:
        tries = self._tries.setdefault(door, BruteForceLimit(PASSWORDS_PER_SECOND, time.monotonic))
        if not tries.allowed(address):
            raise TooManyTries
        if not self._engine.run_native(password_fits, password, stored):
            tries.failed(address)
            raise WrongPassword

    def key_for(self, cookies: Mapping[str, str], session: str | None, audience: str) -> str | None:
        """The key with which these cookies open the desk (or projector) of `session`; None when they do not."""
        for name in (cookie_of(session), HOST_COOKIE):
            if name not in cookies:
                continue
            key = digest("key", cookies[name])
            of_session, kind = self._keys.get(key, ("", ""))
            if not kind:
                continue
            if of_session in (None, session) and (kind != "projector" or audience == "projector"):
                return key
        return None

    def is_valid(self, key: str) -> bool:
        return key in self._keys

    def leave(self, cookies: Mapping[str, str], session: str | None) -> None:
        """End the key in this browser's cookie for `session`."""
        key = digest("key", cookies.get(cookie_of(session), ""))
        self._keys.pop(key, None)
        self._call(lambda: self._store.remove_key(key))

    def revoke(self, session: str) -> None:
        """End every link and key of a session, except those of the server's own desk."""

        def end() -> None:
            self._store.revoke_doors(session)
            self._store.revoke_keys(session)
            self._tickets.end(session)
            for key, (of_session, _) in list(self._keys.items()):
                if of_session == session:
                    self._keys.pop(key, None)
            for secret_hash, door in list(self._doors.items()):
                if door.session == session:
                    self._doors.pop(secret_hash, None)
                    self._tries.pop(secret_hash, None)

        self._call(end)

    def _call(self, function: Callable[[], T]) -> T:
        return store_thread.call(self._engine, self._writer, function)


def _write_secret(path: Path) -> None:
    """A new secret in a file that only the account of the server can read."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(24) + "\n")
