"""Finds what a post says in little pictures, which the word lists never see: invitations, goods for sale, a grave to come."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hideout.language import N_
from moderation.flags import REASONS
from moderation.reading import Context
from moderation.verdict import Finding, Outcome, Span

_DYING = N_("May be a wish to be gone, in other words")
# What stands between two pictures that belong together.
_NEXT = r"[\ufe0f\s]{0,3}(?:[と&+、,をが]|and|みせて|見せて)?[\ufe0f\s]{0,2}"
_FRUIT = "[🍆🍑🍌🍒🌭🥒🐚]"
_BODY = "[👅💦]"
_GOODS = "[🍃🌿🍄❄🧊💊💨🥦🥬⛽]"
_PLUG = "🔌"
_GRAVE = "[🪦⚰]"
_SOON = r"まであと|もうすぐ|まもなく|もういい|よやく|予約|行き|ばいばい|バイバイ|未来"


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """Pictures that mean something only in company: the pattern, what it raises, and the company that clears it."""

    pattern: re.Pattern[str]
    unless: re.Pattern[str]
    flag: str
    reason: str
    category: str | None = None
    level: int = 0


_KITCHEN = re.compile(
    r"(?i)\b(?:toast|jam|curry|pie|recipe|breakfast|lunch|dinner|smoothie|salad|soup|market|garden|bread)|"
    "ゼリー|パフェ|ケーキ|ジュース|煮|料理|朝ごはん|昼|夕飯|給食|スーパー|畑|八百屋|レシピ|サラダ|スムージー|プール|汗|雨"
)
_GAME = re.compile(
    r"(?i)\b(?:halloween|games?|stage|level|boss|drama|set|film|movie|costume|decoration)|"
    "ハロウィン|ゲーム|ステージ|BGM|ボス|かざり|飾|劇|映画|仮装|墓参り|お彼岸|お盆"
)
PICTURES = (
    Picture(
        pattern=re.compile(
            f"{_FRUIT}{_NEXT}(?:{_FRUIT}|{_BODY})|{_BODY}{_NEXT}{_FRUIT}|👉{_NEXT}👌|💦{_NEXT}💦[^。\n]{{0,6}}いる"
        ),
        unless=_KITCHEN,
        flag="sexual",
        reason=REASONS["sexual"],
    ),
    Picture(
        pattern=re.compile(
            rf"{_GOODS}[\ufe0f\s]{{0,3}}(?:あります|有ります|有り|あり)?{_PLUG}|{_PLUG}[\ufe0f\s]{{0,3}}{_GOODS}|"
            rf"(?i:{_GOODS}[^\n]{{0,12}}\b(?:plug|menu|in stock|bulk|for sale)\b|\bplug\b[^\n]{{0,12}}{_GOODS}|{_GOODS}[^\n]{{0,12}}(?:手押し|てわたし|手渡し|入荷|わかる人))"
        ),
        unless=re.compile(r"(?i)\b(?:charger|garden|spark|bath)|充電|農家|畑|かき氷|屋台"),
        flag="ad",
        reason=REASONS["ad"],
    ),
    Picture(
        pattern=re.compile(
            rf"(?i:{_GRAVE}\ufe0f?[^\n]{{0,8}}(?:\b(?:soon|countdown|see you never|tonight|for me)\b|{_SOON})|(?:\b(?:me by \w+|me soon|soon|by \w+day|my future)\b|{_SOON})[^\n]{{0,4}}{_GRAVE}|🥀\ufe0f?{_GRAVE})"
        ),
        unless=_GAME,
        flag="risk",
        reason=_DYING,
        category="suicide",
        level=2,
    ),
)


def check(context: Context) -> tuple[Finding, ...]:
    """Return one finding for each kind of picture that says more than it shows."""
    text = context.reading.raw
    found = []
    for one in PICTURES:
        hit = one.pattern.search(text)
        if hit and not one.unless.search(text):
            found.append(
                Finding(
                    check="pictures",
                    flag=one.flag,
                    category=one.category,
                    level=one.level,
                    outcome=Outcome.HOLD,
                    reason=one.reason,
                    spans=(Span(start=hit.start(), end=hit.end()),),
                )
            )
    return tuple(found)
