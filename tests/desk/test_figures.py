"""Figures: a day of five thousand posts and three readers adds up, on the page, in the chart and in the CSV."""

import csv
import io
import random
import time
from collections import Counter
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from hideout.clock import DAY, HOUR, MINUTE
from hideout.store import claims, decisions, figures, posts
from hideout.store.audit import Pen
from hideout.store.decisions import Choice
from moderation.desk import figures as desk
from moderation.desk import ledger
from moderation.desk.notes import REASONS
from tests.desk.test_decide import decide

TOKYO = ZoneInfo("Asia/Tokyo")
MIDNIGHT = int(datetime(2026, 11, 20, tzinfo=TOKYO).timestamp())
EVENING = MIDNIGHT + DAY - 1


def simulate(db, secret, staff, count):
    """Let posts come over a day and three readers answer most of them; return what they remember of it."""
    dice, told = random.Random(7), []
    answered: dict[str, list[int]] = {who: [] for who in staff}
    for n in range(count):
        came = MIDNIGHT + dice.randrange(20 * HOUR)
        level = dice.choices((0, 1, 2, 3), (60, 25, 12, 3))[0]
        board = dice.choice(("wall", "paths"))
        heard = {"level": level, "now": False, "flags": [], "order": ["text"], "labels": {}, "findings": []}
        new = posts.NewPost(
            board=board,
            receipt=f"r{n}",
            body={"text": f"text {n}"},
            heard=heard,
            level=level,
            urgent=False,
            language="ja",
            fold=f"{n}",
            at=came,
        )
        assert posts.offer(db, new) == "kept"
        seen = {
            "came": came,
            "level": level,
            "board": board,
            "verdict": "",
            "reason": "",
            "wait": None,
            "took": None,
        }
        told.append(seen)
        if dice.random() < 0.1:
            continue
        post = posts.status(db, f"r{n}")["id"]
        card = decisions.card(db, post)
        verdict = dice.choices(("approve", "decline", "escalate"), (70, 27, 3))[0]
        reason = dice.choice(REASONS).code if verdict == "decline" else ""
        wait = dice.randrange(1, 3 * HOUR)
        pen = Pen(secret=secret, staff=dice.choice(staff), at=came + wait)
        took = min(wait, dice.randrange(3, 9 * MINUTE)) if dice.random() < 0.8 else None
        if took is not None:
            assert claims.claim(db, pen.staff, pen.at - took, post) == post
        else:
            # From the list reading goes on from the same person's answer before.
            before = [at for at in answered[pen.staff] if pen.at - 5 * MINUTE <= at <= pen.at]
            took = pen.at - max(before) if before else None
        answered[pen.staff].append(pen.at)
        choice = Choice(
            post=post,
            revision=card["revision"],
            round=card["round"],
            staff=pen.staff,
            verdict=verdict,
            reason=reason,
        )
        assert ledger.decide(db, pen, choice)
        seen |= {"verdict": verdict, "reason": reason, "wait": wait, "took": took}
    return told


def percentiles(spans):
    spans = sorted(spans)
    return spans[-(-len(spans) // 2) - 1], spans[-(-len(spans) * 9 // 10) - 1]


def assert_spans(found, told):
    """Waiting and handling are those remembered, in all, by board, by day and by hour of the answer."""
    handled = [one for one in told if one["took"] is not None]
    whole = found["handlings"]
    assert (whole["posts"], whole["people"]) == (len(handled), 3)
    assert (whole["median"], whole["p90"]) == percentiles(one["took"] for one in handled)
    hour = {
        id(one): time.strftime("%H", time.gmtime(one["came"] + one["wait"] + 9 * HOUR))
        for one in told
        if one["wait"]
    }
    for row in found["spans_by_hour"]:
        here = [one for one in told if hour.get(id(one)) == row["label"]]
        assert row["answered"] == len(here)
        took = [one["took"] for one in here if one["took"] is not None]
        assert row["handled"] == len(took)
        if here:
            assert (row["wait_median"], row["wait_p90"]) == percentiles(one["wait"] for one in here)
        if len(took) > 20:
            assert (row["handle_median"], row["handle_p90"]) == percentiles(took)
    assert sum(row["handled"] for row in found["spans_by_hour"]) == len(handled)
    (day,) = found["spans_by_day"]
    assert (day["handled"], day["handle_median"], day["handle_p90"]) == (
        len(handled),
        whole["median"],
        whole["p90"],
    )
    for board in found["boards"]:
        took = [one["took"] for one in handled if one["board"] == board["board"]]
        assert (board["handle_median"], board["handle_p90"]) == percentiles(took)
        waits = [one["wait"] for one in told if one["board"] == board["board"] and one["wait"] is not None]
        assert (board["wait_median"], board["wait_p90"]) == percentiles(waits)
    rows = {(figure, group): value for figure, group, value in desk.rows_of(found)}
    assert rows["handle_median_seconds", ""] == whole["median"] and rows["handled", ""] == len(handled)
    assert rows["day_handle_p90_seconds", "2026-11-20"] == whole["p90"]
    assert {group for figure, group in rows if figure == "hour_handle_median_seconds"} == {
        f"{n:02}" for n in range(24)
    }


def test_a_day_of_five_thousand_adds_up(site):
    names = ("sora", "umi", "yuki")
    for name in names:
        site.member(name)
    staff = [site.pen(name).staff for name in names]
    told = site.store.now(simulate, site.store.secret, staff, 5000)
    found = site.store.now(desk.measure, 1, EVENING, 9 * HOUR)
    assert found["received"] == 5000 == sum(value for _, value in found["by_hour"])
    hours = Counter(datetime.fromtimestamp(one["came"], TOKYO).strftime("%H") for one in told)
    assert dict(found["by_hour"]) == {f"{hour:02}": hours[f"{hour:02}"] for hour in range(24)}
    verdicts = Counter(one["verdict"] for one in told if one["verdict"])
    assert found["verdicts"] == {v: verdicts[v] for v in ("approve", "decline", "escalate", "unpublish")}
    assert found["reasons"] == dict(Counter(one["reason"] for one in told if one["reason"]))
    assert found["waiting"] == sum(one["verdict"] in ("", "escalate") for one in told)
    waits = sorted(one["wait"] for one in told if one["wait"] is not None)
    assert found["waits"]["posts"] == len(waits)
    assert found["waits"]["median"] == waits[-(-len(waits) // 2) - 1]
    assert found["waits"]["p90"] == waits[-(-len(waits) * 9 // 10) - 1]
    assert_spans(found, told)
    oldest = min(one["came"] for one in told if one["verdict"] in ("", "escalate"))
    assert found["oldest"] == EVENING - oldest
    for board in found["boards"]:
        here = [one for one in told if one["board"] == board["board"]]
        assert board["received"] == len(here)
        assert board["waiting"] == sum(one["verdict"] in ("", "escalate") for one in here)
    exposed = Counter(one["level"] for one in told if one["verdict"])
    assert found["exposure"] == {level: exposed[level] for level in range(4)}
    assert found["by_day"] == [("2026-11-20", 5000)]
    shares = sum(value for _, value in found["decided_by_day"])
    assert shares == verdicts["approve"] + verdicts["decline"]


@pytest.mark.parametrize("count", [1, 2, 3, 9, 10, 11, 100])
def test_percentiles_are_values_that_were_there(site, count):
    for n in range(count):
        site.post(f"post {n}", at=MIDNIGHT)
    site.store.now(
        lambda db: [
            db.run(
                "UPDATE posts SET decided = arrived + :span WHERE fold = :fold",
                {"span": n + 1, "fold": f"post {n}"},
            )
            for n in range(count)
        ]
    )
    found = site.store.now(figures.waits, MIDNIGHT)
    assert (found["posts"], found["median"], found["p90"]) == (count, -(-count // 2), -(-count * 9 // 10))


def test_nothing_yet_is_no_error(site):
    lead = site.member("mori", "lead")
    for days in ("1", "7", "30", "90", "5", "x", "１"):
        page = lead.get("/desk/figures", params={"days": days})
        assert page.status_code == 200 and "Nothing yet." in page.text
    assert site.member("sora").get("/desk/figures").status_code == 403


def test_page_chart_and_csv_say_the_same(site):
    lead = site.member("mori", "lead")
    made = [site.post(f"post {n}", level=n % 3) for n in range(9)]
    for post in made[:4]:
        decide(lead, post, "decline", site.seen(post, reason="ad"))
    decide(lead, made[3], "undo", {})
    lead.post(f"/desk/posts/{made[5]}/skip", data={})
    page = lead.get("/desk/figures?days=7").text
    assert "<dt>Came</dt><dd>9</dd>" in page and "<dt>Wait now</dt><dd>6</dd>" in page
    assert page.count('class="column"') == 7 + 7 + 24 and "style=" not in page
    answer = lead.get("/desk/figures.csv?days=7")
    assert answer.headers["content-type"].startswith("text/csv")
    rows = {(figure, group): value for figure, group, value in csv.reader(io.StringIO(answer.text))}
    assert rows["received", ""] == "9" and rows["waiting", ""] == "6" and rows["reason", "ad"] == "3"
    assert rows["verdict", "decline"] == "3" and rows["act", "skip"] == "1"
    assert sum(int(value) for (figure, _), value in rows.items() if figure == "received_on_day") == 9
    assert "mori" not in answer.text and site.member("sora").get("/desk/figures.csv").status_code == 403


def test_bars_fit_their_chart():
    drawn = desk.bars([("a", 0), ("b", 5), ("c", 10)], width=300, height=100)
    assert [(bar.y, bar.height) for bar in drawn] == [(100, 0), (50, 50), (0, 100)]
    assert all(bar.x >= 0 and bar.x + bar.width <= 300 for bar in drawn)
    assert desk.bars([]) == [] and desk.bars([("a", 0)])[0].height == 0


def test_whoever_waits_too_long_is_told_of(site):
    from moderation.desk import messenger

    site.post("old", at=EVENING - 25 * HOUR - MINUTE)
    told = site.store.now(messenger.message, site.config, EVENING)
    assert told.late == 25 and "25時間" in told.line() and "old" not in told.line().replace("oldest", "")
    assert site.store.now(messenger.message, site.config, EVENING - 3 * HOUR).late == 0
