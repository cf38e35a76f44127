"""When a piece is seen: from and until moments of the site, prompts in their week, and what the desk says of it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from hideout.clock import DAY, HOUR, now, week_of
from hideout.store import shelves
from tests.desk.pieces import STORY, Author, fresh, row_of, write

TOKYO = ZoneInfo("Asia/Tokyo")


def test_times_are_those_of_the_site_and_can_be_changed_without_a_new_reading(team):
    author = Author(team.store, team.pen("mori").staff, team.pen("sora").staff)
    piece = author.put("read")
    seen = {"revision": author.row(piece)["revision"]}
    tomorrow = datetime.fromtimestamp(now() + DAY, TOKYO).strftime("%Y-%m-%dT%H:%M")
    yesterday = datetime.fromtimestamp(now() - DAY, TOKYO).strftime("%Y-%m-%dT%H:%M")
    for times, said in (
        ({"starts": "soon", "ends": ""}, "Please write days and hours"),
        ({"starts": tomorrow, "ends": yesterday}, "The end has to come after"),
        ({"starts": "", "ends": yesterday}, "The end has to come after"),
    ):
        answer = team.writer.post(f"/desk/content/{piece}/up", data=seen | times)
        assert answer.status_code == 422 and said in answer.text
        assert all(f'value="{text}"' in answer.text for text in times.values())
    assert author.row(piece)["up"] is None
    assert "Hours are those of Asia/Tokyo." in team.writer.get(f"/desk/content/{piece}").text
    up = team.writer.post(f"/desk/content/{piece}/up", data=seen | {"starts": tomorrow, "ends": ""})
    assert up.status_code == 303 and author.row(piece)["starts"] // 60 == (now() + DAY) // 60
    assert "Will be seen later" in team.reader.get(f"/desk/content/{piece}").text
    assert team.store.now(shelves.one, "story", piece, now()) is None
    # The same words, sooner, and with an end.
    later = team.writer.post(f"/desk/content/{piece}/up", data=seen | {"starts": "", "ends": tomorrow})
    assert later.status_code == 303 and team.store.now(shelves.one, "story", piece, now())
    assert author.row(piece)["ends"] // 60 == (now() + DAY) // 60


def test_a_prompt_belongs_to_one_board_and_one_week(team):
    action = fresh(team.writer, "prompt")
    base = action.removesuffix("/edit")
    this = week_of(now(), "Asia/Tokyo")
    prompt = {
        "kind": "prompt",
        "title": "",
        "body": "さいきん、ほっとしたのはいつ？",
        "board": "wall",
        "week": str(this),
    }
    for wrong in (
        {"board": "nook"},
        {"board": ""},
        {"week": "20200106"},
        {"week": str(this + 1)},
        {"week": "x"},
        {"week": "99999999"},
        {"week": "20260230"},
    ):
        refused = write(team.writer, action, **prompt | wrong)
        assert refused.status_code == 422 and "board and a week" in refused.text
    assert write(team.writer, action, **prompt | {"body": "x" * 301}).status_code == 422
    assert write(team.writer, action, do="offer", **prompt).status_code == 303
    seen = {"revision": row_of(team, action)["revision"]}
    assert team.reader.post(f"{base}/approve", data=seen).status_code == 303
    assert team.writer.post(f"{base}/up", data=seen).status_code == 303
    assert team.store.now(shelves.prompt, "wall", ("ja",), now())["body"] == prompt["body"]
    assert team.store.now(shelves.prompt, "paths", ("ja",), now()) is None
    assert team.store.now(shelves.prompt, "wall", ("ja",), now() + 7 * DAY) is None
    # A second one for the same week waits until the first is taken back.
    second = fresh(team.writer, "prompt")
    write(team.writer, second, do="offer", **prompt | {"body": "another"})
    other = {"revision": row_of(team, second)["revision"]}
    team.reader.post(second.replace("/edit", "/approve"), data=other)
    refused = team.writer.post(second.replace("/edit", "/up"), data=other)
    assert refused.status_code == 409 and "Another prompt stands there" in refused.text
    assert team.writer.post(f"{base}/withdraw", data={}).status_code == 303
    assert team.writer.post(second.replace("/edit", "/up"), data=other).status_code == 303


def test_an_hour_later_the_list_says_so(team, monkeypatch):
    author = Author(team.store, team.pen("mori").staff, team.pen("sora").staff)
    piece = author.put("read")
    assert author.show(piece, now() + HOUR, now() + 2 * HOUR)
    for jump, said in ((0, "Will be seen later"), (HOUR + 60, "Can be seen now"), (3 * HOUR, "Its time is over"), (-DAY, "Will be seen later")):  # fmt: skip
        # The session is as old as the clock says; whoever signs in anew meets the same page.
        monkeypatch.setenv("HIDEOUT_CLOCK", str(jump))
        client = team.member(f"reader {jump}")
        assert said in client.get(f"/desk/content/{piece}").text, jump


def test_a_prompt_whose_week_is_over_is_not_put_up(team, monkeypatch):
    author = Author(team.store, team.pen("mori").staff, team.pen("sora").staff)
    piece = author.put("read", kind="prompt", board="wall")
    row = author.row(piece)
    monkeypatch.setenv("HIDEOUT_CLOCK", str(8 * DAY))
    lead = team.member("later", "lead")
    late = lead.post(f"/desk/content/{piece}/up", data={"revision": row["revision"]})
    assert late.status_code == 422 and "That week is over" in late.text and author.row(piece)["up"] is None
    # The words can be mended all the same, and go to a week that comes; a week that is none is refused.
    form = {
        "kind": "prompt",
        "known": row["revision"],
        "title": "",
        "body": "mended",
        "board": "wall",
        "do": "save",
    }
    for week, status in (
        ("99999999", 422),
        (str(row["week"] + 1), 422),
        (str(week_of(now(), "Asia/Tokyo")), 303),
    ):
        answer = lead.post(f"/desk/content/{piece}/edit", data=STORY | form | {"week": week})
        assert answer.status_code == status, week
