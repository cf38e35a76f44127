"""The leaf of a helpline asks for no more than it needs, reads dates as people write them, and cuts nothing."""

from html import unescape

import pytest

from hideout.districts import lines
from tests.desk.test_lines import NEW, WORDS, snow

__all__ = ["snow"]


def kept_source(site):
    return next(iter(lines.kept(site.config, "yuki").values())).entry["source"][0]


def test_a_document_needs_its_name_and_not_whose_it_is(snow):
    mio = snow.member("mio", "admin")
    form = mio.get(f"{NEW}?lang=ja").text
    assert "文書なら、名前だけでかまいません" in form
    words = WORDS | {
        "source0-url": "",
        "source0-document": "相談窓口のちらし",
        "source0-date": "令和８年４月１日",
    }
    assert mio.post(NEW, data=words).status_code == 303
    assert {"document": "相談窓口のちらし", "date": "2026-04-01", "by": "document"}.items() <= kept_source(
        snow
    ).items()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("令和8年4月1日", "2026-04-01"), ("令和8年4月", "2026-04"), ("令和元年", "2019"), ("平成31年4月", "2019-04"),
        ("2026/4/1", "2026-04-01"), ("2026年4月", "2026-04"), ("2026", "2026"), ("日付なし", "undated"), ("undated", "undated"),
    ],
)  # fmt: skip
def test_the_date_of_a_source_is_read_as_it_is(snow, typed, kept):
    mio = snow.member("mio", "admin")
    assert mio.post(NEW, data=WORDS | {"source0-date": typed}).status_code == 303
    assert kept_source(snow)["date"] == kept
    if kept == "undated":
        (id,) = lines.kept(snow.config, "yuki")
        assert 'value="日付なし"' in mio.get(f"{NEW}/{id}?lang=ja").text


@pytest.mark.parametrize("typed", ["去年の春", "R8.4.1", "令和1年4月1日", "2026-13-01", "4/1"])
def test_a_date_that_cannot_be_read_names_the_right_form(snow, typed):
    mio = snow.member("mio", "admin")
    answer = mio.post(f"{NEW}?lang=ja", data=WORDS | {"source0-date": typed})
    assert answer.status_code == 422 and f'value="{typed}"' in answer.text
    assert "令和8年4月1日 のように" in unescape(answer.text) and 'href="#source"' in answer.text


@pytest.mark.parametrize("name", ["name", "way0-label", "time0-note_ja", "source0-remark", "summary_hira"])
@pytest.mark.parametrize("long", [401, 20_000, 60_000])
def test_what_is_too_long_is_never_cut_and_comes_back_at_the_desk(snow, name, long):
    mio = snow.member("mio", "admin")
    assert "maxlength" not in mio.get(NEW).text
    typed = "あ" * (long - 1) + "。"
    answer = mio.post(f"{NEW}?lang=ja", data=WORDS | {name: typed})
    page = unescape(answer.text)
    assert answer.status_code == 422 and f'value="{typed}"' in page
    assert "400字をこえるものがあります" in page and "desk-name" in page
    assert not (snow.config.folder / "helplines" / "yuki.toml").exists()
    assert mio.post(NEW, data=WORDS | {name: typed[-400:]}).status_code == 303


def test_beyond_all_measure_the_refusal_is_the_desks_own(snow):
    mio = snow.member("mio", "admin")
    answer = mio.post(NEW, data=WORDS | {"name": "x" * 2_000_001})
    assert answer.status_code == 413 and "/rooms/" not in answer.text and 'href="/help"' not in answer.text
