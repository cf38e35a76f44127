"""A district's own helplines: first and marked, and the last good version while a file is broken."""

import pytest

from hideout.helplines import BrokenHelplines, LocalHelplines, load, shipped
from tests.test_helplines import ENTRY


def test_local_lines_come_first_marked_and_without_a_taken_id(tmp_path):
    (tmp_path / "city.toml").write_text(ENTRY, "utf-8")
    local = load(tmp_path / "city.toml", local=True).all()
    merged = shipped().merge(local)
    assert merged.all()[0].id == "city-desk" and merged.all()[0].local
    assert len(merged.all()) == 136 and merged.get("city-desk") is local[0]
    with pytest.raises(BrokenHelplines):
        merged.merge(local)


def test_a_broken_local_file_leaves_the_last_good_version(tmp_path):
    path = tmp_path / "city.toml"
    local = LocalHelplines(path, taken={"inochi-sos"})
    assert (local.lines(), local.problems) == ((), ())
    path.write_text(ENTRY, "utf-8")
    assert [line.id for line in local.lines()] == ["city-desk"] and not local.problems
    assert local.lines() is local.lines()
    path.write_text(ENTRY.replace("03-0000-0000", "call us"), "utf-8")
    assert [line.channels[0].value for line in local.lines()] == ["03-0000-0000"]
    assert local.problems[0].startswith("city.toml:14 [city-desk]: phone 'call us'")
    path.write_text(ENTRY.replace("city-desk", "inochi-sos"), "utf-8")
    assert [line.id for line in local.lines()] == ["city-desk"] and "already used" in local.problems[0]
    path.write_text(ENTRY.replace("03-0000-0000", "03-0000-1111"), "utf-8")
    assert [line.channels[0].value for line in local.lines()] == ["03-0000-1111"] and not local.problems
    path.unlink()
    assert (local.lines(), local.problems) == ((), ())


def test_a_folder_of_local_files_is_watched(tmp_path):
    local = LocalHelplines(tmp_path)
    (tmp_path / "a.toml").write_text(ENTRY, "utf-8")
    assert len(local.lines()) == 1
    (tmp_path / "b.toml").write_text(ENTRY.replace("city-desk", "ward-desk"), "utf-8")
    assert {line.id for line in local.lines()} == {"city-desk", "ward-desk"}
