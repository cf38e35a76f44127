"""The schema: the migrations of `migrations/*.sql`, in the order of their names, each of which runs once.

The first promise stands in the first of them, in keys and checks.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from sqlite_utils import Database, Migrations

from hideout.store.engine import Db

FOLDER = Path(__file__).parent / "migrations"
migrations = Migrations("hideout")


def _statements(sql: str) -> Iterator[str]:
    """Yield the statements of a file; a comment has a line to itself, so that it may hold a semicolon."""
    told = "\n".join(line for line in sql.splitlines() if not line.lstrip().startswith("--"))
    yield from filter(str.strip, told.split(";"))


def _script(path: Path) -> Callable[[Database], None]:
    def apply(db: Database) -> None:
        # One by one: executescript would commit the transaction that makes a migration whole.
        for statement in _statements(path.read_text("utf-8")):
            db.conn.execute(statement)

    return apply


for _path in sorted(FOLDER.glob("*.sql")):
    migrations(name=_path.stem)(_script(_path))


def apply(db: Database) -> None:
    """Apply every migration that has not run yet."""
    migrations.apply(db)


def bring_up(db: Db) -> None:
    """Apply every migration that has not run yet, in one write of an engine that keeps account of them itself."""
    db.run("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY)")
    known = {row["name"] for row in db.rows("SELECT name FROM migrations")}
    for path in sorted(FOLDER.glob("*.sql")):
        if path.stem not in known:
            for statement in _statements(path.read_text("utf-8")):
                db.run(statement)
            db.run("INSERT INTO migrations (name) VALUES (:name)", {"name": path.stem})


def pending(db: Database) -> list[str]:
    """Return the names of migrations that have not run yet."""
    return [migration.name for migration in migrations.pending(db)]


def reachable(db: Db) -> None:
    """Touch the newest table; raises when the store cannot be read or is not migrated."""
    db.one("SELECT 1 FROM pieces LIMIT 1")
