"""The house of code keeps its own rules: floors, sizes, one language of names, nothing left over."""

import ast
import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from hideout.assets import ASSETS, Assets
from rooms import ROOMS

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "moderation" / "desk" / "pages"
PACKAGES = ("hideout", "rooms", "moderation", "companion")
TOP = {
    "hideout",
    "rooms",
    "moderation",
    "companion",
    "assets",
    "tests",
    "docs",
    "bench",
    "deploy",
    "training",
}


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file()]


def product() -> list[Path]:
    return [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]


def test_the_floors_hold():
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_no_file_is_longer_than_300_lines():
    long = {
        str(path.relative_to(ROOT)): lines
        for path in tracked("*.py", "*.html", "*.js", "*.css")
        if "vendor" not in path.parts and (lines := len(path.read_text("utf-8").splitlines())) > 300
    }
    assert not long


def test_nothing_is_left_for_later():
    mark = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
    assert not [
        str(path)
        for path in tracked("*.py", "*.html", "*.js", "*.css")
        if mark.search(path.read_text("utf-8"))
    ]


def test_the_top_level_is_as_designed():
    assert {
        path.relative_to(ROOT).parts[0] for path in tracked() if len(path.relative_to(ROOT).parts) > 1
    } - {".ci"} == TOP


def test_assets_hold_no_python():
    assert not list(ASSETS.rglob("*.py"))


@pytest.mark.parametrize("path", product(), ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_and_public_functions_say_what_they_are(path):
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree), f"{path.name} does not say what it is"
    for node in ast.walk(tree):
        if isinstance(
            node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        ) and not node.name.startswith("_"):
            inside = any(
                isinstance(outer, (ast.FunctionDef, ast.AsyncFunctionDef))
                and node in ast.walk(outer)
                and outer is not node
                for outer in ast.walk(tree)
            )
            private = any(
                isinstance(outer, ast.ClassDef) and outer.name.startswith("_") and node in outer.body
                for outer in ast.walk(tree)
            )
            assert inside or private or ast.get_docstring(node), f"{path.name}: {node.name}"


def test_htmx_is_the_pinned_one():
    file = ASSETS / "vendor" / "htmx" / "htmx-4.0.1.min.js"
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    assert digest == "a0abb04f2f45a1f89d1d4844023245537e5e6014c87b144553e0607b4cc32130"
    assert (file.parent / "LICENSE").is_file()


def test_templates_use_no_inline_script_style_or_eval():
    forbidden = re.compile(
        r"\bon[a-z]+=\"|style=\"|<style|<script(?![^>]*\bsrc=)|hx-on|js:|hx-trigger=\"[^\"]*\[|target=\"_blank\"|\|\s*safe"
    )
    for path in tracked("*.html"):
        found = forbidden.search(path.read_text("utf-8"))
        assert not found, f"{path}: {found and found[0]}"


def test_scripts_keep_nothing_on_the_tablet():
    forbidden = re.compile(r"localStorage|sessionStorage|indexedDB|document\.cookie|https?://")
    for path in sorted((ASSETS / "js").glob("*.js")):
        assert not forbidden.search(path.read_text("utf-8")), path.name


def test_styles_and_pictures_fetch_nothing():
    for path in [*sorted((ASSETS / "css").glob("*.css")), *sorted((ASSETS / "pictures").rglob("*.svg"))]:
        text = (
            path.read_text("utf-8")
            .replace("http://www.w3.org/2000/svg", "")
            .replace("http://www.w3.org/1999/xlink", "")
        )
        assert "http" not in text and "@import" not in text, path.name
        if path.suffix == ".svg":
            assert not re.search(r"style=|<script|<style|\bon[a-z]+=", text), path.name


def test_every_room_is_whole():
    assert len(ROOMS) == 9 and len({room.slug for room in ROOMS}) == 9
    for room in ROOMS:
        folder = ROOT / "rooms" / room.slug
        assert (folder / "pages" / "page.html").is_file(), room.slug
        assert (ASSETS / "pictures" / "rooms" / f"{room.slug}.svg").is_file(), room.slug


def test_what_a_browser_fetches_is_small():
    assets = Assets()
    scripts = {name: len(asset.packed) for name, asset in assets.files.items() if name.endswith(".js")}
    desk = {name for name in scripts if name.startswith(("js/desk", "js/told", "js/passkey"))}
    # Nobody fetches both; what the desk shares with the house is htmx.
    assert sum(scripts[name] for name in set(scripts) - desk) <= 32_000
    frame, *pages = (
        set(re.findall(r"static\('(js/[^']+)'\)", path.read_text("utf-8"))) & desk
        for path in (PAGES / "_frame.html", *PAGES.glob("[!_]*.html"))
    )
    assert set.union(frame, *pages) == desk
    assert max(sum(scripts[name] for name in frame | page) for page in pages) <= 9_500
    assert len(assets.files["hideout.css"].packed) <= 12_000
    assert len(assets.files["desk.css"].packed) <= 8_000


def test_what_is_pinned_is_hashed():
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text("utf-8")
        pinned = re.findall(r"^[a-z0-9][a-z0-9._-]*==", text, re.M)
        assert pinned and text.count("--hash=sha256:") >= len(pinned)
        assert "://" not in text
