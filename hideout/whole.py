"""A file that is there whole or not at all."""

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def write_new(target: Path, lines: Iterable[str]) -> None:
    """Write a new file (UTF-8, for this account only), line by line; what was begun is gone when it cannot be finished.

    Raises FileExistsError when there is one already, OSError when it cannot be written, and whatever `lines` raises.
    """
    handle, unfinished = tempfile.mkstemp(dir=target.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.writelines(lines)
            file.flush()
            os.fsync(file.fileno())
        # A link never takes the place of another file, as a renaming would.
        os.link(unfinished, target)
    finally:
        with suppress(OSError):
            Path(unfinished).unlink()
