"""What a talk tells bit by bit: marks of single lines, and the danger that only several lines together tell."""

from __future__ import annotations

import re
from dataclasses import replace

from companion import alert, alike, dose, homely, nearer, resolve, strait, tooclose, whisper
from companion.asked import about_alert, about_danger, about_now, about_own, avowal
from companion.cues import Cues
from companion.naming import OWN_WISH, VOTES
from companion.talk import CARD, Talk, told
from companion.telling import asks_wish, frightened, says_no, says_safe
from companion.topics import SUBJECTS, recognise
from hideout.assets import ASSETS
from moderation import course as risk
from moderation.course import Course
from moderation.triage import screen
from moderation.verdict import Finding, Outcome, Verdict, gravest

CUES = Cues(ASSETS / "companion" / "strands")
# So much of a line is read again; a line on how one was not there at the end says little else.
_GLANCE, _BRIEF = 400, 40
# So many lines back somebody of the family may have been named; so many back something was thrown.
_NAMED, _JUST = 4, 2
_GUESSES = VOTES | {"course"}  # these take a time to come for a deed, whatever is to be done
_WISH = frozenset({"suicide", "goodbye"})
_ATTACKS = frozenset({"abuse", "sexual_abuse"})
_CRIES = frozenset({"cry_for_help", "third_party", "crime_victim", "overdose"})
_ANOTHERS = frozenset({"third_party", "violence"})
_YES = re.compile(
    r"(?:yes|yeah|yea|yep|yup|ye|yh|yess+|はい|うん(?!どう|こ|ち)|そう(?:です|だよ|[、。 ]|$)|ええ(?![とー]))(?![a-z])"
)
_LIGHT = frozenset({"joke", "play", "stop"})  # whoever jokes or plays answers nothing
_REACHING = frozenset({"writing", "reached", "help"})
# Somebody lies there, somebody is at the door, something burns: the kind of danger that each is on the card.
URGENT = {"body": "third_party", "door": "crime_victim", "fire": "cry_for_help"}
_WAKES = re.compile(r"起こ[しす]|おこ[しす]|\bwak(?:e|ing)\b")
# Somebody alive and known comes to fetch.
_FETCHED = re.compile(
    r"(?:彼氏|かれし|彼女|かのじょ|友達|友だち|ともだち|親|ママ|まま|パパ|ぱぱ|お?(?:母|かあ|父|とう)さん)(?:が|は|も)?.{0,6}(?:迎え|むかえ)に(?:来|き|く)"
    r"|\b(?:bf|boyfriend|gf|girlfriend|friend|mum|mom|dad)(?: is|s)? pick(?:s|ing) me up\b"
)
# "I do not want to go" and "I do not want to live" sound the same in Japanese: who says "not to school" says which.
_SOUNDS = re.compile("いきたくな")
_NOT_THERE = re.compile(
    "(?:学校|がっこう|塾|じゅく|部活|ぶかつ)(?:に|へ|の(?:話|はなし|こと))?(?:じゃ|では)な"
)


def marks(text: str) -> frozenset[str]:
    """Return the marks of one line."""
    return CUES.marks(text)


def lines(talk: Talk) -> tuple[str, ...]:
    """Return the beginnings of the visitor's lines, in order."""
    return tuple(turn.text[:_GLANCE] for turn in talk.turns if turn.who == "visitor")


def ever(talk: Talk) -> frozenset[str]:
    """Return the marks of all the visitor's lines."""
    return frozenset().union(*(marks(line) for line in lines(talk)))


def hear(talk: Talk, words: str) -> tuple[Course, Verdict]:
    """Hear the next line of a talk; return the course and the verdict after it, with what earlier lines make of it."""
    course, verdict = risk.hear(talk.course, words)
    if (meant := _meant(lines(talk), words[:_GLANCE], verdict, talk.kinds)) != verdict:
        verdict = meant
        course = replace(course, level=max(talk.course.level, verdict.level), now=talk.course.now)
    findings = _findings(talk, lines(talk), words, verdict, _alarm(talk, words[:_GLANCE], verdict))
    for finding in findings:
        if finding.level >= max(course.level, CARD):
            course = Course(
                level=finding.level, now=finding.now or (course.now and finding.level == course.level)
            )
    return course, _with(findings, verdict)


def again(talk: Talk) -> Verdict:
    """Return what the last line of a talk says, the course of which already knows it."""
    *before, last = lines(talk)
    verdict = screen("chat", talk.turns[-1].text)
    verdict = _meant(tuple(before), last, verdict, talk.kinds)
    return _with(_findings(talk, tuple(before), last, verdict, talk.turns[-1].alert), verdict)


def _alarm(talk: Talk, words: str, verdict: Verdict) -> str:
    """Return the alert that a line tells; what is only likely is sure where the line is a cry besides, or a yes to that question."""
    if whisper.calm(_whispered(lines(talk), words, talk.kinds)):
        return ""
    # What only the votes hear of a wish makes no fire of the wish.
    said = {one.category or "" for one in verdict.findings if one.check not in VOTES}
    heard = alert.told(talk.said, words, {*talk.kinds, *said})
    if talk.said and about_alert(asked(talk)) and surely(asked(talk), words):
        heard = heard or alert.kind_of(talk.said[-1].alert)
    if not heard or alert.sure(heard):
        return "" if alert.kind_of(heard) == "swallowed" and "overdose" in talk.named else heard
    # What weighs for a reason of its own is answered to that; who stands on a roof, told in words, is out of no fire.
    roof = alert.kind_of(heard) == "fire" and told(verdict) and verdict.now
    if not roof and _CRIES & {*verdict.categories}:
        return alert.kind_of(heard)
    return "" if verdict.level >= CARD else heard


def _findings(
    talk: Talk, before: tuple[str, ...], words: str, verdict: Verdict, alarm: str
) -> tuple[Finding, ...]:
    """Return the alert that a line tells, and unless that is a danger, the one it tells together with what was said before it."""
    hard = strait.found(before, words, talk.kinds, alarm, asked(talk))
    if hard := hard or dose.found(before, words, asked(talk)) or alike.found(talk.kinds, words):
        return (hard,)
    if alarm in alert.DANGERS:
        return (alert.found(alarm),)
    near = nearer.found(talk.kinds, talk.named, before, words)
    found = near or _found(talk, before, words, verdict, asked(talk))
    hint = whisper.found(_whispered(before, words, talk.kinds))
    return tuple(filter(None, (found, hint, alert.found(alarm) if alarm else None)))


def _whispered(before: tuple[str, ...], words: str, kinds: tuple[str, ...]) -> str:
    return whisper.kind_of((*before, words), kinds)


def _meant(before: tuple[str, ...], words: str, verdict: Verdict, kinds: tuple[str, ...]) -> Verdict:
    """Return the verdict without what a line only sounds like, alone or together with those `before` it."""
    verdict = whisper.meant(_whispered(before, words, kinds), verdict)
    near = _JUST if _ANOTHERS & {*screen("chat", words).categories} else _NAMED
    if any("loss.taken" in marks(line) for line in (*before[-near:], words)):
        # Who died by suicide is nobody to be saved any more; a wish of one's own is heard as ever.
        gone = alike.not_meant(words, taken="loss.taken" in marks(words))
        verdict = gravest(tuple(one for one in verdict.findings if one.category not in gone))
    if not _WISH.isdisjoint(kinds) and _ATTACKS.isdisjoint(kinds) and _beside(words):
        # Whoever sleeps next door to somebody who wants to die is the way out, and no attacker.
        verdict = gravest(tuple(one for one in verdict.findings if one.category not in _ATTACKS))
    if any(_FETCHED.search(line.lower()) for line in (*before[-1:], words)) and not OWN_WISH.search(words):
        # A boyfriend who comes to fetch somebody sounds like death to the lists, and is none.
        gone = _WISH | {"third_party"}
        verdict = gravest(tuple(one for one in verdict.findings if one.category not in gone))
    verdict = homely.meant(strait.meant(verdict, before, words, kinds), before, words)
    if _tells(words, verdict):
        verdict = gravest(tuple(one for one in verdict.findings if one.level <= CARD))
    return verdict


def _beside(words: str) -> bool:
    """Return whether a line only tells that somebody of the family is near."""
    last = marks(words)
    near = last & {"near.show", "near.going"} or _WAKES.search(words.lower())
    return bool(near) and not last & {"home.hurt", "home.hiding"} and not frightened(words)


def _tells(words: str, verdict: Verdict) -> bool:
    """Return whether a line sounds like a resolve ("tonight I will") and is one to tell somebody, or about a loss."""
    last = marks(words[:_GLANCE])
    grave = [one for one in verdict.findings if one.level > CARD]
    if "loss.unmet" in last and len(words) <= _BRIEF:
        # "I could not see him at the end" sounds like a plan, and is about the other's end.
        return not any(one.now for one in grave)
    guessed = bool(grave) and all(one.check in _GUESSES and not one.now for one in grave)
    return guessed and "teller" in last and not last & {"farewell", "moment.ready"}


def _with(findings: tuple[Finding, ...], verdict: Verdict) -> Verdict:
    """Return the verdict with what is told; guesses that are no graver give way to it."""
    if not findings:
        return verdict
    most = max(one.level for one in findings)
    kept = (one for one in verdict.findings if one.check not in VOTES or one.level > most)
    return gravest((*findings, *kept))


def surely(asked: str, words: str) -> bool:
    """Return whether a line is a yes, in whatever words, where the lamp `asked` about danger: "stronger", "I might", "tonight"."""
    if not about_danger(asked) or says_no(words) or says_safe(words):
        return False
    seen = recognise(words)
    if seen & _LIGHT or "teller" in marks(words[:_GLANCE]):
        return False
    said = avowal(words)
    yes = "yes" in seen or bool(_YES.match(words.strip().lower()))
    return yes or said in {"yes", "now"} or (said == "some" and not about_now(asked))


def asked(talk: Talk) -> str:
    """Return the lamp's words before the visitor's last line, or the last ones where that line is still to come."""
    return next((turn.text for turn in reversed(talk.turns) if turn.who == "lamp"), "")


def _resolved(talk: Talk, words: str, last: frozenset[str], asked: str) -> tuple[str, int, bool] | None:
    """Return the danger in an answer to the lamp's question about it that names the hour, or says yes to "right now?"."""
    if talk.course.level != CARD or "teller" in last:
        return None
    kind = next((one for one in talk.kinds if one in {*_WISH, "self_harm"}), (*talk.kinds, "suicide")[0])
    now = about_now(asked) and surely(asked, words)
    # "Curry tonight" names an hour of something else.
    soon = avowal(words) == "now" and recognise(words).isdisjoint(SUBJECTS)
    answer = soon and surely(asked, words) and (about_own(asked) or kind not in _ANOTHERS)
    wish = soon and kind in _WISH and len(words) <= _BRIEF and not recognise(words) & _LIGHT
    if not _WISH.isdisjoint(talk.named) and "answer.farewell" in last and not recognise(words) & _LIGHT:
        return "goodbye", 3, now
    return (kind, 3, now) if now or answer or wish else None


def _found(talk: Talk, before: tuple[str, ...], words: str, verdict: Verdict, asked: str) -> Finding | None:
    """Return the danger that a line tells together with those before it, and with what the lamp asked."""
    last = marks(words[:_GLANCE])
    wish = told(verdict) and not _WISH.isdisjoint(verdict.categories)
    weighs = verdict.level > 0 or talk.course.level >= CARD
    found: tuple[str, int, bool] | None = None
    if urgent := urgency(last):
        found = (URGENT[urgent], 3, True)
    elif not verdict.now and (answer := _resolved(talk, words, last, asked)):
        found = answer
    elif not verdict.now and (grave := _resolve(talk, before, last, verdict)) >= max(
        CARD, verdict.level + bool(told(verdict))
    ):
        found = ("suicide", grave, False)
    elif "moment.ready" in last and weighs and any(map(_wished, before)):
        found = ("suicide", 3, True)
    elif before and _SOUNDS.search(before[-1]) and _NOT_THERE.search(words):
        found = ("suicide", CARD, False)
    elif "wound" in last and weighs and {"self_harm", "suicide"} & {*talk.kinds, *verdict.categories}:
        found = ("self_harm", 3, True)
    elif weighs and "third_party" not in {*verdict.categories, *talk.kinds}:
        found = _home(last, before, known="abuse" in talk.kinds)
    if found is None and "moment.real" in last and talk.course.level >= CARD:
        found = (talk.kinds[0] if talk.kinds else "suicide", talk.course.level, talk.course.now)
    # Who says a wish to die is answered to that.
    met = tooclose.online(
        last, last.union(*map(marks, before)), weighs=weighs, known="grooming" in talk.kinds
    )
    if (
        found is None
        and not (wish or "sexual_abuse" in talk.kinds)
        and (met or tooclose.near((*before, words[:_GLANCE])))
    ):
        found = ("grooming", CARD, False)
    if found is None and _owned(talk, words):
        found = ("suicide", CARD, False)
    if found is None:
        return None
    category, level, now = found
    return Finding(check="trace", level=level, now=now, category=category, outcome=Outcome.HOLD)


def _owned(talk: Talk, words: str) -> bool:
    """Return whether a line says yes to the plain question about a wish of one's own, asked before there was a card."""
    if talk.course.level >= CARD or not asks_wish(asked(talk)) or says_no(words):
        return False
    return "yes" in recognise(words) or avowal(words) in {"yes", "now", "some"}


def _resolve(talk: Talk, before: tuple[str, ...], last: frozenset[str], verdict: Verdict) -> int:
    if last.isdisjoint(resolve.MARKS):
        return 0
    # Of a first line its own guess counts; of a later one what was said before it.
    level = max((screen("chat", line).level for line in before), default=verdict.level)
    lost = any("grief" in recognise(line) for line in before)
    return resolve.meant(last, tuple(map(marks, before)), level=level, kinds=talk.kinds, lost=lost)


def urgency(last: frozenset[str]) -> str | None:
    """Return which emergency the marks of one line tell, or None: somebody lies there and does not merely sleep, and nothing is played."""
    if "now.body" in last and "now.who" in last and "now.asleep" not in last:
        return "body"
    return next((kind for kind in ("door", "fire") if f"now.{kind}" in last and "now.play" not in last), None)


def _wished(line: str) -> bool:
    """Return whether a line tells a wish to die in so many words."""
    verdict = screen("chat", line)
    return told(verdict) and not _WISH.isdisjoint(verdict.categories)


def _home(last: frozenset[str], before: tuple[str, ...], *, known: bool) -> tuple[str, int, bool] | None:
    """Return violence at home: somebody there, and what is done; who hides from it is in danger now."""
    hurt = "home.hurt" in last
    who = "home.who" in last.union(*map(marks, before[-_NAMED:]))
    just = hurt or any("home.hurt" in marks(line) for line in before[-_JUST:])
    if "home.hiding" in last and just and (who or known):
        return "abuse", 3, True
    return ("abuse", CARD, False) if hurt and who else None


def refused(talk: Talk) -> bool:
    """Return whether the visitor said no to calling or telling, and has not opened it again since."""
    for line in reversed(lines(talk)):
        last = marks(line)
        if "teller" in last or recognise(line) & _REACHING:
            return False
        if last & {"refused", "refused.nag"}:
            return "yes" not in recognise(line) and not _YES.match(line.strip().lower())
    return False


def denied(talk: Talk) -> bool:
    """Return whether the visitor said that no danger is meant, in a line that tells of no fear."""
    return any("denied" in marks(line) and not frightened(line) for line in lines(talk))
