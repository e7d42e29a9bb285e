"""How many people a small role has cannot be followed from what is published of the seats, not even while they come in.

The attacker knows the rule by which roles are merged, the number of people, and every version; so this tries all the
sizes that roles can have, and looks which of them fit everything that was published.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise, product

import pytest

from session.core import views
from session.core.small_groups import REST
from session.core.state import Role, Session
from session.record.build import build
from session.record.document import Chain
from session.rounds import KINDS
from tests import cast
from tests.cast import NOW, Story, fay, people

ROLES = ("argon", "krypton", "radon")


ROLE_SHAPES = tuple(Role(role, role.title()) for role in ROLES)


def in_record(state: Session) -> str:
    """What the record tells of the people."""
    return repr(build(state, KINDS, Chain(1, "0" * 64), "en", NOW // 1000, "Europe/Amsterdam").people)


@pytest.mark.parametrize("threshold", [3, 4, 5])
@pytest.mark.parametrize("roles", [1, 2, 3])
def test_the_people_in_the_record_fit_more_than_one_size_of_a_small_role_unless_all_have_one_too_few(
    threshold: int, roles: int
) -> None:
    fits = defaultdict(list)
    names = (*ROLES[:roles], None)  # the last of them is "rather not say"
    for sizes in product(range(threshold + 3), repeat=roles + 1):
        seats = {role: n for role, n in zip(names, sizes, strict=True) if n}
        state = Session(
            "s1",
            roles=ROLE_SHAPES[:roles],
            threshold=threshold,
            seats=seats,
            announced=seats,
            pooled=True,
        )
        fits[in_record(state)].append(sizes)
    for record, fitting in fits.items():
        for at in range(roles + 1):
            possible = {sizes[at] for sizes in fitting}
            small = {size for size in possible if 0 < size < threshold}
            assert not small or len(possible) > 1 or small == {threshold - 1}, (record, at)


def arrivals(seed: int) -> Iterator[Story]:
    """A session that fills one person at a time, most of them in one role; now and then somebody changes."""
    dice = random.Random(seed)
    roles = [{"id": role, "label": role.title()} for role in ROLES]
    story = cast.given(cast.created(roles=roles), kinds=KINDS)
    for person in people(40):
        role = dice.choices((*ROLES, None), (12, 3, 1, 1))[0]
        story = story.when(person.asks("seat.take", role=role))
        yield story
        if dice.random() < 0.1:
            story = story.when(person.as_(role).asks("seat.role", role=dice.choice((*ROLES, None))))
            yield story


@pytest.mark.parametrize("seed", range(5))
def test_phones_hear_nothing_of_roles_and_the_wall_no_more_than_the_desk(seed: int) -> None:
    for story in arrivals(seed):
        session = story.sees("phone")["session"]
        assert {key: value for key, value in session.items() if key != "roles"} == {
            "code": "K7M2QX", "title": "Accessible to all", "language": "nl", "phase": "draft",
            "people": story.state.people, "threshold": 5, "locked": False, "entry": "open",
        }  # fmt: skip
        told = story.sees("desk")["session"].items()
        desk = {key: value for key, value in told if key not in ("cards", "empty")}
        assert story.sees("projector")["session"] == desk


@pytest.mark.parametrize("seed", range(20))
def test_what_the_desk_hears_of_roles_changes_only_after_as_many_people_as_the_threshold(seed: int) -> None:
    stories = list(arrivals(seed))
    shown = [story.sees("desk")["session"]["seats"] for story in stories]
    moments = [at for at, (before, after) in enumerate(pairwise(shown), 1) if before != after]
    assert len(moments) > 2
    assert all(after - before >= 5 for before, after in pairwise([-1, *moments]))
    assert all(number % 5 == 0 for seats in shown for number in seats.values())
    for at in moments:
        seats = stories[at].state.seats
        assert all(
            (seats.get(role or None) or 0) >= number for role, number in shown[at].items() if role != REST
        )


@pytest.mark.parametrize("seed", range(12))
def test_what_the_desk_hears_of_roles_never_fixes_the_size_of_a_small_one(seed: int) -> None:
    """All sizes that roles can have had at two moments are tried: those the desk was told of last, and before that."""
    heard = [story for story in arrivals(seed) if story.state.moved == 0 and story.state.people <= 15]
    for before, after in pairwise(heard):
        fits = [
            (one, other)
            for one, other in product(sizes_of(before), sizes_of(after))
            if sum(max(0, now - then) for then, now in zip(one, other, strict=True)) <= 5
        ]
        for at, role in enumerate((*ROLES, None)):
            for moment, story in enumerate((before, after)):
                if 0 < story.state.seats.get(role, 0) < 5:
                    assert len({sizes[moment][at] for sizes in fits}) > 1


def sizes_of(story: Story) -> list[tuple[int, ...]]:
    """All sizes of the roles that fit what the desk is told, and the number of people, at this moment."""
    shown, number = story.sees("desk")["session"]["seats"], story.state.people
    whole = ((*sizes, number - sum(sizes)) for sizes in product(range(number + 1), repeat=3))
    return [sizes for sizes in whole if sizes[-1] >= 0 and as_shown(sizes) == shown]


def as_shown(sizes: tuple[int, ...]) -> dict[str, int]:
    seats = {role: n for role, n in zip((*ROLES, None), sizes, strict=True) if n}
    return views.seats_in_steps(Session("s1", announced=seats, pooled=True))


def test_a_session_that_opens_again_does_not_tell_who_came_in_between() -> None:
    """The record after the first close and the one after the second differ by one person."""
    roles = [{"id": role, "label": role.title()} for role in ROLES]
    crowd = [*people(9, "argon", "a"), *people(4, "krypton", "k"), *people(3, "radon", "r")]
    story = cast.given(cast.created(roles=roles), kinds=KINDS)
    story = story.when(*(person.asks("seat.take", role=person.actor.role) for person in crowd))
    records = []
    for late in ("krypton", "radon"):
        later = story.when(people(1, late, "late")[0].asks("seat.take", role=late), fay.asks("session.open"))
        records.append(in_record(later.when(fay.asks("session.close")).state))
    assert records[0] == records[1]
