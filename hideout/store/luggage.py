"""Luggage: files that lie beside the database, belong to the site, and travel inside a backup (local helplines)."""

import sqlite3
from contextlib import closing
from pathlib import Path


def pack(copy: Path, folder: Path) -> None:
    """Put the helpline files of a folder into a copy of the store that nobody else has open."""
    files = [(path.name, path.read_bytes()) for path in sorted(folder.glob("*.toml"))]
    with closing(sqlite3.connect(copy)) as db, db:
        db.execute("CREATE TABLE luggage (name TEXT PRIMARY KEY, body BLOB NOT NULL)")
        db.executemany("INSERT INTO luggage VALUES (?, ?)", files)


def unpack(copy: Path, folder: Path) -> None:
    """Take the files out of a copy that is to be a store again; a file that is there already is newer, and stays."""
    with closing(sqlite3.connect(copy)) as db, db:
        if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'luggage'").fetchone():
            return
        folder.mkdir(parents=True, exist_ok=True)
        for name, body in db.execute("SELECT name, body FROM luggage").fetchall():
            # Only the last part of a name: a copy may come from anywhere.
            path = folder / Path(name).name
            if not path.exists():
                path.with_name(f"{path.name}.new").write_bytes(body)
                path.with_name(f"{path.name}.new").replace(path)
        db.execute("DROP TABLE luggage")
