"""The zip: the same bytes in every process, other bytes when something changed, and nothing that a gap could hide in."""

import json
import os
import plistlib
import subprocess
import sys
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from hideout.districts.kit import archive, press, register
from hideout.districts.kit.order import Order
from hideout.districts.kit.problem import KitProblem
from hideout.districts.kit.texts import Texts
from hideout.store import districts, open_store
from tests.kit.conftest import ROW, config_in, order_in
from tests.process.conftest import python_path

PACK = """
import sys
from pathlib import Path
from tests.kit.conftest import order_in
from hideout.districts.kit import archive
sys.stdout.buffer.write(archive.pack(order_in(Path(sys.argv[1]))))
"""


def packed_elsewhere(folder: Path, seed: str) -> bytes:
    environ = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": python_path(), "TZ": f"UTC{seed}"}
    done = subprocess.run([sys.executable, "-c", PACK, str(folder)], env=environ, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def test_the_same_district_gives_the_same_bytes_in_every_process(tmp_path, order):
    first = packed_elsewhere(tmp_path, "1")
    assert first == packed_elsewhere(tmp_path, "7") == archive.pack(order)


def test_the_zip_is_whole_and_dated_once(order, kit):
    with zipfile.ZipFile(BytesIO(archive.pack(order))) as whole:
        assert whole.testzip() is None
        assert sorted(kit) == whole.namelist()
        assert {entry.date_time for entry in whole.infolist()} == {(2026, 1, 1, 0, 0, 0)}
        assert all(whole.read(name) == body for name, body in kit.items())
    assert all(name.isascii() and not name.startswith(("/", ".")) for name in kit)


@pytest.mark.parametrize(
    "change",
    [
        {"name_ja": "ゆきの市"},
        {"exit_url": "https://www.example.jp/"},
        {"filter_notice": False},
        {"on_paper": ()},
        {"retention": {"published": 1}},
    ],
)
def test_a_change_of_the_district_is_a_new_kit(order, change):
    assert archive.mark(replace(order, **change)) != archive.mark(order) == archive.mark(replace(order))


def test_a_notice_of_the_filter_changes_what_is_said(order):
    def said(order: Order) -> str:
        texts = Texts(order, archive.FOLDER)
        return "".join(texts.document(name, "en") for name in ("allow-list", "teachers", "guardians"))

    assert "may see what is typed" in said(order)
    assert "what is typed" not in said(replace(order, filter_notice=False)).replace("Leave what is typed", "")


@pytest.mark.parametrize(
    ("lamp", "word"), [("off", "not used"), ("script", "only in sentences that people wrote")]
)
def test_the_data_sheet_speaks_of_the_lamp_as_it_is(order, lamp, word):
    sheet = Texts(replace(order, lamp=lamp), archive.FOLDER).document("data-protection", "en")
    assert word in sheet and "language model" not in sheet
    told = Texts(replace(order, lamp="model", talks_outside=True), archive.FOLDER).document(
        "data-protection", "en"
    )
    assert "language model" in told


def test_a_house_without_https_says_that_its_kit_is_for_trying_out(tmp_path):
    order = order_in(tmp_path, public_url="")
    assert order.trial and order.site_url == "http://localhost:8000/d/yuki/"
    assert "試し用" in Texts(order, archive.FOLDER).document("readme", "ja")


def copy_without(folder: Path, missing: str) -> Path:
    for path in archive.FOLDER.rglob("*"):
        target = folder / path.relative_to(archive.FOLDER)
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file() and path.relative_to(archive.FOLDER).as_posix() != missing:
            target.write_bytes(path.read_bytes())
    return folder


@pytest.mark.parametrize(
    "missing",
    ["fonts/zen-maru-gothic-bold.woff", "icon.png", "ja/guardians.txt", "en/words.toml"],
)
def test_what_is_missing_is_named(order, tmp_path, missing):
    with pytest.raises(KitProblem) as problem:
        archive.pack(order, copy_without(tmp_path / "kit", missing))
    english, japanese = problem.value.in_both().split("\n")
    assert missing.split("/")[-1] in english and missing.split("/")[-1] in japanese and english != japanese


def test_a_text_with_a_place_nobody_fills_is_refused(order, tmp_path):
    folder = copy_without(tmp_path / "kit", "")
    with (folder / "en" / "teachers.txt").open("a") as file:
        file.write("{{ mayor }}\n")
    with pytest.raises(KitProblem, match=r"en/teachers\.txt"):
        archive.pack(order, folder)


def test_a_broken_font_is_named(order, tmp_path):
    folder = copy_without(tmp_path / "kit", "")
    (folder / "fonts" / "zen-maru-gothic-regular.woff").write_bytes(b"no font")
    with pytest.raises(KitProblem, match=r"regular\.woff"):
        archive.pack(order, folder)


def test_a_name_beyond_the_font_is_refused_and_a_rare_one_is_not(order):
    archive.pack(replace(order, name_ja="鹽竈﨑髙市"))
    with pytest.raises(KitProblem, match="𓀀"):
        archive.pack(replace(order, name_ja="𓀀市"))


def test_local_helplines_that_cannot_be_read_stop_the_kit(tmp_path):
    order_in(tmp_path)
    (tmp_path / "helplines" / "yuki.toml").write_text("[[helpline]]\nid = 3\n")
    with pytest.raises(KitProblem, match="local helplines of yuki"):
        register.orders(config_in(tmp_path), [ROW], ["yuki"])


def test_the_districts_own_line_stands_first(order):
    assert [line.id for line in order.on_paper][:2] == ["yuki-city-line", "kodomo-sos-24h"]
    assert order.helplines[0].local and not order.helplines[1].local


@pytest.mark.parametrize("exit_url", ["javascript:alert(1)", "ftp://x.example/", "https://", "nothing"])
def test_an_exit_that_is_no_web_address_is_refused(tmp_path, exit_url):
    with pytest.raises(KitProblem, match="no web address"):
        order_in(tmp_path, ROW | {"exit_url": exit_url})


def test_what_the_row_says_goes_before_the_site(tmp_path):
    order = order_in(
        tmp_path, ROW | {"exit_url": "https://www.example.jp/a", "filter_notice": 0, "lamp": "off"}
    )
    assert (order.exit_url, order.filter_notice, order.lamp) == ("https://www.example.jp/a", False, "off")
    assert ("www.example.jp", "exit", "") in order.hosts()


def test_a_half_written_kit_never_takes_a_place(tmp_path):
    target = tmp_path / "kit-yuki.zip"
    press.write(b"whole", target)
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(KitProblem, match="Nothing can be written"):
        press.write(b"new", tmp_path / "taken" / "kit-yuki.zip")
    assert target.read_bytes() == b"whole" and sorted(p.name for p in tmp_path.iterdir()) == [
        "kit-yuki.zip",
        "taken",
    ]


@pytest.mark.parametrize(
    ("languages", "papers"),
    [
        ("", ["ja", "en"]),
        ("ja", ["ja"]),
        ("ja_Hira", ["ja"]),
        ("en ja_Hira ja", ["en", "ja"]),
        ("en", ["en"]),
    ],
)
def test_papers_are_in_the_languages_of_the_record(tmp_path, languages, papers):
    order = order_in(tmp_path, ROW | {"languages": languages})
    made = archive.files(order)
    written = {name.split(".")[-2] for name in made if name.endswith(".pdf")}
    assert written == set(papers) and sum(name.endswith(".pdf") for name in made) == 10 * len(papers)
    # The bookmark speaks the first of them.
    folder, title = {"ja": ("リンク", order.title_ja), "en": ("Links", order.title_en)}[papers[0]]
    (managed,) = json.loads(made["devices/chrome-policy.json"]).values()
    assert (managed[0]["toplevel_name"], managed[1]["name"]) == (folder, title)
    assert plistlib.loads(made["devices/bookmark.mobileconfig"])["PayloadContent"][0]["Label"] == title


def test_letters_say_of_the_filter_what_the_record_says(site_store):
    store, config = site_store
    for code, more in (("yuki", {}), ("umi", {"filter_notice": 1})):
        store.now(districts.save, code, "ゆき市", "Snow City", **more)
    plain, noticed = register.orders(config, store.now(districts.everything), ["yuki", "umi"])
    assert (plain.filter_notice, noticed.filter_notice) == (False, True)
    said = [
        archive.files(order)["letters/allow-list.ja.txt"].decode("utf-8-sig") for order in (plain, noticed)
    ]
    assert "注意を出していません" in said[0] and "注意を外します" in said[1]


@pytest.fixture
def site_store(tmp_path):
    config = config_in(tmp_path)
    store = open_store(config.folder)
    yield store, config
    store.close()
