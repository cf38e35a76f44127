"""Firm ground in danger: where a line says nothing that has words of its own, the next step that is safe whatever it said."""

from __future__ import annotations

import itertools
import re

from companion import alert, alike, dose, errand, peril, trace, upshot, whisper, whose
from companion.choice import Picker
from companion.needs import home_is_no_help
from companion.recall import earlier
from companion.scene import Scene
from companion.strand import ABOUT
from companion.talk import CARD, Talk, told
from companion.telling import asks_wish
from companion.topics import ASKED, BARRIERS, ITSELF, LAMP, MATTERS, NEUTRAL, NIGHT, WISHES, situation
from moderation.triage import screen

# Kind of danger told in a talk -> whose steps, the more pressing first.
KINDS = {
    "overdose": "taken",
    "third_party": "friend",
    "put_out": "away",
    "runaway": "away",
    "sexual_abuse": "touched",
    "abuse": "hurt",
    "grooming": "online",
    "violence": "harm",
    "psychosis": "voices",
    "self_harm": "wish",
    "suicide": "wish",
    "goodbye": "wish",
    "unmissed": "wish",
    "eating": "food",
    "bullying": "bullied",
}
# What is done for these harms nobody where they were only guessed.
_GUESSED = frozenset({"overdose", "third_party", "psychosis"})
# In these every reply counts: what weighs besides is left for later.
_PRESSING = frozenset({"taken", "wound", "friend", "parent", "held", *trace.URGENT, *peril.KINDS})
# Others may be near who are the danger: only somebody from outside is a way out.
_HOME = frozenset({"hurt", "touched", "away", "witness", "parent", "partner", "held", *peril.KINDS})
# These have answers of their own, whatever a talk is about.
_ANSWERED = frozenset(
    {
        *LAMP,
        *ITSELF,
        *ASKED,
        *WISHES,
        NIGHT,
        "goodbye",
        "thanks",
        "safer",
        "sorry",
        "calmer",
        "drop",
        "insult",
    }
) - {"self.other", "self.like", "self.doing"}
# What was done to somebody, lost, or hurts is listened to for itself where nothing presses.
_HEARD = frozenset(MATTERS) - NEUTRAL
_LIKED = frozenset({"pet", "game", "music", "idol", "art", "crush"})

_DEATH = frozenset({"suicide", "goodbye"})
# A life is held over whoever would leave.
_HELD = re.compile(
    r"(?:別れ|わかれ|離れ|はなれ)(?:たら|るなら|ると|ようとすると|話).{0,10}(?:死ぬ|しぬ|死んで|しんで|死んだる|自殺)|\b(?:kill (?:himself|herself|themsel\w+)|(?:he|she|they)(?:ll| will| would) die) if i (?:leave|go|break up)\b"
)
_BEHIND = frozenset({"behind", "door"})
# No word ends these; what was only guessed of a wish is ended by what else was meant.
_LASTS = frozenset({"cut", "voices", "food", "online", "touched", "bullied", "taken"})
_WISHED = frozenset({"wish", "plan"})
# So many lines an upshot is looked for.
_STANDS = 8
_WISH = re.compile(
    r"(?:死|し)に(?:たい|たく|てえ|てぇ|てー|てぃ)|(?:死|し)の(?:うと|うかな|うか)|(?:死|し)んで(?:しまい|もいい|やる)|自殺|逝きたい|(?:消|き)え(?:たい|たく|てしまいた|ちゃいた)|いなくな(?:り|っちゃい|ってしまい)た|(?:生|い)きて(?:い)?た?く(?:な|は)|(?:生|い)きるの(?:や|辞|止|疲|つか|が?(?:つら|辛))|楽になりた|らくになりた|終わ(?:らせ|りにし)た|おわ(?:らせ|りにし)た|(?:飛|と)び(?:降|お)り(?:た|よ)|首(?:を)?(?:吊|つ)(?:り|ろ)"
    r"|\b(?:want to|wanna|wish i (?:could|was|were)|would rather|going to|gonna|better off|rather be|thinking (?:of|about)|think about) (?:just )?(?:die|be dead|dying|dead|death|not (?:exist|wake up|be here)|disappear|vanish|end it|kill myself|jump)\b|\bkill myself\b|\bsuicid\w*|\bend (?:it all|my life)\b|\bdont want to (?:live|be here|be alive|exist|wake up)\b|\bunalive\b|\bkms\b"
)
# A wish or a voice is told to whoever is near, however grave it is.
_TELLING = frozenset({"wish", "voices"})
# These are told what to do, and nothing before it.
BARE = frozenset({*peril.KINDS, "parent", "held", "taken", "wound"})
OUTRIGHT = BARE | {"away", "witness"}
_NEAR = ("called", "going", "none", "secret", "outside", "show")
_OUTSIDE = ("called", "secret", "outside")


def under(talk: Talk, level: int) -> str:
    """Return the name of the steps that a talk at this level stands on, by the most pressing danger that was told."""
    kind = _under(talk, level)
    told_ = talk.alarm != "guessed" or _DEATH & {*talk.named}
    if kind in _LASTS or (kind in _WISHED and told_):
        return kind
    since = _since(talk)
    guessed = talk.alarm == "guessed" and kind in _WISHED | {"attack", "other"}
    return "over" if (guessed and "wrong" in since) or upshot.ends(since, kind) else kind


def _since(talk: Talk) -> frozenset[str]:
    """Return what was told of the upshot since a danger was told last."""
    since = [(turn, upshot.told(turn.text)) for turn in talk.said[-_STANDS:]]
    if not any(seen for _, seen in since):
        return frozenset()
    ever: frozenset[str] = frozenset()
    for turn, seen in reversed(since):
        ever |= seen
        if not seen and (turn.alert or told(screen("chat", turn.text))):
            break
    return ever


def _under(talk: Talk, level: int) -> str:
    ever = trace.ever(talk)
    if alert.of(talk.said) == "attack" and peril.of(talk) not in _BEHIND:
        return "attack"
    if urgent := next((kind for kind in trace.URGENT if f"now.{kind}" in ever and talk.course.now), None):
        return urgent
    if kind := peril.of(talk):
        return kind
    if "wound" in ever:
        return whose.steps(talk, "wound")
    known = _GUESSED | set(talk.named)
    if whose.threatened(talk):
        known = (known | {"abuse", "suicide"}) - {"third_party"}
    if alike.told(talk):
        # What a friend did or took is in nobody's body here.
        known -= {"third_party", "overdose"}
    kind = next((KINDS[one] for one in KINDS if one in talk.kinds and one in known), "other")
    if kind == "taken" and (whisper.unswallowed(talk) or dose.untaken(talk)):
        kind = "wish"
    if kind in {"hurt", "touched"} and level > CARD and talk.course.now:
        return "attack"
    if kind in {"wish", "other"} and level > CARD:
        kind = "plan"
    return whose.steps(talk, kind)


def presses(talk: Talk, level: int) -> bool:
    """Return whether every reply counts in a talk at this level: a body or somebody else may be lost meanwhile."""
    return level > CARD or under(talk, level) in _PRESSING


def near(scene: Scene) -> tuple[str, ...]:
    """Return what is said in danger about somebody near, nobody near, a secret, or a step that is being taken; or nothing."""
    talk, seen, level = scene.talk, scene.seen, scene.level
    if talk.answered >= CARD and whose.tells(talk.turns[-1].text):
        # The wish is known here already; that somebody is to hear of it is what is new.
        return (*scene.picker.pair("teller"), *scene.picker.fresh("two.card"))
    if level < CARD or told(scene.verdict):
        return ()
    kind = under(talk, level)
    home = kind in _HOME or home_is_no_help(talk, (*earlier(talk), seen))
    if not (home or presses(talk, level) or kind in _TELLING) or not seen.isdisjoint(BARRIERS):
        return ()
    last = trace.marks(talk.turns[-1].text)
    if "asking" in upshot.told(talk.turns[-1].text):
        last -= {"near.called"}
    mark = next((mark for mark in (_OUTSIDE if home else _NEAR) if f"near.{mark}" in last), None)
    if mark == "going" and (step := errand.of(talk, scene.verdict)) != "help":
        return scene.picker.pair("near.leaving") if step else ()
    return scene.picker.pair(f"near.{mark}") if mark else ()


def due(talk: Talk, seen: frozenset[str], level: int) -> bool:
    """Return whether a line has no answer of its own, so that the next safe step is what helps."""
    # Who hears voices is not met as lonely, nor as sad.
    listened = (situation(seen) in _LIKED or _weighs(seen)) and under(talk, level) != "voices"
    if situation(seen) == "lonely" and under(talk, level) in _HOME:
        # "I can tell nobody" is told of home.
        listened = False
    return not seen & _ANSWERED and (presses(talk, level) or not listened)


def step(talk: Talk, seen: frozenset[str], level: int, picker: Picker) -> tuple[str, ...]:
    """Return a word that the line was read and the next safe step, or nothing where the line has an answer of its own."""
    if not due(talk, seen, level):
        return ()
    kind = under(talk, level)
    if kind in BARE:
        return (*next_(kind, picker), *next_(kind, picker))
    # What was taken makes tired, too: there nothing is said to how it feels.
    about = _about(talk, kind)
    ack = (
        f"{situation(seen)}.ack"
        if _weighs(seen) and situation(seen) != "lonely" and kind not in _PRESSING | {"voices"}
        else f"beside.{about}"
        if about
        else "footing.ack"
    )
    return (*picker.one(ack), *next_(kind, picker))


def _about(talk: Talk, kind: str) -> str:
    """Return what was told in so many words, that the next line is read together with; an empty text where it was guessed."""
    if kind in {"wish", "plan"}:
        return (
            "wish" if _DEATH & {*talk.named} and _said(talk) else "cut" if "self_harm" in talk.named else ""
        )
    return ABOUT.get(kind, "")


def _said(talk: Talk) -> bool:
    """Return whether the wish was spoken of in words, and is not only what a plan or a store at hand sounds like."""
    if any(_WISH.search(turn.text.lower()) for turn in talk.said):
        return True
    # Asked is not told: only a yes to the question makes it said.
    pairs = itertools.pairwise(talk.turns)
    return any(
        asked.who == "lamp" and asks_wish(asked.text) and trace.surely(asked.text, said.text)
        for asked, said in pairs
        if said.who == "visitor"
    )


def _weighs(seen: frozenset[str]) -> bool:
    return situation(seen) in _HEARD


def next_(kind: str, picker: Picker) -> tuple[str, ...]:
    """Return the first step of this kind that was not said yet; once all were, the one said longest ago."""
    return picker.first(f"footing.{kind}") or picker.one(f"footing.{kind}")


def corrected(scene: Scene) -> tuple[str, ...]:
    """Return what is said where the lamp took the wrong one for whoever is in danger, or who hurts is still loved."""
    talk, picker = scene.talk, scene.picker
    last = peril.marks(talk.turns[-1].text) if talk.turns else frozenset()
    if "third.mine" in last and talk.kinds:
        kind = "parent" if whose.parent(talk) else "witness" if whose.witnessed(talk) else "friend"
        return (*picker.one("witness.mine"), *next_(kind, picker), *next_(kind, picker))
    loved = "partner" in frozenset().union(*peril.lines(talk)) and "abuse" in talk.kinds
    if loved and scene.level >= CARD and _HELD.search(talk.turns[-1].text.lower()):
        return (*next_("held", picker), *next_("held", picker))
    if "partner.love" in last and loved and scene.level >= CARD:
        return (*picker.one("partner.love"), *next_(under(talk, scene.level), picker))
    return ()
