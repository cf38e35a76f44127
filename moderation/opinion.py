"""A further vote on one message, from outside this house: it may raise what was heard here, and never lower it."""

from __future__ import annotations

from typing import Protocol

from moderation.verdict import Finding

CHECK = "opinion"


class Opinion(Protocol):
    """Whoever else may be asked; filled by `hideout/app.py` when a site has configured one."""

    async def of(self, text: str) -> Finding | None:
        """Return what was heard in a message, or None within the asker's own time limit; never raise."""
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...
