"""Switching a reading help or the language: the same for a page that is led back to and for a talk that goes on."""

from collections.abc import Mapping
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from hideout.language import BY_CODE, LANGUAGES
from hideout.web import Visit, Web, set_cookie, visit


def turned(request: Request, sent: Mapping[str, str]) -> Visit:
    """Return the visit as a form of reading helps wants it (`large`, `calm`, `furigana`: on or off; `lang`: a code).

    What this request still shows is shown so. Readings mean the easy language, whose sentences are written with them.
    """
    visitor = visit(request)
    look, asked = visitor.look, visitor.asked
    for key in ("large", "calm", "furigana"):
        if sent.get(key) in ("on", "off"):
            look = replace(look, **{key: sent[key] == "on"})
    offered = visitor.district.languages if visitor.district else LANGUAGES
    if "furigana" in sent and look.furigana and not visitor.language.furigana:
        asked = "ja_Hira"
    elif sent.get("lang") in {language.code for language in offered}:
        asked = sent["lang"]
    language = visitor.language if asked == visitor.asked or asked is None else BY_CODE[asked]
    own = visitor.voice.furigana if language == visitor.language else language.furigana
    furigana = own if look.furigana is None else look.furigana and language.furigana
    web: Web = request.app.state.web
    voice = web.voices.of(language.code, furigana=furigana)
    after = replace(visitor, look=look, asked=asked, language=language, voice=voice)
    request.scope["hideout.visit"] = after
    return after


def keep(request: Request, answer: Response, sent: Mapping[str, str]) -> None:
    """Set the cookie of the looks where a form switched one; a language stands in the address alone."""
    if {"large", "calm", "furigana"} & set(sent):
        set_cookie(request, answer, "look", visit(request).look.cookie(), age=None)
