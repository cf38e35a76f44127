"""What every test may ask for: a site in a folder of its own, visitors and readers who use it as people do."""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest
from hypothesis import settings
from starlette.applications import Starlette
from starlette.testclient import TestClient

from hideout.app import build
from hideout.clock import now
from hideout.config import Config, load
from hideout.store import Store, open_store
from moderation import staffing
from tests.raw import Raw, connected

ORIGIN = "http://localhost"

# The first example loads lists and weights: how long one takes says nothing, and is a matter for bench/.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


def pytest_xdist_auto_num_workers() -> int:
    """Return how many work at once: a browser, a server or a clock is waited for nearly as long as is worked."""
    return (os.cpu_count() or 1) * 3 // 2 + 1


@pytest.fixture
def config(tmp_path: Path) -> Config:
    # tests/desk/test_second_factor.py shows the desk as it is shipped.
    return load({"data": str(tmp_path / "data"), "desk_second_factor": "off"}, environ={})


@pytest.fixture
def store(config: Config) -> Iterator[Store]:
    store = open_store(config.folder, serving=True, database=config.database)
    yield store
    store.close()


@pytest.fixture
def raw(store: Store, config: Config) -> Iterator[Raw]:
    with connected(store, config.database) as raw:
        yield raw


@pytest.fixture
def app(config: Config, store: Store) -> Starlette:
    return build(config, store)


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the buckets of the limits not fill again, however slow the machine is."""
    monkeypatch.setattr("hideout.limits.monotonic", lambda: 0.0)


@dataclass
class Person:
    """Somebody with a browser: follows forms as they stand in the pages."""

    client: TestClient

    def get(self, path: str, **kwargs: object) -> object:
        return self.client.get(path, **kwargs)

    def open(self, path: str) -> str:
        answer = self.client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        return answer.text

    def post(self, path: str, data: dict[str, str], **headers: str):
        return self.client.post(path, data=data, headers={"origin": ORIGIN} | headers, follow_redirects=False)

    def leave(self, text: str, room: str = "murmurs", **more: str):
        """Leave a post the way a browser does; the answer is not followed."""
        page = self.open(f"/rooms/{room}")
        return self.post(f"/rooms/{room}/posts", {"once": hidden(page, "once"), "text": text} | more)

    def receipt(self, text: str) -> str:
        """Leave a post and return its four words."""
        answer = self.leave(text)
        assert answer.status_code == 303, answer.text
        return words_of(self.open(answer.headers["location"]))


def hidden(page: str, name: str) -> str:
    """Return the value of a hidden field."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, f"no hidden {name}"
    return unescape(found[1])


def words_of(page: str) -> str:
    """Return the four words of a receipt page."""
    block = re.search(r'class="receipt-words">(.*?)</p>', page, re.S)
    assert block, "no receipt on this page"
    return " ".join(re.findall(r"<span>([^<]+)</span>", block[1]))


@pytest.fixture
def person(app: Starlette) -> Iterator[Callable[..., Person]]:
    """Return a maker of people, each with cookies of their own."""
    clients: list[TestClient] = []

    def make(language: str = "ja", address: str = "127.0.0.1") -> Person:
        client = TestClient(
            app, base_url=ORIGIN, headers={"accept-language": language}, client=(address, 50000)
        )
        clients.append(client)
        return Person(client)

    yield make
    for client in clients:
        client.close()


@pytest.fixture
def visitor(person: Callable[..., Person]) -> Person:
    return person()


@pytest.fixture
def reader(person: Callable[..., Person], store: Store) -> Person:
    """Return a signed-in admin called Hana."""
    staffing.invite(store, "Hana", "admin", now())
    token = staffing.sign_in_link(store, "Hana", now())
    somebody = person()
    answer = somebody.post(f"/desk/enter/{token}", {})
    assert answer.status_code == 303, answer.text
    return somebody
