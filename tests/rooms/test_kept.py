"""Pages that are kept rendered: shared by districts that wish for the same, and by nobody else."""

from dataclasses import fields

import pytest

from hideout.store import districts
from hideout.web import District
from rooms import kept
from tests.test_districts import LOCAL


@pytest.fixture
def land(app, store, config):
    for code, more in (("yuki", {}), ("umi", {}), ("tani", {"filter_notice": 1}), ("oka", {})):
        store.now(districts.save, code, f"{code}市", code.title(), **more)
    app.state.districts.fill(store.now(districts.everything))
    (config.folder / "helplines").mkdir()
    (config.folder / "helplines" / "oka.toml").write_text(LOCAL, "utf-8")
    return app.state.kept_pages


@pytest.mark.parametrize("path", ["/help", "/rooms/murmurs"])
def test_two_districts_share_one_page_and_each_stays_inside(land, visitor, path):
    first = visitor.open(f"/d/yuki{path}")
    kept_pages = len(land)
    second = visitor.open(f"/d/umi{path}")
    assert len(land) == kept_pages and "/d/umi/" in second and "yuki" not in second and "umi" not in first
    assert "\0" not in first + second
    assert first.count("/d/yuki/") == second.count("/d/umi/")


def test_what_differs_is_not_shared(land, visitor):
    pages = {code: visitor.open(f"/d/{code}/help").replace(code, "") for code in ("yuki", "tani", "oka")}
    assert "ゆき市 こども電話" in pages["oka"] and "ゆき市 こども電話" not in pages["yuki"]
    assert len(land) == 3 and "/d/" not in visitor.open("/help")
    assert "学校から見える" in visitor.open("/d/tani/rooms/murmurs")
    assert "学校から見える" not in visitor.open("/d/yuki/rooms/murmurs")


def test_a_new_field_of_a_district_must_be_thought_of_here():
    """Whoever adds a field decides whether pages depend on it: then it belongs into `_wishes`."""
    wished = {
        "lamp",
        "prefecture",
        "timezone",
        "easy",
        "furigana",
        "filter_notice",
        "languages",
    }
    assert {field.name for field in fields(District)} == wished | {
        "code",
        "name_ja",
        "name_en",
        "exit_url",
        "closed",
    }
    assert len(kept._wishes(District(code="a", name_ja="", name_en=""))) == len(wished)
