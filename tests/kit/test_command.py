"""`hideout district kit`: one zip, many zips, going on after a break, and what it says when it cannot."""

import os
import zipfile
from pathlib import Path

import pytest

from tests.process.conftest import Server
from tests.test_districts import LOCAL


@pytest.fixture
def site(tmp_path: Path) -> Server:
    server = Server(tmp_path, HIDEOUT_PUBLIC_URL="https://rest.example.jp")
    add(server, "yuki")
    return server


def add(site: Server, code: str, name: str = "ゆき市") -> None:
    done = site.run("district", "add", code, "--name-ja", name, "--name-en", "Snow City")
    assert done.returncode == 0, done.stderr


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def test_a_kit_is_written_and_kept_while_nothing_changes(site):
    out = site.folder / "out" / "deep"
    done = site.run("district", "kit", "yuki", "--out", str(out))
    assert (done.returncode, done.stdout.decode().strip()) == (0, str(out / "kit-yuki.zip")), done.stderr
    first = (out / "kit-yuki.zip").read_bytes()
    before = (out / "kit-yuki.zip").stat()
    assert before.st_mode & 0o777 == 0o644 and left(out) == ["kit-yuki.zip"]
    assert site.run("district", "kit", "yuki", "--out", str(out)).returncode == 0
    assert (out / "kit-yuki.zip").stat().st_mtime_ns == before.st_mtime_ns
    (out / "kit-yuki.zip").unlink()
    assert site.run("district", "kit", "yuki", "--out", str(out)).returncode == 0
    assert (out / "kit-yuki.zip").read_bytes() == first


def test_a_new_helpline_is_a_new_kit(site):
    out = site.folder / "out"
    site.run("district", "kit", "yuki", "--out", str(out))
    first = (out / "kit-yuki.zip").read_bytes()
    (site.folder / "data" / "helplines").mkdir()
    (site.folder / "data" / "helplines" / "yuki.toml").write_text(LOCAL, "utf-8")
    assert site.run("district", "kit", "yuki", "--out", str(out)).returncode == 0
    assert (out / "kit-yuki.zip").read_bytes() != first
    with zipfile.ZipFile(out / "kit-yuki.zip") as kit:
        assert "0120-000-111" in kit.read("letters/guardians.ja.txt").decode("utf-8-sig")


def test_all_kits_are_packed_side_by_side_and_a_broken_run_goes_on(site):
    for number in range(4):
        add(site, f"yuki-{number}", f"ゆき{number}市")
    add(site, "shut")
    site.run("district", "disable", "shut")
    out = site.folder / "out"
    done = site.run("district", "kit", "--all", "--out", str(out))
    names = [f"kit-yuki{end}.zip" for end in ("-0", "-1", "-2", "-3", "")]
    assert done.returncode == 0 and left(out) == names, done.stderr
    assert [Path(line).name for line in done.stdout.decode().split()] == [names[-1], *names[:-1]]
    marks = {name: (out / name).stat().st_mtime_ns for name in names}
    half = (out / names[1]).read_bytes()
    (out / names[1]).write_bytes(half[: len(half) // 2])
    assert site.run("district", "kit", "--all", "--out", str(out)).returncode == 0
    again = {name: (out / name).stat().st_mtime_ns for name in names}
    assert {name for name in names if again[name] != marks[name]} == {names[1]}
    assert (out / names[1]).read_bytes() == half


@pytest.mark.parametrize(
    ("words", "code", "english", "japanese"),
    [
        (("nowhere",), 1, "no district called nowhere", "nowhere という地区はありません"),
        (("yuki", "nowhere"), 1, "no district called nowhere", "nowhere という地区はありません"),
        (("../yuki",), 1, "no district called ../yuki", "../yuki という地区はありません"),
        ((), 2, "name one or more codes", ""),
        (("yuki", "--all"), 2, "name one or more codes", ""),
    ],
)
def test_what_cannot_be_made_is_said_and_nothing_is_written(site, words, code, english, japanese):
    out = site.folder / "out"
    done = site.run("district", "kit", *words, "--out", str(out))
    said = done.stderr.decode()
    assert done.returncode == code and english in said and japanese in said
    assert "Traceback" not in said and done.stdout == b"" and left(out) == []


def test_a_closed_district_gets_no_kit(site):
    site.run("district", "disable", "yuki")
    done = site.run("district", "kit", "yuki", "--out", str(site.folder / "out"))
    assert (
        done.returncode == 1
        and "is closed" in done.stderr.decode()
        and "閉じています" in done.stderr.decode()
    )
    assert left(site.folder / "out") == []


def test_a_folder_that_cannot_be_written_is_named(site):
    (site.folder / "file").write_text("in the way")
    done = site.run("district", "kit", "yuki", "--out", str(site.folder / "file" / "out"))
    said = done.stderr.decode()
    assert done.returncode == 1 and "Nothing can be written to" in said and "書きこめません" in said
    assert (site.folder / "file").read_text() == "in the way"


@pytest.mark.skipif(os.geteuid() == 0, reason="an administrator may write everywhere")
def test_a_folder_without_the_right_to_write_is_named(site):
    out = site.folder / "out"
    out.mkdir(mode=0o500)
    done = site.run("district", "kit", "yuki", "--out", str(out))
    assert done.returncode == 1 and "Nothing can be written to" in done.stderr.decode()


def test_without_a_public_address_a_kit_says_that_it_is_for_trying_out(site):
    site.environ["HIDEOUT_PUBLIC_URL"] = ""
    done = site.run("district", "kit", "yuki", "--out", str(site.folder / "out"))
    assert done.returncode == 0 and b"for trying out" in done.stderr
    with zipfile.ZipFile(site.folder / "out" / "kit-yuki.zip") as kit:
        assert "試し用" in kit.read("README.ja.txt").decode("utf-8-sig")


def test_broken_local_helplines_stop_all_of_it(site):
    (site.folder / "data" / "helplines").mkdir()
    (site.folder / "data" / "helplines" / "yuki.toml").write_text("[[helpline]]\nid = 3\n")
    done = site.run("district", "kit", "yuki", "--out", str(site.folder / "out"))
    assert done.returncode == 1 and "yuki.toml" in done.stderr.decode() and left(site.folder / "out") == []
