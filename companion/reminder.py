"""Once an hour, for everyone: how long it has been, that this is a machine, and that stopping is fine."""

from __future__ import annotations

from dataclasses import replace

from companion.lines import lines_of
from companion.talk import Talk
from hideout.clock import HOUR


def remind(talk: Talk, at: int, language: str) -> tuple[Talk, tuple[str, ...]]:
    """Return the talk and the reminder due at unix second `at`, or no words when none is due.

    The room shows it as a notice beside the answer, whatever the level of risk; it is not a turn of the talk.
    """
    hours = max(0, at - talk.started) // HOUR
    if hours <= talk.reminded:
        return talk, ()
    lines = lines_of(language)
    first, *later = lines["reminder"]
    words = (
        first if hours == 1 else later[hours % len(later)],
        lines["reminder.machine"][hours % len(lines["reminder.machine"])],
        lines["reminder.break"][hours % len(lines["reminder.break"])],
    )
    return replace(talk, reminded=min(hours, 10_000)), words
