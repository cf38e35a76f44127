"""What is told bit by bit and stayed with: the strands of such talks, their steps, and the sections of their lines."""

from __future__ import annotations

from typing import NamedTuple


class Strand(NamedTuple):
    """One thing told bit by bit: its steps, the more urgent first (a mark of companion.trace and a section of lines).

    `stay` is said where a line holds no step, `last` ends an answer.
    """

    steps: tuple[str, ...]
    stay: str
    last: tuple[str, ...]


ONLINE = Strand(
    steps=(
        *("online.meet", "online.block", "online.threat", "online.picture", "online.seen"),
        *("online.blame", "online.hide", "online.advice"),
    ),
    stay="online.stay",
    last=("online.keep", "online.card"),
)
SELFHARM = Strand(
    steps=("selfharm.care", "selfharm.again", "selfharm.with", "selfharm.relief", "selfharm.seen"),
    stay="selfharm.stay",
    last=("selfharm.ask",),
)
CARER = Strand(
    steps=(
        *("meaning", "carer.cause", "carer.die", "carer.fire", "carer.tell", "carer.eat"),
        *("carer.school", "carer.alone", "carer.care", "carer.ill"),
    ),
    stay="carer.stay",
    last=("carer.help",),
)
LOSS = Strand(
    steps=(
        *("loss.last", "loss.alike", "loss.lost", "loss.fault", "loss.where", "loss.heard", "loss.other"),
        *("loss.gift", "loss.memory"),
    ),
    stay="loss.stay",
    last=("loss.ask",),
)
# These have a second sentence of their own.
MORE = frozenset(
    {
        *ONLINE.steps,
        *("selfharm.care", "selfharm.again"),
        *CARER.steps,
        *("loss.last", "loss.alike", "loss.lost", "loss.fault", "loss.where", "loss.door"),
    }
)
# What may be one's own fault in a death is another thing than in a search.
SEARCH = {"loss.fault": "loss.door"}
_ALONE = ("moment.real", "refused.nag", "moment.night", "loss.dead")
_PAIRS = (
    *("teller", "moment.fine", "moment.wake", "moment.scold", "refused", "denied"),
    *("wound", "burn", "numbers", "mistake", "repeat", "loss.door", "loss.taken"),
)
# Who died by suicide is not called to mind; whoever is left is asked, once and plainly, about a wish of their own.
TAKEN = LOSS._replace(
    steps=("loss.last", "loss.alike", "loss.fault", "loss.heard", "loss.other"),
    stay="loss.taken.stay",
    last=("two.unmissed.ask",),
)
_STRANDS = (ONLINE, SELFHARM, CARER, LOSS)

# Section -> the fewest lines it must hold.
SECTIONS: dict[str, int] = {
    **{step: 2 for strand in _STRANDS for step in strand.steps},
    **{f"{step}.more": 2 for step in sorted({*MORE, *_PAIRS})},
    **dict.fromkeys((*_ALONE, *_PAIRS), 2),
    **{strand.stay: 4 for strand in (*_STRANDS, TAKEN)},
    **{section: 3 for strand in _STRANDS for section in strand.last},
}

# What talks in danger stand on (companion/footing.py): the steps are said in their order.
_STEPS = (
    *("taken", "wound", "friend", "touched", "hurt", "away", "online", "harm", "voices", "food"),
    *("bullied", "plan", "wish", "other", "body", "door", "fire"),
    *("ledge", "confined", "behind", "attack", "high", "offer", "lured", "ride", "empty", "ill"),
    *("hours", "witness", "parent", "partner", "held", "charge"),
)
# Kind of steps -> what a line that was not understood is read together with.
ABOUT = {
    **dict.fromkeys(("hurt", "touched", "partner"), "hurt"),
    **dict.fromkeys(("online", "charge"), "online"),
    **{kind: kind for kind in ("friend", "voices", "bullied", "food", "wish", "cut")},
}
_NEAR = ("show", "outside", "none", "secret", "going", "leaving", "called")
_RESCUES = (
    *("water", "breath", "silent", "drunk", "unopened", "gone", "ill", "lost", "height", "waits"),
    *("fear", "stuck", "out", "shut", "collapse", "trapped", "swallowed", "wound"),
    *("followed", "intruder", "ride", "crash", "bath", "sinking", "hotcar", "mountain", "gas", "fit"),
    *("missing", "disaster", "class"),
)
_RELIEFS = (
    *("sure", "sure.more", "pen", "battery", "spine", "danger"),
    *("number", "safe", "came", "came.more", "woke", "woke.more", "found.more", "watched", "watched.more"),
    *("linked", "linked.more", "call", "call.more", "call.hurt", "call.hurt.more", "stay"),
    *(
        "within",
        "within.more",
        "outside",
        "inside",
        "back",
        "go",
        "cross",
        "drowsy",
        "worse",
        "mute",
        "after",
        "bye",
    ),
)
_CHARGES = ("bad", "like", "send", "go", "tell", "more")
FOOTING: dict[str, int] = {
    **{f"footing.{kind}": 6 for kind in _STEPS},
    **{section: 2 for mark in _NEAR for section in (f"near.{mark}", f"near.{mark}.more")},
    **{
        "footing.ack": 8,
        **{f"beside.{about}": 4 for about in sorted({*ABOUT.values()})},
        "footing.yes": 3,
        "witness.mine": 2,
        "partner.love": 2,
        "peril.back": 2,
        "putout.left": 2,
        "peril.back.more": 2,
    },
    **dict.fromkeys((f"rescue.{kind}" for kind in _RESCUES), 3),
    **dict.fromkeys((f"rescue.{reply}" for reply in _RELIEFS), 2),
    **dict.fromkeys((f"charge.{reply}" for reply in _CHARGES), 2),
    # On an edge (companion/edge.py).
    **{"edge.denied": 4, "edge.step": 3, "edge.who": 3},
    # Danger without a phone (companion/phoneless.py).
    **{"phoneless": 4, "phoneless.shut": 3, "phoneless.later": 3},
    # What is told innocently or in pieces (companion/strait.py).
    **dict.fromkeys(("strait.along", "strait.threatened", "strait.menace", "strait.gang"), 6),
    **dict.fromkeys(("strait.touched", "strait.hospital", "strait.refuge"), 4),
    **dict.fromkeys(("strait.bath", "strait.beaten", "strait.carer", "strait.meeting"), 3),
    **dict.fromkeys(("strait.smitten", "strait.kept"), 3),
    **dict.fromkeys(
        (
            "strait.survived",
            "strait.dated",
            "strait.wearied",
            "strait.mine",
            "strait.sent",
            "strait.will",
            "strait.giving",
        ),
        2,
    ),
    **dict.fromkeys(("strait.love", "strait.retold"), 2),
    **dict.fromkeys(("strait.scald", "strait.drugged", "strait.starved", "strait.infected"), 4),
    **dict.fromkeys(("strait.born", "strait.pact", "strait.fallen", "strait.concussed"), 4),
    **dict.fromkeys(
        (
            "strait.bled",
            "strait.blackout",
            "strait.spiked",
            "strait.fumes",
            "strait.choked",
            "strait.lifeless",
        ),
        4,
    ),
    **dict.fromkeys(("strait.commanded", "strait.tracks", "strait.dared"), 4),
    **dict.fromkeys(("strait.throat", "strait.shocked", "strait.ablaze", "strait.shaken"), 5),
    **dict.fromkeys(("strait.quake", "strait.breathless", "strait.stroke"), 4),
    **dict.fromkeys(("strait.armed", "strait.extorted", "strait.captive"), 6),
    **dict.fromkeys(("strait.dread", "strait.dread.ask", "strait.frayed"), 3),
    **dict.fromkeys(("strait.expecting", "strait.scolded"), 2),
    **{"strait.custom": 5, "strait.game": 4, "strait.asleep": 5, "strait.streamed": 6},
    **dict.fromkeys(("strait.grease", "strait.aed", "strait.heat", "strait.lured", "strait.buried"), 4),
    **dict.fromkeys(("strait.allergic", "strait.struck", "strait.leaked"), 5),
    **{"strait.broken": 4, "strait.blamed": 3, "strait.ending": 4},
    **{"strait.outside": 4, "strait.jested": 3},
    **{"strait.leered": 4, "strait.remorse": 3, "strait.nightly": 4},
    **{"strait.hushed": 4, "strait.dreamt": 3, "strait.pickup": 4, "strait.marked": 3, "strait.shutaway": 4},
    **dict.fromkeys(("strait.tickled", "strait.tickled.ask"), 2),
}
