"""What a district officer may get wrong, by the real command: a sentence in both languages, an exit code, nothing half done."""

import shutil
from pathlib import Path

import pytest

from hideout.clock import month_of, now
from hideout.districts import report
from tests.process.conftest import ROOT, Server
from tests.test_districts import LOCAL

THIS = report.written(month_of(now(), "Asia/Tokyo"))
HEAD = "code,name_ja,name_en,prefecture\n"
ADD = ("district", "add", "umi", "--name-ja", "うみ市", "--name-en", "Sea City")
SPOKEN = {"ja": "ja_JP.UTF-8", "en": "C.UTF-8"}


@pytest.fixture
def site(tmp_path: Path) -> Server:
    server = Server(tmp_path, HIDEOUT_PUBLIC_URL="https://rest.example.jp")
    done = server.run(
        "district", "add", "yuki", "--name-ja", "ゆき市", "--name-en", "Snow", "--pupils", "4200"
    )
    assert done.returncode == 0, done.stderr
    (tmp_path / "sjis.csv").write_bytes(f"{HEAD}umi,うみ市,Sea,北海道\n".encode("cp932"))
    (tmp_path / "twice.csv").write_text(f"{HEAD}umi,うみ市,Sea,北海道\numi,うみ市,Sea,北海道\n", "utf-8")
    (tmp_path / "snow.csv").write_text(f"{HEAD}umi,うみ市,Sea,北海道\noka,おか市,Hill,雪県\n", "utf-8")
    (tmp_path / "nobody.toml").write_text(LOCAL.replace("source = ", "sauce = "), "utf-8")
    (tmp_path / "file").write_text("in the way")
    return server


def kept(site: Server) -> tuple[bytes, list[str]]:
    """Return every record, and every file that lies about."""
    files = [
        str(path.relative_to(site.folder))
        for path in site.folder.rglob("*")
        if "data/hideout" not in str(path)
    ]
    return site.run("district", "list", "--json").stdout, sorted(files)


@pytest.mark.parametrize(
    ("words", "status", "japanese", "english"),
    [
        ((*ADD, "--prefecture", "雪県"), 2, "47都道府県のどれでもありません", "none of the 47 prefectures"),
        ((*ADD, "--exit-url", "ftp://www.example.jp/"), 2, "https:// で始まる", "begins with https://"),
        ((*ADD, "--exit-url", "https://rest.example.jp/x"), 2, "このサイト自身", "this very site"),
        ((*ADD, "--helplines", "nobody.toml"), 1, "相談窓口のファイルが使えません", "local helplines cannot be used"),
        (("district", "import", "sjis.csv"), 1, "Shift_JIS です", "is in Shift_JIS"),
        (("district", "import", "twice.csv"), 1, "2行目にもあります", "stands in row 2 already"),
        (("district", "import", "snow.csv"), 1, "47都道府県", "none of the 47"),
        (("district", "add", "yuki", "--name-ja", "あ", "--name-en", "A"), 1, "もうあります", "already"),
        (("district", "kit", "yuki", "--out", "file/out"), 1, "書きこめません", "Nothing can be written"),
        (("district", "kit", "none", "--out", "out"), 1, "という地区はありません", "no district called none"),
        (("district", "report", "yuki", "--month", THIS), 1, "まだ終わっていません", "is not over"),
        (("district", "report", "yuki", "--month", THIS, "--pdf", "month.pdf"), 1, "まだ終わっていません", "is not over"),
        (("report", "--month", "2026-01..2026-03"), 2, "1か月", "One whole month"),
    ],
    ids=lambda one: "-".join(one[:3]) if isinstance(one, tuple) else None,
)  # fmt: skip
def test_it_is_said_in_the_language_of_the_terminal(site, words, status, japanese, english):
    before = kept(site)
    for language, wanted in (("ja", japanese), ("en", english)):
        site.environ |= {"LC_ALL": SPOKEN[language]}
        done = site.run(*words)
        said = done.stderr.decode()
        assert done.returncode == status and done.stdout == b"", said
        assert wanted in said and "Traceback" not in said
    assert kept(site) == before
    assert site.run("audit", "verify").returncode == 0


@pytest.fixture
def fontless(tmp_path: Path) -> str:
    """Return the search path of a house whose kit has lost a font."""
    house = tmp_path / "house"
    for package in ("hideout", "rooms", "moderation", "companion"):
        shutil.copytree(ROOT / package, house / package, ignore=shutil.ignore_patterns("__pycache__"))
    (house / "assets").mkdir()
    for part in (ROOT / "assets").iterdir():
        if part.name != "kit":
            (house / "assets" / part.name).symlink_to(part)
    shutil.copytree(ROOT / "assets" / "kit", house / "assets" / "kit")
    (house / "assets" / "kit" / "fonts" / "zen-maru-gothic-bold.woff").unlink()
    return str(house)


def test_a_font_that_is_missing_is_named_by_command_and_at_the_desk(tmp_path, fontless):
    site = Server(tmp_path, PYTHONPATH=fontless)
    assert site.run("district", "add", "yuki", "--name-ja", "ゆき市", "--name-en", "Snow").returncode == 0
    done = site.run("district", "kit", "yuki", "--out", "out")
    said = done.stderr.decode()
    assert done.returncode == 1 and "Traceback" not in said and "zen-maru-gothic-bold.woff" in said
    assert "is missing or broken" in said and "フォント" in said
    assert list((tmp_path / "out").glob("*")) == []
    link = site.run("staff", "add", "mio", "--role", "admin").stdout.decode().strip()
    site.start()
    try:
        mio = site.client()
        secret = {"password": "snow falls on twelve roofs", "again": "snow falls on twelve roofs"}
        assert mio.post("/desk" + link.partition("/desk")[2], data=secret).status_code == 303
        for language, words in (("ja", "フォント"), ("en", "is missing or broken")):
            answer = mio.get(f"/desk/kits/yuki?lang={language}")
            assert answer.status_code == 409 and words in answer.text and "woff" in answer.text
            assert 'role="alert"' in answer.text
    finally:
        site.stop()
