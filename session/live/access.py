"""Who may sit at the desk: secret links, the cookies they are exchanged for, and their revocation.

Only hashes are stored. The secret of a link travels in the fragment of its address, so that no server, proxy or
history list sees it. Passwords are hashed with scrypt, on a native thread.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from werkzeug.security import check_password_hash, generate_password_hash

from session.live import store_thread
from session.live.engine import Engine
from session.live.session_cache import digest
from session.store import Store, Writer

T = TypeVar("T")

HOST_COOKIE = "vk_host"
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


class Access:
    """Keys are kept in memory too, so that every command can be checked without touching the disk.

    They change on the writer's thread, together with their rows: who comes in and who is shut out never cross.
    """

    def __init__(self, store: Store, writer: Writer, engine: Engine, data_dir: Path) -> None:
        self._store, self._writer, self._engine = store, writer, engine
        self._keys: dict[str, tuple[str | None, str]] = {}  # hash of a cookie -> (session, kind)
        self._secret_file = data_dir / "desk-link"

    def start(self) -> None:
        """Make the secret of the server's own desk if there is none, and read which cookies still open.

        Whoever removed the file wants everybody out: cookies that came from the earlier secret open nothing any more.
        """
        self._engine.run_native(self._ensure_secret)
        known = self._engine.run_native(self._store.keys_of_doors)
        self._keys = {key.token_hash: (key.session, key.kind) for key in known}

    def host_secret(self) -> str:
        """The secret of the desk of this server; made at the first start, readable only by the server's account."""
        return self._secret_file.read_text(encoding="ascii").strip()

    def _ensure_secret(self) -> None:
        if self._secret_file.exists() and len(self.host_secret()) >= 22:
            return
        self._store.revoke_keys(None)
        handle = os.open(self._secret_file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(24) + "\n")

    def make_link(self, session: str, kind: str, password: str | None) -> str:
        """A new secret for a facilitator's or projector's link. It cannot be shown again: only its hash is kept."""
        secret = secrets.token_urlsafe(24)
        hashed_password = self._engine.run_native(hash_password, password) if password else None
        self._call(lambda: self._store.add_door(digest("door", secret), session, kind, hashed_password))
        return secret

    def enter(self, secret: str, password: str | None) -> Grant | None:
        """Exchange a secret for a cookie; None when it opens nothing. Raises WrongPassword."""
        opened = self._opened(secret, password)
        if opened is None:
            return None
        session, kind = opened
        token = secrets.token_urlsafe(24)

        def add() -> bool:
            if session is not None and self._store.find_door(digest("door", secret)) is None:
                return False  # revoked while the password was being checked
            hashed = digest("key", token)
            self._store.add_key(hashed, session, kind, datetime.now(UTC).date().isoformat())
            self._keys[hashed] = (session, kind)
            return True

        return Grant(cookie_of(session), token, session, kind) if self._call(add) else None

    def _opened(self, secret: str, password: str | None) -> tuple[str | None, str] | None:
        if hmac.compare_digest(secret.encode(), self._engine.run_native(self.host_secret).encode()):
            return None, "host"
        door = self._call(lambda: self._store.find_door(digest("door", secret)))
        if door is None:
            return None
        if door.password_hash is not None and not self._engine.run_native(
            password_fits, password or "", door.password_hash
        ):
            raise WrongPassword
        return door.session, door.kind

    def key_for(self, cookies: Mapping[str, str], session: str | None, audience: str) -> str | None:
        """The key with which these cookies open the desk (or projector) of `session`; None when they do not."""
        for name in (cookie_of(session), HOST_COOKIE):
            key = digest("key", cookies.get(name, ""))
            opened = self._keys.get(key) if name in cookies else None
            if opened is None:
                continue
            of_session, kind = opened
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
            for key, (of_session, _) in list(self._keys.items()):
                if of_session == session:
                    self._keys.pop(key, None)

        self._call(end)

    def _call(self, function: Callable[[], T]) -> T:
        return store_thread.call(self._engine, self._writer, function)
