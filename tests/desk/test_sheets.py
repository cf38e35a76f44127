"""A sheet from a file at the desk: all rows or none, every bad one named, and what came stays in the form."""

import re
import time
from html import unescape

import pytest

from hideout.clock import now
from hideout.districts import office
from moderation import staffing
from moderation.desk import sheets
from tests.desk.test_records import acts
from tests.test_district_sheet import HEAD, row, table
from tests.walks.conftest import PHONE, TABLET

MANY = "/desk/many-districts"


@pytest.fixture
def mio(site):
    return site.member("mio", "admin")


def sent(client, body, rows="", name="地区.csv", came="", language="ja"):
    return client.post(
        f"{MANY}?lang={language}",
        data={"rows": rows, "came": came},
        files={"file": (name, body, "application/octet-stream")},
    )


def box(answer) -> str:
    return unescape(re.search(r"<textarea[^>]*>\n(.*?)</textarea>", answer.text, re.S)[1])


def test_a_file_is_kept_whole(site, mio):
    answer = sent(mio, table(*(row(n) for n in range(1, 31))))
    assert answer.status_code == 200 and "30" in answer.text and box(answer) == ""
    assert len(office.everything(site.store)) == 30 and len(acts(site)) == 30


def test_every_bad_row_of_a_file_is_named_and_none_is_kept(site, mio):
    body = table(row(1), row(2, prefecture="雪県"), row(3), row(3), row(5, exit_url="http://x.example/"))
    answer = sent(mio, body)
    assert answer.status_code == 422 and office.everything(site.store) == [] and acts(site) == []
    for place in ("地区.csv 3 · prefecture", "地区.csv 5 · code", "地区.csv 6 · exit_url"):
        assert place in answer.text
    assert box(answer).splitlines() == body.decode("utf-8-sig").splitlines() and "ここで直すか" in answer.text
    came = re.search(r'name="came" value="(\w+)"', answer.text)[1]
    mended = "\r\n".join(box(answer).splitlines())
    again = sent(mio, table(row(1), row(2)), rows=mended, came=came)
    assert again.status_code == 200 and len(office.everything(site.store)) == 2


def test_shift_jis_is_recognised_and_its_rows_come_back(site, mio):
    body = table(row(1), row(2)).decode("utf-8-sig").encode("cp932")
    answer = sent(mio, body)
    assert answer.status_code == 422 and "Shift_JIS" in answer.text and "CSV UTF-8" in answer.text
    assert "第2市" in box(answer) and office.everything(site.store) == []
    kept = sent(mio, b"", rows=box(answer), name="")
    assert kept.status_code == 200 and len(office.everything(site.store)) == 2


def test_a_file_and_rows_are_one_too_many(site, mio):
    rows = f"{HEAD}\n{row(1)}"
    answer = sent(mio, table(row(2)), rows=rows)
    assert answer.status_code == 422 and box(answer) == rows and office.everything(site.store) == []


@pytest.mark.parametrize(
    "body", [b"", b"\x00\x01\xff\xfe\x81", b"PK\x03\x04\xff\xff", b'code,"name', b"\xff\xfec\x00o\x00"]
)
def test_what_is_no_sheet_is_refused_in_words(site, mio, body):
    answer = sent(mio, body)
    assert answer.status_code == 422 and 'role="alert"' in answer.text and "\0" not in answer.text
    assert office.everything(site.store) == []


def test_a_file_that_is_too_large_is_refused(site, mio):
    answer = sent(mio, b"x" * (sheets.MOST_BYTES + 1))
    assert answer.status_code == 413 and "1MB" in answer.text.replace(" ", "")
    assert sent(mio, b"x" * 2_100_000).status_code == 413
    # A form for one district takes as much, and answers with what is wrong in it.
    assert mio.post("/desk/new-district", data={"name_ja": "x" * 200_000}).status_code == 422
    assert mio.post("/desk/new-district", data={"name_ja": "x" * 2_100_000}).status_code == 413


def test_all_municipalities_of_japan_fit(site, mio):
    body = table(*(row(n) for n in range(1, 1801)))
    assert 160_000 < len(body) < sheets.MOST_BYTES
    assert sent(mio, body).status_code == 200 and len(office.everything(site.store)) == 1800
    bad = sent(mio, table(*(row(n, prefecture="雪県") for n in range(1, 1801))))
    assert bad.status_code == 422 and bad.text.count("· prefecture ·") == 1800


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=b", b"--b\r\nno end"),
        ("multipart/form-data; boundary=b", b""),
        ("multipart/form-data; boundary=b", b'--b\r\nContent-Disposition: form-data; name="rows"\r\n\r\n\xff\r\n--b--\r\n'),
        ("multipart/form-data; boundary=b", b"--b\r\n\r\nx\r\n" * 40 + b"--b--\r\n"),
        ("text/csv", b"code"),
    ],
)  # fmt: skip
def test_a_bent_form_is_refused_and_breaks_nothing(site, mio, kind, body):
    assert mio.post(MANY, content=body, headers={"content-type": kind}).status_code in (400, 415, 422)
    assert office.everything(site.store) == []


def test_a_template_is_given_to_admins_only(site, mio):
    answer = mio.get(f"{MANY}/template")
    assert answer.content.startswith(b"\xef\xbb\xbfcode,name_ja") and "districts.csv" in str(answer.headers)
    assert sent(mio, answer.content).status_code == 200
    assert site.member("sora", "lead").get(f"{MANY}/template").status_code == 403


@pytest.mark.parametrize("size", [PHONE, TABLET], ids=["phone", "tablet"])
def test_an_officer_chooses_a_file_without_script(desk, chromium, size, tmp_path):
    site, base = desk
    name, code = f"admin {time.time_ns()}", f"yuki-{time.time_ns()}"
    staffing.invite(site.store, name, "admin", now())
    context = chromium.new_context(locale="ja-JP", viewport=size, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}/desk/enter/{staffing.sign_in_link(site.store, name, now())}")
    page.click("main button")
    page.goto(f"{base}{MANY}")
    path = tmp_path / "地区.csv"
    path.write_bytes(f"code,name_ja,name_en,prefecture\r\n{code},ゆき市,Snow,雪県\r\n".encode())
    page.set_input_files("#file", path)
    page.get_by_role("button", name="これらの地区を保存する").click()
    assert "地区.csv 2" in page.locator("[role=alert]").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.fill("#rows", page.input_value("#rows").replace("雪県", "宮崎県"))
    page.get_by_role("button", name="これらの地区を保存する").click()
    assert "1" in page.locator("p[role=status]").inner_text()
    assert office.known(site.store, code).prefecture == "JP-45"
    context.close()


def test_the_result_says_what_is_new_and_what_was_changed_from_what_to_what(mio):
    head = "code,name_ja,name_en,prefecture,pupils,opens"
    sent(mio, f"{head}\nyuki,ゆき市,Yuki,北海道,900,\n".encode(), language="en")
    second = f'{head}\nyuki,ゆき市,Yuki,北海道,"4,200",2026/12/1\numi,うみ市,Umi,沖縄県,９００,\n'
    page = sent(mio, second.encode(), language="en").text
    assert "Kept: 2 districts. New: 1, changed: 1." in page
    assert all(f"<td>{said}</td>" in page for said in ("900", "4200", "2026-12-01"))
    assert "What goes into each column" in page and "東京都" in mio.get(f"{MANY}/template").text
    log = mio.get("/desk/log").text
    assert "added a district from a sheet" in log and "changed a district from a sheet" in log
