"""Closes up words whose letters stand parted by dots, and reads the signs that stand for letters between them."""

from __future__ import annotations

import re

from moderation.normalise import View, rewrite

# A sign among letters that stand one by one ("d ! e"): elsewhere it ends a sentence.
_SIGNS = {"!": "i", "|": "l", "@": "a", "$": "s", "€": "e"}
_SIGN = re.compile(r"(?<![^\W_][^\W_] )(?<=[a-z] )[!|@$€](?= [a-z!|@$€](?![^\W_]))")
# A word cut by dots into pieces of a few letters, as "c.u.t" or a syllable's "ch.e.t".
# One dot alone ends a sentence, or parts an address.
_DOTTED = re.compile(r"(?<![^\W_])[a-z]{1,3}(?:[.·•|][a-z]{1,2}){2,12}(?![^\W_])")
_DOT = re.compile(r"[.·•|]")


def close(view: View, signs: set[str]) -> View:
    """Return a folded view with such words written plainly."""
    read = rewrite(view, _SIGN, lambda hit: _SIGNS[hit.group()])
    closed = rewrite(read, _DOTTED, lambda hit: _DOT.sub("", hit.group()))
    if closed is not view:
        signs.add("apart")
    return closed
