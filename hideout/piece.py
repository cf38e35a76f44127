"""A piece as visitors see it: Markdown of the team made into harmless markup, with readings above the words."""

import asyncio
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markupsafe import Markup

from hideout.language import BY_CODE, DEFAULT, ruby
from hideout.text import piece_html

_HOST = re.compile(r"(?:[a-z0-9-]{1,63}\.)+[a-z][a-z0-9-]{1,62}")
_KANJI = re.compile(r"[\u3400-\u9fff々]")
_READ = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A story, an answer or a prompt, to stand in a page; `tag` is the language for `lang=`, `body` Markdown."""

    id: str
    kind: str
    tag: str
    title: Markup
    body: str
    readings: bool

    @property
    def text(self) -> Markup:
        """The body as harmless markup."""
        return shown(self.body, readings=self.readings)


def piece_of(row: Mapping[str, Any], *, readings: bool) -> Piece:
    """Return a row with piece, kind, language, title and body (Markdown) as visitors see it."""
    return Piece(
        id=row["piece"],
        kind=row["kind"],
        tag=BY_CODE.get(row["language"], DEFAULT).tag,
        title=ruby(row["title"], shown=readings),
        body=row["body"],
        readings=readings,
    )


async def ready(*pieces: Piece) -> None:
    """Work out the texts of pieces away from the event loop (a long one takes 0.1 s); pages then have them at hand."""
    await asyncio.to_thread(lambda: [piece.text for piece in pieces])


@lru_cache(maxsize=512)
def shown(text: str, *, readings: bool) -> Markup:
    """Return Markdown as harmless markup: no HTML of its own, no pictures, links only over https and with their host."""
    return piece_html(_markdown.render(text, {"readings": readings}))


def left_out(text: str) -> int:
    """Return how many pictures and links of a text do not reach visitors."""
    kept: dict[str, Any] = {}
    _markdown.parse(text, kept)
    return int(kept.get("left out", 0))


def bare(text: str) -> str:
    """Return the kanji of a text above which no reading stands, each once."""
    return "".join(dict.fromkeys(_KANJI.findall(_READ.sub("", text))))


def told(text: str) -> tuple[str, str]:
    """Return the plain words of a text as they are seen and, if it has readings, as they are read aloud (else empty)."""
    aloud = _READ.sub(r"\2", text)
    seen, heard = (shown(said, readings=False).striptags() for said in (text, aloud))
    return seen, heard if aloud != text else ""


def host_of(address: str) -> str:
    """Return the host of a web address over https, or nothing for any other address."""
    try:
        parts = urlsplit(address)
        usual = parts.scheme == "https" and parts.username is None and parts.port in (None, 443)
    except ValueError:
        return ""
    host = parts.hostname or ""
    return host if usual and _HOST.fullmatch(host) else ""


def _harmless(state: StateCore) -> None:
    """Drop pictures, and links that lead elsewhere than over https; show the host of the others; make headings small."""
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = "h3"
        if token.children:
            token.children = _kept(token.children, state.env)


def _kept(tokens: Sequence[Token], env: Any) -> list[Token]:
    kept: list[Token] = []
    host = ""
    for token in tokens:
        if token.type == "link_open":
            address = str(token.attrGet("href") or "")
            host = host_of(address)
            token.attrs = {"href": address, "rel": "noreferrer nofollow"}
        if token.type == "image" or (token.type == "link_open" and not host):
            env["left out"] = env.get("left out", 0) + 1
        elif token.type not in ("link_open", "link_close") or host:
            kept.append(token)
        if token.type == "link_close" and host:
            # Whatever the words of a link say, and in whatever letters: this is where it leads.
            kept.append(Token("text", "", 0, content=f" ({host})"))
    return kept


def _words(_: Any, tokens: Sequence[Token], place: int, options: Any, env: Any) -> str:
    return str(ruby(tokens[place].content, shown=env["readings"]))


class _Markdown(MarkdownIt):
    def validateLink(self, url: str) -> bool:
        """Let every link be read as one, so that what may not lead away leaves only its words behind."""
        return True


_markdown = _Markdown("commonmark", {"html": False, "breaks": True}).disable(["code", "fence", "backticks"])
_markdown.core.ruler.push("harmless", _harmless)
_markdown.add_render_rule("text", _words)
