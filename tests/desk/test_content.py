"""Writing for visitors at the desk: drafts, previews, two who write at once, second readings, and what is entered."""

import json
import re
from html import unescape

import pytest

from hideout.clock import now
from hideout.store import audit, pieces, shelves
from tests.desk.pieces import STORY, Author, fresh, known, row_of, write


def typed(page):
    return unescape(re.search(r"<textarea id=\"body\".*?>\n(.*?)</textarea>", page, re.S)[1])


def test_a_story_goes_from_the_writer_over_a_reader_to_the_shelf(team):
    action = fresh(team.writer)
    base = action.removesuffix("/edit")
    assert write(team.writer, action, do="offer").headers["location"] == base
    assert "Texts of ours that wait for a second reading: 1" in team.reader.get("/desk").text
    assert "Texts of ours" not in team.writer.get("/desk").text
    page = team.reader.get(base).text
    assert "<strong>白い</strong>" in page and "<ruby>雪<rt>ゆき</rt></ruby>" in page
    seen = {"revision": known(page, "revision")}
    assert team.reader.post(f"{base}/approve", data=seen).status_code == 303
    assert team.writer.post(f"{base}/up", data=seen | {"starts": "", "ends": ""}).status_code == 303
    (shown,) = team.store.now(shelves.page, "story", ("ja",), now())
    assert shown["title"] == STORY["title"] and "Can be seen now" in team.reader.get("/desk/content").text


def test_nobody_reads_their_own_a_second_time(team):
    action = fresh(team.writer)
    base = action.removesuffix("/edit")
    write(team.writer, action, do="offer")
    seen = {"revision": row_of(team, action)["revision"], "words": "what I would say"}
    for act in ("approve", "return"):
        refused = team.writer.post(f"{base}/{act}", data=seen)
        assert refused.status_code == 403 and "somebody else reads it" in refused.text
    assert row_of(team, action)["state"] == "offered" and "/approve" not in team.writer.get(base).text
    # A second lead who mends a word has written on it, too.
    again = STORY | {"known": seen["revision"], "body": "mended", "do": "offer"}
    assert team.other.post(action, data=again).status_code == 303
    seen = {"revision": row_of(team, action)["revision"]}
    for client, status in ((team.writer, 403), (team.other, 403), (team.reader, 303)):
        assert client.post(f"{base}/approve", data=seen).status_code == status


def test_two_leads_who_write_at_once_lose_no_word(team):
    action = fresh(team.writer)
    write(team.writer, action)
    base = row_of(team, action)["revision"]
    assert write(team.other, action, known=base, body="theirs").status_code == 303
    late = write(team.writer, action, known=base, body="mine & <so> {字|じ}", title="my title")
    assert late.status_code == 409 and "Somebody else has written" in late.text
    assert typed(late.text) == "mine & <so> {字|じ}" and 'value="my title"' in late.text
    assert "<p>theirs</p>" in late.text and "In the words of tani:" in late.text
    assert row_of(team, action)["body"] == "theirs"
    # Joined, and sent from the page that showed both.
    assert write(team.writer, action, known=known(late.text), body="theirs and mine").status_code == 303
    assert row_of(team, action)["body"] == "theirs and mine" and row_of(team, action)["number"] == 3


def test_the_same_form_sent_twice_is_one_piece(team):
    action = fresh(team.writer)
    for _ in range(2):
        assert write(team.writer, action, do="offer").status_code == 303
    assert (
        len(team.store.now(pieces.everything, now(), past=False)) == 1 and row_of(team, action)["number"] == 1
    )
    assert [row["action"] for row in team.store.now(audit.recent)].count("piece-write") == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"body": " \n "}, "There is no text yet"), ({"title": ""}, "Please write a title"),
        ({"language": "xx"}, "Please choose a language"), ({"body": "x" * 6001}, "6000 characters fit, there are 6001"),
        ({"title": "x" * 81}, "80 characters fit"),
    ],
)  # fmt: skip
def test_what_does_not_fit_comes_back_with_everything_typed(team, wrong, said):
    action = fresh(team.writer)
    sent = {"title": "the title", "body": "the <body>"} | wrong
    answer = write(team.writer, action, **sent)
    assert answer.status_code == 422 and said in answer.text
    assert typed(answer.text) == sent["body"].strip()
    assert f'value="{sent["title"]}"' in answer.text
    assert row_of(team, action) is None


def test_a_preview_keeps_nothing_and_is_what_visitors_see(team):
    action = fresh(team.writer)
    looked = write(
        team.writer, action, do="preview", body="{雪|ゆき} <b>x</b> ![p](https://example.org/p.png)"
    )
    assert looked.status_code == 200 and row_of(team, action) is None
    assert '<article class="piece story" lang="ja">' in looked.text and "&lt;b&gt;" in looked.text
    assert (
        "Pictures or links that do not reach visitors: 1." in looked.text
        and "p.png)</textarea>" in looked.text
    )
    # The page of the house, in the language of the piece, with readings where that language has them.
    write(team.writer, action, language="ja_Hira")
    page = team.reader.get(action.replace("/edit", "/preview")).text
    assert '<a class="way-out"' in page and "<ruby>雪<rt>ゆき</rt></ruby>" in page and "stylesheet" in page


def test_what_the_listener_hears_is_advice_for_writer_and_reader(team):
    # A way to reach somebody, hidden below a reading.
    body = "ここに{書|か}いて: line@example.org"
    action = fresh(team.writer)
    base = action.removesuffix("/edit")
    looked = write(team.writer, action, do="preview", body=body).text
    assert "What the listener heard" in looked and "Only advice" in looked
    assert write(team.writer, action, do="offer", body=body).status_code == 303
    page = team.reader.get(base).text
    assert "What the listener heard" in page and '<mark class="mark">' in page
    assert team.reader.post(f"{base}/approve", data={"revision": known(page, "revision")}).status_code == 303
    quiet = write(team.writer, fresh(team.writer), do="preview", body="雪がふった。").text
    assert "The listener heard nothing" in quiet


def test_what_is_heard_sees_through_readings_and_marks(team):
    looked = [
        write(team.writer, fresh(team.writer), do="preview", body=body).text
        for body in ("もう消えたい", "もう**{消|き}え**たい", "もう{x|きえ}たい")
    ]
    bands = [re.search(r'class="band level-(\d)"', text)[1] for text in looked]
    assert bands[0] == bands[1] == bands[2] != "0"


def test_a_kanji_without_its_reading_is_named_in_easy_japanese_only(team):
    body = "{雪|ゆき}の朝、{茶|ちゃ}をのむ朝。"
    easy = write(
        team.writer, fresh(team.writer), do="preview", body=body, language="ja_Hira", title="題"
    ).text
    assert "Without one: 題朝</p>" in easy
    assert "Without one" not in write(team.writer, fresh(team.writer), do="preview", body=body).text
    whole = {"body": "{雪|ゆき}", "language": "ja_Hira", "title": "ゆき"}
    assert "Without one" not in write(team.writer, fresh(team.writer), do="preview", **whole).text


def test_a_long_text_is_heard_to_the_end_and_in_its_middle(team):
    plain = "朝になって、雪がふっていた。" * 200
    for place in (0, 790, 1500, 2600):
        body = plain[:place] + "もう消えたい。" + plain[place:]
        looked = write(team.writer, fresh(team.writer), do="preview", body=body).text
        assert re.search(r'class="band level-(\d)"', looked)[1] == "2", place
        assert "消えたい" in "".join(re.findall(r'<mark class="mark">(.*?)</mark>', looked)), place
        assert "was not screened" not in looked


def test_a_piece_that_is_given_back_says_why(team):
    action = fresh(team.writer)
    base = action.removesuffix("/edit")
    write(team.writer, action, do="offer")
    seen = {"revision": row_of(team, action)["revision"]}
    for words, said in (("", "Please write what should"), ("x" * 601, "longer than 600")):
        answer = team.reader.post(f"{base}/return", data=seen | {"words": words})
        assert answer.status_code == 422 and said in answer.text
        if words:
            assert words in answer.text
    assert team.reader.post(f"{base}/return", data=seen | {"words": "shorter, <please>"}).status_code == 303
    assert "given back, with words" in team.writer.get("/desk/content").text
    page = team.writer.get(base).text
    assert "sora gave it back:" in page and "shorter, &lt;please&gt;" in page
    late = team.reader.post(f"{base}/return", data=seen | {"words": "said too late"})
    assert late.status_code == 409 and "said too late" in late.text


def test_a_piece_keeps_its_kind(team):
    action = fresh(team.writer)
    write(team.writer, action)
    revision = row_of(team, action)["revision"]
    assert write(team.writer, action, kind="answer", known=revision).status_code == 404
    assert write(team.writer, action, kind="poem").status_code == 404
    for address in ("/desk/content/xyz/edit", "/desk/content/0123456789ABCDEF01/edit"):
        assert write(team.writer, address).status_code == 404
    assert team.writer.get("/desk/content/new?kind=poem").status_code == 404


def test_what_is_changed_while_it_is_up_leaves_the_words_that_were_read(team):
    author = Author(team.store, team.pen("mori").staff, team.pen("sora").staff)
    piece = author.put("up", "read words")
    action = f"/desk/content/{piece}/edit"
    assert write(team.writer, action, known=author.row(piece)["revision"], body="newer").status_code == 303
    assert team.store.now(shelves.one, "story", piece, now())["body"] == "read words"
    page = team.reader.get(f"/desk/content/{piece}").text
    assert "Version 1, which was read and approved, can be seen" in page
    listed = team.reader.get("/desk/content").text
    assert "version 1 can be seen meanwhile" in listed
    # Whoever sends the form of the version before puts up nothing.
    old = team.store.now(pieces.one, piece)["up"]
    assert team.writer.post(f"/desk/content/{piece}/up", data={"revision": old}).status_code == 409


def test_the_log_holds_every_act_and_no_word(team):
    action = fresh(team.writer)
    base = action.removesuffix("/edit")
    write(team.writer, action, do="offer", title="qzqtitle", body="qzqbody")
    seen = {"revision": row_of(team, action)["revision"], "words": "qzqwords"}
    team.reader.post(f"{base}/return", data=seen)
    team.writer.post(f"{base}/offer", data=seen)
    team.reader.post(f"{base}/approve", data=seen)
    team.writer.post(f"{base}/up", data=seen)
    team.writer.post(f"{base}/withdraw", data={})
    acts = [row["action"] for row in team.store.now(audit.recent) if row["action"].startswith("piece-")]
    wanted = ["write", "offer", "return", "offer", "approve", "up", "withdraw"]
    assert acts[::-1] == [f"piece-{act}" for act in wanted]
    rows = team.store.now(lambda db: db.rows("SELECT * FROM audit"))
    assert "qzq" not in json.dumps(rows) and not team.store.now(audit.verify, team.store.secret)
    page = team.writer.get("/desk/log").text
    assert "read a text of ours and gave it back" in page and f'href="{base}"' in page and "qzq" not in page


def test_who_may_not_write_reads_and_sees_no_form(team):
    assert "Nothing is going on here" in team.reader.get("/desk/content").text
    assert team.reader.get("/desk/content/new?kind=story").status_code == 403
    assert "/desk/content/new" not in team.reader.get("/desk/content").text
    assert "/desk/content/new?kind=prompt" in team.writer.get("/desk/content").text


def test_what_is_past_has_a_list_of_its_own_and_a_long_list_has_pages(team):
    author = Author(team.store, team.pen("mori").staff, team.pen("sora").staff)
    for number in range(pieces.PAGE + 3):
        author.put("draft", title=f"draft {number}.")
    author.put("withdrawn", title="taken back")
    author.put("over", title="long ago")
    first = team.reader.get("/desk/content").text
    assert "taken back" not in first and "long ago" not in first
    more = unescape(re.search(r'rel="next" href="([^"]+)"', first)[1])
    second = team.reader.get(more).text
    found = re.findall(r">(draft \d+\.)<", first + second)
    assert len(found) == len(set(found)) == pieces.PAGE + 3 and 'rel="next"' not in second
    past = team.reader.get("/desk/content?show=past").text
    assert "taken back" in past and "long ago" in past and "draft" not in past.partition("<main")[2].lower()
