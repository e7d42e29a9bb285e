"""One session on a real store, without a server around it: decided, evolved and committed as the conductor does it, and
read again as a server does when it starts. It can be used where a story of `tests.cast` is.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from session.core.commands import Actor, Cast, Command, Decision
from session.core.decisions.closing import sealed_by
from session.core.refusals import Refused
from session.core.state import Json, Round, Session
from session.live.ballot_size import ballot_size
from session.live.batch_builder import BatchBuilder, Job
from session.live.messages import Accepted, Ack
from session.live.session_cache import SessionCache, box_of, load
from session.rounds import KINDS
from session.store import Committed, NewEvent, SeatPut, Store
from tests.cast import NOW, Asked

SESSION = "s1"
MADE: Json = {
    "code": "K7M2QX",
    "title": "Kept",
    "language": "nl",
    "roles": [{"id": "burger", "label": "Burger"}],
    "threshold": 5,
    "pooled": True,
}


@dataclass
class KeptSession:
    """`last`: how the last command ended. It changes in place; `when` gives itself, so that it reads like a story."""

    store: Store
    cache: SessionCache = field(default_factory=lambda: SessionCache(Session(SESSION)))
    last: Decision | Refused = field(default_factory=Decision)
    ids: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    @property
    def state(self) -> Session:
        return self.cache.state

    @classmethod
    def begun(cls, store: Store) -> KeptSession:
        kept = cls(store)
        kept.commit(kept._builder(), made=True)
        return kept.when(Asked(Command("", "session.open", None, {}), Actor("desk")))

    def when(self, *asked: Asked) -> KeptSession:
        for each in asked:
            self._ask(each)
        return self

    def after_all(self) -> KeptSession:
        self.last = Decision()
        return self

    def again(self) -> SessionCache:
        """What a server that starts now reads of it."""
        return load(self.store, SESSION, KINDS)

    def commit(self, builder: BatchBuilder, made: bool = False) -> None:
        if made:
            builder.events.append(NewEvent(NOW // 1000, "session.created", MADE))
        batch = builder.batch()
        if batch is None:
            return
        (outcome,) = self.store.commit([batch])
        assert isinstance(outcome, Committed), outcome
        state = builder.state
        if made:
            self.cache = self.again()
        else:
            self.cache.committed(batch, state, outcome.version, outcome.head, builder.done)

    def _ask(self, asked: Asked) -> None:
        given = asked.command
        command = Command(f"command-{next(self.ids):020}", given.name, given.round, given.data)
        acks: list[Ack] = []
        builder, seat = self._builder(), self._seat(asked)
        builder.take(Job(command, asked.actor, acks.append, seat), self._casts(command))
        self.commit(builder)
        ((_, ack),) = builder.answers + builder.acks
        if isinstance(ack, Accepted):
            self.last = Decision(reply=ack.reply)
        else:
            assert ack.code != "server_error"
            self.last = Refused(ack.code, ack.words, ack.retry)

    def _seat(self, asked: Asked) -> SeatPut | None:
        if asked.command.name != "seat.take" or asked.actor.seat is None:
            return None
        return SeatPut(asked.actor.seat, f"token of {asked.actor.seat}", asked.command.data.get("role"))

    def _casts(self, command: Command) -> tuple[Cast, ...]:
        round_ = sealed_by(self.state, command)
        if round_ is None or not KINDS[round_.kind].secret:
            return ()
        return tuple(Cast(row.role, row.choice) for row in self.store.ballots(SESSION, box_of(round_)))

    def _builder(self) -> BatchBuilder:
        return BatchBuilder(self.cache, KINDS, NOW, self._key_of, NOW, late=False)

    def _key_of(self, round_: Round) -> bytes:
        size = ballot_size(round_, KINDS[round_.kind])
        return self.store.keys.make(SESSION, box_of(round_), size)
