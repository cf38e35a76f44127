"""Folding keeps the way back to the original, whatever the disguise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.normalise import LIMIT, calm, fold, folded
from moderation.reading import read
from moderation.triage import screen

_WISH = "しにたい"


@pytest.mark.parametrize(
    "text",
    [
        "シニタイ",
        "ｼﾆﾀｲ",
        "し に た い",
        "し\nに\nた\nい",
        "し.に.た.い",
        "し\u200bに\u200bた\u200bい",
        "し・に・た・い",
        "しにたーい",
        "しにたぃ",
        "しにたi",
        "シ二夕イ",
        "ιﾆたレヽ",
        "四二体",
    ],
)
def test_a_disguised_wish_reads_as_the_plain_one(text):
    assert _WISH in read(text).run.text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Ｆｕｌｌ", "full"),
        ("sоrrу", "sorry"),
        ("wh4t", "what"),
        ("h-e-l-l-o", "hello"),
        ("nooooo", "no"),
        ("café", "cafe"),
    ],
)
def test_latin_disguises_are_read(text, plain):
    reading = read(text)
    assert plain in (reading.words.text, reading.leet.text)


@pytest.mark.parametrize(
    ("text", "sign"), [("a\u200bb", "invisible"), ("a\u202eb", "bidi"), ("z" + "\u0335" * 5, "stacked")]
)
def test_a_disguise_is_itself_a_sign(text, sign):
    assert sign in read(text).signs
    assert not read("🐻\u200d❄️ しろくま").signs


@pytest.mark.parametrize("text", ["いたにし", "いたえき うも", "い た に し", "eid ot tnaw i"])
def test_a_wish_written_from_its_end_is_heard(text):
    verdict = screen("chat", text)
    assert verdict.level == 2
    assert all(0 <= span.start < span.end <= len(text) for span in verdict.findings[0].spans)


@pytest.mark.parametrize(
    "text", ["きいたにしては よかった", "みたにしても はやい", "Eid is not on the first"]
)
def test_letters_that_fall_so_by_chance_are_no_wish(text):
    assert screen("chat", text).level < 2


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("氵肖えたい", "消えたい"),
        ("糸冬わり", "終わり"),
        ("もぅ ⊇ゎ<ﾅょレヽ", "もうこわくない"),
        ("こnや なにする", "こんやなにする"),
        ("0Dした", "odした"),
    ],
)
def test_what_is_drawn_for_letters_is_read_as_them(text, meant):
    assert meant in read(text).run.text


@pytest.mark.parametrize(
    "text", ["市に体育館ができた", "私に対して", "コミュ力が高い", "10daysだって", "すき<3", "時差つらい"]
)
def test_what_only_resembles_that_stays(text):
    assert read(text).run.text == folded(text).replace("<", "")


@pytest.mark.parametrize(
    "text",
    [
        "しずかな朝\nにわとりの声\nたまご焼き\nいつもの席",
        "仕事の日\n日記\n楽な靴\n家の鍵",
        "もう夜かし\nいつも一人に\nまただめだった\nつまらない",
    ],
)
def test_a_wish_in_the_first_or_last_letters_of_lines_is_heard(text):
    verdict = screen("chat", text)
    assert verdict.level == 2
    assert all(0 <= span.start < span.end <= len(text) for span in verdict.findings[0].spans)


@pytest.mark.parametrize(
    "text",
    [
        "牛乳\nたまご\nきゅうり\nいちご",
        "しお\nにく\nたけのこ",
        "\n".join(("もも", "うめ", "しそ", "にら", "たい", "いか", "えび", "かに", "たこ", "さけ", "ぶり")),
    ],
)
def test_a_list_of_things_says_nothing_downwards(text):
    assert screen("chat", text).level < 2


@given(st.text(max_size=200))
def test_every_view_leads_back_into_the_text(text):
    reading = read(text)
    for view in (
        reading.plain,
        reading.words,
        reading.leet,
        reading.run,
        reading.squeezed,
        reading.mirror.view,
        reading.column.view,
    ):
        assert len(view.text) == len(view.starts) == len(view.ends)
        assert all(0 <= start < end <= len(text) for start, end in zip(view.starts, view.ends, strict=True))


@pytest.mark.parametrize(
    "text", ["ねえ、ｼﾆﾀｲって", "㌔ ｶﾞ シニタイ", "🐻\u200d❄️ し\u200bにたい", "ﾊﾟﾊﾟ もう死 に た い です"]
)
def test_spans_point_at_the_words_in_the_original(text):
    (finding,) = [f for f in screen("chat", text).findings if f.category == "suicide"]
    marked = [text[span.start : span.end] for span in finding.spans]
    assert any(
        "しにたい" in folded(piece).replace(" ", "") or "死にたい" in piece.replace(" ", "")
        for piece in marked
    ), marked


def test_a_long_text_is_read_at_head_and_tail_and_says_so():
    view, signs = fold("あ" * LIMIT + "い" * 3000)
    assert "cut" in signs
    assert len(view.text) <= LIMIT + 1
    verdict = screen("chat", "きょうの話。" * 2000 + "もう死にたい")
    assert verdict.level == 2
    span = next(f for f in verdict.findings if f.category == "suicide").spans[0]
    assert span.end == len("きょうの話。" * 2000 + "もう死にたい")
    assert screen("post", "晴れ。" * 3000).outcome == "hold"


@given(st.text(alphabet="あがっゃー死にタ力イ二aAooe0４ｱﾞé 。-йк", max_size=12))
def test_a_word_of_a_list_folds_as_a_text_does(text):
    assert folded(text) == calm(fold(text)[0]).text
