"""Which session a visitor comes in to, and how often may be guessed.

A code alone goes through the brake on guessing, because six characters can be guessed. Whoever shows more than a code
(the long part of a join link, the token of a seat, the cookie of a desk) is looked up without it: none of these can be
guessed, so nobody who guesses, from however many addresses, keeps them out. It must stay true that who shows nothing
that fits learns no more of a code than the brake allows, and wakes no session.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping

from session.core.refusals import Refused
from session.live.access import Access
from session.live.arrivals import Arrivals, hash_of
from session.live.brute_force import BruteForceLimit
from session.live.cards import CODE_CHARACTERS
from session.live.session_cache import digest
from session.live.session_code import normal_code
from session.live.sessions import LiveSession, Sessions
from session.store import CardPut, StoreError

log = logging.getLogger(__name__)

Shows = Callable[[str], bool]
"""Whether somebody shows what opens the session with this id, besides its code. "" is the id of none."""


def nothing(session: str) -> bool:
    """Of who has a code and nothing else."""
    return False


class FrontDoor:
    """Every look-up of a code goes through here. `rate`: wrong codes a second, of everybody together."""

    def __init__(self, sessions: Sessions, access: Access, arrivals: Arrivals, rate: float) -> None:
        self._sessions, self._access, self._arrivals = sessions, access, arrivals
        self.brute_force = BruteForceLimit(rate, time.monotonic)

    def find(self, code: str, address: str, shows: Shows = nothing) -> LiveSession | Refused:
        """The session with this code, as typed at `address`."""
        return self._find(code, address, shows)[0]

    def at_desk(self, code: str, address: str, cookies: Mapping[str, str]) -> LiveSession | Refused:
        """The same, to who has the cookie of its desk."""
        session, opens = self._find(code, address, self.by_cookie(cookies, "desk"))
        return session if opens or isinstance(session, Refused) else Refused("link_expired")

    def _find(self, code: str, address: str, shows: Shows) -> tuple[LiveSession | Refused, bool]:
        """The session, and whether what is shown besides the code opens it."""
        wanted = normal_code(code)
        session = self._sessions.id_of(wanted)
        opens = shows(session or "") and session is not None
        if not opens and not self.brute_force.allowed(address, wanted):
            return Refused("too_fast", retry=True), opens
        try:
            found = self._sessions.by_code(wanted)
        except StoreError:
            log.exception("a session could not be woken")
            return Refused("store_unavailable", retry=True), opens
        if found is None:
            self.brute_force.failed(address)
            return Refused("wrong_code"), opens
        self.brute_force.succeeded(address, wanted)
        return found, opens

    def by_card(self, shown: str, address: str) -> tuple[LiveSession, CardPut] | Refused:
        """The session of an entry card, and the card: by what is in its QR code, or by its code as typed at `address`.

        Only the code can be guessed, and goes through the brake.
        """
        typed = normal_code(shown)
        by_hand = len(typed) == CODE_CHARACTERS
        if by_hand and not self.brute_force.allowed(address, typed):
            return Refused("too_fast", retry=True)
        hashed = self._access.hash_of_card_code(typed) if by_hand else digest("card", shown)
        sessions = self._sessions
        try:
            found = sessions.engine.run_native(sessions.store.find_card, hashed)
            live = None if found is None else sessions.by_id(found[0])
        except StoreError:
            log.exception("a card could not be looked up")
            return Refused("store_unavailable", retry=True)
        card = None if live is None or found is None else live.cache.cards.get(found[1].card)
        if live is None or card is None:
            if by_hand:
                self.brute_force.failed(address)
            return Refused("card_unknown")
        if by_hand:
            self.brute_force.succeeded(address, typed)
        return Refused("card_withdrawn") if card.withdrawn else (live, card)

    def by_link(self, link: object) -> Shows:
        """With the long part of the link to join."""
        return lambda session: self._access.is_join_link(session, link)

    def by_cookie(self, cookies: Mapping[str, str], audience: str) -> Shows:
        """With the cookie of a desk or a projector."""
        return lambda session: self._access.key_for(cookies, session, audience) is not None

    def by_seat(self, token: object) -> Shows:
        """With the token of a seat."""
        hashed = hash_of(token)
        if hashed is None:
            return nothing
        return lambda session: self._arrivals.waits(session, hashed) or self._has_seat(session, hashed)

    def _has_seat(self, session: str, token_hash: str) -> bool:
        live = next((live for live in self._sessions.awake() if live.id == session), None)
        if live is not None:
            return token_hash in live.cache.seats
        sessions = self._sessions
        return sessions.engine.run_native(sessions.store.has_seat, session, token_hash)
