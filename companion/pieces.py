"""Which marks of one line tell an emergency only together: who and how, a place and a smell, a small one and no food."""

from __future__ import annotations

# Alert -> what tells it; a mark after "!" must be missing. What is played, read or long over tells none.
TOGETHER: dict[str, tuple[str, ...]] = {
    "breath": (
        "gasp person",
        "gasp lips",
        "lips person",
        "asthma failing",
        "swelling ateallergy",
        "choke food person",
    ),
    "water": ("person waterbody taken", "waterbody rising"),
    "smoke": (
        "blaze burnable !cook",
        "blaze foggy !cook",
        "blaze smell !cook",
        "door hot",
        "bell blaze",
        "bell foggy",
        "gas dizzy",
        "gas smell",
    ),
    "crash": ("vehicle impact aftermath",),
    "swallowed": (
        "ate notfood",
        "small medicine ate",
        "theirs medicine ate",
        "small tiny missing",
        "ate tiny missing",
        "eyes splash stings",
        "orifice stuckin notfood",
        "orifice stuckin tiny",
        "harmthroat ate",
    ),
    "trapped": ("shut enclosed", "under heavy person", "under heavy limb", "caught limb"),
    "collapse": ("person noanswer !sleepy", "lies noanswer !sleepy"),
    "riding": ("car impaired !sick", "car letmeout !sick", "car wayoff !sick", "car fast person !sick"),
    "intruder": ("noise alone", "noise inhouse", "noise hide", "inhouse hide", "inhouse alone"),
    "followed": ("behind follower street",),
    "gash": (
        "blood pouring !period",
        "cutter cutdeep limb !period",
        "scald scalded limb",
        "scald scalded person",
        "headhit hit dazed",
        "bone limb",
        "bent limb",
        "bitten beast limb",
        "bitten beast blood",
    ),
    "fever": ("hotbody alone", "small hotbody limp"),
}
_PLAYED = frozenset({"jest", "calm"})
_RULES: dict[str, tuple[tuple[frozenset[str], frozenset[str]], ...]] = {
    kind: tuple(
        (
            frozenset(mark for mark in rule.split() if mark[0] != "!"),
            frozenset(mark[1:] for mark in rule.split() if mark[0] == "!"),
        )
        for rule in rules
    )
    for kind, rules in TOGETHER.items()
}


def tells(kind: str, seen: frozenset[str]) -> bool:
    """Return whether these marks of one line tell this alert together."""
    if _PLAYED & seen or "terse" not in seen:
        return False
    return any(needed <= seen and not spared & seen for needed, spared in _RULES.get(kind, ()))
