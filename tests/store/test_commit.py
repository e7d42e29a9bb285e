"""What the store takes and refuses, and that one batch never costs another."""

from __future__ import annotations

import pytest

from session.core import chain
from session.store import (
    Applied,
    BallotPut,
    Batch,
    Claim,
    Committed,
    KeyGone,
    NewEvent,
    Rejected,
    RoundFinished,
    SeatPut,
    SessionIndex,
    Store,
    StoreUnavailable,
    VersionConflict,
)
from tests.store.places import INDEX, Place, ballot, begin, committed, hashed

ONE = (NewEvent(200, "test.happened", {"number": 1}),)


def refused(store: Store, batch: Batch) -> Exception:
    def everything() -> tuple[object, ...]:
        return store.sessions(), store.read_log("s1"), store.ballots("s1", "r1.1"), store.applied("s1")

    before = everything()
    (outcome,) = store.commit([batch])
    assert isinstance(outcome, Exception)
    assert everything() == before
    return outcome


def test_a_batch_made_on_an_old_version_is_refused(store: Store) -> None:
    begin(store, events=2)
    outcome = refused(store, Batch("s1", 1, ONE, ballots=(ballot(1),)))
    assert isinstance(outcome, VersionConflict)
    assert (outcome.expected, outcome.stored) == (1, 2)


def test_a_batch_made_on_a_version_that_is_not_there_yet_is_refused(store: Store) -> None:
    begin(store)
    assert isinstance(refused(store, Batch("s1", 2, ONE)), VersionConflict)


def test_a_session_that_was_never_begun_takes_nothing(store: Store) -> None:
    begin(store)
    store.keys.make("s9", "r1.1")
    assert isinstance(refused(store, Batch("s9", 0, ballots=(ballot(1),))), Rejected)
    assert isinstance(refused(store, Batch("s9", 0, ONE)), Rejected)


def test_a_box_without_a_key_takes_nothing_and_the_others_are_kept(store: Store) -> None:
    begin(store)
    without = (
        Batch("s1", 1, ballots=(ballot(1, box="r9.1"),)),
        Batch("s1", 1, ONE, claims=(Claim("r9.1", "i1", hashed("a")),)),
    )
    outcomes = store.commit([*without, Batch("s1", 1, ballots=(ballot(2),))])
    assert [type(outcome) for outcome in outcomes] == [KeyGone, KeyGone, Committed]
    assert (store.sessions()[0].version, len(store.ballots("s1", "r1.1"))) == (1, 1)
    assert store.receipts("s1", "r9.1") == {}


def test_a_ballot_larger_than_the_records_of_its_box_is_refused_and_the_others_are_kept(store: Store) -> None:
    begin(store)
    outcomes = store.commit(
        [
            Batch("s1", 1, ballots=(ballot(1, choice={"text": "x" * 512}),)),
            Batch("s1", 1, ballots=(ballot(2),)),
        ]
    )
    assert [type(outcome) for outcome in outcomes] == [Rejected, Committed]


def test_a_command_id_that_took_effect_cannot_take_effect_again(store: Store) -> None:
    begin(store)
    once = Applied(hashed("c1"), hashed("p1"), {"ok": True})
    committed(store, Batch("s1", 1, ONE, applied=(once,)))
    outcome = refused(
        store, Batch("s1", 2, ONE, applied=(Applied(hashed("c1"), hashed("p2"), {"ok": True}),))
    )
    assert isinstance(outcome, Rejected)


def test_an_idea_is_claimed_once(store: Store) -> None:
    begin(store)
    committed(store, Batch("s1", 1, ONE, claims=(Claim("r1.1", "i1", hashed("a")),)))
    outcome = refused(store, Batch("s1", 2, ONE, claims=(Claim("r1.1", "i1", hashed("b")),)))
    assert isinstance(outcome, Rejected)
    assert store.claims("s1", "r1.1") == {"i1": hashed("a")}


@pytest.mark.parametrize(
    "data",
    [{"x": float("nan")}, {"x": float("inf")}, {"x": "half \ud83d"}, {"x": b"bytes"}],
    ids=["nan", "infinity", "half a character", "bytes"],
)
def test_what_json_cannot_hold_is_refused_and_the_others_are_kept(
    store: Store, data: dict[str, object]
) -> None:
    begin(store)
    outcomes = store.commit(
        [
            Batch("s1", 1, (NewEvent(1, "test.odd", data),)),
            Batch("s1", 1, ballots=(ballot(1, choice=data),)),
            Batch("s1", 1, ballots=(ballot(2),)),
        ]
    )
    assert [type(outcome) for outcome in outcomes] == [Rejected, Rejected, Committed]
    assert len(store.ballots("s1", "r1.1")) == 1


def test_a_ballot_can_never_enter_after_the_close(store: Store) -> None:
    begin(store)
    committed(store, Batch("s1", 1, ballots=(ballot(1),)))
    committed(store, Batch("s1", 1, ONE, finish=("r1.1",)))
    assert isinstance(refused(store, Batch("s1", 2, ballots=(ballot(2),))), RoundFinished)
    assert isinstance(refused(store, Batch("s1", 2, claims=(Claim("r1.1", "i", "p"),))), RoundFinished)


def test_a_ballot_can_not_enter_after_the_close_in_the_same_transaction(store: Store) -> None:
    begin(store)
    outcomes = store.commit([Batch("s1", 1, finish=("r1.1",)), Batch("s1", 1, ballots=(ballot(2),))])
    assert [type(outcome) for outcome in outcomes] == [Committed, RoundFinished]


def test_a_batch_that_closes_a_round_may_not_bring_ballots_that_nobody_counted(store: Store) -> None:
    begin(store)
    outcome = refused(store, Batch("s1", 1, ONE, ballots=(ballot(1),), finish=("r1.1",)))
    assert isinstance(outcome, RoundFinished)


def test_a_deleted_session_never_comes_back(store: Store) -> None:
    begin(store)
    assert store.delete_session("s1")
    (outcome,) = store.commit([Batch("s1", 0, ONE, index=INDEX)])
    assert isinstance(outcome, Rejected)


def test_a_conflict_of_one_does_not_hurt_the_others(store: Store) -> None:
    begin(store, "s1", events=3)
    begin(store, "s2")
    outcomes = store.commit(
        [
            Batch("s1", 2, ONE),
            Batch("s2", 1, ONE, applied=(Applied("k", "d", {}), Applied("k", "d", {}))),
            Batch("s2", 1, ONE),
            Batch("s2", 2, ONE),
            Batch("s2", 2, ONE),
            Batch("s1", 3, ONE),
        ]
    )
    kinds = [VersionConflict, Rejected, Committed, Committed, VersionConflict, Committed]
    assert [type(outcome) for outcome in outcomes] == kinds
    assert [row.version for row in sorted(store.sessions(), key=lambda row: row.id)] == [4, 3]
    assert [event.seq for event in store.read_log("s2")] == [1, 2, 3]
    assert store.applied("s2") == {}


def test_nothing_of_a_transaction_is_there_when_it_fails_half_way(place: Place) -> None:
    store = place.open()
    begin(store)

    def half_way(connection: object) -> None:
        from session.store.commit import apply_all

        apply_all(connection, [Batch("s1", 1, ONE, ballots=(ballot(1),))], store.keys.seal)  # type: ignore[arg-type]
        raise StoreUnavailable("the power went")

    with pytest.raises(StoreUnavailable):
        store._database.write(half_way)
    assert store.sessions()[0].version == 1
    assert len(store.read_log("s1")) == 1
    assert store.ballots("s1", "r1.1") == []


def test_nothing_is_visible_to_another_reader_before_the_commit(place: Place) -> None:
    store = place.open()
    begin(store)
    seen: list[int] = []
    place.watch_before_commit(store, lambda: seen.append(place.count("events")))
    committed(store, Batch("s1", 1, ONE))
    assert seen == [1]
    assert place.count("events") == 2


def test_the_log_is_replayed_in_the_order_it_was_written(store: Store) -> None:
    begin(store)
    numbers = range(2, 120)
    for number in numbers:
        committed(store, Batch("s1", number - 1, (NewEvent(5, f"test.n{number}", {"n": number}),)))
    log = store.read_log("s1")
    assert [event.seq for event in log] == list(range(1, 120))
    assert [event.name for event in log[1:]] == [f"test.n{number}" for number in numbers]
    assert store.read_log("s1", after=117) == log[117:]


def test_a_batch_gives_back_exactly_what_it_took(store: Store) -> None:
    said = {"text": "Zó, 5 € – é 😀 \u2028 \x00 <b>", "list": [1, 2.5, None, True], "deep": {"b": 1, "a": 2}}
    first = committed(
        store,
        Batch(
            "s1",
            0,
            (NewEvent(1_700_000_000, "session.created", said),),
            applied=(Applied("k1", "d1", {"ok": True, "version": 1}),),
            seats=(SeatPut("seat1", "t1", None), SeatPut("seat2", "t2", "ggz")),
            index=SessionIndex("ABC234", "Titel", "draft"),
        ),
    )
    (event,) = store.read_log("s1")
    assert (event.seq, event.at, event.name, event.data) == (1, 1_700_000_000, "session.created", said)
    genesis = chain.genesis("s1")
    assert event.hash == first.head == chain.link(genesis, "s1", 1, event.at, event.name, said)
    assert store.applied("s1") == {"k1": ("d1", {"ok": True, "version": 1})}
    assert store.seats("s1") == {"t1": ("seat1", None), "t2": ("seat2", "ggz")}
    (row,) = store.sessions()
    assert (row.code, row.title, row.phase, row.version, row.head) == (
        "ABC234",
        "Titel",
        "draft",
        1,
        first.head,
    )
    assert row.updated == 1_700_000_000


def test_a_seat_changes_its_role_and_a_session_its_title(store: Store) -> None:
    begin(store)
    committed(store, Batch("s1", 1, seats=(SeatPut("seat1", "t1", None),)))
    index = SessionIndex("ABC234", "Anders", "open")
    committed(store, Batch("s1", 1, ONE, seats=(SeatPut("seat1", "t1", "jeugd"),), index=index))
    assert store.seats("s1") == {"t1": ("seat1", "jeugd")}
    assert [(row.title, row.phase) for row in store.sessions()] == [("Anders", "open")]


def test_an_older_ballot_never_replaces_a_newer_one(store: Store) -> None:
    begin(store)
    for n in (2, 1, 3, 3, 2):
        committed(store, Batch("s1", 1, ballots=(ballot(7, n, choice={"n": n}),)))
    late = BallotPut("r1.1", hashed("r1.1 seat 7"), 3, "ggz", {"n": "late"}, hashed("other"), "b")
    committed(store, Batch("s1", 1, ballots=(late, ballot(8))))
    (row,) = [row for row in store.ballots("s1", "r1.1") if row.pseudonym == late.pseudonym]
    assert (row.n, row.role, row.choice) == (3, None, {"n": 3})
    sent = (late, ballot(8), *(ballot(7, n) for n in (1, 2, 3)))
    assert store.receipts("s1", "r1.1") == {vote.receipt: vote.binding for vote in sent}


def test_the_newest_of_ballots_that_came_together_counts_in_whatever_order_they_came(store: Store) -> None:
    begin(store)
    numbers = [4, 9, 2, 9, 7]
    batches = [
        Batch("s1", 1, ballots=(ballot(7, n, choice={"n": n, "at": at}),)) for at, n in enumerate(numbers)
    ]
    assert all(isinstance(outcome, Committed) for outcome in store.commit(batches))
    assert [row.choice for row in store.ballots("s1", "r1.1")] == [{"n": 9, "at": 1}]
    committed(store, Batch("s1", 1, ballots=(ballot(7, 8), ballot(7, -(2**63)), ballot(7, 2**63 - 1))))
    assert [row.n for row in store.ballots("s1", "r1.1")] == [2**63 - 1]


def test_a_receipt_keeps_what_it_was_first_bound_to(store: Store) -> None:
    begin(store)
    first = ballot(1)
    again = BallotPut(first.box, hashed("another seat"), 1, None, {"option": 2}, first.receipt, "other")
    committed(store, Batch("s1", 1, ballots=(first,)))
    committed(store, Batch("s1", 1, ballots=(again,)))
    assert store.receipts("s1", "r1.1") == {first.receipt: first.binding}


def test_a_finished_round_keeps_its_receipts_and_leaves_other_rounds_alone(store: Store) -> None:
    begin(store, "s1")
    begin(store, "s2")
    for session in ("s1", "s2"):
        for box in ("r1.1", "r2.1"):
            votes = tuple(ballot(number, box=box) for number in range(9))
            committed(store, Batch(session, 1, ballots=votes, claims=(Claim(box, "i1", "p"),)))
    others = store.ballots("s1", "r2.1"), store.ballots("s2", "r1.1"), store.ballots("s2", "r2.1")
    committed(store, Batch("s1", 1, ONE, finish=("r1.1",)))
    assert store.ballots("s1", "r1.1") == []
    assert store.claims("s1", "r1.1") == {}
    assert len(store.receipts("s1", "r1.1")) == 9
    assert (store.ballots("s1", "r2.1"), store.ballots("s2", "r1.1"), store.ballots("s2", "r2.1")) == others
    assert store.claims("s1", "r2.1") == store.claims("s2", "r1.1") == {"i1": "p"}


def test_everything_is_there_after_the_server_starts_again(place: Place) -> None:
    store = place.open()
    begin(store)
    votes = tuple(ballot(number) for number in range(20))
    committed(store, Batch("s1", 1, ONE, (Applied("k", "d", {"a": 1}),), votes, (Claim("r1.1", "i", "p"),)))

    def everything(store: Store) -> list[object]:
        box = [store.ballots("s1", "r1.1"), store.claims("s1", "r1.1"), store.receipts("s1", "r1.1")]
        return [store.sessions(), store.read_log("s1"), store.applied("s1"), *box]

    before = everything(store)
    place.close()
    assert everything(place.open()) == before


def test_ballots_and_the_close_of_their_round_in_one_transaction_leave_none(store: Store) -> None:
    begin(store)
    ballots = [Batch("s1", 1, ballots=(ballot(number),)) for number in range(5)]
    outcomes = store.commit([*ballots, Batch("s1", 1, ONE, finish=("r1.1",))])
    assert all(isinstance(outcome, Committed) for outcome in outcomes)
    assert (store.ballots("s1", "r1.1"), store.keys.get("s1", "r1.1")) == ([], None)
    assert len(store.receipts("s1", "r1.1")) == 5
