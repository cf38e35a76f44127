"""A breaker: after failures in a row nobody waits for the model again until it has had time to recover."""

from __future__ import annotations

import time
from collections.abc import Callable

from companion.client import refused

FAILURES = 3
WINDOW = 60.0
OPEN = 60.0


class Breaker:
    """Closed at first; FAILURES within WINDOW seconds open it for OPEN seconds, then one probe may pass."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failures: list[float] = []
        self._open_until: float | None = None
        self.shut = False

    def allows(self) -> bool:
        """Return whether a call may be made now; the first one after an opening is the probe."""
        if self.shut:
            return False
        if self._open_until is None:
            return True
        if self._clock() < self._open_until:
            return False
        # Others stay out while the probe is on its way.
        self._open_until = self._clock() + OPEN
        return True

    def worked(self) -> None:
        """Say that the server answered."""
        self._failures.clear()
        self._open_until = None

    def failed(self) -> None:
        """Say that the server did not answer."""
        at = self._clock()
        self._failures = [*(since for since in self._failures if at - since < WINDOW), at]
        if self._open_until is not None or len(self._failures) >= FAILURES:
            self._open_until = at + OPEN

    def note(self, error: Exception) -> None:
        """Say what went wrong; where the key was refused, only a restart with another one helps."""
        if refused(error):
            self.shut = True
        else:
            self.failed()
