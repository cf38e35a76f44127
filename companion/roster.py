"""The roster of straits: which there are, how grave each is and as what, what of the rest it is not, and how it is met."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Strait:
    """One strait: the danger it is on the card, what of the rest it is not, whose section it has, and how it is met.

    `whole` says that its first steps are said with nothing beside them, `mute` that what is none is answered as ever,
    `stays` that the next lines stand on its steps as well; `asks` names the plain question behind its first step;
    `body` that it knows the body, or the place, better than what sounds like an emergency of another kind;
    `among` are kinds of danger of which one must have been told before, and of `never` none.
    """

    category: str = ""
    level: int = 0
    now: bool = False
    gone: frozenset[str] = frozenset()
    section: str = ""
    stays: bool = False
    whole: bool = False
    mute: bool = False
    asks: str = ""
    body: bool = False
    among: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()


DEATH = frozenset({"suicide", "goodbye"})
_OTHER = frozenset({"third_party"})
_VICTIM = frozenset({"abuse", "violence", "crime_victim"})
_TARGET = frozenset({"abuse", "crime_victim"})
_ATTACKS = frozenset({"abuse", "sexual_abuse"})
_SELF_HARM = DEATH | {"self_harm"}
# Whether "they will kill me" is a way of speaking is asked, and neither believed nor laughed at.
DREAD = "strait.dread.ask"
# Whoever is hurt at home is threatened there.
_HOME = frozenset({"abuse"})
# Whom a threat was told of before.
_HELD = frozenset({"abuse", "violence", "crime_victim", "third_party", "suicide"})


def _now(category: str, gone: frozenset[str] = frozenset(), among: frozenset[str] = frozenset()) -> Strait:
    """Return a strait of a body, or of a place, in this very hour."""
    return Strait(category=category, level=3, now=True, gone=gone, stays=True, body=True, among=among)


# The first that holds is met.
STRAITS: dict[str, Strait] = {
    "born": _now("cry_for_help", _SELF_HARM | _OTHER),
    "grease": _now("cry_for_help", DEATH | _OTHER | _TARGET),
    "allergic": _now("cry_for_help", DEATH | _OTHER | {"overdose", "eating"}),
    "buried": _now("cry_for_help", DEATH | _OTHER),
    "aed": _now("third_party", DEATH, among=frozenset({"third_party", "cry_for_help"})),
    "throat": _now("cry_for_help", DEATH | _OTHER | _TARGET),
    "shocked": _now("cry_for_help", DEATH | _OTHER),
    "ablaze": _now("cry_for_help", DEATH | _OTHER | _TARGET),
    "shaken": _now("cry_for_help", DEATH | _OTHER | _VICTIM),
    "quake": Strait(category="cry_for_help", level=2, gone=DEATH | _OTHER | _VICTIM, stays=True, whole=True),
    "shutaway": Strait(
        category="third_party", level=3, now=True, gone=DEATH, stays=True, body=True, whole=True
    ),
    "breathless": _now("cry_for_help", DEATH | _OTHER | _TARGET),
    "stroke": _now("cry_for_help", DEATH | _OTHER | _TARGET),
    "tsunami": Strait(
        category="cry_for_help", level=3, now=True, section="rescue.disaster", stays=True, body=True
    ),
    "gas": Strait(category="cry_for_help", level=3, now=True, section="rescue.gas", stays=True, body=True),
    "swallowed": Strait(
        category="cry_for_help",
        level=3,
        now=True,
        gone=DEATH | _OTHER | {"overdose"},
        section="rescue.swallowed",
        stays=True,
        body=True,
    ),
    "heat": Strait(category="cry_for_help", level=2, gone=DEATH | _OTHER, stays=True, body=True),
    "struck": Strait(category="cry_for_help", level=2, gone=_VICTIM, stays=True),
    "broken": Strait(category="cry_for_help", level=2, gone=_OTHER, stays=True, body=True),
    "hushed": Strait(
        category="crime_victim",
        level=3,
        now=True,
        gone=DEATH | {"cry_for_help"},
        stays=True,
        whole=True,
        body=True,
    ),
    "pickup": Strait(category="grooming", level=3, now=True, gone=DEATH, stays=True, whole=True, body=True),
    "lured": _now("crime_victim", _OTHER | {"grooming"}),
    "frayed": Strait(category="cry_for_help", level=2, gone=_VICTIM, stays=True),
    "lifeless": _now("third_party", DEATH),
    "streamed": _now("third_party", DEATH | {"bullying"}),
    "veins": Strait(category="suicide", level=3, now=True, section="footing.wound", stays=True),
    "fumes": _now("cry_for_help", DEATH),
    "bled": _now("cry_for_help", _SELF_HARM | {"bullying"}),
    "spiked": _now("crime_victim", DEATH | {"bullying"}),
    "choked": _now("abuse", DEATH),
    "tracks": _now("cry_for_help", DEATH),
    "fallen": _now("cry_for_help", _TARGET),
    "scald": _now("cry_for_help", _TARGET | _SELF_HARM),
    "concussed": _now("cry_for_help"),
    "drugged": _now("overdose", DEATH),
    "starved": _now("eating"),
    "bloodspit": Strait(
        category="cry_for_help", level=3, now=True, section="footing.ill", stays=True, body=True
    ),
    "commanded": _now("violence", DEATH, among=frozenset({"psychosis"})),
    "armed": Strait(category="violence", level=3, gone=_SELF_HARM | _TARGET | _OTHER, stays=True),
    "inhand": Strait(
        category="violence",
        level=3,
        gone=_SELF_HARM | _TARGET | _OTHER,
        section="strait.armed",
        stays=True,
        among=frozenset({"violence"}),
        never=DEATH,
    ),
    "vowed": Strait(category="violence", level=2, gone=_TARGET, section="footing.harm", asks="two.harm.ask"),
    "expecting": Strait(gone=_VICTIM | {"runaway"}, asks=DREAD, never=_ATTACKS),
    "scolded": Strait(gone=_VICTIM | {"runaway"}, asks=DREAD, never=_ATTACKS),
    "sorry": Strait(
        gone=DEATH | _OTHER | {"cry_for_help"}, section="brought.apologise", mute=True, never=DEATH
    ),
    "amends": Strait(gone=DEATH | {"cry_for_help"}, section="brought.apologise", mute=True, never=DEATH),
    "called": Strait(
        category="psychosis", level=2, gone=DEATH, section="footing.voices", asks="two.voices.ask"
    ),
    "dated": Strait(category="suicide", level=2, gone=_OTHER, asks="two.guess.ask"),
    "blackout": Strait(category="sexual_abuse", level=2, gone=DEATH, stays=True),
    "wearied": Strait(gone=DEATH | _VICTIM | _OTHER, never=DEATH),
    "infected": Strait(category="self_harm", level=2, gone=frozenset({"bullying"}), stays=True, body=True),
    "freezing": Strait(category="runaway", level=2, section="footing.away", stays=True, body=True),
    "doorbell": Strait(category="crime_victim", level=2, gone=DEATH, section="footing.door", stays=True),
    "stalked": Strait(
        category="crime_victim", level=3, now=True, section="footing.door", stays=True, among=_HELD
    ),
    "pact": Strait(category="suicide", level=3, gone=_OTHER | {"grooming"}, stays=True),
    "platform": Strait(category="suicide", level=3, now=True, section="footing.high", among=DEATH),
    "ready": Strait(category="suicide", level=3, section="footing.plan"),
    "means": Strait(category="suicide", level=3, section="footing.plan", among=DEATH),
    "dared": Strait(
        category="crime_victim", level=2, gone=DEATH | _OTHER | {"bullying", "psychosis"}, stays=True
    ),
    "elated": Strait(gone=DEATH | _OTHER | {"distress"}, section="whisper.thrill", mute=True, never=DEATH),
    "ordered": Strait(gone=frozenset({"overdose", "suicide"}), section="reflect.did", mute=True, never=DEATH),
    "extorted": Strait(
        category="grooming", level=2, gone=_OTHER | _VICTIM | {"bullying", "sexual_abuse"}, whole=True
    ),
    "leaked": Strait(category="grooming", level=2, gone=_OTHER | {"bullying"}, stays=True, never=DEATH),
    "captive": Strait(
        category="abuse", level=2, gone=frozenset({"grooming", "runaway"}), stays=True, whole=True
    ),
    "given": Strait(
        category="overdose",
        level=3,
        now=True,
        gone=DEATH | _OTHER,
        section="footing.taken",
        among=frozenset({"along"}),
    ),
    "along": Strait(category="abuse", level=3, now=True, gone=_OTHER | DEATH, stays=True),
    "cover": Strait(category="suicide", level=2, section="strait.mine", asks="two.death.ask"),
    "mine": Strait(category="suicide", level=2, gone=_OTHER, asks="two.death.ask", among=_OTHER),
    "sent": Strait(category="suicide", level=2, gone=_OTHER | {"bullying"}, asks="two.death.ask"),
    "brink": Strait(category="suicide", level=3, now=True, section="footing.high", stays=True),
    "blade": Strait(category="suicide", level=3, now=True, gone=frozenset({"abuse", "violence"}), stays=True),
    "balcony": Strait(
        category="suicide", level=2, gone=frozenset({"abuse"}), section="footing.high", asks="two.guess.ask"
    ),
    # What was survived is in no body any more; whether the wish is left is what matters now.
    "survived": Strait(
        category="suicide", level=2, gone=_SELF_HARM | {"overdose", "cry_for_help"}, asks="two.past.ask"
    ),
    "taken": Strait(category="overdose", level=3, now=True, gone=DEATH, section="footing.taken", body=True),
    "menace": Strait(category="abuse", level=3, gone=frozenset({"violence", "suicide"}), stays=True),
    "threatened": Strait(
        category="crime_victim", level=3, gone=frozenset({"violence", "suicide"}), stays=True, never=_HOME
    ),
    "menaced": Strait(
        category="crime_victim", level=2, gone=frozenset({"violence"}), section="strait.threatened"
    ),
    "assaulted": Strait(section="strait.hospital", asks="two.abuse.ask", among=frozenset({"sexual_abuse"})),
    "touched": Strait(category="sexual_abuse", level=2, gone=frozenset({"grooming"})),
    "game": Strait(category="grooming", level=2, stays=True),
    "bath": Strait(category="sexual_abuse", level=2),
    "hospital": Strait(among=frozenset({"sexual_abuse", "pregnancy"})),
    "custom": Strait(category="abuse", level=2, gone=_SELF_HARM, stays=True),
    "marked": Strait(
        category="abuse", level=2, gone=_SELF_HARM, stays=True, among=frozenset({"abuse"}), never=_SELF_HARM
    ),
    "beaten": Strait(category="abuse", level=2),
    "gang": Strait(category="crime_victim", level=2, gone=frozenset({"violence", "suicide"}), stays=True),
    "kept": Strait(category="suicide", level=2, asks="two.guess.ask"),
    "will": Strait(category="suicide", level=2, asks="two.guess.ask"),
    "giving": Strait(category="goodbye", level=2, asks="two.guess.ask"),
    "tried": Strait(category="suicide", level=2, section="two.past", asks="two.past.ask"),
    "refuge": Strait(among=frozenset({"abuse"}), never=frozenset({"put_out", "runaway"})),
    "smitten": Strait(category="grooming", level=2),
    "meeting": Strait(category="grooming", level=2, gone=DEATH | _OTHER, stays=True),
    "carer": Strait(),
    "blamed": Strait(gone=DEATH | {"distress"}, never=DEATH),
    "jested": Strait(gone=DEATH),
    "dreamt": Strait(gone=_SELF_HARM | _OTHER | _VICTIM | {"cry_for_help"}, never=DEATH),
    "outside": Strait(category="abuse", level=2),
    "ending": Strait(category="cry_for_help", level=2, among=frozenset({"pregnancy", "cry_for_help"})),
    "nightly": Strait(among=_SELF_HARM | {"overdose"}),
    "leered": Strait(never=_ATTACKS),
    "remorse": Strait(never=DEATH),
    "tickled": Strait(asks="strait.tickled.ask"),
}
