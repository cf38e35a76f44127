"""The log taken along from the command line: what comes out, what is refused, and that nothing half-written stays."""

import csv
import io
import json
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from hideout.whole import write_new
from tests.process.conftest import Server

COLUMNS = ["number", "time", "who", "what", "about", "digest", "link"]


@pytest.fixture
def site(tmp_path):
    """Return a house whose log has four entries."""
    site = Server(tmp_path)
    for name in ("Hana", "Mori"):
        site.run("staff", "add", name)
    site.run("staff", "role", "Hana", "lead")
    site.run("staff", "disable", "Mori")
    return site


def rows(text):
    return list(csv.DictReader(io.StringIO(text.decode())))


def today(shift=0):
    return (datetime.now(UTC).astimezone(ZoneInfo("Asia/Tokyo")) + timedelta(days=shift)).date().isoformat()


def test_the_whole_log_comes_newest_first_and_says_that_it_was_taken(site):
    done = site.run("audit", "export")
    assert done.returncode == 0 and done.stderr == b""
    found = rows(done.stdout)
    assert [row["what"] for row in found] == ["export", "disable", "role", "invite", "invite"]
    assert list(found[0]) == COLUMNS and {row["who"] for row in found} == {"operator"}
    assert [int(row["number"]) for row in found] == [5, 4, 3, 2, 1]
    head = site.run("audit", "verify")
    assert head.returncode == 0 and head.stdout.decode().strip() == f"5:{found[0]['link']}"


def test_json_lines_hold_the_same(site):
    sheet = rows(site.run("audit", "export").stdout)
    done = site.run("audit", "export", "--json")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [list(row) for row in found] == [COLUMNS] * 6
    assert [row | {"number": str(row["number"])} for row in found[1:]] == sheet


def test_by_kind_person_and_time(site):
    def asked(*options):
        done = site.run("audit", "export", *options)
        assert done.returncode == 0, done.stderr
        return [row["what"] for row in rows(done.stdout)]

    assert asked("--what", "invite") == ["invite", "invite"]
    assert asked("--what", "decline") == []
    assert asked("--who", "operator", "--what", "role") == ["role"]
    assert asked("--since", today(1)) == [] and asked("--until", today(-1)) == []
    assert len(asked("--since", today(-1), "--until", today(1))) > 4


def test_a_log_longer_than_a_page_comes_whole(site):
    from hideout.store import audit, open_store

    store = open_store(site.folder / "data")

    def many(db):
        pen = audit.Pen(secret=store.secret, staff=audit.OPERATOR, at=1_700_000_000)
        for number in range(2100):
            audit.enter(db, pen, "rules", f"care {number}")

    store.now(many)
    store.close()
    found = rows(site.run("audit", "export").stdout)
    assert [int(row["number"]) for row in found] == list(range(2105, 0, -1))


def test_into_a_new_file_for_this_account_only(site):
    done = site.run("audit", "export", "log.csv")
    path = site.folder / "log.csv"
    assert done.returncode == 0 and done.stdout.decode().strip() == "log.csv"
    assert len(rows(path.read_bytes())) == 5 and path.stat().st_mode & 0o777 == 0o600
    before = path.read_bytes()
    again = site.run("audit", "export", "log.csv")
    assert again.returncode == 2 and b"log.csv is there already" in again.stderr and not again.stdout
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--since", "yesterday"], b"days like 2026-11-22"),
        (["--until", "2026-02-30"], b"days like 2026-11-22"),
        (["--until", "9999-12-31"], b"days like 2026-11-22"),
        (["--since", "2026-11-02", "--until", "2026-11-01"], b"--until is a day before --since"),
        (["--what", "aprove"], b"did you mean 'approve'?"),
        (["--who", "Hanna"], b"nobody called 'Hanna' is in the log"),
        (["no/such/folder/log.csv"], b"there is no folder no/such/folder"),
        (["data"], b"data is there already"),
        (["--format", "xml"], b"No such option"),
    ],
)
def test_bad_input_is_refused_in_clear_words_and_enters_nothing(site, options, told):
    before = sorted(path.name for path in site.folder.iterdir())
    done = site.run("audit", "export", *options)
    assert done.returncode == 2 and told in done.stderr and not done.stdout, done.stderr
    assert sorted(path.name for path in site.folder.iterdir()) == before
    assert site.run("audit", "verify").stdout.startswith(b"4:")


def test_a_file_that_cannot_be_finished_leaves_nothing(tmp_path):
    def lines():
        yield "first\n" * 50_000
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        write_new(tmp_path / "log.csv", lines())
    assert not list(tmp_path.iterdir())


def test_a_file_that_came_meanwhile_stays_as_it_is(tmp_path):
    target = tmp_path / "log.csv"

    def lines():
        target.write_text("somebody else's")
        yield "ours\n"

    with pytest.raises(FileExistsError):
        write_new(target, lines())
    assert [path.read_text() for path in tmp_path.iterdir()] == ["somebody else's"]
