"""Questions asked outright: their names, what each may be asked about, and the sections that answer them."""

from __future__ import annotations

from collections.abc import Mapping

_DRUG = frozenset({"on.drug"})
_JOB = frozenset({"on.paid", "on.courier"})
_MEET = frozenset({"on.meet", "grooming"})
_FORCED = frozenset({"on.touched", "sexual_abuse", "crime_victim", "grooming"})
_HOME = frozenset({"abuse", "family"})
_BARE = frozenset({"on.bare", "grooming"})
_FRIEND = frozenset({"third_party", "friend", "on.friend"})
_ODD = frozenset({"on.love", "gender"})
_SMALL = frozenset({"on.small", "on.ghost", "doorbell"})
# Question -> what it is asked about, of which the talk must have told one; none: it is plain by itself. The narrower first.
KINDS: Mapping[str, frozenset[str]] = {
    "tongue": frozenset(),
    "write": frozenset({"danger"}),
    "night": frozenset(),
    "noname": frozenset(),
    "cost": frozenset({"heavy", "danger"}),
    "telling.doctor": frozenset(),
    "telling.school": frozenset(),
    "secretly": frozenset(),
    "telling.line": frozenset(),
    "whom.sayit": _FORCED | _FRIEND | _HOME | {"bullying"},
    "police": frozenset(),
    "report.centre": frozenset(),
    "report.lamp": frozenset(),
    "sent": _BARE,
    "himafter": _FORCED | _HOME | _MEET | {"danger"},
    "carer": _HOME | {"on.care", "danger"},
    "alikes": frozenset(),
    "test.preg": frozenset(),
    "test.once": frozenset(),
    "takedown": _BARE | {"bullying"},
    "skirt": _FORCED,
    "didntsay": _FORCED,
    "fault": _FORCED | {"abuse", "bullying"},
    "weird.lamp": frozenset(),
    "tonormal": frozenset(),
    "mad.dead": frozenset({"on.died", "grief"}),
    "awful": frozenset({"on.thought"}),
    "badfriend": _FRIEND,
    "tellout": _ODD,
    "weird": _ODD,
    "voicefood": frozenset({"psychosis"}),
    "shakes": _DRUG,
    "once": _DRUG,
    "usedit": _DRUG,
    "cantstop": _DRUG,
    "sayno": _DRUG | _JOB | _MEET | _BARE,
    "wouldthey": _JOB | _MEET | _BARE,
    "courier": frozenset({"on.courier"}),
    "paid": frozenset({"on.paid"}),
    "secretgo": _MEET,
    "quiet": _MEET | _FORCED | _FRIEND,
    "nice": _MEET | {"on.paid"},
    "meet": _MEET,
    "sleeptips": frozenset({"sleep", "on.sleep"}),
    "plan": frozenset(),
    "another": frozenset({"joked"}),
    "stayawake": frozenset(),
    "change": frozenset(),
    "device": frozenset({"on.device"}),
    "lostpet": frozenset({"on.lost"}),
    "kitten": frozenset({"on.kitten"}),
    "delete": frozenset(),
    "ifdying": frozenset(),
    "meant": frozenset(),
    "doorbell": frozenset(),
    "atdoor": _SMALL,
    "fetchmum": frozenset(),
    "ghost": frozenset(),
    "eatdie": frozenset({"eating"}),
    "quitstop": frozenset({"family", "divorce", "abuse", "blame", "parents.now"}),
    "urge": frozenset(),
    "friendtext": frozenset({"friends", "company", "lonely", "friend"}),
}
_ABOUT = (
    *(
        "drug",
        "paid",
        "courier",
        "meet",
        "touched",
        "bare",
        "love",
        "ghost",
        "small",
        "thought",
        "died",
        "lost",
    ),
    *("kitten", "device", "care", "sleep", "friend"),
)
MARKS = frozenset({*KINDS, *(f"on.{about}" for about in _ABOUT)})
# Question -> the answers that fit, by what the talk is about, the narrower first; else the one of its own name.
FIT: Mapping[str, tuple[tuple[str, frozenset[str]], ...]] = {
    "whom.sayit": (
        ("whom.touched", _FORCED),
        ("whom.friend", _FRIEND),
        ("whom.home", _HOME),
        ("whom.school", frozenset({"bullying", "school"})),
        ("whom", frozenset()),
    ),
    "quiet": (("quiet.friend", _FRIEND),),
    "sayno": (("sayno.job", _JOB), ("sayno.meet", _MEET), ("sayno.drug", _DRUG)),
    "atdoor": (("doorbell", frozenset()),),
}
# Answers that only a question of their list leads to.
_MORE = (
    *("sayno.drug", "sayno.meet", "sayno.job", "quiet.friend"),
    *("whom", "whom.touched", "whom.home", "whom.school", "whom.friend"),
)
SECTIONS: Mapping[str, int] = {
    f"outright.{name}": 2
    for name in (*(kind for kind in KINDS if kind not in {"whom.sayit", "atdoor"}), *_MORE)
}
