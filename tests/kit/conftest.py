"""A kit for a district with a helpline of its own, packed once for all tests that only look at it."""

from pathlib import Path

import pytest

from hideout.config import Config, load
from hideout.districts.kit import archive, register
from hideout.districts.kit.order import Order
from tests.test_districts import LOCAL

ROW = {
    "code": "yuki", "name_ja": "ゆき市", "name_en": "Snow City", "languages": "", "lamp": "", "exit_url": "",
    "filter_notice": 1, "open": 1,
}  # fmt: skip
URL = "https://rest.example.jp/d/yuki/"


def order_in(folder: Path, row: dict[str, object] = ROW, **settings: str) -> Order:
    """Return an order of a site whose data lie in a folder, with a local helpline."""
    (folder / "helplines").mkdir(exist_ok=True)
    (folder / "helplines" / "yuki.toml").write_text(LOCAL, "utf-8")
    (order,) = register.orders(config_in(folder, **settings), [row], ["yuki"])
    return order


def config_in(folder: Path, **settings: str) -> Config:
    given = {"data": str(folder), "public_url": "https://rest.example.jp", "operator_name": "Snow Board"}
    return load(given | settings, environ={})


@pytest.fixture(scope="session")
def order(tmp_path_factory: pytest.TempPathFactory) -> Order:
    return order_in(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def kit(order: Order) -> dict[str, bytes]:
    return archive.files(order)
