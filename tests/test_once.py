"""What is asked of a line many times is worked out once, and no word of the line stays."""

import gc
import weakref

from hideout.once import MOST, once


class Line(str):
    """A text that can be watched."""

    __slots__ = ("__weakref__",)


def test_it_is_asked_once_for_the_same_arguments():
    asked = []

    @once
    def length(text: str, kinds: frozenset[str] = frozenset()) -> int:
        asked.append((text, kinds))
        return len(text)

    assert [length("雪"), length("雪"), length("雪", kinds=frozenset({"a"}))] == [1, 1, 1]
    assert asked == [("雪", frozenset()), ("雪", frozenset({"a"}))]


def test_what_was_asked_is_not_kept():
    @once
    def length(text: str) -> int:
        return len(text)

    words = Line("つらい")
    seen = weakref.ref(words)
    length(words)
    del words
    gc.collect()
    assert seen() is None


def test_it_forgets_before_it_grows():
    asked = []

    @once
    def same(number: int) -> int:
        asked.append(number)
        return number

    for number in range(MOST + 1):
        same(number)
    same(0)
    assert asked.count(0) == 2 and same(MOST) == MOST
