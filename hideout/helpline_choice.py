"""Which few helplines stand on the card: those that answer now, fit, cost nothing and ask no name come first."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from hideout.helpline import LIVE, WRITTEN, Helpline
from hideout.helpline_terms import TOPICS
from hideout.helplines import Helplines
from hideout.opening import opening

# What a screen calls it -> the topics it means. A word that is neither here nor a topic is passed over.
NEEDS: dict[str, frozenset[str]] = {
    "attack": frozenset({"abuse", "domestic_violence", "crime_victim"}),
    "violence": frozenset({"abuse", "domestic_violence", "crime_victim"}),
    "sexual": frozenset({"sexual_violence"}),
    "grooming": frozenset({"online_trouble", "sexual_violence"}),
    "overdose": frozenset({"substance", "suicide", "self_harm"}),
    "injury": frozenset({"self_harm", "suicide"}),
    "eating_disorder": frozenset({"eating"}),
    "exhaustion": frozenset({"mental_health", "loneliness"}),
    "self_hatred": frozenset({"mental_health", "loneliness"}),
    "runaway": frozenset({"family", "housing"}),
    "put_out": frozenset({"abuse", "family", "housing"}),
}
# In danger now the ambulance comes first where a body is hurt, the police where somebody does the hurting.
_BODY = frozenset({"overdose", "injury", "self_harm", "substance"})
_ATTACK = frozenset(
    {
        "attack",
        "violence",
        "abuse",
        "domestic_violence",
        "sexual",
        "sexual_violence",
        "grooming",
        "crime_victim",
        "put_out",
    }
)
# Told of these at another hour, the police are worth knowing; a wish to hurt somebody is met by people who listen.
_HURT = frozenset({"attack", "abuse", "domestic_violence", "sexual", "sexual_violence", "put_out"})
# What was taken may still work on; who watches or follows somebody may come back.
_LATER = _HURT | {"overdose", "crime_victim"}
# A child who is hit or put out: the line that exists for that stands first.
_CHILD = frozenset({"attack", "abuse", "put_out"})
# Every general line knows these; a seat for a special line is kept only for needs beyond them.
_BROAD = frozenset({"suicide", "self_harm", "loneliness", "mental_health", "school", "family"})
# Who is there for these listens; other lines for foreigners advise.
_LISTENING = frozenset({"loneliness", "mental_health", "suicide"})
_YOUNG = frozenset({"children", "teens", "young_adults", "any"})
_LEAST = 2
# (a person answers here, what is known of it) -> where it stands; a mere page comes before a line that is closed.
_TIERS = {
    (True, "open"): 0, (True, "ask"): 1, (False, "open"): 2, (True, "closed"): 3, (False, "ask"): 4, (False, "closed"): 4,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What the card is for."""

    at: int
    topics: frozenset[str]
    audience: str | None
    language: str
    now: bool
    written: bool
    region: str


def choose(
    helplines: Helplines, *, at: int, need: Collection[str] = (), audience: str | None = None, language: str = "ja",
    now: bool = False, soon: bool = False, silent: bool = False, young: bool = False, limit: int = 4, region: str = "JP",
) -> tuple[Helpline, ...]:  # fmt: skip
    """Choose at most `limit` (at least two) helplines for the card; the same question gives the same answer.

    `need` holds topics or words of NEEDS; `audience` is one of the data's audiences, None for young people in general;
    `now` puts the emergency numbers first (danger at this moment), otherwise chat stands before phone; `soon`
    (danger in the coming hours) puts the one that fits last; `silent`
    (an attacker may be near) puts lines that need no voice right after the first of them; `region` is a country, or a prefecture
    whose own lines may then appear; `at` is in unix seconds.

    A child who is hit or put out finds the child's line of the country first, and then who answers in writing; the
    very `young` find a child's line whatever they need.
    Never an unconfirmed entry; one marked recheck only to fill, or among the few that list the visitor's language.
    At night (22-6) one line that answers day and night is among them. A district's line is
    among them if it fits, and a line made for just this need, if it may answer.
    """
    limit = max(limit, _LEAST)
    asked = _Asked(
        at=at, topics=_topics(need), audience=audience, language=language, now=now, written=silent or not now,
        region=region,
    )  # fmt: skip
    fitting = [line for line in helplines.all() if _fits(line, asked)]
    place = {line.id: _place(line, asked) for line in fitting}
    ranked = sorted((line for line in fitting if line.kind != "emergency"), key=lambda line: place[line.id])
    near = [line for line in ranked if line.sure and _about(line, asked)]
    emergency = _emergency(fitting, need) if now else []
    # Told of somebody who hurts, or of a danger to come, but not of this moment: the number for that moment stands last.
    later = [] if now or not (soon or _LATER & set(need)) else _emergency(fitting, need)[:1]
    limit -= len(later)
    quiet = [line for line in near if silent and _in_writing(line, at)][: limit // 2]
    seats = limit - min(len(emergency), limit - len(quiet))
    hurt = not _CHILD.isdisjoint(need)
    children = [line for line in near if _for_a_child(line, asked)] if hurt or young else []
    child = sorted(children, key=lambda line: _nearness(line, {"abuse"} if hurt else {"any"}))[:1]
    speaking = _speaking(ranked, asked)[: seats // 2]
    local = [line for line in near if line.local]
    answering = [line for line in ranked if line.sure and place[line.id][0] == _TIERS[True, "open"]]
    # Whatever else is wanted, somebody who answers at this moment is among them.
    must = [*answering[:1], *[line for line in near if line.always][: _night(fitting, asked)]]
    must += [*quiet, *child, *speaking, *[line for line in local if not now or place[line.id][0] == 0][:1]]
    special = [line for line in near if _special(line, asked) and place[line.id][0] < 2 and line not in child]
    must += sorted(special, key=lambda line: _nearness(line, asked.topics - _BROAD))[: seats // 2]
    # Never one number only: whoever can speak but not write is left with a second one when the first is busy.
    phones = [
        line for line in near if place[line.id][0] < 2 and any(way.type == "phone" for way in line.channels)
    ]
    must += phones[: 0 if silent or limit > 3 else 2]
    chosen = _first(seats, must, [line for line in near if line not in local[max(1, seats // 2) :]], ranked)
    chosen = [line for n, line in enumerate(chosen) if line in must or n < _LEAST or _about(line, asked)]
    shut = _TIERS[True, "closed"]
    chosen.sort(key=lambda line: (place[line.id][0] >= shut, line not in speaking, place[line.id]))
    if child and hurt and not now:
        chosen = _first(seats, child, [line for line in chosen if _in_writing(line, at)][:1], chosen)
    # Whoever is attacked now may ring the police and say nothing; writing comes right after.
    return (
        *_first(limit, emergency[:1], [line for line in quiet if line in chosen], emergency, chosen),
        *later,
    )


def _topics(need: Collection[str]) -> frozenset[str]:
    """The topics that these needs mean; without any, somebody to talk to."""
    known = frozenset(topic for word in need for topic in NEEDS.get(word, {word} & TOPICS)) - {"any"}
    return known or frozenset({"loneliness"})


def _fits(line: Helpline, asked: _Asked) -> bool:
    """Whether a line is for this visitor at all: place, age, language, and read at least once."""
    country = asked.region.split("-")[0]
    foreign = asked.language[:2] != "ja"
    if line.confidence == "unconfirmed" or (
        "foreigners" in line.audience and not line.speaks(asked.language)
    ):
        return False
    if not line.local and line.region not in (country, asked.region, "INT" if foreign else country):
        return False
    wanted = _YOUNG if asked.audience in (None, "any") else {asked.audience, "any"}
    return bool(wanted & set(line.audience)) or (foreign and "foreigners" in line.audience)


def _about(line: Helpline, asked: _Asked) -> bool:
    return "any" in line.topics or _directly(line, asked)


def _directly(line: Helpline, asked: _Asked) -> bool:
    # A poison line lists self-harm too, but is of use only for what was swallowed, and only at once.
    if line.topics[0] == "substance":
        return "substance" in asked.topics and (asked.now or "mental_health" in line.topics)
    return not asked.topics.isdisjoint(line.topics)


def _for_a_child(line: Helpline, asked: _Asked) -> bool:
    """Whether a line of the whole country is there for children, day and night, and can be spoken to at once."""
    young = asked.audience == "children" and "children" in line.audience and line.always
    country = line.region == asked.region.split("-")[0] and not line.local
    return young and country and any(channel.type in LIVE - {"visit"} for channel in line.channels)


def _special(line: Helpline, asked: _Asked) -> bool:
    """Whether a line exists for just this need, and not for every worry."""
    narrow = (asked.topics - _BROAD) & set(line.topics)
    reached = any(channel.type in LIVE - {"visit"} for channel in line.channels)
    return bool(narrow) and reached and "any" not in line.topics and _directly(line, asked)


def _nearness(line: Helpline, topics: Collection[str]) -> int:
    """How far down its list a line names one of these topics: what it is mainly for stands first there."""
    return next((place for place, topic in enumerate(line.topics) if topic in topics), len(line.topics))


def _place(line: Helpline, asked: _Asked) -> tuple[int, ...]:
    """Where a line stands, smallest first: open, local, in writing, to the point, day and night, free, anonymous."""
    said = opening(line, asked.at)
    return (
        _TIERS[said.person, said.state],
        not line.local,
        asked.written and not _in_writing(line, asked.at),
        not _directly(line, asked),
        not line.always,
        not line.free,
        line.anonymous is not True,
    )


def _in_writing(line: Helpline, at: int) -> bool:
    """Whether somebody answers right now without a voice being needed."""
    types = {channel.type for channel in line.channels} & WRITTEN
    return any(opening(line, at, kind).state == "open" for kind in types)


def _speaking(ranked: Sequence[Helpline], asked: _Asked) -> list[Helpline]:
    """Lines that list the visitor's language, when it is not Japanese: not closed, to the point, and free first.

    Those who are there for foreigners hear whatever it is: to be understood comes before to be specialised.
    """
    if asked.language[:2] == "ja":
        return []
    lines = [line for line in ranked if line.speaks(asked.language) and line.live]
    return sorted(
        (line for line in lines if _about(line, asked) or "foreign_language" in line.topics),
        key=lambda line: (
            opening(line, asked.at).state == "closed", not _about(line, asked), not _LISTENING & set(line.topics),
            not _directly(line, asked), not line.free
        ),
    )  # fmt: skip


def _emergency(lines: Sequence[Helpline], need: Collection[str]) -> list[Helpline]:
    """The emergency numbers, the police first where somebody attacks and nobody is said to be hurt or poisoned."""
    police_first = not _ATTACK.isdisjoint(need) and _BODY.isdisjoint(need)
    numbers = [line for line in lines if line.kind == "emergency"]
    return sorted(numbers, key=lambda line: ("crime_victim" in line.topics) != police_first)


def _night(lines: Sequence[Helpline], asked: _Asked) -> bool:
    """Whether it is between 22 and 6 o'clock where the lines are."""
    zones = [line.timezone for line in lines if line.region.startswith(asked.region.split("-")[0])]
    hour = datetime.fromtimestamp(asked.at, ZoneInfo(zones[0] if zones else "Asia/Tokyo")).hour
    return hour >= 22 or hour < 6


def _first(seats: int, *groups: Iterable[Helpline]) -> list[Helpline]:
    """The first lines of these groups, each once."""
    seen = {line.id: line for group in groups for line in group}
    return list(seen.values())[:seats]
