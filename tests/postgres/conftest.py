"""The same tests on PostgreSQL: `config` and `site` name a new database of a real server, and all else is as elsewhere."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hideout.config import Config
from hideout.store import open_store
from tests.desk.conftest import team
from tests.desk.site import Site
from tests.postgres import server

__all__ = ["team"]


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[server.Server]:
    where = server.programs()
    if where is None:
        pytest.skip(server.ABSENT)
    with server.running(where) as running:
        running.run("CREATE DATABASE migrated")
        open_store(tmp_path_factory.mktemp("migrated"), database=running.url("migrated")).close()
        yield running


@pytest.fixture
def database(postgres: server.Server) -> Iterator[str]:
    """Return the address of a new, migrated database."""
    name = postgres.database("migrated")
    yield postgres.url(name)
    postgres.run(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def config(config: Config, database: str) -> Config:
    return replace(config, database=database)


@pytest.fixture
def site(tmp_path: Path, database: str) -> Iterator[Site]:
    with Site(tmp_path / "data", database=database) as running:
        yield running
