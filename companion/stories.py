"""Tiny stories of three sentences and riddles, written by people: told when asked for, the next one when more is wanted."""

from __future__ import annotations

import re

from companion.choice import Picker
from companion.topics import RIDDLES, STORIES

# Whom a story may be asked to be about.
_ABOUT = {
    "story.bear": re.compile(r"くま|クマ|熊|\bbear"),
    "story.mouse": re.compile(r"ねずみ|ネズミ|\bmouse|\bmice"),
    "story.snow": re.compile(r"ゆき|雪|いぬ|犬|\bsnow|\bdog"),
    "story.window": re.compile(r"ランプ|らんぷ|はりねずみ|\blamp|\bhedgehog"),
    "story.fox": re.compile(r"きつね|キツネ|つき|月|\bfox|\bmoon"),
    "story.frog": re.compile(r"かえる|カエル|うさぎ|ウサギ|\bfrog|\brabbit|\bbunny"),
}


def told(text: str, seen: frozenset[str], picker: Picker) -> tuple[str, ...]:
    """Return a story in its order, a riddle or its answer, or nothing where none is asked for."""
    if picker.since("riddle.guess") == 1:
        riddle = next((name for name in RIDDLES if picker.since(name) == 1), RIDDLES[0])
        return picker.whole(riddle)[1:] if "question" not in seen or "riddle" not in seen else ()
    more = "more" in seen or ("yes" in seen and picker.since("story.more", "play") == 1)
    if "story" in seen or (more and picker.since(*STORIES, "play", "asked.voice") == 1):
        about = next((name for name, form in _ABOUT.items() if form.search(text.lower())), None)
        return picker.whole(about) if about and not picker.since(about) else picker.whole(*STORIES)
    if "riddle" in seen or ("more" in seen and picker.since(*RIDDLES) == 1):
        return (*picker.whole(*RIDDLES)[:1], *picker.one("riddle.guess"))
    return ()
