"""Appeals as an author makes them: with four words, once, and read by somebody else."""

from hideout.clock import now
from hideout.store import decisions, second, staff, undoing
from hideout.store.decisions import Choice
from moderation import staffing


def declined(visitor, store, text="ねこの話を書きました。"):
    words = visitor.receipt(text)
    if store.now(staff.by_name, "Sora") is None:
        staffing.invite(store, "Sora", "reader", now())
    row = store.now(
        lambda db: db.one("SELECT id, revision, round FROM posts ORDER BY arrived DESC, id LIMIT 1")
    )
    who = store.now(staff.by_name, "Sora")["id"]
    choice = Choice(
        post=row["id"],
        revision=row["revision"],
        round=row["round"],
        staff=who,
        verdict="decline",
        reason="attack",
    )
    assert store.now(decisions.decide, choice, now())
    return words, row["id"]


def ask(visitor, code, **more):
    return visitor.post("/post-status", {"code": code, "do": "appeal"} | more)


def test_an_author_asks_once_and_sees_how_it_stands(visitor, store, reader):
    words, _ = declined(visitor, store)
    page = visitor.post("/post-status", {"code": words}).text
    assert "ほかの人にも読んでもらう" in page
    answer = ask(visitor, words, words="ぼくは おこっていません")
    assert answer.status_code == 200 and "机の上にあります" in answer.text
    assert "おこっていません" not in answer.text
    again = ask(visitor, words, words="もう一度")
    assert again.status_code == 200 and "机の上にあります" in again.text
    kept = store.now(lambda db: db.rows("SELECT words FROM second_reads"))
    assert [row["words"] for row in kept] == ["ぼくは おこっていません"]
    place = reader.post("/desk/second", {}).headers["location"]
    assert "おこっていません" in reader.open(place)
    assert reader.post(place, {"verdict": "approve"}).status_code == 303
    assert "ねこの話を書きました" in visitor.open("/rooms/murmurs")


def test_an_appeal_that_stays_declined_says_so(visitor, store, reader):
    words, _ = declined(visitor, store)
    ask(visitor, words)
    place = reader.post("/desk/second", {}).headers["location"]
    reader.post(place, {"verdict": "decline", "reason": "attack"})
    page = visitor.post("/post-status", {"code": words}).text
    assert "ほかの人も読みました" in page and "ほかの人にも読んでもらう" not in page


def test_too_many_words_come_back(visitor, store):
    words, _ = declined(visitor, store)
    answer = ask(visitor, words, words="あ" * 301)
    assert answer.status_code == 422 and "あ" * 301 in answer.text and "300文字" in answer.text
    assert store.now(lambda db: db.rows("SELECT 1 FROM second_reads")) == []


def test_danger_in_the_words_brings_the_card(visitor, store):
    words, _ = declined(visitor, store)
    before = visitor.post("/post-status", {"code": words}).text.count("tel:")
    answer = ask(visitor, words, words="もう死にたい。今夜やる。")
    assert answer.text.count("tel:") > before


def test_only_what_was_kept_back_can_be_asked_about(visitor, store):
    words = visitor.receipt("まだ読まれていない紙")
    assert ask(visitor, words).status_code == 200
    assert store.now(lambda db: db.rows("SELECT 1 FROM second_reads")) == []
    assert ask(visitor, "ちがう ことば").status_code == 422
    assert store.now(second.appeal, "none", "", now()) == "none"


def test_easy_japanese_and_without_script(person, store):
    visitor = person("ja-Hira")
    words, _ = declined(visitor, store)
    page = visitor.post("/post-status", {"code": words}).text
    assert "<rt>" in page and 'value="appeal"' in page


def test_a_refusal_that_was_taken_back_is_said_to_its_author(visitor, store):
    words, post = declined(visitor, store)
    said = "ちがう答えが出ていたら、それは取り消されました"
    assert said not in visitor.post("/post-status", {"code": words}).text
    who = store.now(staff.by_name, "Sora")["id"]
    assert store.now(undoing.undo, post, who, now())
    page = visitor.post("/post-status", {"code": words}).text
    assert said in page and "壁には貼っていません" not in page
