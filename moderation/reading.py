"""A reading: one text in every form that a check needs, and the record that carries it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from moderation import forms
from moderation.forms import EMPTY, NAME
from moderation.hangul import compose
from moderation.look import Look, look
from moderation.mirrored import mirror
from moderation.normalise import View, calm, fold
from moderation.parted import close
from moderation.respace import respace
from moderation.romaji import kana as romaji
from moderation.scrawl import column, unscrawl
from moderation.verdict import Kind, Span

# Which lists read which writing; "ja-Latn" is Japanese in Latin letters.
CJK_LANGUAGES = ("ja", "zh", "ko")
LATIN_LANGUAGES = ("en", "ja-Latn", "es", "pt", "vi", "tl")
_CJK = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af々]")
_KANA = re.compile(r"[\u3041-\u30ff]")
_LATIN = re.compile(r"[a-z]")
# Latin letters one by one, as in "k o r o s u".
_SPACED = re.compile(r"(?<![a-z])(?:[a-z][^a-z0-9]{1,3}){4}[a-z](?![a-z])")
# A digit or sign beside a letter, as in "d1e"; without one nothing can be read as leet.
_SUSPECT = re.compile(r"[a-z][0-9@$!|*€]|[0-9@$!|*€][a-z]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """One text in the forms its lists need.

    `plain` folded only; `words` Latin words apart by one space, sentences by " . "; `leet` the same with digits and
    symbols read as letters (empty when that changes nothing); `run` Japanese, Chinese, Korean without spaces and
    decoration, sentences ended by 。; `squeezed` the run without any stop (empty when the same); `romaji` the
    hiragana of Japanese in Latin letters. `looks` pairs each form with the languages it may be written in; `torn` is
    the look at the squeezed run, `mirror` the look at a short text read from its end, `column` that at its lines read
    downwards.
    """

    raw: str
    plain: View
    words: View
    leet: View
    run: View
    squeezed: View
    signs: frozenset[str]
    kana: bool
    cjk: bool
    latin: bool
    romaji: View
    looks: tuple[Look, ...]
    torn: Look
    mirror: Look
    column: Look

    def places(self, name: str, *, bare: bool = True) -> list[Span]:
        """List where the entries of a list stand in the original text; unless `bare`, what is harmless is covered first."""
        return [
            look.view.span(hit.start, hit.end)
            for look in self.looks
            for language in look.languages
            for hit in look.hits(language, name, None if bare else look.covered(language))
        ]


@dataclass(frozen=True, kw_only=True, slots=True)
class Context:
    """What a check is given: the kind of text, its reading, and what an earlier check has already worked out."""

    kind: Kind
    text: str
    reading: Reading
    memo: dict[str, Any] = field(default_factory=dict)

    def mostly(self, spans: Iterable[Span]) -> bool:
        """Tell whether one of the spans is half of the text or more: then there is little else that could change it."""
        letters = sum(char.isalnum() for char in self.text)
        return max((span.end - span.start for span in spans), default=0) * 2 >= letters


def read(text: str) -> Reading:
    """Read a text in every form, in time linear in its length."""
    plain, signs = fold(text)
    found = set(signs)
    plain = forms.swap(unscrawl(plain, text, found), found)
    joined = compose(forms.join_apart(close(plain, found), found))
    joined = respace(joined, apart="apart" in found)
    told = forms.pictures(joined) if _LATIN.search(joined.text) else joined
    words = forms.unjumble(calm(forms.words(told, keep_leet=False)))
    latin = bool(_LATIN.search(words.text))
    leet = EMPTY
    if _SUSPECT.search(joined.text):
        candidate = calm(forms.unleet(forms.words(told, keep_leet=True)))
        if candidate.text != words.text:
            leet = candidate
    cjk = bool(_CJK.search(joined.text))
    run = forms.run(joined) if cjk else EMPTY
    squeezed = forms.squeeze(run) if cjk else EMPTY
    if squeezed.text == run.text:
        squeezed = EMPTY
    kana = bool(_KANA.search(joined.text))
    looks = [look(view, LATIN_LANGUAGES, "words") for view in (words, leet) if latin or leet.text]
    if cjk:
        # Chinese is never written with kana; its short words would be found inside Japanese ones.
        looks.insert(0, look(run, tuple(code for code in CJK_LANGUAGES if code != "zh" or not kana), "run"))
    spelt = (romaji(words) if latin and (not cjk or _SPACED.search(plain.text)) else None) or EMPTY
    looks.append(look(spelt, ("ja", "ko"), "run"))  # the index that kana has already
    return Reading(
        raw=text,
        plain=plain,
        words=words,
        leet=leet,
        run=run,
        squeezed=squeezed,
        signs=frozenset(found),
        kana=kana,
        cjk=cjk,
        latin=latin or bool(leet.text),
        romaji=spelt,
        looks=tuple(one for one in looks if one.view.text),
        torn=look(squeezed, ("ja",), "run", "core" if len(text) > NAME else ""),
        mirror=look(mirror(squeezed if squeezed.text else run), ("ja",), "run", "wish")
        if cjk
        else look(mirror(words), ("en",), "words", "wish"),
        column=look(column(text) if cjk else EMPTY, ("ja",), "run", "column"),
    )
