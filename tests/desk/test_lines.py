"""Local helplines at the desk: added, changed and removed by an admin; the file stays what counts, and pages use it at once."""

import re
import tomllib
from html import unescape

import pytest

from hideout.districts import lines, office
from hideout.districts.kit import register
from hideout.districts.office import NotFit
from hideout.helplines import load, shipped
from hideout.store import audit, districts
from moderation.desk import leaf
from tests.test_districts import LOCAL

NEW = "/desk/districts/yuki/lines"
WORDS = {
    "name": "ゆき市 教育相談室", "name_hira": "", "name_en": "Snow City school advice", "operator": "ゆき市",
    "kind": "public_service", "region": "JP-45", "languages": "ja en", "anonymous": "yes",
    "summary_ja": "学校のことを話せます。", "summary_en": "Talk about school.", "summary_hira": "",
    "topic-school": "on", "topic-any": "on", "audience-children": "on",
    "way0-type": "phone", "way0-value": "０１２０ー000‐222", "way0-free": "yes", "way0-label": "市内から",
    "way1-type": "chat", "way1-value": "https://soudan.example.jp/chat", "way1-free": "",
    "time0-form": "days", "time0-mon": "on", "time0-fri": "on", "time0-from": "９：００", "time0-to": "17:00",
    "time0-closed": "on", "time1-form": "",
    "source0-url": "https://city.example.jp/soudan", "source0-date": "2026-11-01", "source0-by": "municipality",
    "source0-confirms-number": "on", "source0-confirms-hours": "on", "source1-by": "municipality",
    "confidence": "confirmed", "checked_on": "2026-11-20",
}  # fmt: skip


@pytest.fixture
def snow(site):
    site.store.now(districts.save, "yuki", "ゆき市", "Snow City", prefecture="JP-45")
    return site


def lie(site, text=LOCAL):
    """Put a file of local lines where the command line puts it."""
    path = site.config.folder / "helplines" / "yuki.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def acts(site) -> list[tuple[str, str, str]]:
    found = site.store.now(audit.recent)
    return [(a["staff"], a["action"], a["subject"]) for a in reversed(found) if "helpline" in a["action"]]


def field(page: str, name: str) -> str:
    return re.search(rf'name="{name}" value="([^"]*)"', page)[1]


def sent(site, client, id: str) -> dict[str, str]:
    """Return what the form of a line sends when nothing is changed."""
    record = office.known(site.store, "yuki")
    words = leaf.typed(lines.kept(site.config, record.code)[id].entry)
    return words | {"mark": field(client.get(f"{NEW}/{id}").text, "mark")}


def test_an_admin_adds_changes_and_removes_a_line(snow):
    mio = snow.member("mio", "admin")
    assert f'href="{NEW}"' in mio.get("/desk/districts/yuki").text
    id = field(mio.get(NEW).text, "id")
    for _ in range(2):  # pressed twice
        answer = mio.post(NEW, data=WORDS | {"id": id})
        assert (answer.status_code, answer.headers["location"]) == (303, "/desk/districts/yuki")
    path = snow.config.folder / "helplines" / "yuki.toml"
    (line,) = load(path, local=True).all()
    assert line.id == id and line.region == "JP-45" and line.anonymous and line.channels[0].free
    assert [way.value for way in line.channels] == ["0120-000-222", "https://soudan.example.jp/chat"]
    assert line.hours[0].start == 540 and line.hours[0].closed_on_holidays
    page = mio.get("/desk/districts/yuki").text
    assert "0120-000-222" in page and f'href="{NEW}/{id}"' in page
    assert snow.app.state.local_helplines.joined("yuki").all()[0].id == id
    (order,) = register.orders(snow.config, snow.store.now(districts.everything), ["yuki"])
    assert "soudan.example.jp" in [host for host, *_ in order.hosts()] and order.on_paper[0].id == id
    changed = sent(snow, mio, id) | {"way0-value": "0120-000-333"}
    assert mio.post(f"{NEW}/{id}", data=changed).status_code == 303
    assert snow.app.state.local_helplines.of("yuki")[0].channels[0].value == "0120-000-333"
    mark = sent(snow, mio, id)["mark"]
    assert mio.post(f"{NEW}/{id}/remove", data={"mark": mark}).status_code == 303
    assert snow.app.state.local_helplines.joined("yuki") is shipped()
    assert acts(snow) == [("mio", f"helpline-{act}", f"yuki/{id}") for act in ("add", "edit", "remove")]
    assert "0120-000" not in str(snow.store.now(lambda db: db.rows("SELECT * FROM audit")))
    assert snow.store.now(audit.verify, snow.store.secret) == []
    lead = snow.member("sora", "lead")
    assert "地区の相談窓口を変えた" in lead.get("/desk/log?lang=ja").text


BAD = [
    ("name", "", "name", "記入してください"),
    ("way0-value", "市役所", "channels", "数字とハイフン"),
    ("way1-value", "http://soudan.example.jp", "channels", "https://"),
    ("time0-from", "9時", "hours", "09:00 のように"),
    ("time0-to", "", "hours", "両方の時刻"),
    ("source0-url", "", "source", "https:// のアドレスか、文書の名前"),
    ("source0-date", "", "source", "日付と"),
    ("summary_ja", "学校のこと", "summary_ja", "「。」"),
    ("summary_en", "School", "summary_en", "ピリオド"),
    ("languages", "日本語", "languages", "zh-Hans"),
    ("region", "US", "region", "都道府県"),
    ("source0-by", "press", "source", "公式の出典"),
    ("checked_on", "きのう", "checked_on", "確かめた日"),
    ("name_hira", "{雪|yuki}", "name_hira", "縦棒"),
]


@pytest.mark.parametrize(("name", "typed", "where", "told"), BAD, ids=[one[0] + one[1] for one in BAD])
def test_what_cannot_be_used_comes_back_with_its_reason(snow, name, typed, where, told):
    mio = snow.member("mio", "admin")
    answer = mio.post(f"{NEW}?lang=ja", data=WORDS | {name: typed})
    page = unescape(answer.text)
    assert answer.status_code == 422 and told in page and f'href="#{where}"' in page
    assert f'id="{where}' in page and "このままでは使えません" not in page
    shown = f'value="{typed}" selected' if name in ("region", "source0-by") else f'value="{typed}"'
    assert shown in page and (name == "name_en" or 'value="Snow City school advice"' in page)
    assert not (snow.config.folder / "helplines" / "yuki.toml").exists() and acts(snow) == []


def test_nothing_ticked_comes_back_as_well(snow):
    mio = snow.member("mio", "admin")
    bare = {
        name: text for name, text in WORDS.items() if not name.startswith(("topic", "way", "time", "source"))
    }
    page = mio.post(f"{NEW}?lang=ja", data=bare).text
    for where in ("channels", "hours", "source"):
        assert f'href="#{where}"' in page and f'id="{where}"' in page
    bare = {name: text for name, text in WORDS.items() if not name.startswith(("topic", "audience"))}
    page = mio.post(f"{NEW}?lang=ja", data=bare).text
    assert 'href="#topics"' in page and 'href="#audience"' in page


def test_a_file_from_the_command_line_is_changed_and_keeps_what_was_written_around(snow):
    path = lie(snow, LOCAL.replace("[[helpline]]", "# Asked by telephone in May.\n[[helpline]]"))
    mio = snow.member("mio", "admin")
    assert mio.post(f"{NEW}/yuki-city-line", data=sent(snow, mio, "yuki-city-line")).status_code == 303
    assert path.read_text("utf-8") == LOCAL.replace(
        "[[helpline]]", "# Asked by telephone in May.\n[[helpline]]"
    )
    assert acts(snow) == []
    changed = sent(snow, mio, "yuki-city-line") | {"name": "ゆき市 よるの電話"}
    assert mio.post(f"{NEW}/yuki-city-line", data=changed).status_code == 303
    text = path.read_text("utf-8")
    assert "# Asked by telephone in May." in text and "よるの電話" in text
    assert text == LOCAL.replace("[[helpline]]", "# Asked by telephone in May.\n[[helpline]]").replace(
        "こども電話", "よるの電話"
    )
    assert mio.post(NEW, data=WORDS).status_code == 303
    assert [line.name for line in load(path, local=True).all()] == ["ゆき市 よるの電話", "ゆき市 教育相談室"]


def test_the_command_line_still_takes_a_file_and_the_desk_shows_it(snow, tmp_path):
    mio = snow.member("mio", "admin")
    mio.post(NEW, data=WORDS)
    (tmp_path / "lines.toml").write_text(LOCAL, "utf-8")
    office.put_helplines(snow.config, snow.store, "yuki", office.helplines_in(tmp_path / "lines.toml"))
    assert list(lines.kept(snow.config, "yuki")) == ["yuki-city-line"]
    snow.app.state.local_helplines.renew("yuki")
    page = mio.get("/desk/districts/yuki?lang=ja").text
    assert "0120-000-111" in page and "0120-000-222" not in page


def test_what_somebody_else_changed_meanwhile_is_not_written_over(snow):
    lie(snow)
    mio, kai = snow.member("mio", "admin"), snow.member("kai", "admin")
    mine = sent(snow, mio, "yuki-city-line") | {"name": "わたしの"}
    assert kai.post(f"{NEW}/yuki-city-line", data=mine | {"name": "かいの"}).status_code == 303
    answer = mio.post(f"{NEW}/yuki-city-line?lang=ja", data=mine)
    assert (
        answer.status_code == 409
        and "ほかの人が変えました" in answer.text
        and 'value="わたしの"' in answer.text
    )
    assert mio.post(f"{NEW}/yuki-city-line/remove", data={"mark": mine["mark"]}).status_code == 409
    fresh = field(answer.text, "mark")
    assert mio.post(f"{NEW}/yuki-city-line", data=mine | {"mark": fresh}).status_code == 303
    assert snow.app.state.local_helplines.of("yuki")[0].name == "わたしの"
    assert mio.post(f"{NEW}/yuki-city-line/remove", data={"mark": "x"}).status_code == 409
    assert mio.get(f"{NEW}/none").status_code == 404


def test_a_broken_file_is_left_alone(snow):
    path = lie(snow, "this is [ no toml")
    mio = snow.member("mio", "admin")
    for answer in (mio.get(NEW), mio.post(NEW, data=WORDS), mio.get(f"{NEW}/x")):
        assert answer.status_code == 409 and "yuki.toml" in answer.text
    assert path.read_text() == "this is [ no toml" and acts(snow) == []


def test_a_folder_that_cannot_be_written_is_said_and_not_logged(snow):
    (snow.config.folder / "helplines").write_text("a file where the folder should be")
    answer = snow.member("mio", "admin").post(f"{NEW}?lang=ja", data=WORDS)
    assert answer.status_code == 422 and "書きこめません" in answer.text
    assert 'value="ゆき市 教育相談室"' in answer.text and acts(snow) == []


def test_two_at_the_same_moment_lose_nothing(snow):
    from concurrent.futures import ThreadPoolExecutor

    record, today = office.known(snow.store, "yuki"), leaf._day("2026-11-20")
    entries = [leaf.entry_of(f"yuki-{n:06x}", WORDS) for n in range(8)]

    def keep(entry):
        snow.store.now(lines.keep, office.operator(snow.store), snow.config, record, entry, "", today)

    with ThreadPoolExecutor(8) as many:
        list(many.map(keep, entries))
    assert set(lines.kept(snow.config, "yuki")) == {entry["id"] for entry in entries}


def test_an_entry_with_everything_survives_the_form():
    whole = tomllib.loads(LOCAL)["helpline"][0] | {
        "channels": [
            {"type": "phone", "value": "#8000", "free": False, "label": "市", "label_en": "town", "label_hira": "{市|し}"},
            {"type": "visit", "value": "ゆき市 1-2"},
        ],
        "hours": [
            {"days": ["tue"], "nth": [1, 3], "from": "10:00", "to": "24:00", "for": ["phone"], "closed_on_holidays": True},
            {"month_days": [10, 20], "from": "08:00", "to": "08:00"},
            {"always": True, "for": ["visit"], "note_ja": "年末は休み"},
            {"note": "See the page.", "note_ja": "ページを見てください"},
        ],
        "source": [
            {"document": "市の広報", "date": "undated", "by": "document", "confirms": ["number", "exists"], "read_in": "a copy"},
        ],
        "anonymous": False, "recheck": True, "confidence": "partial", "summary_hira": "{市|し}の{人|ひと}。",
    }  # fmt: skip
    assert leaf.entry_of("yuki-city-line", leaf.typed(whole), whole) == whole


def test_every_shipped_entry_survives_the_form():
    from hideout.assets import ASSETS

    entries = [
        entry
        for path in (ASSETS / "helplines").glob("*.toml")
        for entry in tomllib.loads(path.read_text("utf-8")).get("helpline", [])
    ]
    assert len(entries) == 135
    for entry in entries:
        assert leaf.entry_of(entry["id"], leaf.typed(entry), entry) == entry, entry["id"]


@pytest.mark.parametrize("role", ["reader", "lead"])
def test_only_admins_change_lines(snow, role):
    lie(snow)
    somebody = snow.member("sora", role)
    for path in (NEW, f"{NEW}/yuki-city-line"):
        assert somebody.get(path).status_code == somebody.post(path, data=WORDS).status_code == 403
    assert somebody.post(f"{NEW}/yuki-city-line/remove", data={}).status_code == 403
    assert snow.member("mio", "admin").get("/desk/districts/none/lines").status_code == 404


def test_a_taken_id_is_refused(snow):
    record = office.known(snow.store, "yuki")
    entry = leaf.entry_of("inochi-sos", WORDS)
    with pytest.raises(NotFit):
        snow.store.now(
            lines.keep, office.operator(snow.store), snow.config, record, entry, "", entry["checked_on"]
        )


def test_a_line_that_is_due_for_another_look_is_named_to_the_team(snow):
    lie(snow, LOCAL.replace('confidence = "confirmed"', 'confidence = "confirmed"\nrecheck = true'))
    page = snow.member("mio", "admin").get("/desk/helplines").text
    assert f'href="{NEW}/yuki-city-line"' in page
    assert f'href="{NEW}' not in snow.member("sora").get("/desk/helplines").text
    lie(snow)
    assert "こども電話" not in snow.member("kai", "admin").get("/desk/helplines").text


def test_the_district_page_says_when_lines_answer_and_what_goes_over_midnight(snow):
    times = (
        'hours = [ { days = ["mon", "fri"], from = "17:00", to = "09:00", closed_on_holidays = true },'
        ' { days = ["sat"], from = "09:00", to = "12:30" } ]'
    )
    lie(snow, LOCAL.replace("hours = [ { always = true } ]", times))
    mio = snow.member("mio", "admin")
    page = mio.get("/desk/districts/yuki", headers={"accept-language": "ja"}).text
    assert (
        "月・金 <strong>17:00から次の日の朝9:00まで</strong>" in page
        and "祝日は休み" in page
        and "土 9:00から12:30まで" in page
    )
    lie(snow, LOCAL.replace("hours = [ { always = true } ]", times.replace("09:00", "16:30", 1)))
    snow.app.state.local_helplines.renew("yuki")
    assert "from 17:00 until 16:30 the next day" in mio.get("/desk/districts/yuki").text
    lie(snow)
    snow.app.state.local_helplines.renew("yuki")
    assert "day and night, every day" in mio.get("/desk/districts/yuki").text


@pytest.mark.parametrize(("prefecture", "told"), [("JP-20", True), ("JP-13", False)])
def test_a_prefecture_of_which_there_are_no_lines_is_named(site, prefecture, told):
    site.store.now(districts.save, "yuki", "雪市", "Yuki", prefecture=prefecture)
    page = site.member("mio", "admin").get("/desk/districts/yuki", headers={"accept-language": "ja"}).text
    assert ("長野県の窓口は、こちらのデータにもない" in page) is told
