"""Footprints by the door: how busy the corner was in the last ten minutes, and nothing else."""

from collections import Counter
from typing import Literal

from starlette.applications import Starlette

from hideout.clock import MINUTE

Crowd = Literal["few", "some", "many"]
WINDOW = 10
# Under ten nothing is said: a small number would point at somebody.
_STEPS: tuple[tuple[int, Crowd], ...] = ((100, "many"), (30, "some"), (10, "few"))


class Presence:
    """Anonymous ticks by the minute, in the memory of this process; older minutes are forgotten."""

    def __init__(self) -> None:
        self._minutes: Counter[int] = Counter()

    def step(self, at: int) -> None:
        """Add one footprint at a time (unix seconds)."""
        self._forget(at)
        self._minutes[at // MINUTE] += 1

    def crowd(self, at: int) -> Crowd | None:
        """Return how many footprints the last ten minutes left: few from 10, some from 30, many from 100, else None."""
        self._forget(at)
        total = self._minutes.total()
        return next((crowd for least, crowd in _STEPS if total >= least), None)

    def _forget(self, at: int) -> None:
        oldest = at // MINUTE - WINDOW + 1
        for minute in [minute for minute in self._minutes if minute < oldest]:
            del self._minutes[minute]


def presence_of(app: Starlette) -> Presence:
    """Return the one Presence of an application, made when it is first asked for."""
    if not hasattr(app.state, "presence"):
        app.state.presence = Presence()
    presence: Presence = app.state.presence
    return presence
