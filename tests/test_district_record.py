"""The record of a district: read from an officer's words, kept, shown, and what is wrong with it."""

import re
from dataclasses import replace

import pytest

from hideout.clock import DAY, now
from hideout.config import load
from hideout.districts import office
from hideout.districts.office import NotFit
from hideout.districts.prefecture import PREFECTURES, prefecture
from hideout.districts.record import FIELDS, Record, own_hosts, read
from hideout.store import districts
from tests.test_districts import LOCAL

WHOLE = {
    "code": "yuki",
    "name_ja": "ゆき市",
    "name_en": "Snow City",
    "prefecture": "宮崎県",
    "languages": "ja_Hira en",
    "tone": "younger",
    "furigana": "yes",
    "lamp": "script",
    "exit_url": "https://www.example.jp/weather/",
    "filter_notice": "はい",
    "desk_from": "9",
    "desk_to": "17",
    "opens": "2026-04-01",
    "closes": "2099-03-31",
    "pupils": "4200",
}


@pytest.fixture
def enter(app, config, store):
    """Return a function that keeps a district and lets the running house know."""

    def enter(**words: str) -> Record:
        if store.now(districts.by_code, "yuki"):
            record = office.edit(config, store, "yuki", words)
        else:
            record = office.add(
                config, store, {"code": "yuki", "name_ja": "ゆき市", "name_en": "Snow City"} | words
            )
        app.state.districts.fill(store.now(districts.everything))
        return record

    return enter


def test_a_record_goes_through_words_and_store_unchanged(config, store):
    made = office.add(config, store, WHOLE)
    assert (
        made.prefecture == "JP-45"
        and made.furigana
        and made.pupils == 4200
        and made.languages == ("ja_Hira", "en")
    )
    assert office.known(store, "yuki") == made
    assert read(made.words(), own_hosts(config)) == (made, [])
    assert set(made.row()) == set(FIELDS)


def test_there_are_47_prefectures_and_each_is_known_by_every_name():
    assert len(PREFECTURES) == 47
    for code, (ja, en) in PREFECTURES.items():
        assert {prefecture(way) for way in (code, code[3:], ja, en, en.upper())} == {code}
    assert prefecture("宮崎") == "JP-45" and prefecture("48") is None and prefecture("京") is None


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("code", "../x"),
        ("code", ""),
        ("code", "雪"),
        ("name_ja", " "),
        ("name_en", "x" * 61),
        ("prefecture", "雪県"),
        ("timezone", "Mars/Olympus"),
        ("timezone", "../../etc/passwd"),
        ("languages", "ja tlh"),
        ("tone", "middling"),
        ("furigana", "perhaps"),
        ("lamp", "bright"),
        ("exit_url", "http://www.example.jp/"),
        ("exit_url", "javascript:alert(1)"),
        ("exit_url", "//evil.example/"),
        ("exit_url", "https://user@www.example.jp/"),
        ("exit_url", "https://refuge.example.jp/x"),
        ("exit_url", "https://REFUGE.example.jp./x"),
        ("exit_url", "https://localhost/"),
        ("exit_url", "https://[::1/"),
        ("exit_url", "https://www.example.jp/" + "a" * 300),
        ("desk_from", "25"),
        ("desk_to", "8"),
        ("opens", "1 April"),
        ("opens", "2099-12-31"),
        ("pupils", "-3"),
        ("pupils", "४२"),
    ],
)
def test_what_cannot_be_used_is_named_and_nothing_is_kept(store, field, said, tmp_path):
    config = load({"data": str(tmp_path / "x"), "public_url": "https://refuge.example.jp"}, environ={})
    with pytest.raises(NotFit) as unfit:
        office.add(config, store, WHOLE | {field: said})
    assert field in {problem.field for _, problem in unfit.value.problems} | {"desk_to"}
    assert office.everything(store) == []


def test_adding_twice_and_editing_nobody_are_refused(config, store):
    office.add(config, store, WHOLE)
    with pytest.raises(NotFit):
        office.add(config, store, WHOLE)
    with pytest.raises(NotFit):
        office.edit(config, store, "none", {"pupils": "3"})
    assert office.edit(config, store, "yuki", {"pupils": "", "exit_url": ""}).pupils == 0


# Pages of this record begin with readings, and so its line has them.
READ = LOCAL.replace(
    "name_en =",
    'name_hira = "ゆき{市|し} こども{電話|でんわ}"\nsummary_hira = "ゆき{市|し}の {子|こ}どもの {電話|でんわ}です。"\nname_en =',
    1,
)


def test_check_names_what_is_lacking_until_all_is_there(config, store, tmp_path):
    bare = office.add(config, store, {"code": "yuki", "name_ja": "ゆき市", "name_en": "Snow City"})
    assert {p.field for p in office.check(config, bare)} == {"helplines", "prefecture", "exit_url", "pupils"}
    source = tmp_path / "lines.toml"
    source.write_text(READ.replace("0120-000-111", "call us"), "utf-8")
    with pytest.raises(NotFit, match="helplines"):
        office.helplines_in(source)
    assert not list(config.folder.glob("helplines/*"))
    source.write_text(READ, "utf-8")
    office.put_helplines(config, store, "yuki", office.helplines_in(source))
    assert office.check(config, office.edit(config, store, "yuki", WHOLE)) == []
    (config.folder / "helplines" / "yuki.toml").write_text("no [ toml", "utf-8")
    assert [p.field for p in office.check(config, replace(bare, **WHOLE_FIELDS))] == ["helplines"]


WHOLE_FIELDS = {"prefecture": "JP-45", "exit_url": "https://www.example.jp/", "pupils": 4200}


def test_the_way_out_is_the_districts_own(enter, visitor, config):
    enter(exit_url="https://www.example.jp/weather")
    left = visitor.client.get("/d/yuki/leave", follow_redirects=False)
    assert left.headers["location"] == "https://www.example.jp/weather"
    back = visitor.client.get("/d/yuki/house", follow_redirects=False)
    assert back.headers["location"] == "https://www.example.jp/weather"
    part = visitor.client.get("/d/yuki/rooms/lamp", headers={"hx-request": "true"}, follow_redirects=False)
    assert part.headers["hx-redirect"] == "https://www.example.jp/weather"
    assert visitor.post("/d/yuki/name", {}).headers["location"] == "/d/yuki/"
    assert visitor.client.get("/house", follow_redirects=False).headers["location"] == config.exit_url


NOTICE = "学校から見えることがあります"
BOXES = (
    "/rooms/murmurs",
    "/rooms/ways",
    "/rooms/shelf",
    "/rooms/lamp",
    "/rooms/letters",
    "/name",
    "/post-status",
)


@pytest.mark.parametrize("path", BOXES)
def test_the_notice_stands_beside_every_text_box(enter, visitor, path):
    enter(filter_notice="no")
    assert NOTICE not in visitor.open(f"/d/yuki{path}")
    enter(filter_notice="yes")
    assert NOTICE in visitor.open(f"/d/yuki{path}")
    assert "<rt>がっこう</rt>" in visitor.open(f"/d/yuki{path}?lang=ja_Hira")
    assert NOTICE not in visitor.open(path)


def test_a_younger_tone_begins_with_easy_sentences_and_takes_no_language_away(enter, person):
    child = person("ja-JP,ja;q=0.9")
    enter(tone="younger", furigana="yes", languages="en")
    page = child.open("/d/yuki/house")
    assert "lang-ja_Hira" in page and "<rt>" in page
    assert re.findall(r'hreflang="(\w+)"', page)[0] == "en" and page.count("hreflang=") == 3
    assert "lang-ja " in child.open("/d/yuki/house?lang=ja") or 'lang-ja"' in child.open(
        "/d/yuki/house?lang=ja"
    )
    assert "lang-en" in person("en").open("/d/yuki/house")
    enter(tone="younger", furigana="no")
    page = child.open("/d/yuki/house")
    assert "lang-ja_Hira" in page and "<rt>" not in page
    assert "<rt>" not in child.open("/house")


def test_readings_can_be_switched_off_where_they_are_the_default(enter, visitor):
    enter(furigana="yes")
    assert "<rt>" in visitor.open("/d/yuki/house")
    visitor.post("/d/yuki/look", {"furigana": "off", "back": "/house"})
    assert "<rt>" not in visitor.open("/d/yuki/house")


@pytest.mark.parametrize(
    ("field", "said", "kept"),
    [
        ("opens", "2026/12/1", "2026-12-01"), ("opens", "2026-12-1", "2026-12-01"), ("opens", "２０２６年１２月１日", "2026-12-01"),
        ("opens", "令和8年4月1日", "2026-04-01"), ("opens", "令和８年４月１日", "2026-04-01"), ("opens", "令和元年5月1日", "2019-05-01"),
        ("pupils", "4,200", 4200), ("pupils", "４２００", 4200), ("pupils", "4,200人", 4200), ("desk_from", "９", 9), ("desk_from", "9時", 9),
    ],
)  # fmt: skip
def test_days_and_numbers_are_understood_as_excel_and_people_write_them(field, said, kept):
    record, wrong = read(
        {**dict.fromkeys(FIELDS, ""), **WHOLE, "desk_to": "17", "closes": "", field: said}, ()
    )
    assert wrong == [] and getattr(record, field) == kept


@pytest.mark.parametrize(
    ("field", "said"),
    [("opens", "2026/13/1"), ("opens", "12/1"), ("opens", "令和8年4月"), ("opens", "R8.4.1"), ("opens", "平成32年4月1日"), ("opens", "令和0年4月1日"), ("opens", "2026-12"), ("opens", "2026-12/1"), ("pupils", "4,20"), ("pupils", "四千"), ("pupils", "4.2")],
)  # fmt: skip
def test_what_could_mean_something_else_is_asked_again(field, said):
    _, wrong = read({**dict.fromkeys(FIELDS, ""), **WHOLE, field: said}, ())
    assert [problem.field for problem in wrong] == [field]


@pytest.mark.parametrize(
    ("words", "days", "is_open"),
    [
        ({"opens": 1}, 0, False),
        ({"opens": 1}, 1, True),
        ({"closes": 0}, 0, True),
        ({"closes": 0}, 1, False),
        ({"opens": -2, "closes": 2}, 0, True),
    ],
)
def test_an_entrance_is_open_between_its_dates(enter, app, visitor, monkeypatch, words, days, is_open):
    from datetime import datetime
    from zoneinfo import ZoneInfo

    today = datetime.fromtimestamp(now(), ZoneInfo("Asia/Tokyo"))
    enter(
        **{
            name: str(today.fromtimestamp(now() + n * DAY, ZoneInfo("Asia/Tokyo")).date())
            for name, n in words.items()
        }
    )
    monkeypatch.setenv("HIDEOUT_CLOCK", str(days * DAY))
    district = app.state.districts.get("yuki")
    assert district and district.closed is not is_open
    assert visitor.client.get("/d/yuki/house", follow_redirects=False).status_code == 200


def test_the_prefectures_own_lines_may_stand_on_the_card(enter, app):
    from starlette.requests import Request

    from rooms.card import region_of

    scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": [], "app": app}
    assert region_of(Request(dict(scope))) == "JP"
    enter(prefecture="Miyazaki")
    assert region_of(Request(scope | {"hideout.district": app.state.districts.get("yuki")})) == "JP-45"


def test_an_error_within_a_district_leads_back_into_it(enter, visitor, app):
    async def broken(request):
        raise RuntimeError("x")

    app.router.add_route("/broken", broken)
    enter()
    page = visitor.client.get("/d/yuki/broken")
    assert page.status_code == 500
    assert set(re.findall(r'href="(/[^"]*)"', page.text)) == {
        link
        for link in re.findall(r'href="(/[^"]*)"', page.text)
        if link.startswith(("/d/yuki/", "/static/"))
    }


def test_the_server_notices_a_change_by_one_number(store):
    seen = [store.now(districts.version)]
    store.now(districts.save, "a", "あ", "A")
    seen.append(store.now(districts.version))
    store.now(districts.save, "b", "い", "B")
    store.now(districts.disable, "a")
    seen.append(store.now(districts.version))
    assert seen == sorted(set(seen))
