"""Records at the desk: a district is added, changed and closed; what cannot be used comes back with its reasons."""

import time
from html import unescape

import pytest
from axe_playwright_python.sync_playwright import Axe

from hideout.clock import now
from hideout.districts import office
from hideout.districts.record import FIELDS
from hideout.store import audit
from moderation import staffing
from tests.test_district_sheet import HEAD, row
from tests.walks.conftest import PHONE, TABLET
from tests.walks.test_access import RULES

NEW, MANY = "/desk/new-district", "/desk/many-districts"
WHOLE = {
    "code": "yuki", "name_ja": "ゆき市", "name_en": "Snow City", "prefecture": "JP-45", "timezone": "Asia/Tokyo",
    "languages": "ja_Hira", "tone": "younger", "furigana": "1", "lamp": "script", "exit_url": "https://www.example.jp/",
    "filter_notice": "1", "desk_from": "9", "desk_to": "17", "opens": "2026-04-01", "closes": "", "pupils": "4200",
    "open": "1",
}  # fmt: skip


def acts(site) -> list[tuple[str, str, str]]:
    found = site.store.now(audit.recent)
    return [
        (act["staff"], act["action"], act["subject"])
        for act in reversed(found)
        if "district" in act["action"]
    ]


def test_an_admin_adds_changes_and_closes_a_district(site):
    mio = site.member("mio", "admin")
    assert set(WHOLE) == set(FIELDS) and f'href="{NEW}"' in mio.get("/desk/districts").text
    answer = mio.post(NEW, data=WHOLE)
    assert (answer.status_code, answer.headers["location"]) == (303, "/desk/districts/yuki")
    made = office.known(site.store, "yuki")
    assert made.languages == ("ja_Hira",) and made.furigana and made.pupils == 4200
    page = mio.get("/desk/districts/yuki").text
    assert 'href="/desk/districts/yuki/edit"' in page and 'href="/desk/kits/yuki"' in page
    form = mio.get("/desk/districts/yuki/edit").text
    assert (
        'value="ゆき市"' in form and '<option value="JP-45" selected>' in form and 'name="code"' not in form
    )
    assert mio.post("/desk/districts/yuki/edit", data=WHOLE | {"open": "0", "code": "umi"}).status_code == 303
    assert [record.code for record in office.everything(site.store)] == ["yuki"]
    assert not office.known(site.store, "yuki").open
    assert acts(site) == [("mio", "district-add", "yuki"), ("mio", "district-edit", "yuki")]
    assert "ゆき市" not in str(site.store.now(lambda db: db.rows("SELECT * FROM audit")))


@pytest.mark.parametrize(
    ("field", "said", "english", "japanese"),
    [
        ("prefecture", "雪県", "none of the 47 prefectures", "47都道府県のどれでもありません"),
        ("exit_url", "http://www.example.jp/", "begins with https://", "https:// で始まる"),
        ("exit_url", "ftp://www.example.jp/", "begins with https://", "https:// で始まる"),
        ("exit_url", "https://localhost/x", "this very site", "このサイト自身"),
        ("code", "Yuki City", "small letters, digits and hyphens", "英小文字・数字・ハイフン"),
        ("name_en", "", "The name is missing", "名前がありません"),
        ("pupils", "many", "A whole number", "整数で"),
        ("opens", "1 April", "YYYY-MM-DD", "YYYY-MM-DD"),
    ],
)
def test_what_cannot_be_used_comes_back_with_its_reason(site, field, said, english, japanese):
    mio = site.member("mio", "admin")
    for language, words in (("en", english), ("ja", japanese)):
        answer = mio.post(f"{NEW}?lang={language}", data=WHOLE | {field: said})
        page = unescape(answer.text)
        assert answer.status_code == 422 and page.count(words) >= 2 and f'href="#{field}"' in page
        assert f'aria-describedby="{field}-wrong"' in page and f'id="{field}-wrong"' in page
        assert (f'value="{said}" selected' if field == "prefecture" else f'value="{said}"') in page
        assert 'value="4200"' in page or field == "pupils"
    assert office.everything(site.store) == [] and acts(site) == []
    mio.post(NEW, data=WHOLE)
    if field != "code":
        assert mio.post("/desk/districts/yuki/edit", data=WHOLE | {field: said}).status_code == 422
        assert acts(site) == [("mio", "district-add", "yuki")]


def test_a_code_is_given_once(site):
    mio = site.member("mio", "admin")
    assert mio.post(NEW, data=WHOLE).status_code == 303
    answer = mio.post(NEW, data=WHOLE | {"name_ja": "べつの市"})
    assert answer.status_code == 422 and "already" in answer.text
    assert office.known(site.store, "yuki").name_ja == "ゆき市"
    assert mio.get("/desk/districts/none/edit").status_code == 404
    assert mio.post("/desk/districts/none/edit", data=WHOLE).status_code == 404


def test_rows_of_a_spreadsheet_are_kept_all_or_none(site):
    mio = site.member("mio", "admin")
    good = f"{HEAD}\n{row(1)}\n{row(2)}\n"
    for language, words in (("en", "none of the 47"), ("ja", "47都道府県")):
        answer = mio.post(f"{MANY}?lang={language}", data={"rows": good + row(3, prefecture="雪県")})
        assert answer.status_code == 422 and words in answer.text and " 4 · prefecture" in answer.text
        assert "第3市" in answer.text and office.everything(site.store) == []
    assert mio.post(MANY, data={"rows": f"{good}{row(2)}"}).status_code == 422
    assert mio.post(MANY, data={"rows": ""}).status_code == 422
    assert "Kept: 2 districts" in mio.post(MANY, data={"rows": good}).text
    assert len(acts(site)) == 2
    tabs = "\n".join(
        "\t".join(cells)
        for cells in (("code", "name_ja", "name_en", "prefecture"), ("umi", "うみ市", "Sea", "45"))
    )
    assert mio.post(MANY, data={"rows": tabs}).status_code == 200
    assert office.known(site.store, "umi").prefecture == "JP-45"


@pytest.mark.parametrize("role", ["reader", "lead"])
def test_only_admins_change_records(site, role):
    somebody = site.member("sora", role)
    for path in (NEW, MANY, "/desk/districts/yuki/edit"):
        assert somebody.get(path).status_code == somebody.post(path, data=WHOLE).status_code == 403
    assert site.visitor().get(NEW).status_code == 303 and office.everything(site.store) == []


def test_what_came_from_a_sheet_stays_as_it_is_in_the_form(site):
    mio = site.member("mio", "admin")
    mio.post(NEW, data=WHOLE | {"languages": "en ja"})
    assert '<option value="en ja" selected>' in mio.get("/desk/districts/yuki/edit").text


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, TABLET], ids=["phone", "tablet"])
def test_an_officer_adds_a_district_with_the_keyboard(desk, chromium, size, dark):
    site, base = desk
    name, code = f"admin {time.time_ns()}", f"yuki-{time.time_ns()}"
    staffing.invite(site.store, name, "admin", now())
    scheme = "dark" if dark else "light"
    context = chromium.new_context(locale="ja-JP", viewport=size, color_scheme=scheme)
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.goto(f"{base}/desk/enter/{staffing.sign_in_link(site.store, name, now())}")
    page.click("main button")
    page.goto(f"{base}/desk/districts")
    page.get_by_role("link", name="地区を加える").press("Enter")
    for field, words in (("code", code), ("name_ja", "ゆき市"), ("name_en", "Snow City"), ("pupils", "many")):
        page.fill(f"#{field}", words)
    with page.expect_navigation():
        page.get_by_role("button", name="この内容で保存する").press("Enter")
    looked_at(page, size)
    assert page.locator("#pupils").get_attribute("aria-invalid") == "true"
    page.get_by_role("link", name="児童生徒の数").press("Enter")
    page.fill("#pupils", "4200")
    page.select_option("#prefecture", label="宮崎県")
    page.get_by_role("button", name="この内容で保存する").press("Enter")
    page.wait_for_url(f"{base}/desk/districts/{code}")
    looked_at(page, size)
    for link in ("登録内容を変える", "変えずに戻る", "数字"):
        with page.expect_navigation():
            page.get_by_role("link", name=link, exact=True).press("Enter")
        looked_at(page, size)
    page.goto(f"{base}/desk/many-districts")
    looked_at(page, size)
    assert office.known(site.store, code).prefecture == "JP-45"
    context.close()


def looked_at(page, size) -> None:
    """Nothing is wider than the screen, and axe finds nothing."""
    # A page that just begins has no styles yet, and a long code is wide without them.
    page.wait_for_function("document.readyState === 'complete' && document.styleSheets.length > 0")
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], page.url
    assert not Axe().run(page, options=RULES).response["violations"], page.url


def test_what_is_far_too_long_comes_back_with_its_reason_and_on_a_page_of_the_desk(site):
    mio = site.member("mio", "admin")
    long = "あ" * 20_000
    answer = mio.post(NEW, data=WHOLE | {"name_ja": long})
    assert answer.status_code == 422 and long in answer.text and "longer than 60" in answer.text
    assert "maxlength" not in mio.get(NEW).text
    refused = mio.post(NEW, data=WHOLE | {"name_ja": long * 20})
    assert refused.status_code == 413 and 'class="desk' in refused.text and "way-out" not in refused.text
    assert site.visitor().post("/desk/posts/x/approve", data={"x": long}).status_code in (403, 413)
