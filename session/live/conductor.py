"""The queue of one session. One batch at a time: decide, commit, then acknowledge, then tell the broadcaster.

While a batch commits the next one gathers, so the group commit sizes itself. A failed commit changes nothing:
every sender in it hears that it may try again. When the store refuses a batch, its commands go one by one, so that
one that cannot be stored costs nobody else anything. Sealing a round is a batch of its own, decided on what is in
the ballot box at that moment; who asks for it while something may still be on its way gets it a moment later.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from session.core import views
from session.core.commands import Actor, Cast, Command
from session.core.decisions.closing import MAY_SEAL, sealed_by
from session.core.kind import RoundKind
from session.core.refusals import Refused
from session.core.state import Round
from session.live import store_thread
from session.live.aside import Aside
from session.live.ballot_size import ballot_size
from session.live.batch_builder import BatchBuilder
from session.live.counting_process import CountingProcess
from session.live.engine import Engine
from session.live.job import ALONE, BALLOT, Job
from session.live.live_score import LiveScore
from session.live.long_counts import LongCounts
from session.live.messages import Ack, Mine, OwnBallot, denied
from session.live.round_end import RoundEnd
from session.live.session_cache import SessionCache, box_of, load
from session.live.steady_clock import SteadyClock
from session.live.turnout import VoteCount
from session.store import (
    KeyGone,
    Store,
    StoreError,
    StoreUnavailable,
    VersionConflict,
    Writer,
)
from session.store.keys import pseudonym

log = logging.getLogger(__name__)

UNAVAILABLE = Refused("store_unavailable", retry=True)
ACK_SECONDS = 30.0
"""So long somebody who asks over HTTP waits for an acknowledgement."""
POLL_SECONDS = 0.1
"""How often is looked whether what was on its way is in."""
LARGE = 5_000
"""From how many answers a round is sealed in a thread of its own."""
Clock = Callable[[], float]  # seconds since the epoch


class Conductor:
    """Owns what this process knows of one session. Only its own task changes the cache."""

    def __init__(
        self,
        cache: SessionCache,
        store: Store,
        writer: Writer,
        engine: Engine,
        kinds: Mapping[str, RoundKind],
        counting: CountingProcess,
        clock: Clock = time.time,
        steady: SteadyClock | None = None,
    ) -> None:
        self.cache = cache
        self.kinds = kinds
        self.changed: Callable[[], None] = lambda: None  # called after every commit
        self.personal_changed: Callable[[set[str], set[str]], None] = lambda seats, voters: None
        self._store, self._writer, self._engine = store, writer, engine
        self._mailbox, self._aside = engine.mailbox(), Aside(engine, writer)
        self._keys: dict[str, bytes] = {}
        self.long_counts = LongCounts(lambda: self.cache, kinds, engine, counting, self._figures_changed)
        self.live_score = LiveScore(lambda: self.cache, kinds, engine, counting, self._figures_changed)
        self._keys_turn = engine.lock()  # two that make the key of one box at once would make two keys
        self._clock, self._steady = clock, steady or SteadyClock(clock)
        self.round_end = RoundEnd(cache.state, self._steady)
        self.held: str | None = None  # the round whose time is up, and that waits for phones that are away
        self.votes, self._stopped = VoteCount(), False
        self.ended = engine.result()  # set when the task has answered everything and ends

    @property
    def id(self) -> str:
        return self.cache.state.id

    def start(self) -> None:
        self._engine.spawn(self._run)
        self.long_counts.look()

    def stop(self) -> None:
        """Ends the task after what waits has been answered; what comes later is refused."""
        self._stopped = True
        self._mailbox.put(None)

    def submit(self, job: Job) -> None:
        """Queue a command; its `done` is called on the loop once it is committed or refused."""
        if self._stopped:
            self._answer([(job, denied(job.command.id, UNAVAILABLE))])
        else:
            self._mailbox.put(job)

    def refuses(self, command: Command, actor: Actor) -> Refused | None:
        """Why this command would be refused now, None when it would not. Nothing happens."""
        decision = self._builder().would(command, actor)
        return decision if isinstance(decision, Refused) else None

    def ask(self, command: Command, actor: Actor, **beside: Any) -> Ack:
        """Submit and wait for the acknowledgement, in a task of one's own. `beside`: what else a `Job` has."""
        waiter = self._engine.result()
        self.submit(Job(command, actor, waiter.set, **beside))
        try:
            ack: Ack = waiter.wait(ACK_SECONDS)
        except TimeoutError:
            return denied(command.id, UNAVAILABLE)
        return ack

    def _run(self) -> None:
        running = True
        while running:
            jobs = self._mailbox.take_all()
            running = None not in jobs
            waiting = [job for job in jobs if job is not None]
            while waiting:
                portion, waiting = self._portion(waiting)
                if self._is_too_early(portion[0]):
                    self._engine.spawn(self._after_the_grace, portion[0])
                    continue
                try:
                    self._work(portion)
                except Exception:
                    log.exception("session %s: a batch failed", self.id)
                    self._answer([(job, denied(job.command.id, UNAVAILABLE)) for job in portion])
        self.ended.set()

    def _portion(self, jobs: list[Job]) -> tuple[list[Job], list[Job]]:
        """What may be decided together: everything up to the next command that is a batch of its own."""
        for index, job in enumerate(jobs):
            if job.command.name in ALONE:
                cut = max(index, 1)
                return jobs[:cut], jobs[cut:]
        return jobs, []

    def _is_too_early(self, job: Job) -> bool:
        """Whether it seals a round that still takes what was on its way."""
        ends = self.round_end.began is not None and self.round_end.grace_left() > 0
        return ends and sealed_by(self.cache.state, job.command) is not None

    def _after_the_grace(self, job: Job) -> None:
        while not self._stopped and (left := self.round_end.grace_left()) > 0:
            self._engine.sleep(min(left, POLL_SECONDS))
        self.submit(job)

    def _work(self, jobs: list[Job]) -> None:
        for _attempt in range(5):
            sealed = self._sealed_by(jobs)
            casts = () if sealed is None else self._casts(sealed)
            builder = self._builder()
            if sealed is not None and len(casts) * max(1, len(sealed.options)) >= LARGE:
                batch = self._aside.run(builder.take_all, jobs, casts)
            else:
                batch = builder.take_all(jobs, casts)
            outcome = None if batch is None else store_thread.commit(self._engine, self._writer, batch)
            if not isinstance(outcome, VersionConflict):
                break
            self.cache = self._aside.run(load, self._store, self.id, self.kinds)
            self.round_end.follow(self.cache.state)
        if isinstance(outcome, StoreError):
            self._not_saved(jobs, outcome)
            return
        if batch is not None and outcome is not None:
            moved = builder.state is not self.cache.state
            self.cache.committed(batch, builder.state, outcome.version, outcome.head, builder.done)
            self.cache.acts = builder.acts
            if moved:
                self.round_end.follow(builder.state)
            self._forget_keys(batch.finish)
            self._count_again(builder.acks)
            self.cache.active.update(
                job.actor.seat for job, ack in builder.acks if ack.ok and job.actor.seat and job.seat is None
            )
        self._answer(builder.answers + builder.acks)
        if batch is not None:
            asked = [
                (job.actor.seat, job.command.name == BALLOT) for job, _ in builder.acks if job.actor.seat
            ]
            voters, others = ({seat for seat, voted in asked if voted is of} for of in (True, False))
            self._tell(others | self._owners(builder), voters)
            if batch.applied:  # a ballot makes no figures
                self.long_counts.look()

    def _answer(self, acks: Iterable[tuple[Job, Ack]]) -> None:
        for job, ack in acks:
            try:
                job.done(ack)
            except Exception:  # a sender that is gone must not cost the others their answer
                log.exception("session %s: an acknowledgement could not be delivered", self.id)

    def _owners(self, builder: BatchBuilder) -> set[str]:
        """The seats whose own things somebody else may have changed: they own what an event names."""
        round_ = self.cache.state.open_round() if builder.touched else None
        key = None if round_ is None else self._key_to_read(round_)
        if round_ is None or key is None:
            return set()
        return self.cache.makers(box_of(round_), builder.touched, key)

    def _count_again(self, acks: list[tuple[Job, Ack]]) -> None:
        for job, ack in acks:
            if job.command.name == "round.count" and ack.ok and job.command.round:
                self.cache.results.try_again(job.command.round)

    def _figures_changed(self) -> None:
        self._tell(set(), set())

    def _builder(self) -> BatchBuilder:
        now, late = int(self._clock() * 1000), self.round_end.began is None or self.round_end.takes_late()
        return BatchBuilder(self.cache, self.kinds, now, self._key_of, self._steady.ms(), late, self._keys)

    def _tell(self, seats: set[str], voters: set[str]) -> None:
        try:
            self.changed()
            self.personal_changed(seats, voters)
        except Exception:  # everybody has an answer; who missed the news asks again
            log.exception("session %s: the news could not be told", self.id)

    def _not_saved(self, jobs: list[Job], why: StoreError) -> None:
        """Nothing happened, so nothing that was decided counts: also a refusal may rest on what was not saved."""
        log.error("session %s: nothing was saved: %s", self.id, why)
        if isinstance(why, StoreUnavailable | VersionConflict):
            self._answer([(job, denied(job.command.id, UNAVAILABLE)) for job in jobs])
        elif len(jobs) == 1:
            self._answer([(jobs[0], denied(jobs[0].command.id, Refused("server_error")))])
        else:
            for job in jobs:
                self._work([job])

    def _sealed_by(self, jobs: list[Job]) -> Round | None:
        """The round that is sealed with these, which is a batch of its own then, when its ballots are in the box."""
        may = len(jobs) == 1 and jobs[0].command.name in MAY_SEAL
        round_ = sealed_by(self.cache.state, jobs[0].command) if may else None
        return round_ if round_ is not None and self.kinds[round_.kind].secret else None

    def _casts(self, round_: Round) -> tuple[Cast, ...]:
        """What is in its box on the disk. Not the thread that writes reads it: that one is there for every room."""
        return self._aside.run(self._read_casts, box_of(round_))

    def _read_casts(self, box: str) -> tuple[Cast, ...]:
        return tuple([Cast(row.role, row.choice) for row in self._store.ballots(self.id, box)])

    def _key_of(self, round_: Round) -> bytes:
        """The key of an open round, made when there is none. Raises KeyGone when it was destroyed."""
        box = box_of(round_)
        with self._keys_turn:
            return self._made(box, round_)

    def _made(self, box: str, round_: Round) -> bytes:
        if box not in self._keys:
            size = ballot_size(round_, self.kinds[round_.kind])
            self._keys[box] = self._engine.run_native(self._store.keys.make, self.id, box, size)
        return self._keys[box]

    def _key_to_read(self, round_: Round) -> bytes | None:
        """The key of an open round. None when it was closed meanwhile: reading may not make a key that stays."""
        box = box_of(round_)
        with self._keys_turn:
            now = self.cache.state.rounds.get(round_.id)
            if now is None or not now.is_open or box_of(now) != box:
                return None
            try:
                return self._made(box, now)
            except KeyGone:  # the close is on the disk and about to be shown
                return None

    def _forget_keys(self, boxes: tuple[str, ...]) -> None:
        """The store destroyed these keys with the commit; here they go too."""
        with self._keys_turn:
            for box in boxes:
                self._keys.pop(box, None)

    # — what others may read —

    def personal(self, seat: str) -> Mine:
        """What only this seat may see: its role, its ideas and its ballot in the round in focus."""
        state, role = self.cache.state, self.cache.roles.get(seat)
        round_ = state.rounds.get(state.focus or "")
        key = self._key_to_read(round_) if round_ is not None and round_.is_open else None
        owned: dict[str, frozenset[str]] = {}
        ballots: dict[str, OwnBallot] = {}
        if round_ is not None and key is not None:
            box, who = box_of(round_), pseudonym(key, seat)
            owned[round_.id] = self.cache.owned(box, who)
            ballot = self.cache.own_ballot(box, who)
            if ballot is not None:
                ballots[round_.id] = OwnBallot(*ballot)
        return Mine(role, views.personal(state, owned, self.kinds), ballots)
