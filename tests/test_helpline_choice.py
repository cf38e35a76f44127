"""The card: somebody who answers now stands first, and nobody is ever left with one way only."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hideout.helpline import LIVE, Hours
from hideout.helpline_choice import NEEDS, choose
from hideout.helpline_terms import AUDIENCES, TOPICS
from hideout.helplines import Helplines, shipped
from hideout.opening import opening
from rooms.card import Line
from tests.test_opening import line, row

DESK = line(row(frozenset(range(5)), "09:00", "17:00"), id="city-desk", local=True, region="JP-13")


def moment(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Tokyo")).timestamp())


NIGHT, DAY, EVENING = moment("2026-11-26 02:30"), moment("2026-11-24 10:00"), moment("2026-11-25 18:00")


def ids(**asked: object) -> list[str]:
    lines = asked.pop("helplines", shipped())
    return [chosen.id for chosen in choose(lines, **({"at": EVENING} | asked))]


def test_somebody_who_wants_to_die_sees_chat_and_phone_that_answer():
    assert ids(need=["suicide"], at=NIGHT) == ["anata-no-ibasho", "inochi-sos", "yorisoi", "kodomo-sos-24h"]
    assert ids(need=["suicide"], at=DAY) == ["anata-no-ibasho", "ikizurabit", "inochi-sos", "yorisoi"]


@pytest.mark.parametrize(
    ("need", "first", "second"),
    [
        (["suicide"], "fire-ambulance-119", "police-110"),
        (["overdose"], "fire-ambulance-119", "police-110"),
        (["overdose", "abuse"], "fire-ambulance-119", "police-110"),
        (["abuse"], "police-110", "fire-ambulance-119"),
        (["attack", "suicide"], "police-110", "fire-ambulance-119"),
        (["sexual_violence"], "police-110", "fire-ambulance-119"),
        ([], "fire-ambulance-119", "police-110"),
    ],
)
def test_danger_now_begins_with_the_emergency_numbers(need, first, second):
    chosen = ids(need=need, now=True)
    assert chosen[:2] == [first, second] and len(chosen) == 4


def test_an_attacker_near_by_calls_for_ways_without_a_voice():
    chosen = ids(need=["attack"], now=True, silent=True)
    assert chosen == ["police-110", "anata-no-ibasho", "dv-plus", "fire-ambulance-119"]
    assert ids(need=["attack"], now=True, silent=True, at=NIGHT)[:2] == ["police-110", "anata-no-ibasho"]


def test_a_need_of_its_own_keeps_a_seat_for_those_who_know_it():
    assert "onestop-8891" in ids(need=["sexual_violence"], limit=5)
    assert "jisou-189" in ids(need=["abuse"], at=NIGHT, limit=5)
    assert "poison-osaka" in ids(need=["overdose"], now=True)
    assert "poison-osaka" not in ids(need=["self_harm"])
    assert "kodomo-sos-24h" in ids(need=["bullying"], at=NIGHT)


@pytest.mark.parametrize("language", ["ja", "ja_Hira", "en"])
@pytest.mark.parametrize("at", [NIGHT, DAY, EVENING])
@pytest.mark.parametrize("need", [["abuse"], ["put_out"], ["suicide", "put_out"], ["abuse", "suicide"]])
def test_a_child_who_is_hit_or_put_out_finds_the_childs_line_first_and_writing_second(need, at, language):
    chosen = ids(need=need, audience="children", at=at, language=language)
    assert chosen[0] == "jisou-189" and chosen[-1] == "police-110"
    second = shipped().get(chosen[1])
    assert any(opening(second, at, kind).state == "open" for kind in ("chat", "sms", "line"))


def test_small_children_find_a_childs_line_whatever_they_need():
    for at in (NIGHT, DAY, EVENING):
        chosen = ids(need=["suicide"], audience="children", young=True, limit=3, at=at)
        assert "kodomo-sos-24h" in chosen and "anata-no-ibasho" in chosen


def test_a_child_who_was_touched_finds_those_who_know_about_it_beside_the_childs_line():
    for at in (NIGHT, EVENING):
        chosen = ids(need=["sexual_violence", "abuse"], audience="children", at=at)
        assert chosen[0] == "jisou-189" and {"police-8103", "onestop-8891"} & set(chosen)


def test_what_was_taken_earlier_keeps_the_ambulance_on_the_card():
    assert ids(need=["overdose"])[-1] == "fire-ambulance-119"
    assert ids(need=["crime_victim"])[-1] == "police-110"


def test_the_childs_line_is_that_of_the_country_and_only_a_childs():
    for region, first in (("GB", "gb-childline"), ("AU", "au-kids-helpline"), ("TW", "tw-113")):
        asked = {"need": ["abuse", "suicide"], "language": "en", "region": region}
        assert ids(audience="children", **asked)[0] == first
    assert ids(need=["abuse"], at=DAY)[0] != "jisou-189"
    assert "jisou-189" in ids(need=["abuse"], audience="children", now=True, silent=True, at=DAY, limit=5)
    assert ids(need=["put_out"], audience="children", now=True)[0] == "police-110"


def test_other_languages_come_first_where_they_are_spoken_but_never_alone():
    chosen = ids(need=["suicide"], language="en", at=NIGHT)
    assert chosen[:2] == ["tell-lifeline", "yorisoi-foreign"]
    assert "anata-no-ibasho" in chosen
    assert not {"tell-lifeline", "gaikokujin-local"} & set(ids(language="zh-Hans"))
    assert not {"tell-lifeline", "yorisoi-foreign"} & set(ids(need=["suicide"], language="ja_Hira", limit=30))


@pytest.mark.parametrize("limit", [4, 6])
@pytest.mark.parametrize("language", ["ja", "en", "vi"])
def test_who_is_open_stands_before_who_is_closed_in_every_language_at_every_hour(language, limit):
    for hour in range(0, 7 * 24, 2):
        at = DAY + hour * 3600
        found = [
            shipped().get(id) for id in ids(need=["suicide"], audience="children", language=language, at=at)
        ]
        closed = [opening(line, at).state == "closed" for line in found]
        assert closed == sorted(closed) and not closed[0], (hour, [line.id for line in found])


def test_other_countries_and_prefectures_only_where_asked_for():
    assert {shipped().get(id).region for id in ids(limit=40)} == {"JP"}
    assert "tokyo-inochi" in ids(need=["suicide"], region="JP-13", limit=12)
    assert ids(need=["suicide"], region="US", language="en")[0] == "us-988"


def test_a_district_line_that_is_open_comes_first_and_a_closed_one_is_not_lost():
    lines = shipped().merge([DESK])
    assert ids(helplines=lines, at=DAY)[0] == "city-desk"
    closed = ids(helplines=lines, at=NIGHT)
    assert "city-desk" in closed and closed[0] != "city-desk"
    assert "city-desk" not in ids(helplines=lines, at=NIGHT, now=True)


def test_at_night_one_line_that_never_closes_keeps_its_seat():
    evening = [
        line(row(frozenset(range(7)), "16:00", "23:00"), channels=("chat",), id=f"chat-{n}") for n in range(5)
    ]
    never_closed = line(Hours(always=True), id="all-night", confidence="confirmed", topics=("any",))
    lines = Helplines([*evening, never_closed])
    assert "all-night" not in ids(helplines=lines, at=moment("2026-11-24 21:59"))
    assert "all-night" in ids(helplines=lines, at=moment("2026-11-24 22:00"))


def test_two_are_shown_even_from_poor_data():
    two = Helplines(
        [shipped().get("notalone"), shipped().get("kurume-ninshin"), shipped().get("date-dv-110")]
    )
    assert set(ids(helplines=two, region="JP-40", need=["suicide"])) == {"notalone", "kurume-ninshin"}


HURT = {
    "attack",
    "abuse",
    "domestic_violence",
    "sexual",
    "sexual_violence",
    "put_out",
    "overdose",
    "crime_victim",
}


def test_whoever_was_hurt_by_somebody_finds_the_police_last():
    chosen = ids(need=["abuse"], limit=5)
    assert chosen[-1] == "police-110" and len(chosen) == 5 and "jisou-189" in chosen
    assert ids(need=["sexual_violence"], limit=5)[-1] == "police-110"
    assert "police-110" not in ids(need=["violence", "suicide"])


POISON = {"poison-osaka", "poison-tsukuba"}
SWALLOWED = {"overdose", "substance"}


def test_poison_lines_come_for_a_swallowed_poison_now():
    assert set(ids(need=["overdose"], now=True, at=DAY, limit=6)) >= POISON
    assert not POISON & set(ids(need=["overdose", "suicide"], at=DAY, limit=40))


@given(
    at=st.integers(moment("2026-01-01 00:00"), moment("2028-01-01 00:00")),
    need=st.lists(st.sampled_from(sorted({*TOPICS, *NEEDS})), max_size=4),
    audience=st.sampled_from([None, *sorted(AUDIENCES)]),
    language=st.sampled_from(["ja", "ja_Hira", "en"]),
    now=st.booleans(),
    silent=st.booleans(),
)
def test_poison_lines_come_for_nothing_else(at, need, audience, language, now, silent):
    if not (now and SWALLOWED & set(need)):
        asked = {"at": at, "need": need, "audience": audience, "language": language, "now": now}
        assert not POISON & set(ids(**asked, silent=silent, limit=40))


@given(
    at=st.integers(moment("2026-01-01 00:00"), moment("2028-01-01 00:00")),
    need=st.lists(st.sampled_from(sorted({*TOPICS, *NEEDS, "never heard of"})), max_size=3),
    audience=st.sampled_from([None, *sorted(AUDIENCES)]),
    language=st.sampled_from(["ja", "ja_Hira", "en", "zh-Hans", "tl", "xx"]),
    now=st.booleans(),
    silent=st.booleans(),
    limit=st.integers(0, 6),
    region=st.sampled_from(["JP", "JP-13", "JP-40"]),
)
def test_whoever_asks_is_never_left_with_one_way_only(
    at, need, audience, language, now, silent, limit, region
):
    asked = {
        "at": at, "need": need, "audience": audience, "language": language, "now": now, "silent": silent,
        "limit": limit, "region": region,
    }  # fmt: skip
    chosen = choose(shipped(), **asked)
    assert chosen == choose(shipped(), **(asked | {"need": tuple(reversed(need))}))
    assert 2 <= len(chosen) <= max(2, limit) and len({line.id for line in chosen}) == len(chosen)
    assert all(line.confidence != "unconfirmed" for line in chosen)
    assert any(
        line.sure and opening(line, at).state == "open" and opening(line, at).person for line in chosen
    )
    assert all(line.region in ("JP", region, "INT") for line in chosen)
    told = not HURT.isdisjoint(need)
    assert any(line.kind == "emergency" for line in chosen) == (now or told)
    if language.startswith("ja"):
        assert not any(line.recheck for line in chosen)
    hour = datetime.fromtimestamp(at, ZoneInfo("Asia/Tokyo")).hour
    if hour >= 22 or hour < 6:
        assert any(line.always and {c.type for c in line.channels} & LIVE for line in chosen)


def test_a_way_that_nobody_answers_now_is_known_to_be_shut():
    dv = shipped().get("dv-plus")
    assert Line.at(dv, NIGHT).shut == {"chat"} and Line.at(dv, EVENING).shut == set()
    # Where the whole line is closed, that is said of the line.
    closed = Line.at(DESK, NIGHT)
    assert closed.opening.state == "closed" and not closed.shut


@pytest.mark.parametrize("need", ["self_harm", "eating", "bullying", "abuse"])
def test_whoever_does_not_speak_japanese_is_understood_whatever_is_told(need):
    chosen = [shipped().get(one) for one in ids(need=[need], audience="children", language="en", at=NIGHT)]
    assert any(line.speaks("en") and line.live and opening(line, NIGHT).state != "closed" for line in chosen)
