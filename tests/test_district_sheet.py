"""Many districts from one CSV file: all or none, every bad row named."""

import os

import pytest

from hideout.config import load
from hideout.districts import office, sheet
from hideout.districts.office import NotFit
from hideout.districts.prefecture import PREFECTURES
from hideout.store import districts
from tests.process.conftest import Server

HEAD = "code,name_ja,name_en,prefecture,exit_url,pupils"


def row(n: int, **more: str) -> str:
    said = {
        "code": f"city-{n:04}",
        "name_ja": f"第{n}市",
        "name_en": f'City "{n}", the',
        "prefecture": list(PREFECTURES.values())[n % 47][0],
        "exit_url": "https://www.example.jp/",
        "pupils": str(n),
    } | more
    return ",".join('"' + said[name].replace('"', '""') + '"' for name in HEAD.split(","))


def table(*rows: str) -> bytes:
    return "\r\n".join((HEAD, *rows, "")).encode("utf-8-sig")


@pytest.fixture
def site(tmp_path):
    return load({"data": str(tmp_path / "x"), "public_url": "https://refuge.example.jp"}, environ={})


def refused(site, store, body: bytes) -> list[tuple[str, str]]:
    with pytest.raises(NotFit) as unfit:
        sheet.take_in(site, store, body, "all.csv")
    assert office.everything(store) == []
    return [(place, problem.field) for place, problem in unfit.value.problems]


def test_1800_districts_come_in_at_once_and_again_without_harm(site, store, app, visitor):
    body = table(*(row(n) for n in range(1800)))
    assert sheet.take_in(site, store, body, "all.csv").kept == 1800
    assert len(office.everything(store)) == 1800
    office.edit(site, store, "city-0007", {"filter_notice": "yes"})
    assert sheet.take_in(site, store, body, "all.csv").kept == 1800
    kept = office.known(store, "city-0007")
    assert kept.filter_notice and kept.name_en == 'City "7", the' and kept.prefecture == "JP-08"
    app.state.districts.fill(store.now(districts.everything))
    assert 'href="/d/city-1799/help"' in visitor.open("/d/city-1799/house")


def test_every_bad_row_is_named_and_none_is_kept(site, store):
    rows = [row(n) for n in range(12)]
    rows[1] = row(1, prefecture="雪県")
    rows[3] = row(3, exit_url="http://www.example.jp/")
    rows[5] = row(5, exit_url="https://refuge.example.jp/d/x/")
    rows[6] = row(2)
    rows[8] = row(8, prefecture="")
    rows[9] = "only,two"
    rows[10] = row(10, code="../x", pupils="many")
    assert refused(site, store, table(*rows)) == [
        ("all.csv:3", "prefecture"),
        ("all.csv:5", "exit_url"),
        ("all.csv:7", "exit_url"),
        ("all.csv:8", "code"),
        ("all.csv:10", "prefecture"),
        ("all.csv:11", ""),
        ("all.csv:12", "code"),
        ("all.csv:12", "pupils"),
    ]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (f"{HEAD}\n".encode() + row(1).encode("cp932"), "Shift_JIS"),
        (("\ufeff" + HEAD).encode("utf-16"), "UTF-8"),
        (b"", "column is missing"),
        (HEAD.encode(), "no district"),
        (f"{HEAD},{HEAD}\n".encode(), "twice"),
        (f"{HEAD},school\n".encode(), "unknown"),
        (f'{HEAD}\n"open'.encode(), "not a CSV"),
        (b"," * 9_000_000, "larger"),
    ],
    ids=["shift_jis", "utf-16", "empty", "header", "twice", "unknown", "quote", "huge"],
)
def test_what_is_no_such_file_is_told_kindly(site, store, body, said):
    with pytest.raises(NotFit, match=said):
        sheet.take_in(site, store, body, "all.csv")
    assert office.everything(store) == []


def test_the_template_can_be_imported_as_it_is(site, store):
    assert sheet.take_in(site, store, sheet.TEMPLATE.encode(), "t.csv").kept == 1


@pytest.mark.parametrize(
    ("language", "said"), [("ja_JP.UTF-8", "47都道府県のどれでも"), ("C.UTF-8", "none of the 47")]
)
def test_the_command_speaks_the_language_of_the_terminal(tmp_path, language, said):
    server = Server(tmp_path)
    server.environ |= {"LANG": language, "LC_ALL": language}
    (tmp_path / "all.csv").write_bytes(table(row(1), row(2, prefecture="雪県")))
    done = server.run("district", "import", "all.csv")
    assert (
        done.returncode == 1
        and said in done.stderr.decode()
        and "all.csv:3: prefecture" in done.stderr.decode()
    )
    assert server.run("district", "list").stdout == b""
    (tmp_path / "all.csv").write_bytes(table(row(1), row(2)))
    assert server.run("district", "import", "all.csv").returncode == 0
    checked = server.run("district", "check")
    assert checked.returncode == 1 and checked.stdout.decode().count("city-0002") == 1
    assert server.run("district", "edit", "city-0001", "--exit-url", "ftp://x").returncode == 2
    assert server.run("district", "edit", "nobody", "--pupils", "3").returncode == 1
    assert (
        os.linesep.join(["city-0001", ""]).strip() in server.run("district", "list", "--json").stdout.decode()
    )
