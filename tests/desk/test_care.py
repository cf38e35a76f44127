"""Care for readers: caps, light posts in between, breaks, folded texts, thanks, and what stays with somebody."""

import pytest

from hideout.clock import HOUR, MINUTE, now
from hideout.store import audit, care, claims
from hideout.store.audit import Pen
from moderation.desk import ledger, shift
from tests.desk.test_decide import decide


def acts(*what):
    return [{"at": at * MINUTE, "action": action} for at, action in what]


def rules(site, **wanted):
    site.store.now(care.set_rules, wanted)


def move(site, seconds):
    """Let time pass by moving what was logged into the past."""
    for table in ("audit", "exposures"):
        site.store.now(lambda db, table=table: db.run(f"UPDATE {table} SET at = at - :by", {"by": seconds}))


def handed(site, name):
    """Return the level of the next card somebody is handed, or None; they let go of it at once."""
    post = site.store.now(ledger.next_card, site.pen(name), escalated=False)
    site.store.now(claims.release, site.pen(name).staff)
    return None if post is None else site.card(post)["level"]


def read(site, client, *levels):
    for n, level in enumerate(levels):
        post = site.post(f"level {level} number {n} {now()}", level=level)
        assert decide(client, post, "decline", site.seen(post, reason="unsafe")).status_code == 303


@pytest.mark.parametrize(
    ("log", "at", "began", "rested", "paused", "breaks"),
    [
        ([], 500, 500, 500, 0, 0),
        ([(100, "sign-in"), (110, "approve")], 120, 100, 100, 0, 0),
        ([(100, "sign-in"), (450, "sign-in")], 460, 450, 450, 0, 0),
        ([(100, "sign-in"), (150, "shift-end"), (160, "sign-in")], 170, 160, 160, 0, 0),
        ([(100, "sign-in"), (150, "shift-end")], 170, 170, 170, 0, 0),
        ([(100, "sign-in"), (150, "break")], 155, 100, 100, 150, 1),
        ([(100, "sign-in"), (150, "break"), (162, "break-end")], 170, 100, 162, 0, 1),
        ([(100, "sign-in"), (150, "break"), (158, "approve")], 170, 100, 158, 0, 1),
        ([(100, "sign-in")], 900, 900, 900, 0, 0),
    ],
)
def test_a_shift_is_told_by_the_log(log, at, began, rested, paused, breaks):
    found = shift.shift_of(acts(*log), at * MINUTE)
    told = (found.began, found.rested, found.paused, found.breaks)
    assert told == (began * MINUTE, rested * MINUTE, paused * MINUTE, breaks)


def test_a_break_is_offered_again_a_while_after_it_was_put_off():
    found = shift.shift_of(acts((0, "sign-in"), (55, "break-later")), 60 * MINUTE)
    assert not found.break_due(60 * MINUTE, 50) and found.break_due(70 * MINUTE, 50)
    assert not found.break_due(70 * MINUTE, 0) and not found.break_due(70 * MINUTE, 80)


def test_caps_hand_the_heaviest_to_others(site):
    rules(site, cap_3=1, cap_2=3, light=0)
    client = site.member("sora")
    site.member("umi")
    for level in (0, 1, 2, 3):
        site.post(f"waits {level}", level=level)
    assert handed(site, "sora") == 3
    read(site, client, 3)
    assert handed(site, "sora") == 2 and handed(site, "umi") == 3
    read(site, client, 2, 2)
    assert handed(site, "sora") == 1 and handed(site, "umi") == 3
    assert "as many heavy texts as one shift should hold" in client.get("/desk").text
    rules(site, cap_1=3)
    assert handed(site, "sora") == 0
    move(site, 6 * HOUR)
    assert handed(site, "sora") == 3


def test_a_text_counts_once_however_often_it_was_touched(site):
    rules(site, cap_2=2, light=0)
    client = site.member()
    post = site.post("touched", level=2)
    site.post("another", level=2)
    for verdict in ("escalate", "undo", "escalate", "undo"):
        decide(client, post, verdict, site.seen(post))
    client.post(f"/desk/posts/{post}/skip", data={})
    assert handed(site, "sora") == 2


def test_after_heavy_ones_a_light_one_comes_unless_somebody_may_be_in_danger(site):
    rules(site, light=2)
    client = site.member()
    site.post("heavy waits", level=2), site.post("light waits")
    read(site, client, 2)
    assert handed(site, "sora") == 2
    read(site, client, 2)
    assert handed(site, "sora") == 0
    site.post("urgent waits", level=3, urgent=True)
    assert handed(site, "sora") == 3


def test_a_light_one_in_between_says_so_and_one_whose_turn_it_is_says_that(site):
    rules(site, light=2)
    client, between, turn = site.member(), "A lighter one in between", "It is simply its turn"
    heavy, light = site.post("heavy waits", level=2), site.post("light waits")
    pages = []
    for levels in ((), (2, 2)):
        read(site, client, *levels)
        post = client.post("/desk/next", data={}).headers["location"]
        pages.append((post.split("/")[3].split("?")[0], client.get(post).text))
    assert [post for post, _ in pages] == [heavy, light]
    assert between in pages[1][1] and turn not in pages[1][1] and between not in pages[0][1]
    # Nothing heavier waits any more: then it is its turn.
    decide(site.member("umi"), heavy, "decline", site.seen(heavy, reason="unsafe"))
    page = client.get(post).text
    assert turn in page and between not in page
    assert between not in site.member("yuki").get(f"/desk/posts/{light}").text


def test_what_the_caps_keep_from_somebody_takes_no_light_one_from_them(site):
    rules(site, light=2, cap_3=1, cap_2=0)
    client = site.member()
    read(site, client, 3)
    site.post("urgent waits for others", level=3, urgent=True)
    site.post("heavy waits", level=2), site.post("light waits")
    read(site, client, 2)
    assert handed(site, "sora") == 0
    assert handed(site, site.member("umi") and "umi") == 3


def test_when_nothing_light_waits_the_heavy_one_comes(site):
    rules(site, light=1)
    client = site.member()
    site.post("heavy waits", level=2)
    read(site, client, 2)
    assert handed(site, "sora") == 2


def test_a_break_is_offered_taken_and_in_the_log(site):
    client = site.member()
    post = site.post("waits")
    assert "Take a break" not in client.get("/desk").text
    move(site, 51 * MINUTE)
    assert "Take a break" in client.get("/desk").text
    client.post("/desk/shift/break", data={"do": "later"})
    assert "Take a break" not in client.get("/desk").text
    client.post("/desk/next", data={})
    assert site.card(post)["claimer"] == "sora"
    assert client.post("/desk/shift/break", data={"do": "begin"}).headers["location"] == "/desk/shift"
    assert site.card(post)["claimer"] is None
    assert "You are on a break" in client.get("/desk").text
    client.post("/desk/next", data={})
    page = client.get("/desk").text
    assert "You are on a break" not in page and "Take a break" not in page
    assert "Breaks taken: 1." in client.get("/desk/shift").text
    said = [row["action"] for row in site.store.now(audit.recent)][:3]
    assert said == ["break-end", "break", "break-later"]
    assert client.post("/desk/shift/break", data={"do": "sleep"}).status_code == 404


def test_heavy_texts_are_folded_for_whoever_wants_it(site):
    sora, umi = site.member("sora"), site.member("umi")
    heavy, light = site.post("heavy words", level=2), site.post("light words")
    sora.post("/desk/shift/fold", data={"folded": "yes"})
    for path in ("/desk", f"/desk/posts/{heavy}"):
        page = sora.get(path).text
        before, _, after = page.partition('<details class="folded-text">')
        assert "heavy words" in after.partition("</details>")[0] and "heavy words" not in before
        assert "folded-text" not in umi.get(path).text
    assert "folded-text" not in sora.get(f"/desk/posts/{light}").text
    sora.post("/desk/shift/fold", data={"folded": "no"})
    assert "folded-text" not in sora.get("/desk").text


def test_the_end_of_a_shift_shows_what_one_let_through_and_closes_the_door(site):
    client = site.member()
    light, heavy, undone = site.post("a small snow"), site.post("heavy", level=2), site.post("undone")
    for post in (light, heavy, undone):
        decide(client, post, "approve", site.seen(post))
    decide(client, undone, "undo", {})
    held = site.post("held")
    client.post("/desk/next", data={})
    page = client.get("/desk/shift").text
    assert "a small snow" in page and ">heavy<" not in page and ">undone<" not in page
    assert "<dt>Put up</dt><dd>2</dd>" in page and "Thank you for reading today." in page
    answer = client.post("/desk/shift/end", data={})
    assert (answer.status_code, answer.headers["location"]) == (303, "/desk/sign-in?did=bye")
    assert client.get("/desk").status_code == 303
    assert not any(site.card(post)["claimer"] for post in (held, undone))
    assert not site.store.now(audit.verify, site.store.secret)


def test_what_was_put_up_and_does_not_stand_in_the_list_is_counted_and_named(site):
    client = site.member()
    posts = [site.post(f"light {n}") for n in range(14)]
    posts += [site.post(f"heavy {n}", level=2) for n in range(3)]
    for post in posts:
        decide(client, post, "approve", site.seen(post))
    umi = site.member("umi")
    decide(umi, posts[0], "unpublish", site.seen(posts[0], reason="ad"))
    page = client.get("/desk/shift").text
    assert "<dt>Put up</dt><dd>17</dd>" in page and page.count("<li><p>light") == 12
    assert "so that nobody reads them twice: 3." in page and "no room here: 1." in page
    assert "Not on a wall any more: 1." in page and "reads them twice" not in umi.get("/desk/shift").text


def test_who_says_that_something_stays_learns_whether_somebody_who_leads_is_there(site):
    reader, lead = site.member("sora"), site.member("mori", "lead")
    post = site.post("it was heavy", level=2)
    here, away = "is signed in now, and sees it", "they find it when they come"
    page = reader.post(f"/desk/posts/{post}/stays", data={}).text
    assert here in page and away not in page
    own = lead.post(f"/desk/posts/{post}/stays", data={}).text
    assert here not in own and "You lead this desk alone" in own
    site.store.now(lambda db: db.run("UPDATE staff SET reach = '000-111' WHERE name = 'mori'"))
    site.store.now(
        lambda db: db.run(
            "UPDATE sessions SET seen = seen - 3600 WHERE staff = (SELECT id FROM staff WHERE name = 'mori')"
        )
    )
    page = reader.post(f"/desk/posts/{post}/stays", data={}).text
    assert away in page and here not in page and "mori 000-111" in page


def test_no_page_compares_people(site):
    lead, other = site.member("sora", "lead"), site.member("umi")
    read(site, other, 1, 1, 1)
    for path in ("/desk/shift", "/desk/care"):
        assert "umi" not in lead.get(path).text


def test_what_stays_with_somebody_reaches_those_who_lead(site):
    reader, lead = site.member("sora"), site.member("mori", "lead")
    post = site.post("it was heavy", level=2)
    client_page = reader.get(f"/desk/posts/{post}").text
    assert f'href="/desk/posts/{post}/stays"' in client_page
    assert "Tell them" in reader.get(f"/desk/posts/{post}/stays").text
    long = reader.post(f"/desk/posts/{post}/stays", data={"words": "x" * 401})
    assert long.status_code == 422 and "x" * 401 in long.text
    assert (
        "Thank you for saying so" in reader.post(f"/desk/posts/{post}/stays", data={"words": "my cat"}).text
    )
    assert "my cat" not in reader.get("/desk").text and reader.get("/desk/care").status_code == 403
    assert "stayed with a reader: 1" in lead.get("/desk").text
    page = lead.get("/desk/care").text
    assert "sora" in page and "my cat" in page
    burden = site.store.now(care.burdens)[0]["id"]
    for _ in range(2):
        assert lead.post(f"/desk/care/{burden}/met", data={}).status_code == 303
    page = lead.get("/desk/care").text
    assert "mori spoke with them." in page and "my cat" not in page
    assert "stayed with somebody" not in lead.get("/desk").text
    acts = [row["action"] for row in site.store.now(audit.recent)]
    assert acts.count("stays") == acts.count("met") == 1
    rows = site.store.now(lambda db: db.rows("SELECT * FROM audit"))
    assert not any("cat" in str(value) for row in rows for value in row.values())
    assert reader.post("/desk/posts/none/stays", data={}).status_code == 404


def test_those_who_lead_change_the_rules(site):
    lead = site.member("mori", "lead")
    wanted = {"cap_1": "0", "cap_2": "40", "cap_3": "5", "light": "3", "every": "40", "length": "15"}
    wanted |= {"sample": "5", "sample_new": "30", "new": "50", "weigh_1": "1", "weigh_2": "2", "weigh_3": "6"}
    assert lead.post("/desk/care", data=wanted).status_code == 303
    assert site.store.now(care.rules) == {name: int(value) for name, value in wanted.items()}
    for name, value in (("cap_2", "many"), ("every", "-5"), ("length", "61"), ("light", "１"), ("cap_3", "")):
        answer = lead.post("/desk/care", data=wanted | {name: value})
        assert answer.status_code == 422 and f'value="{value}"' in answer.text
    assert site.store.now(care.rules)["cap_2"] == 40
    assert site.member("umi").post("/desk/care", data=wanted).status_code == 403
    assert [row["action"] for row in site.store.now(audit.recent)].count("rules") == 1


def test_a_shift_is_the_same_from_the_marks_alone_as_from_every_act(site):
    site.member()
    pen, hour = site.pen(), 3600
    site.store.now(lambda db: db.run("DELETE FROM audit WHERE staff = :staff", {"staff": pen.staff}))
    plan = [
        *("sign-in", "skip", "skip", "break", "skip", "skip", "break-later", "skip"),
        *("shift-end", "sign-in", "skip", "break", "skip", "break-end", "skip"),
    ]
    for start in (pen.at - 15 * hour, pen.at - 2 * hour):
        for n, action in enumerate(plan):
            step = Pen(secret=pen.secret, staff=pen.staff, at=start + n * 300)
            site.store.now(ledger.enter, step, action, pen.staff)
            every = site.store.now(
                lambda db: db.rows(
                    "SELECT at, action FROM audit WHERE staff = :staff ORDER BY seq", {"staff": pen.staff}
                )
            )
            assert site.store.now(shift.current, pen.staff, step.at) == shift.shift_of(every, step.at)
