"""Names: refused in any disguise, innocent ones let through, with reasons that never repeat the word."""

import pytest

from moderation import names, nickname
from moderation.reading import Context, read
from moderation.triage import screen
from tests.moderation.rows import rows


def test_names_that_lure_hurt_or_deceive_are_refused():
    bad = [row["name"] for row in rows("names") if not row["allow"]]
    missed = [name for name in bad if screen("name", name).outcome != "refuse"]
    assert len(missed) <= 0.02 * len(bad), missed


def test_innocent_names_are_let_through():
    good = [row["name"] for row in rows("names") if row["allow"]]
    refused = [name for name in good if screen("name", name).outcome != "ok"]
    assert len(refused) <= 0.02 * len(good), refused


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", names.EMPTY),
        (" \u3000", names.EMPTY),
        ("a" * 17, names.LONG),
        ("ねこ\u200bねこ", names.HIDDEN),
        ("LINE id sora99", names.REACH),
        ("3組の鈴木はな", names.WHO),
        ("きえたい", names.OTHER),
    ],
)
def test_the_reason_says_what_to_change(name, reason):
    verdict = screen("name", name)
    assert verdict.outcome == "refuse"
    assert reason in verdict.reasons


def test_a_child_reads_only_the_reasons_made_for_names():
    allowed = {names.EMPTY, names.LONG, names.HIDDEN, names.REACH, names.WHO, names.OTHER}
    for row in rows("names"):
        assert set(screen("name", row["name"]).reasons) <= allowed


@pytest.mark.parametrize(
    "name",
    [
        "いたにし",
        "iatinihs",
        "リス○",
        "ま○こ",
        "ADMlN",
        "🅂🅄🄸🄲🄸🄳🄴",
        "42たい",
        "歹ヒにたい",
        "fuuuck",
        "自1殺",
        "nimda",
        "こんち逆さ",
        "kimoi女",
        "てくび🔪",
        "美咲ブス",
        # Spelt as it sounds, by characters of that sound, letter by letter, upside down, drawn with other signs.
        "ケーサツ",
        "珍子",
        "4ni鯛",
        "자ㅅㅏㄹ",
        "ʞɔnɟ",
        "Lにナこレヽ",
        # Neither half is bad alone.
        "橋から落ちたい",
        "灯の番人AI",
        "want 2 b dead",
        "pills n vodka",
        "램프 지기",
    ],
)
def test_a_bad_term_is_found_in_any_disguise(name):
    assert screen("name", name).outcome == "refuse"


@pytest.mark.parametrize(
    "name",
    [
        "田中",
        "山中",
        "おぼえた",
        "ちびっこ",
        "にがて",
        "Mood",
        "Liam",
        "xD",
        "-_-",
        "○まる○",
        "Секстант",
        "Shota",
        "けいじ",
        # A term that stands in the middle of a word, across two words, or has another vowel or accent.
        "イギリスから来た",
        "グレイプ",
        "りす かふぇ",
        "セーフ",
        "コインロッカー",
        "かんがえろ",
        "cọc cạch",
        "歯医者こわい",
        "Officer Cat",
        # Halves of a pair in other words, a curse that is only a sigh, a long vowel.
        "せんせいあのね",
        "橋の下のねこ",
        "腕まくら",
        "Aiden",
        "眠くて死にそう",
        "おちこぼれ",
        "1999",
        "イギリスカレー",
        "コインランドリー",
        "フィンランド",
        "あくびつづく",
        "鯖缶",
        "자살구",
        "笑死",
    ],
)
def test_a_word_that_only_holds_a_bad_run_is_let_through(name):
    assert screen("name", name).outcome == "ok"


def test_sixteen_letters_are_enough_and_marks_do_not_count():
    assert screen("name", "あ" * 16).outcome == "ok"
    assert screen("name", "が" * 16).outcome == "ok"
    assert screen("name", "か\u3099" * 16).outcome == "ok"
    assert screen("name", "🐻\u200d❄️").outcome == "ok"


@pytest.mark.parametrize(
    "name",
    [
        "やまだはなこ5ねん2くみ",
        "小林大輝(西中)",
        "岡田りく たけのこ学級",
        "tanaka yui 5-2",
        "김민준 3학년2반",
        "한빛중 2-3 김서연",
        "三中初二王小明",
        "西中サッカー部岡田湊",
        "Lê Minh An 9A2",
    ],
)
def test_a_full_name_with_a_school_or_a_class_is_refused(name):
    assert names.WHO in screen("name", name).reasons


@pytest.mark.parametrize("name", ["高原", "田中", "Stars and Stripes"])
def test_a_surname_or_a_place_alone_gives_nobody_away(name):
    assert names.WHO not in screen("name", name).reasons


def context(name):
    return Context(kind="name", text=name, reading=read(name))


@pytest.mark.parametrize("name", ["もう明日いらない", "夜明け前に消える子", "fade me out"])
def test_what_no_list_knows_the_vote_may_refuse(name):
    assert not names.listed(context(name)).findings
    (finding,) = names.check(context(name))
    assert finding.outcome == "refuse" and finding.reason == names.OTHER


@pytest.mark.parametrize(
    "name", ["夜更けのコンビニ", "消しゴムなくした", "明日は晴れるかな", "sleepy badger"]
)
def test_the_vote_lets_moods_and_nights_be(name):
    assert not names.check(context(name))


@pytest.mark.parametrize("name", ["", "\u200b", "a" * 5000, "\ud800", "𝕳", "ن" * 16, "🧍‍♀️🧍‍♀️"])
def test_the_vote_reads_whatever_is_given_as_a_name(name):
    assert nickname.refuses(name, read(name)) in (True, False)


@pytest.mark.parametrize("name", ["しねんざん", "死体だ", "staff only", "ねこ"])
def test_what_lists_find_the_vote_weighs(name, monkeypatch):
    found = names.listed(context(name))
    monkeypatch.setattr(nickname, "refuses", lambda name, reading, listed: not listed)
    assert bool(names.check(context(name))) is (not found.findings)


@pytest.mark.parametrize("name", ["ね\u200bこ", "ながいながいながいながいながいなまえ", "。。"])
def test_a_hidden_a_long_or_an_empty_name_is_refused_whatever_the_vote_says(name, monkeypatch):
    monkeypatch.setattr(nickname, "refuses", lambda *_: False)
    assert names.check(context(name))


def test_without_weights_the_lists_decide(monkeypatch):
    monkeypatch.setattr(nickname, "model", lambda: None)
    assert nickname.refuses("ねこ", read("ねこ"), frozenset({"term:ね"}))
    assert not nickname.refuses("ねこ", read("ねこ"))
