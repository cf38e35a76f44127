"""Talks told bit by bit, heard as the site hears them, and which sections of lines were said."""

from __future__ import annotations

import asyncio

from companion.answer import answer
from companion.lines import is_question, lines_of
from companion.listener import MOST_SENTENCES
from companion.rehearsal import begin
from companion.talk import Talk
from companion.trace import hear

WISH = {"ja": "もう死にたい", "ja_Hira": "もうしにたい", "en": "i want to die"}
CUT = {"ja": "腕を切ってる", "ja_Hira": "うでを きってる", "en": "ive been cutting my arm"}


def walk(lines: list[str], language: str = "ja", seed: int = 3) -> tuple[Talk, list[tuple[str, ...]]]:
    """Return the talk in which these lines were written, and the replies to them; each is short and asks one thing."""
    talk, replies = begin(language, seed), []
    for line in lines:
        course, verdict = hear(talk, line)
        reply = asyncio.run(answer(talk.visitor(line, course, verdict), verdict, language, None))
        talk = reply.talk
        replies.append(reply.sentences)
    for said in replies:
        assert 1 <= len(said) <= MOST_SENTENCES and sum(map(is_question, said)) <= 1
    return talk, replies


def sections(said: tuple[str, ...], language: str = "ja") -> set[str]:
    """Return the names of all sections in which a line of this reply stands."""
    return {name for name, lines in lines_of(language).items() if not set(said).isdisjoint(lines)}
