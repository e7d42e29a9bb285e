"""A restart changes no byte: views, figures and record of a live session are those of one that is read again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from session.core import views
from session.core.state import Json
from session.core.views import AUDIENCES
from session.live.session_cache import SessionCache
from session.record.export import RecordSource, file
from session.rounds import KINDS
from session.store import Store
from tests.cast import NOW, Asked, people
from tests.live.kept import KeptSession
from tests.rounds.simulated import TRIED, Tried, performed, somebody
from tests.rounds.test_every_kind import asked, fay
from tests.store.places import BACKENDS, Place

COMMANDS = 60


def told(cache: SessionCache) -> dict[str, str]:
    """Everything that anybody is told of a session, as bytes in the order in which they go out."""
    source = RecordSource(cache.state, cache.version, cache.head, "nl", NOW // 1000, "Europe/Amsterdam")
    shown = {audience: views.view(cache.state, audience, KINDS) for audience in AUDIENCES}
    figures = {round_.id: views.result(cache.state, round_, KINDS) for round_ in cache.state.agenda()}
    owned = {who: sorted(things) for box in cache.claims.values() for who, things in box.items()}
    mine = {
        who: views.personal(cache.state, {"r1": frozenset(things)}, KINDS)
        for who, things in sorted(owned.items())
    }
    ballots = {who: ballot.choice for box in cache.ballots.values() for who, ballot in sorted(box.items())}
    told = {**shown, "figures": figures, "mine": mine, "ballots": ballots}
    written = {name: json.dumps(document, ensure_ascii=False) for name, document in told.items()}
    return written | {"record": file(source, KINDS, "json").decode("utf-8")}


def a_life(kept: KeptSession, tried: Tried, dice: Random) -> KeptSession:
    """A round of this kind in which people do what people do, and the desk and people anything at all."""
    voters = people(7, "burger")
    kept.when(*[voter.asks("seat.take", role="burger") for voter in voters])
    texts = ["Elm", "Oak", "Yew", "Ash"]
    kept.when(fay.asks("round.add", **tried.payload(texts=texts)), fay.asks("round.open", "r1"))
    performed(kept, fay, "r1", tried.simulation.desk, somebody(dice.random()))  # type: ignore[arg-type]
    for voter in voters:
        performed(kept, voter, "r1", tried.simulation.takes_part, somebody(dice.random()))  # type: ignore[arg-type]
    for number in range(COMMANDS):
        kept.when(anything(kept, tried, dice, number > COMMANDS // 2)).after_all()
    return kept


def anything(kept: KeptSession, tried: Tried, dice: Random, ending: bool) -> Asked:
    kind = KINDS[tried.kind]
    if tried.kind == "organise" and dice.random() < 0.4:
        undoable = views.round_view(kept.state, kept.state.rounds["r1"], "desk", KINDS)["body"]["undoable"]
        if undoable:
            return fay.asks("organise.undo", "r1", change=dice.choice(undoable))
    if not kind.commands and not kind.secret:
        return fay.asks("round.change", "r1", prompt=f"{dice.random()}")
    return asked(kind, kept, dice, ending=ending and dice.random() < 0.1)  # type: ignore[arg-type]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    place = Place(BACKENDS[0], tmp_path / "data")
    yield place.open()
    place.close()


@pytest.mark.parametrize("tried", TRIED, ids=lambda tried: tried.id)
def test_a_restart_changes_no_byte(store: Store, tried: Tried) -> None:
    kept = KeptSession.begun(store)
    a_life(kept, tried, Random(tried.id))
    assert kept.cache.version > 12 or kept.cache.ballots["r1.1"], "nothing happened"
    assert told(kept.again()) == told(kept.cache)
    kept.when(fay.asks("round.close", "r1"), fay.asks("round.release", "r1"))
    assert told(kept.again()) == told(kept.cache)


def test_clusters_that_come_back_together_stand_in_the_same_order_after_a_restart(store: Store) -> None:
    kept = KeptSession.begun(store)
    names = [f"Cluster {number}" for number in range(6)]
    source = {"texts": ["Elm", "Oak"]}
    kept.when(
        fay.asks("round.add", kind="organise", prompt="Sort", source=source), fay.asks("round.open", "r1")
    )
    kept.when(*[fay.asks("organise.new_cluster", "r1", name=name) for name in names])
    made = [cluster["id"] for cluster in board(kept.cache)]
    kept.when(fay.asks("organise.merge_clusters", "r1", into=made[-1], clusters=made[:-1][::-1]))
    kept.when(fay.asks("organise.undo", "r1", change=kept.last.reply["change"]))  # type: ignore[union-attr]
    assert [cluster["name"] for cluster in board(kept.cache)] == names
    assert board(kept.again()) == board(kept.cache)


def board(cache: SessionCache) -> list[Json]:
    clusters: list[Json] = views.view(cache.state, "phone", KINDS)["round"]["body"]["clusters"]
    return clusters
