"""Changes of district records stand in the log of the desk: who, what, which; none of the words; all or nothing."""

import signal
import subprocess
import sys

import pytest

from hideout.districts import office, sheet
from hideout.districts.office import NotFit
from hideout.districts.record import Record
from hideout.store import audit, districts, open_store
from tests.process.conftest import Server
from tests.test_district_sheet import row, table
from tests.test_districts import LOCAL

YUKI = {"code": "yuki", "name_ja": "ゆき市", "name_en": "Snow City"}


def acts(store) -> list[tuple[str, str, str]]:
    found = store.now(audit.recent)
    return [(entry["staff"], entry["action"], entry["subject"]) for entry in reversed(found)]


def words_kept(store) -> str:
    return str(store.now(lambda db: db.rows("SELECT * FROM audit")))


def test_adding_changing_and_closing_are_entered_without_their_words(config, store, tmp_path):
    office.add(config, store, YUKI)
    office.edit(config, store, "yuki", {"exit_url": "https://www.example.jp/"})
    (tmp_path / "lines.toml").write_text(LOCAL, "utf-8")
    office.put_helplines(config, store, "yuki", office.helplines_in(tmp_path / "lines.toml"))
    office.disable(store, "yuki")
    assert acts(store) == [
        ("operator", action, "yuki")
        for action in ("district-add", "district-edit", "district-helplines", "district-disable")
    ]
    kept = words_kept(store)
    assert all(word not in kept for word in ("ゆき市", "Snow City", "example.jp", "0120-000-111"))
    assert store.now(audit.verify, store.secret) == []


def test_what_changes_nothing_is_not_entered(config, store):
    office.add(config, store, YUKI)
    office.edit(config, store, "yuki", {"name_en": "Snow City"})
    office.disable(store, "yuki")
    office.disable(store, "yuki")
    assert [act[1] for act in acts(store)] == ["district-add", "district-disable"]


def test_what_is_refused_is_not_entered(config, store):
    office.add(config, store, YUKI)
    for refused in (
        lambda: office.add(config, store, YUKI),
        lambda: office.edit(config, store, "none", {}),
        lambda: office.edit(config, store, "yuki", {"prefecture": "雪県"}),
        lambda: office.disable(store, "none"),
    ):
        with pytest.raises(NotFit):
            refused()
    assert [act[1] for act in acts(store)] == ["district-add"]


def test_a_sheet_enters_each_district_that_it_changes(config, store):
    body = table(row(1), row(2), row(3))
    assert len(sheet.take_in(config, store, body, "all.csv").new) == 3
    taken = sheet.take_in(config, store, table(row(1), row(2, pupils="9"), row(3), row(4)), "all.csv")
    assert (taken.kept, taken.new, taken.changed) == (4, ("city-0004",), ("city-0002",))
    assert [(change.field, change.after) for change in taken.changes] == [("pupils", "9")]
    assert acts(store) == [
        *(("operator", "district-import-new", f"city-000{n}") for n in (1, 2, 3)),
        ("operator", "district-import", "city-0002"),
        ("operator", "district-import-new", "city-0004"),
    ]
    assert "第2市" not in words_kept(store) and store.now(audit.verify, store.secret) == []


def test_an_import_that_breaks_half_way_leaves_nothing(config, store):
    office.add(config, store, YUKI)
    records = [Record(code=f"c{n}", name_ja="い", name_en="i").row() for n in range(5)]
    # The store itself refuses the fourth.
    records[3] = records[3] | {"open": 7}
    with pytest.raises(Exception, match=r"(?i)check"):
        store.now(districts.keep, office.operator(store), records, office.IMPORTED)
    assert [record.code for record in office.everything(store)] == ["yuki"]
    assert [act[1] for act in acts(store)] == ["district-add"] and store.now(audit.verify, store.secret) == []


SLOW = """
import sys, time
from pathlib import Path
from hideout.districts import office
from hideout.store import districts, open_store
store = open_store(Path(sys.argv[1]))
keep = districts.audit.enter
def slowly(db, pen, action, subject, detail=""):
    keep(db, pen, action, subject, detail)
    if subject == "c3":
        print("half", flush=True)
        time.sleep(60)
districts.audit.enter = slowly
from hideout.districts.record import Record
rows = [Record(code=f"c{n}", name_ja="a", name_en="a").row() for n in range(6)]
store.now(districts.keep, office.operator(store), rows, office.IMPORTED)
"""


def test_an_import_that_is_killed_half_way_leaves_nothing(tmp_path):
    site = Server(tmp_path)
    store = open_store(tmp_path / "data")
    store.close()
    command = [sys.executable, "-c", SLOW, str(tmp_path / "data")]
    process = subprocess.Popen(command, env=site.environ, cwd=tmp_path, stdout=subprocess.PIPE)
    assert process.stdout.readline() == b"half\n"
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    store = open_store(tmp_path / "data")
    assert office.everything(store) == [] and acts(store) == []
    store.close()


def test_broken_helplines_keep_the_whole_command_from_happening(tmp_path):
    site = Server(tmp_path)
    (tmp_path / "lines.toml").write_text(LOCAL.replace("0120-000-111", "call us"), "utf-8")
    words = (
        "district",
        "add",
        "yuki",
        "--name-ja",
        "ゆき市",
        "--name-en",
        "Snow",
        "--helplines",
        "lines.toml",
    )
    done = site.run(*words)
    assert done.returncode == 1 and b"helplines" in done.stderr
    assert site.run("district", "list").stdout == b""
    (tmp_path / "lines.toml").write_text(LOCAL, "utf-8")
    assert site.run(*words).returncode == 0
    assert site.run("audit", "verify").returncode == 0
    (tmp_path / "lines.toml").write_text(LOCAL.replace("source = ", "sauce = "), "utf-8")
    done = site.run("district", "edit", "yuki", "--pupils", "7", "--helplines", "lines.toml")
    assert done.returncode == 1 and b'"pupils": 7' not in site.run("district", "list", "--json").stdout


def test_the_log_of_the_desk_says_it_in_words(config, store, reader):
    office.add(config, store, YUKI)
    page = reader.open("/desk/log?lang=ja")
    assert "地区を加えた" in page and "yuki" in page and "ゆき市" not in page
