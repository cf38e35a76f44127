"""The wheel carries everything: installed away from the checkout, it serves from an empty folder."""

import os
import site
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import httpx2

from tests.process.conftest import ROOT, Server


class Installed(Server):
    """A server that runs from a wheel; the checkout is not on its path."""

    def __init__(self, folder: Path, python: Path) -> None:
        super().__init__(folder)
        self.python = python
        self.environ.pop("PYTHONPATH", None)

    def command(self) -> list[str]:
        return [str(self.python), "-I", "-m", "hideout.cli"]


def test_a_wheel_serves_from_an_empty_folder(tmp_path):
    build = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(tmp_path / "dist"),
        str(ROOT),
    ]
    subprocess.run(build, check=True, capture_output=True, env={**os.environ, "PYTHONWARNINGS": "ignore"})
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    venv.create(tmp_path / "env", with_pip=False)
    python = tmp_path / "env" / "bin" / "python"
    target = Path(
        sysconfig.get_path("purelib", vars={"base": str(tmp_path / "env"), "platbase": str(tmp_path / "env")})
    )
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "-q",
        "--no-deps",
        "--no-index",
        "--target",
        str(target),
        str(wheel),
    ]
    subprocess.run(install, check=True, capture_output=True)
    # The pinned packages are borrowed; hideout itself comes from the wheel alone.
    borrowed = [path for path in site.getsitepackages() if Path(path) != ROOT]
    (target / "borrowed.pth").write_text("\n".join(borrowed))
    (tmp_path / "empty").mkdir()
    server = Installed(tmp_path / "empty", python).start()
    try:
        page = httpx2.get(f"{server.url}/house", headers={"accept-language": "ja"})
        assert page.status_code == 200 and "つぶやきの壁" in page.text
        assert "0120-061-338" in httpx2.get(f"{server.url}/help", headers={"accept-language": "ja"}).text
        where = subprocess.run(
            [*server.command()[:2], "-c", "import hideout, rooms; print(hideout.__file__)"],
            capture_output=True,
        )
        assert str(target).encode() in where.stdout
    finally:
        server.stop()
