"""Reads a short text from its end, without the words that say to read it so, and what was turned upside down."""

from __future__ import annotations

import re

from moderation.forms import EMPTY, NAME
from moderation.normalise import View

_LONGEST = 160
_SAYS = re.compile(
    r"(?:\b(?:and|now|please|pls|just|you|u|have to|has to|must|read|say|spell|spelt|spelled|typed|type|wrote|written|its|is|it|that|thats|this|"
    r"my|in|the|word|words|message|text|leelo|lee|leer|le|leia|ler|doc|basahin|basahin mo|yonde|tte) )*"
    r"\b(?:backwards?|reversed?|in reverse|mirrored|flipped|al reves|de tras pra frente|ao contrario|nguoc lai|baligtad|pabaliktad|sakasa|gyaku)"
    r"(?: (?:ni|kara|yonde|ne|please|pls|lol|haha|ok|xd))*\b"
    r"|(?:の|を|は|も)?(?:逆さ?(?:ま)?|さかさ(?:ま)?|ぎやく|反対|後ろ|うしろ)(?:から|に|で)?(?:読(?:んで|み|むと|めば)|よ(?:んで|み|むと|めば))?(?:ね|みて|だよ|よ|ください|下さい)?"
)
_TURNED = str.maketrans("ɐɔǝɟƃɥᴉɾʞɯɹʇʌʍʎ" + "nubdpqmw", "acefghijkmrtvwy" + "unqpdbwm")
_UPSIDE = re.compile("[ɐɔǝɟƃɥᴉɾʞɯɹʇʌʍʎ]")


def mirror(view: View) -> View:
    """Return a short text from its end to its beginning; longer ones are not read so."""
    if len(view.text) > _LONGEST:
        return EMPTY
    told = {place for hit in _SAYS.finditer(view.text) for place in range(*hit.span())}
    kept = [place for place in reversed(range(len(view.text))) if place not in told]
    if not told and len(kept) > NAME:
        return EMPTY
    text = "".join([view.text[place] for place in kept])
    return View(
        text=text.translate(_TURNED) if _UPSIDE.search(text) else text,
        starts=tuple([view.starts[place] for place in kept]),
        ends=tuple([view.ends[place] for place in kept]),
    )
