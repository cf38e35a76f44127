"""Many hands at once: one winner, no double claims, and the wall says what was decided."""

import asyncio
import multiprocessing
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import httpx2
import pytest

from hideout.clock import now
from hideout.store import audit, claims, decisions, open_store
from hideout.store.audit import Pen
from hideout.store.decisions import Choice
from moderation import staffing
from moderation.desk import ledger
from tests.desk.site import BASE, ORIGIN

ROUNDS = 8


def choice(card, staff, verdict):
    reason = "other" if verdict == "decline" else ""
    return Choice(
        post=card["id"],
        revision=card["revision"],
        round=card["round"],
        staff=staff,
        verdict=verdict,
        reason=reason,
    )


def agrees(site, post, verdict):
    """Say whether wall, state and the one decision tell the same story."""
    state = {"approve": "published", "decline": "declined"}[verdict]
    rows = site.store.now(
        lambda db: db.rows(
            "SELECT d.verdict FROM decisions d JOIN revisions r ON r.id = d.revision WHERE r.post = :post",
            {"post": post},
        )
    )
    up = site.store.now(
        lambda db: db.rows("SELECT 1 AS up FROM published WHERE post = :post", {"post": post})
    )
    same = [row["verdict"] for row in rows] == [verdict] and site.card(post)["state"] == state
    return same and bool(up) == (verdict == "approve")


@pytest.mark.parametrize("round", range(ROUNDS))
def test_approve_and_decline_at_once_over_http(site, round):
    members = [site.member(f"m{n}") for n in range(6)]
    post = site.post(f"fought over {round}")
    seen = site.seen(post, reason="ad")

    async def race():
        async with httpx2.AsyncClient(
            transport=httpx2.ASGITransport(site.app), base_url=BASE, headers=ORIGIN
        ) as client:
            sent = [
                client.post(
                    f"/desk/posts/{post}/{('approve', 'decline')[(n + round) % 2]}",
                    data=seen,
                    headers={"cookie": f"desk={member.cookies['desk']}"},
                )
                for n, member in enumerate(members)
            ]
            return await asyncio.gather(*sent)

    answers = asyncio.run(race())
    codes = [answer.status_code for answer in answers]
    assert sorted(codes) == [303, 409, 409, 409, 409, 409]
    winner = str(answers[codes.index(303)].request.url).rsplit("/", 1)[-1]
    assert agrees(site, post, winner)


def test_approve_and_decline_at_once_in_threads(site):
    site.member("sora"), site.member("umi")
    pens = [site.pen("sora"), site.pen("umi")]
    other = open_store(site.store.folder)
    try:
        with ThreadPoolExecutor(2) as pool:
            for n in range(40):
                card = site.card(site.post(f"fought over {n}"))
                start = Barrier(2)

                def act(which, card=card, start=start):
                    verdict = ("approve", "decline")[which]
                    start.wait()
                    store = (site.store, other)[which]
                    return store.now(ledger.decide, pens[which], choice(card, pens[which].staff, verdict))

                won = list(pool.map(act, (0, 1)))
                assert sorted(won) == [0, 1]
                assert agrees(site, card["id"], ("approve", "decline")[won.index(1)])
    finally:
        other.close()
    assert not site.store.now(audit.verify, site.store.secret)


def fight(folder, secret, staff, verdict, cards, start, won):
    """Decide every card from a process of its own."""
    store = open_store(Path(folder))
    pen = Pen(secret=secret, staff=staff, at=now())
    start.wait()
    won.put(
        (
            verdict,
            [card["id"] for card in cards if store.now(ledger.decide, pen, choice(card, staff, verdict))],
        )
    )
    store.close()


def test_approve_and_decline_at_once_in_processes(site):
    site.member("sora"), site.member("umi")
    cards = [site.card(site.post(f"fought over {n}")) for n in range(60)]
    spawn = multiprocessing.get_context("spawn")
    start, won = spawn.Barrier(2), spawn.Queue()
    sides = [(site.pen("sora").staff, "approve"), (site.pen("umi").staff, "decline")]
    running = [
        spawn.Process(
            target=fight, args=(str(site.store.folder), site.store.secret, who, verdict, cards, start, won)
        )
        for who, verdict in sides
    ]
    for process in running:
        process.start()
    results = dict(won.get(timeout=60) for _ in running)
    for process in running:
        process.join(30)
    assert not set(results["approve"]) & set(results["decline"])
    assert len(results["approve"]) + len(results["decline"]) == 60
    assert all(agrees(site, post, verdict) for verdict, posts in results.items() for post in posts)
    assert not site.store.now(audit.verify, site.store.secret)


def test_no_card_is_claimed_twice(site):
    for n in range(120):
        site.post(f"post {n}")
    names = [f"m{n}" for n in range(4)]
    for name in names:
        site.member(name)
    stores = [open_store(site.store.folder) for _ in names]

    def read(which):
        got = []
        pen = site_pens[which]
        while post := stores[which].now(claims.claim, pen.staff, pen.at):
            got.append(post)
            card = stores[which].now(decisions.card, post)
            assert stores[which].now(ledger.decide, pen, choice(card, pen.staff, "approve"))
        return got

    site_pens = [site.pen(name) for name in names]
    try:
        with ThreadPoolExecutor(4) as pool:
            read_by = list(pool.map(read, range(4)))
    finally:
        for store in stores:
            store.close()
    every = [post for got in read_by for post in got]
    assert len(every) == len(set(every)) == 120 and len(site.wall()) == 21


def test_an_invitation_is_spent_once_however_many_try(site):
    async def race(path, fields):
        async with httpx2.AsyncClient(
            transport=httpx2.ASGITransport(site.app), base_url=BASE, headers=ORIGIN
        ) as client:
            return await asyncio.gather(*(client.post(path, data=fields) for _ in range(4)))

    site.member("sora")
    link = staffing.sign_in_link(site.store, "sora", now())
    assert sorted(a.status_code for a in asyncio.run(race(f"/desk/enter/{link}", {"x": "y"}))) == [
        303,
        404,
        404,
        404,
    ]
    token = staffing.invite(site.store, "umi", "reader", now())
    both = {"password": "a quiet sentence about tea", "again": "a quiet sentence about tea"}
    answers = asyncio.run(race(f"/desk/invitation/{token}", both))
    assert sorted(answer.status_code for answer in answers) == [303, 404, 404, 404]
