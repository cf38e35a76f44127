"""Chooses among written lines: the same talk always gets the same line, and none comes twice running."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from companion import rung
from companion.lines import is_question
from companion.talk import Talk


class Picker:
    """Picks lines for one reply, knowing everything the lamp has said in the talk.

    When `hushed`, the visitor wants no questions, and none is picked. Whoever told that a number was rung is not asked to
    ring it again.
    """

    def __init__(self, talk: Talk, lines: Mapping[str, tuple[str, ...]], *, hushed: bool = False) -> None:
        self._lines = lines
        self._rung = rung.numbers([turn.text for turn in talk.said])
        self._hushed = hushed
        self._seed = f"{talk.seed}/{len(talk.turns)}/{talk.turns[-1].text if talk.turns else ''}"
        self.replies = [tuple(turn.text.split("\n")) for turn in talk.turns if turn.who == "lamp"]
        self._spoken = {line: place for place, reply in enumerate(self.replies) for line in reply}
        self._now: set[str] = set(self.replies[-1]) if self.replies else set()

    def one(self, *names: str) -> tuple[str, ...]:
        """Return one line of these sections: an unsaid one, else the longest unsaid; never one of the last reply."""
        return self._take([line for name in names for line in self._lines[name] if line not in self._now])

    def pair(self, name: str) -> tuple[str, ...]:
        """Return one line of a section and one of the section `<name>.more` that goes on with it."""
        return (*self.one(name), *self.one(f"{name}.more"))

    def fresh(self, *names: str) -> tuple[str, ...]:
        """Return one line that was never said in this talk, or nothing."""
        return self._take([line for name in names for line in self._lines[name] if not self.said(line)])

    def first(self, name: str) -> tuple[str, ...]:
        """Return the first line of a section, in its order, that was never said in this talk, or nothing."""
        unsaid = (line for line in self._lines[name] if not self.said(line) and not self._done(line))
        line = next((line for line in unsaid if not (self._hushed and is_question(line))), None)
        return self._take([line]) if line else ()

    def whole(self, *names: str) -> tuple[str, ...]:
        """Return all lines of one of these sections, in order: one never begun, else the one begun longest ago."""
        begun = {self._lines[name][0]: name for name in names}
        first = self._take(list(begun))
        for line in first:
            self._now.update(self._lines[begun[line]])
        return self._lines[begun[first[0]]] if first else ()

    def holds(self, reply: tuple[str, ...], *names: str) -> bool:
        """Return whether a reply of the lamp holds a line of these sections."""
        return any(line in self._lines[name] for name in names for line in reply)

    def begins(self, reply: tuple[str, ...], *prefixes: str) -> bool:
        """Return whether a reply holds a line of a section whose name begins with one of these."""
        return any(
            line in lines
            for name, lines in self._lines.items()
            if name.startswith(prefixes)
            for line in reply
        )

    def said(self, line: str) -> bool:
        """Return whether the lamp has said this line."""
        return line in self._spoken or line in self._now

    def since(self, *names: str) -> int | None:
        """Return how many replies ago a line of these sections was last said (1 is the last), or None."""
        places = [self._spoken[line] for name in names for line in self._lines[name] if line in self._spoken]
        return len(self.replies) - max(places) if places else None

    def asked(self) -> str:
        """Return the question that the last reply ended in, or an empty text."""
        return next((line for line in self.replies[-1] if is_question(line)), "") if self.replies else ""

    def asked_in_a_row(self) -> int:
        """Return how many of the last replies, without a break, asked something."""
        count = 0
        for reply in reversed(self.replies):
            if not any(is_question(line) for line in reply):
                break
            count += 1
        return count

    def _done(self, line: str) -> bool:
        """Return whether a line asks for no more than a call that was made."""
        return bool(self._rung) and bool(asked := rung.asks(line)) and asked <= self._rung

    def _take(self, lines: list[str]) -> tuple[str, ...]:
        if self._hushed:
            lines = [line for line in lines if not is_question(line)]
        lines = [line for line in lines if not self._done(line)] or lines
        if not lines:
            return ()
        oldest = min(self._spoken.get(line, -1) for line in lines)
        among = [line for line in lines if self._spoken.get(line, -1) == oldest]
        digest = hashlib.blake2b(
            f"{self._seed}/{among[0]}".encode("utf-8", "replace"), digest_size=8
        ).digest()
        line = among[int.from_bytes(digest) % len(among)]
        self._now.add(line)
        return (line,)
