"""A batch in the making: commands are decided one after the other on a working copy, nothing is visible yet.

The conductor fills one, hands its `batch()` to the writer, and only after the commit lets it take effect.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from session.core.acts import listed
from session.core.commands import Actor, Cast, Command, Decision, Event
from session.core.decide import check_ballot, decide
from session.core.evolve import evolve
from session.core.kind import RoundKind
from session.core.refusals import Refused
from session.core.session_context import SessionContext
from session.core.shapes import told
from session.core.small_groups import role_in_box
from session.core.state import Json, Round
from session.live.cards import Beside
from session.live.chance import new_id, shuffle
from session.live.job import BALLOT, Job, conflict, named
from session.live.messages import Accepted, Ack, accepted, denied, stored_ack
from session.live.receipts import bound_to, is_bound, receipt_of
from session.live.session_cache import LATECOMER, TAKEN, SessionCache, box_of, known_by
from session.store import Applied, BallotPut, Batch, CardPut, Claim, NewEvent, SeatPut, SessionIndex
from session.store.keys import pseudonym

log = logging.getLogger(__name__)


class BatchBuilder:
    """A batch and the working copy of the state it leads to. `key_of(round)` gives the secret key of an open round that
    is not among `keys`, which are by box.

    `now` and `steady` are the two clocks in milliseconds. `late`: a round that closes takes what was on its way.
    """

    def __init__(
        self,
        cache: SessionCache,
        kinds: Mapping[str, RoundKind],
        now: int,
        key_of: Callable[[Round], bytes],
        steady: int | None = None,
        late: bool = True,
        keys: Mapping[str, bytes] = MappingProxyType({}),
    ) -> None:
        self.cache, self.kinds, self.now, self.key_of = cache, kinds, now, key_of
        self.steady, self.late, self.keys = steady, late, keys
        self.state, self.acts = cache.state, cache.acts
        self.events: list[NewEvent] = []
        self.applied: dict[str, Applied] = {}
        self.ballots: dict[str, BallotPut] = {}  # by receipt
        self.claims: list[Claim] = []
        self.seats: dict[str, SeatPut] = {}
        self.cards: dict[str, CardPut] = {}
        self.gone: tuple[str, ...] = ()
        self.disowned: tuple[tuple[str, str], ...] = ()
        self.finish: list[str] = []
        self.touched: set[str] = set()  # what the desk did something to, among much else that is named there
        self.done: set[str] = set()  # the receipts of ballots whose seat says that it is ready
        self.acks: list[tuple[Job, Ack]] = []  # after the commit
        self.answers: list[tuple[Job, Ack]] = []  # whatever happens to the commit: nothing changed

    def take_all(self, jobs: Sequence[Job], casts: Sequence[Cast]) -> Batch | None:
        """Decide these, in their order; what must be committed then."""
        for job in jobs:
            self.take(job, casts)
        return self.batch()

    def take(self, job: Job, casts: Sequence[Cast] = ()) -> None:
        """Decide one command. A bug in a round kind costs only this command: it is logged and refused."""
        try:
            self._take(job, casts)
        except OSError:  # no room for the key of the round
            log.exception("session %s: no key for command %s", self.state.id, job.command.name)
            self.answers.append((job, denied(job.command.id, Refused("store_unavailable", retry=True))))
        except Exception:
            log.exception("session %s: command %s failed", self.state.id, job.command.name)
            self.answers.append((job, denied(job.command.id, Refused("server_error"))))

    def _take(self, job: Job, casts: Sequence[Cast]) -> None:
        if job.command.name == BALLOT:
            self._take_ballot(job)
            return
        key, said, tied = known_by(job.command, job.actor)
        earlier = self._earlier(key)
        if earlier is not None:
            asked, answered = earlier
            same = asked in (tied, said)  # commands of before are not bound to who asked
            self.acks.append((job, stored_ack(answered) if same else conflict(job)))
            return
        # The same phone, asking twice at once.
        if job.seat is not None and self._has_seat(job.seat.token_hash):
            self.answers.append((job, accepted(job.command, self.cache.version, {})))
            return
        beside = Beside() if job.finds is None else job.finds(self.cache)
        if job.finds is not None and isinstance(beside, Beside):
            job = replace(job, command=replace(job.command, data=beside.data))
        refused = beside if isinstance(beside, Refused) else self._no_room(job)
        decision = refused or decide(self.state, job.command, self._context(job, casts))
        if isinstance(decision, Refused):
            self.answers.append((job, denied(job.command.id, decision)))
            return
        before = self.state
        self._accept(job, decision)
        if job.listed:
            ticking = self.now if self.steady is None else self.steady
            self.acts = listed(self.acts, before, self.state, job.command, decision, self.kinds, ticking)
        if isinstance(beside, Beside):
            self._put(job, beside)
        ack = accepted(job.command, self.cache.version + len(self.events), decision.reply)
        self.applied[key] = Applied(key, tied, told(ack))
        self.acks.append((job, ack))

    def _no_room(self, job: Job) -> Refused | None:
        """Why there is no seat for who comes in."""
        if job.most is not None and self.state.people >= job.most:
            return Refused("session_full")
        if job.card is None:
            return None
        now = self.cards.get(job.card.card) or self.cache.cards[job.card.card]
        if now.withdrawn:
            return Refused("card_withdrawn")
        return None if now.seat is None else Refused("card_used", retry=True)

    def _put(self, job: Job, beside: Beside) -> None:
        """What a command about seats and cards changes beside the log."""
        put = beside.cards if job.card is None else (*beside.cards, job.card)
        self.cards |= {card.card: card for card in put}
        self.seats |= {seat.seat: seat for seat in beside.seats}
        self.gone += beside.gone
        round_ = None if beside.moved is None else self.state.open_round()
        if beside.moved is not None and round_ is not None:
            # Who takes a seat over gets no hold of what was made in it, and sees no ballot: it could be anybody.
            box, _, who = self._place(round_, beside.moved)
            self.disowned += tuple((box, thing) for thing in sorted(self.cache.owned(box, who)))
            self.claims.append(Claim(box, TAKEN + new_id(), who))

    def would(self, command: Command, actor: Actor) -> Decision | Refused:
        """What would be decided on this command now."""
        return decide(self.state, command, self._context(Job(command, actor, lambda ack: None)))

    def _has_seat(self, token_hash: str) -> bool:
        return token_hash in self.cache.seats or any(
            seat.token_hash == token_hash for seat in self.seats.values()
        )

    def _earlier(self, key: str) -> tuple[str, Json] | None:
        fresh = self.applied.get(key)
        return self.cache.applied.get(key) if fresh is None else (fresh.digest, fresh.ack)

    def _context(self, job: Job, casts: Sequence[Cast] = ()) -> SessionContext:
        round_ = self.state.rounds.get(job.command.round or "")
        actor = job.actor
        if actor.seat is not None:
            actor = Actor(actor.who, actor.seat, self.role_of(actor.seat))
        return SessionContext(
            now=self.now,
            actor=actor,
            new_id=new_id,
            owned=self._owned(round_, actor.seat),
            kinds=self.kinds,
            shuffle=shuffle,
            ballots=casts,
            results=self.cache.results,
            late=self.late,
            steady=self.steady,
            threshold=self.state.threshold,
            acts=self.acts if job.command.name == "act.undo" else (),
            role_on_card=job.command.name == "seat.role" and self.cache.has_role_on_card(actor.seat),
        )

    def role_of(self, seat: str) -> str | None:
        return self.seats[seat].role if seat in self.seats else self.cache.roles.get(seat)

    def _owned(self, round_: Round | None, seat: str | None) -> frozenset[str]:
        if round_ is None or seat is None or not round_.is_open:
            return frozenset()
        box, _, who = self._place(round_, seat)
        fresh = {claim.thing for claim in self.claims if claim.box == box and claim.pseudonym == who}
        return self.cache.owned(box, who) - {thing for name, thing in self.disowned if name == box} | fresh

    def _place(self, round_: Round, seat: str) -> tuple[str, bytes, str]:
        """The box of an open round, its key, and what a seat is called in that box."""
        box = box_of(round_)
        key = self.keys.get(box) or self.key_of(round_)
        return box, key, pseudonym(key, seat)

    def _accept(self, job: Job, decision: Decision) -> None:
        """Take over what was decided: everything of it, or nothing when a kind cannot evolve what it decided."""
        before = state = self.state
        events = [NewEvent.as_read(event.at, event.name, event.data) for event in decision.events]
        for event in events:
            state = evolve(state, Event(event.name, event.data, event.at), self.kinds)
        claims, seat = self._claims(job, decision), self._seat(job, decision)
        self.state = state
        self.events += events
        closed = [event.data["round"] for event in events if event.name == "round.closed"]
        self.finish += [box_of(before.rounds[name]) for name in closed]
        if decision.releases:
            self._release(before.rounds[job.command.round or ""], decision.releases)
        self.claims += claims
        if job.actor.seat is None:  # a phone changes nothing but its own
            kinds = (event for event in events if event.name.partition(".")[0] in self.kinds)
            self.touched.update(name for event in kinds for name in named(event.data))
        if seat is not None:
            self.seats[seat.seat] = seat

    def _claims(self, job: Job, decision: Decision) -> list[Claim]:
        if job.seat is not None:
            return self._latecomer(job.seat.seat)
        if not decision.claims or job.actor.seat is None:
            return []
        box, _, who = self._place(self.state.rounds[job.command.round or ""], job.actor.seat)
        return [Claim(box, thing, who) for thing in decision.claims]

    def _release(self, round_: Round, releases: tuple[str, ...]) -> None:
        """What begins with one of these has no owner any more, also when it got one in this batch."""
        box = box_of(round_)
        self.claims = [each for each in self.claims if each.box != box or not each.thing.startswith(releases)]
        self.disowned += tuple((box, thing) for thing in self.cache.things(box, releases))

    def _latecomer(self, seat: str) -> list[Claim]:
        """A seat that is taken while people vote says so in the box, under its pseudonym there."""
        round_ = self.state.open_round()
        if round_ is None or not self.kinds[round_.kind].secret:
            return []
        box, _, who = self._place(round_, seat)
        return [Claim(box, LATECOMER + new_id(), who)]

    def _seat(self, job: Job, decision: Decision) -> SeatPut | None:
        if job.seat is not None:
            return job.seat
        if job.command.name != "seat.role" or not decision.events or job.actor.seat is None:
            return None
        token = next(token for token, (seat, _) in self.cache.seats.items() if seat == job.actor.seat)
        return SeatPut(job.actor.seat, token, job.command.data.get("role"))

    def _take_ballot(self, job: Job) -> None:
        """A ballot goes to the box, not to the log. The same command id again, or an older ballot, changes nothing."""
        receipt = receipt_of(job.command)
        round_ = self.state.rounds.get(job.command.round or "")
        if round_ is not None and self._has_receipt(round_, receipt):
            same = self._is_the_same(round_, receipt, job)
            self.acks.append((job, Accepted(id=job.command.id, reply={}) if same else conflict(job)))
            return
        checked = check_ballot(self.state, job.command, job.actor, self.kinds, late=self.late)
        if isinstance(checked, Refused):
            self.answers.append((job, denied(job.command.id, checked)))
            return
        (round_, n, choice, done), seat = checked, job.actor.seat or ""  # of a phone, which has one
        box, key, who = self._place(round_, seat)
        role = role_in_box(self.role_of(seat), latecomer=self._is_latecomer(box, who))
        tied = bound_to(key, seat, job.command)
        self.ballots[receipt] = BallotPut(box, who, n, role, choice, receipt, tied)
        if done:
            self.done.add(receipt)
        self.acks.append((job, Accepted(id=job.command.id, reply={})))

    def _is_latecomer(self, box: str, who: str) -> bool:
        fresh = (claim for claim in self.claims if claim.box == box and claim.thing.startswith(LATECOMER))
        return who in self.cache.latecomers.get(box, ()) or any(claim.pseudonym == who for claim in fresh)

    def _has_receipt(self, round_: Round, receipt: str) -> bool:
        boxes = (f"{round_.id}.{turn}" for turn in range(round_.turns, 0, -1))
        return receipt in self.ballots or any(receipt in self.cache.receipts.get(box, ()) for box in boxes)

    def _is_the_same(self, round_: Round, receipt: str, job: Job) -> bool:
        """Whether the accepted ballot with this id came from the same seat and said the same. Once the round is closed
        its key is gone and nobody can tell; then whoever knows the id hears that it was accepted."""
        stored = self.cache.receipts.get(box_of(round_), {}).get(receipt, "")
        known = self.ballots[receipt].binding if receipt in self.ballots else stored
        if known == "" or not round_.is_open:
            return True
        return is_bound(known, self._place(round_, "")[1], job.actor.seat or "", job.command)

    def batch(self) -> Batch | None:
        """What must be committed before the acknowledgements may go out; None when nothing changed."""
        if not (self.events or self.ballots or self.applied):
            return None
        return Batch(
            session=self.state.id,
            expected=self.cache.version,
            events=tuple(self.events),
            applied=tuple(self.applied.values()),
            ballots=tuple(self.ballots.values()),
            claims=tuple(self.claims),
            seats=tuple(self.seats.values()),
            gone=self.gone,
            cards=tuple(self.cards.values()),
            disowned=self.disowned,
            finish=tuple(self.finish),
            index=SessionIndex(self.state.code, self.state.title, self.state.phase) if self.events else None,
        )
