"""The limits: a bucket empties, fills again with time, and is nobody else's."""

import pytest

from hideout.limits import LIMITS, Buckets, network

POST = LIMITS["post"]


def test_a_bucket_empties_tells_how_long_and_fills_again(monkeypatch):
    at = 1000.0
    monkeypatch.setattr("hideout.limits.monotonic", lambda: at)
    buckets = Buckets()
    assert [buckets.take("post", "one") for _ in range(POST.burst)] == [0] * POST.burst
    assert buckets.take("post", "one") == 1
    assert buckets.take("post", "two") == 0
    at += 3 * POST.every
    assert buckets.take("post", "one", give_back=True) == 0
    assert [buckets.take("post", "one") for _ in range(4)] == [0, 0, 0, 1]
    at += 1e6
    assert [buckets.take("post", "one") for _ in range(POST.burst + 1)] == [0] * POST.burst + [1]


def test_a_scale_widens_and_nothing_switches_off():
    wide, off = Buckets(2), Buckets(0)
    assert [wide.take("report", "one") for _ in range(41)] == [0] * 40 + [15]
    assert {off.take("report", "one") for _ in range(1000)} == {0}


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("nowhere", "unknown"),
    ],
)
def test_an_address_counts_as_its_network(address, counted):
    assert network(address) == counted
