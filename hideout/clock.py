"""The one clock of the house: whole seconds, movable for tests."""

import os
import time

MINUTE = 60
HOUR = 3600
DAY = 86_400


def now() -> int:
    """Return unix time in whole seconds; `HIDEOUT_CLOCK` (seconds) moves it, so that tests can wait for days."""
    return int(time.time()) + int(os.environ.get("HIDEOUT_CLOCK", "0"))
