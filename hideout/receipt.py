"""The receipt of a post: four words that say a number of 40 bits, easy to copy by hand and to read aloud."""

import hashlib
import hmac
import re
import unicodedata
from functools import lru_cache

from hideout.assets import ASSETS

BITS = 40
_WORDS, _PER_WORD = 4, 10
LISTS = {"ja": "ja.txt", "en": "en.txt"}
"""Language -> its list of 1024 words below `assets/words/receipt`; line n of each stands for the same number."""

_SEPARATORS = re.compile(r"[\s・、。,，.．/\-‐-―ー－～~_+]+")


def code(key: bytes, token: str) -> int:
    """Return the 40-bit number of a once-token under a secret key, so that a form sent twice has one receipt."""
    digest = hmac.new(
        key, b"hideout receipt code\0" + token.encode("utf-8", "surrogatepass"), hashlib.sha256
    ).digest()
    return int.from_bytes(digest[: BITS // 8], "big")


def words(code: int, language: str) -> tuple[str, str, str, str]:
    """Return the four words of a code in the list of a language, Japanese for `ja` and `ja_Hira`, else English.

    A number outside 40 bits is a ValueError.
    """
    if not 0 <= code < 1 << BITS:
        raise ValueError("a receipt code has 40 bits")
    known = word_list("ja" if language[:2] == "ja" else "en")
    first, second, third, fourth = (
        known[code >> _PER_WORD * place & (1 << _PER_WORD) - 1] for place in reversed(range(_WORDS))
    )
    return first, second, third, fourth


def parse(text: str) -> int | None:
    """Return the code that somebody typed, in either language, or None where the four words are not all known.

    Hiragana or katakana, full or half width, capital letters, and spaces, dots, commas, hyphens or line breaks
    between the words, or nothing at all, make no difference.
    """
    text = unicodedata.normalize("NFKC", text[:400]).lower()
    typed = _hiragana(_SEPARATORS.sub("", text))
    for language in LISTS:
        numbers = _read(typed, _numbers(language))
        if len(numbers) == _WORDS:
            return sum(n << _PER_WORD * place for place, n in enumerate(reversed(numbers)))
    return None


def _read(typed: str, numbers: dict[str, int]) -> list[int]:
    """The numbers of words written without a gap: no word begins another, so there is one way to read them."""
    found: list[int] = []
    while typed:
        word = next((typed[:size] for size in range(2, 9) if typed[:size] in numbers), "")
        if not word or len(found) == _WORDS:
            return []
        found.append(numbers[word])
        typed = typed[len(word) :]
    return found


def stored(key: bytes, code: int) -> str:
    """Return what the store keeps in place of a code: a keyed digest in 64 hexadecimal digits."""
    return hmac.new(
        key, b"hideout receipt stored\0" + code.to_bytes(BITS // 8, "big"), hashlib.sha256
    ).hexdigest()


@lru_cache(maxsize=len(LISTS))
def word_list(language: str) -> tuple[str, ...]:
    """Return the 1024 words of a language in order; a list of another length is a ValueError."""
    path = ASSETS / "words" / "receipt" / LISTS[language]
    found = tuple(path.read_text("utf-8").split())
    if len(set(found)) != 1 << _PER_WORD or len(found) != 1 << _PER_WORD:
        raise ValueError(f"{path.name} must hold {1 << _PER_WORD} different words")
    return found


@lru_cache(maxsize=len(LISTS))
def _numbers(language: str) -> dict[str, int]:
    """The number of each word."""
    return {word: number for number, word in enumerate(word_list(language))}


def _hiragana(text: str) -> str:
    """Katakana as hiragana; everything else as it is."""
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in text)
