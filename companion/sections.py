"""Reads text files made of sections: `[name]` opens one, one entry a line, `#` starts a comment line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_NAME = re.compile(r"\[([a-z]+(?:[._][a-z]+)*)\]")


class BrokenText(ValueError):
    """A text file that cannot be used; the message names the file, the line and what is wrong."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One line of a section and where it stands (1-based line number)."""

    text: str
    path: Path
    number: int

    def broken(self, why: str) -> BrokenText:
        """Return the error that names this line."""
        return BrokenText(
            f"{self.path.name}:{self.number}: {why}: {self.text!r} (in {self.path.parent.name}/)"
        )


def read(path: Path) -> dict[str, tuple[Entry, ...]]:
    """Return section name -> entries of a file; BrokenText names the file and line that are wrong."""
    try:
        content = path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise BrokenText(f"{path.name}: not UTF-8 at byte {error.start}") from error
    sections: dict[str, list[Entry]] = {}
    current: list[Entry] | None = None
    for number, raw in enumerate(content.split("\n"), 1):
        entry = Entry(text=raw.strip(), path=path, number=number)
        if not entry.text or entry.text.startswith("#"):
            continue
        if entry.text.startswith("["):
            name = _NAME.fullmatch(entry.text)
            if not name:
                raise entry.broken("not a section name")
            if name[1] in sections:
                raise entry.broken("this section was opened before")
            current = sections[name[1]] = []
        elif current is None:
            raise entry.broken("a line before any section")
        else:
            current.append(entry)
    for name_, entries in sections.items():
        if not entries:
            raise BrokenText(f"{path.name}: the section [{name_}] is empty")
    return {name_: tuple(entries) for name_, entries in sections.items()}
