"""What young people bring that needs words of its own: the names of these subjects and troubles, and their sections."""

from __future__ import annotations

# What is told and asked about further; each is acknowledged, said a true word to, and asked about openly.
TOLD = (
    *("ill", "outed", "samesex", "trans", "pet", "kin", "gone", "room", "tutor", "passed", "jobs", "uni"),
    *("exchange", "pregnancy", "line.none", "line.scold", "line.leak", "parents.now", "rage"),
    *("teacher.laugh", "faking", "choose", "born", "excited", "therapist", "better", "howlove"),
    *(
        "homework",
        "stuck",
        "dumb",
        "period",
        "bully",
        "race",
        "prison",
        "nightalone",
        "mute",
        "unpicked",
        "cruel",
    ),
    *("afterdeath", "ignored", "closet"),
)
# What two sentences answer, with nothing asked.
SAID = (
    *("petfault", "badchild", "telltale", "willtell", "sayit", "funny", "shiritori", "word"),
    *("lampdie", "whynight", "gpt", "lasttime", "poo", "sex", "bedwet", "alike", "apologise", "reading"),
    *("stay", "mad", "site", "rang", "fetched"),
    *("saysorry", "firstword", "revise", "tellhome", "isbad", "oktotell", "judgeme", "onlybot", "datasafe"),
    *("wouldtell", "handover", "seedoctor", "godangry", "legal", "inlanguage"),
    *("dare", "dared", "headhit", "headworse", "passedout"),
)
# Marks of a line that only tell together with another.
TOGETHER = frozenset({"gross", "died", "animal", "kin", "teacher.fear", "teacher.rage", "parting"})
# These have words of their own where panic eases, what weighed gets lighter, or the talk is about a helpline.
LATER = frozenset({"therapist", "better", "line.none"})
# A body or a bed for the night comes before every subject, answer and protest.
FIRST = frozenset({"panic", "faint", "starved", "putout", "footsteps"})
# Subject -> what must have been brought just before, or in the same line.
AFTER: dict[str, frozenset[str]] = {
    "gross": frozenset({"samesex", "trans", "outed", "ill"}),
    "petfault": frozenset({"animal"}),
    "rage": frozenset({"teacher.fear", "teacher.rage"}),
    "choose": frozenset({"parting"}),
    "badchild": frozenset({"parting"}),
    "dumb": frozenset({"stuck", "homework", "reading"}),
    "alike": frozenset({"prison"}),
    "fetched": frozenset({"rang"}),
    "closet": frozenset({"samesex", "trans", "outed"}),
    "dared": frozenset({"dare"}),
    "headworse": frozenset({"headhit"}),
}

# Ordinary troubles, the narrower first (companion/trouble.py), and what a line tells of them, the more telling first.
TROUBLES = (
    *("phone", "scolded", "marks", "chat", "rumour", "secret", "broken", "breakup", "petill", "quarrel"),
    *("parting", "team", "names", "shunned", "job", "moved", "sibling", "looks", "crush", "future"),
    *("money", "row"),
)
FACETS = (
    *(
        "clean",
        "lose",
        "what",
        "over",
        "kept",
        "denied",
        "meant",
        "seen",
        "laughed",
        "why",
        "unanswered",
        "other",
        "burst",
        "sorry",
        "effort",
    ),
    *("compare", "hid", "nobody", "unfair", "cried", "miss", "alone", "cost", "tomorrow", "name", "said"),
    *("forgotten", "missing", "unwell", "mixed", "regret", "looking", "seenas", "nerves", "forced", "burden"),
    *("fail", "quit", "awkward", "change", "coming", "done", "lesson", "place", "often", "when", "amount"),
)

# Section -> the fewest lines it must hold.
SECTIONS: dict[str, int] = {
    **{f"brought.{kind}": 2 for kind in (*TOLD, *SAID)},
    **{f"brought.{kind}.more": 2 for kind in (*TOLD, *SAID)},
    **{f"brought.{kind}.ask": 2 for kind in TOLD},
    **{"answer.ack": 4, "answer.ask": 3, "answer.begin": 3},
    **{"repair": 4, "repair.more": 3, "repair.ask": 3, "repair.take": 2, "repair.hurt": 2, "repair.not": 2},
    **{"repair.kind": 3, "repair.kind.more": 2},
    **{f"trouble.{kind}{part}": 2 for kind in TROUBLES for part in ("", ".ask", ".do")},
    **{f"facet.{facet}": 2 for facet in FACETS},
    "trouble.on": 4,
    **{"facet.unsure": 3, "facet.ask": 6},
}
