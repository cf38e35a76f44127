"""A desk of its own: shield, pages and a real store in a folder that is thrown away."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.browser import chromium, desk, page
from tests.desk.site import Site

__all__ = ["chromium", "desk", "page", "site"]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """Return a running desk with one board."""
    with Site(tmp_path / "data") as running:
        yield running


@pytest.fixture
def team(site: Site) -> Site:
    """Return a desk with two who lead, `writer` and `other`, and a `reader`."""
    site.writer, site.other = site.member("mori", "lead"), site.member("tani", "lead")
    site.reader = site.member("sora")
    return site
