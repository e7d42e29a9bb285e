"""What one participant or desk may ask in a while: commands, all its news again, and room in the log.

Everything of one seat shares its budgets, however many sockets it has. Too many commands are refused, and may succeed
later; who asks for news too often gets them later, once for all that was asked meanwhile, for a client that is
refused would have nothing to show.
"""

from __future__ import annotations

from collections.abc import Callable

from session.config import Limits
from session.core.commands import Command
from session.live.engine import Engine
from session.live.messages import encode
from session.live.rate_limit import (
    STORED_AROUND,
    STORED_AT_ONCE,
    STORED_PER_SECOND,
    Clock,
    KeyedBuckets,
)

KEYS = 20_000
DESK_TIMES = 4
"""A desk may give so many times the commands of a phone: who sorts ideas by keys files ten of them in a second."""
LATE_SECONDS = 0.25
"""How often somebody who asked for news too often is looked at again."""


class Budgets:
    """By who: the id of a seat, or the key of a desk."""

    def __init__(self, limits: Limits, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        rate, burst = limits.commands_per_second, limits.commands_burst
        self._commands = KeyedBuckets(rate, burst, clock, KEYS)
        self._of_desks = KeyedBuckets(DESK_TIMES * rate, DESK_TIMES * burst, clock, KEYS)
        self._reads = KeyedBuckets(limits.reads_per_second, limits.reads_burst, clock, KEYS)
        self._stored = KeyedBuckets(STORED_PER_SECOND, STORED_AT_ONCE, clock, KEYS)
        self._late: set[str] = set()

    def may_command(self, who: str, *, at_desk: bool) -> bool:
        """Whether this command may be given now. Each costs, also one that is refused later."""
        return (self._of_desks if at_desk else self._commands).take(who)

    def may_read(self, who: str) -> bool:
        """Whether all news may be asked now. Each time costs."""
        return self._reads.take(who)

    def read(self, who: str, socket: str, is_there: Callable[[], bool], give: Callable[[], None]) -> None:
        """`give` the news to this socket now, or when there is budget for it, if it `is_there` then."""
        if socket in self._late:
            return
        if self.may_read(who):
            give()
        else:
            self._late.add(socket)
            self._engine.spawn(self._read_late, who, socket, is_there, give)

    def _read_late(
        self, who: str, socket: str, is_there: Callable[[], bool], give: Callable[[], None]
    ) -> None:
        while is_there() and not self.may_read(who):
            self._engine.sleep(LATE_SECONDS)
        self._late.discard(socket)
        if is_there():
            give()

    def may_store(self, seat: str, command: Command) -> bool:
        """Whether a phone may add this to the log, where everything stays. A ballot takes the place of the last one, so
        nobody asks it of that."""
        return self._stored.take(seat, STORED_AROUND + len(encode(command.data)))
