"""Parts letters that were written one by one, or all in one run, into the words they are: "itookthem" is three."""

from __future__ import annotations

import math
import re
from functools import cache

from moderation.normalise import Draft, View
from moderation.words import folder, listed

# Shorter runs are words as they stand; longer ones are no sentence but noise, and would cost time.
_RUN = re.compile(r"(?<![^\W_])[a-z]{7,80}(?![^\W_])")
# Closed up by us, two words are enough; whatever stood so in the text has to be a sentence of common words, so long and
# so cheap for each letter, or it may be a name or a word of another language ("to can do", "last i me").
_WORDS, _SENTENCE = 2, 3
_LETTERS, _PRICE = 9, 2.0
_LONGEST = 14
_LANGUAGES = ("en", "es", "pt", "tl", "vi")


@cache
def _costs(language: str) -> dict[str, float]:
    """Return each common word with what it costs to read one: the rarer it is, the more."""
    known = listed(folder() / language / "common.txt")
    return {word: 2 + math.log(place) for place, word in enumerate(known, 2)}


def respace(view: View, *, apart: bool) -> View:
    """Return the view with a space between the words of each run of letters that is nothing but common words."""
    cuts = {cut for hit in _RUN.finditer(view.text) for cut in _cuts(hit.group(), hit.start(), apart=apart)}
    if not cuts:
        return view
    draft = Draft()
    for place, char in enumerate(view.text):
        if place in cuts:
            draft.put(" ", view.starts[place], view.starts[place])
        draft.put(char, view.starts[place], view.ends[place])
    return draft.view()


def _cuts(run: str, start: int, *, apart: bool) -> list[int]:
    # Whoever writes letter by letter may do so in any language; a run that stands so is read as English alone.
    tried = (_parted(run, _costs(language)) for language in (_LANGUAGES if apart else _LANGUAGES[:1]))
    words, cost = min(tried, key=lambda found: found[1])
    if len(words) < (_WORDS if apart else _SENTENCE):
        return []
    if not apart and (len(run) < _LETTERS or cost > _PRICE * len(run)):
        return []
    return [start + cut for cut in words if cut]


def _parted(run: str, costs: dict[str, float]) -> tuple[list[int], float]:
    """Return where the words of a run begin, and what they cost; none where it is one word, or holds what is none."""
    if run in costs:
        return [], 0
    best: list[float] = [0.0] + [math.inf] * len(run)
    came = [0] * (len(run) + 1)
    for end in range(1, len(run) + 1):
        for begin in range(max(0, end - _LONGEST), end):
            cost = best[begin] + costs.get(run[begin:end], math.inf)
            if cost < best[end]:
                best[end], came[end] = cost, begin
    if best[-1] == math.inf:
        return [], math.inf
    words, at = [], len(run)
    while at:
        words.append(came[at])
        at = came[at]
    return words, best[-1]
