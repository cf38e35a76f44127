"""Little pictures say something only in company; numbers that count lead to nobody, those of a card to somebody."""

import pytest

from moderation.triage import screen


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("🍑🍆 anyone up", "sexual"),
        ("🍃🔌 for who knows", "ad"),
        ("葉っぱ🍃わかる人だけ", "ad"),
        ("🪦まであと少し", "risk"),
        ("me by sunday: 🪦", "risk"),
    ],
)
def test_pictures_in_company_are_raised(text, flag):
    assert flag in screen("post", text).flags


@pytest.mark.parametrize(
    "text",
    [
        "🍆🍑 at the market, mum made jam",
        "🍑のゼリーを🍒とたべた",
        "🔌 forgot my charger under the 🍃",
        "ハロウィンの🪦をかざった",
        "🪦 is my favourite stage of that game",
    ],
)
def test_pictures_of_every_day_are_not(text):
    assert not {"sexual", "ad", "risk"} & set(screen("post", text).flags)


@pytest.mark.parametrize(
    "text",
    [
        "ハイスコア 090,312,000 でした",
        "my high score is 0900000123 and nobody saw",
        "pi goes 3.14159265358979323846 and on",
        "New Zealand: 1737, somebody kind answered",
        "24時間子供SOSダイヤル 0120-0-78310 のカードをもらった",
    ],
)
def test_what_counts_and_what_everyone_may_ring_is_no_contact(text):
    assert not {"contact", "personal_info"} & set(screen("post", text).flags)


def test_a_number_that_hides_behind_a_score_is_contact_all_the_same():
    assert "contact" in screen("post", "ハイスコアは 090-0000-1234 だよ").flags
    assert "contact" in screen("post", "my score 09000001234 ring me").flags


def test_the_number_of_a_card_tells_who_somebody_is_and_is_no_account():
    flags = screen("post", "mum's card is 4000 0000 0000 0000 exp 01/30").flags
    assert "personal_info" in flags
    assert "contact" not in flags


@pytest.mark.parametrize("name", ["🪼🪼", "🪿", "🫧🪼"])
def test_pictures_newer_than_the_tables_may_be_a_name(name):
    assert screen("name", name).outcome == "ok"


@pytest.mark.parametrize(
    "text",
    [
        "aitch tee tee pee, then mossroom dot example",
        "three dubs, dot, mossroom, dot, example",
        "だぶりゅ三つ、てん、こけのへや、てん、こむ",
    ],
)
def test_an_address_said_letter_by_letter_is_a_link(text):
    assert "link" in screen("post", text).flags
