"""How many connections one address may have, and who has to go."""

from __future__ import annotations

import pytest

from session.live.engine.visitors import Visit, Visitors, forwarded, network_of


def come(visitors: Visitors, ended: list[str], name: str, address: str = "192.0.2.1") -> Visit:
    visit = visitors.come(address, lambda: ended.append(name))
    assert visit is not None
    return visit


def test_over_the_most_nobody_of_that_address_comes_in_and_others_do() -> None:
    visitors, ended = Visitors(4), []
    visits = [come(visitors, ended, str(number)) for number in range(4)]
    for visit in visits:
        visit.busy()
    assert visitors.come("192.0.2.1", lambda: None) is None
    come(visitors, ended, "elsewhere", "192.0.2.2")
    visits[0].leave()
    come(visitors, ended, "again")


def test_of_those_that_wait_the_oldest_goes_first_and_who_is_busy_stays() -> None:
    visitors, ended = Visitors(20), []
    visitors.waiting_at_most = 5
    busy = [come(visitors, ended, f"busy {number}") for number in range(3)]
    for visit in busy:
        visit.busy()
    waiting = [come(visitors, ended, f"waits {number}") for number in range(7)]
    assert ended == ["waits 0", "waits 1"]
    busy[0].waits()
    assert ended == ["waits 0", "waits 1", "waits 2"]
    waiting[3].busy()
    waiting[3].waits()
    come(visitors, ended, "new")
    assert ended[3:] == ["waits 4"]


def test_an_address_that_comes_again_and_again_stands_still_first_and_others_do_not() -> None:
    now, slept = [0.0], []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    visitors = Visitors(6000, lambda: now[0])
    for _ in range(6000):
        visitors.stand_still("192.0.2.1", sleep)
    assert slept == []
    visitors.stand_still("192.0.2.1", sleep)
    visitors.stand_still("192.0.2.2", sleep)
    assert slept == [1.0]
    for _ in range(250):  # of which 199 more may come in that second
        visitors.stand_still("192.0.2.1", sleep)
    assert slept == [1.0, 1.0]


def test_an_address_without_connections_is_forgotten() -> None:
    visitors, ended = Visitors(4), []
    come(visitors, ended, "one").leave()
    assert visitors.present("192.0.2.1") == 0
    assert visitors._addresses == {}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("fe80::1%eth0", "fe80::2", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("no address", "no address", True),
    ],
)
def test_one_customer_of_a_provider_is_one_address(one: str, other: str, same: bool) -> None:
    assert (network_of(one) == network_of(other)) is same


@pytest.mark.parametrize(
    ("header", "hops", "address"),
    [
        ("a, b, c", 1, "c"),
        ("a, b, c", 2, "b"),
        ("a", 2, "peer"),
        ("", 1, "peer"),
        (None, 1, "peer"),
        ("a, b", 0, "peer"),
        ("a,, b ,", 1, "b"),
    ],
)
def test_only_what_our_own_web_servers_say_of_an_address_counts(
    header: str | None, hops: int, address: str
) -> None:
    assert forwarded(header, hops, "peer") == address
