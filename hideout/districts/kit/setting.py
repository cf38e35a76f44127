"""Type-setting: a text with readings cut into lines that break where Japanese and English may break."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hideout.language import plain

READING = 0.5
"""Size of a reading, as a share of the letters below it."""

# What must not begin a line, and what must not end one (JIS X 4051, the everyday part).
_CLOSING = frozenset("、。，．・：；？！）」』】〕〉》”’ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々…〜,.!?:;)]}")
_OPENING = frozenset("（「『【〔〈《“‘([{")
_ATOM = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}|([!-z~\u00a0-\u024f’“”]+|＿+)|([ \u3000])|(.)", re.S)
# A long address may break behind these, but not within its beginning: `https://` alone on a line says nothing.
_JOINT = re.compile(r"(?:https?://)?[^/.?&=@_-]*[/.?&=@_-]+|[^/.?&=@_-]+")

# Letters of an address; runs of them without a space between were one word.
_JOINED = re.compile(r"[!-z~]")

Measure = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Atom:
    """A bit of text, with what is read above it, if anything."""

    base: str
    reading: str = ""


Cluster = tuple[Atom, ...]


def clusters(text: str) -> list[Cluster]:
    """Return the text in pieces between which a line may end."""
    found: list[Cluster] = []
    glued = False
    for atom in _atoms(text):
        follows = bool(found) and (glued or atom.base[0] in _CLOSING) and found[-1][-1].base != " "
        if follows:
            found[-1] = (*found[-1], atom)
        else:
            found.append((atom,))
        glued = atom.base[-1] in _OPENING
    return found


def _is_spaced(text: str) -> bool:
    """Return whether words are written apart, as in English and in Japanese for children; lines then end at spaces."""
    return text.count(" ") * 14 >= len(plain(text))


def _words(pieces: list[Cluster], width: float, measure: Measure) -> list[Cluster]:
    """Return the pieces joined to whole words, as far as a word fits on a line."""
    found: list[Cluster] = []
    apart = True
    for piece in pieces:
        space = piece[-1].base.isspace()
        if apart or space or _wide((*found[-1], *piece), measure) > width:
            found.append(piece)
        else:
            found[-1] += piece
        apart = space
    return found


def _addresses(pieces: list[Cluster], width: float, measure: Measure) -> list[Cluster]:
    """Return the pieces with those of an address joined, where it fits on a line of its own: then it stays whole."""
    runs: list[list[Cluster]] = []
    for piece in pieces:
        if runs and _JOINED.match(piece[0].base) and _JOINED.match(runs[-1][-1][-1].base):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    wholes = [(run, tuple(atom for piece in run for atom in piece)) for run in runs]
    return [piece for run, whole in wholes for piece in ([whole] if _wide(whole, measure) <= width else run)]


def _atoms(text: str) -> Iterator[Atom]:
    for found in _ATOM.finditer(text):
        base, reading, word, space, other = found.groups()
        if base:
            yield Atom(base, reading)
        elif word and len(word) > 24:
            yield from (Atom(part) for part in _JOINT.findall(word))
        else:
            yield Atom(word or space or other)


def lines(text: str, width: float, measure: Measure) -> list[list[Atom]]:
    """Return the text as lines of at most `width`, in the units of `measure`; one piece alone may be wider."""
    done: list[list[Atom]] = [[]]
    used = 0.0
    pieces = _addresses(clusters(text), width, measure)
    for cluster in _words(pieces, width, measure) if _is_spaced(text) else pieces:
        wide = _wide(cluster, measure)
        if used and used + wide > width:
            done.append([])
            used = 0.0
            if cluster[0].base.isspace():
                continue
        done[-1] += cluster
        used += wide
    return done


def _wide(cluster: Cluster, measure: Measure) -> float:
    return sum(room(atom, measure) for atom in cluster)


def room(atom: Atom, measure: Measure) -> float:
    """Return how much room an atom takes: its letters, or its reading if that is wider."""
    return max(measure(atom.base), measure(atom.reading) * READING if atom.reading else 0.0)


def letters(text: str) -> str:
    """Return the letters that are drawn, readings and all."""
    return "".join(atom.base + atom.reading for atom in _atoms(text))
