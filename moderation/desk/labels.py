"""Labels: what the desk calls flags, reports and states (msgids)."""

from hideout.language import N_
from hideout.store.alarms import LATER, NOW, TODAY

FLAGS = {
    "risk": N_("Whoever wrote this may be in danger"),
    "personal_info": N_("May show who the author is"),
    "contact": N_("A way to reach somebody"),
    "abuse": N_("Hurtful words"),
    "method": N_("May speak of a way to be hurt"),
    "sexual": N_("Sexual words"),
    "ad": N_("Advertising"),
    "link": N_("A link"),
    "third_party_identified": N_("May show who somebody else is"),
}
# What somebody said of a slip on the wall -> how the card says it.
REPORTS = {
    "danger": N_("somebody is worried about who wrote it"),
    "identifies": N_("somebody says it shows who somebody is"),
    "hurts": N_("somebody says it hurts to read"),
}
# How soon advice is wanted, as forms name it -> its rank in the store, and how the desk says it.
URGENCY = {
    "now": (NOW, N_("Now")),
    "today": (TODAY, N_("Today")),
    "later": (LATER, N_("When there is time")),
}
WANTED = {
    NOW: N_("advice is wanted now"),
    TODAY: N_("advice is wanted today"),
    LATER: N_("advice is wanted when there is time"),
}
# Why somebody may not answer what advice was asked for -> how the desk says it.
BARRED = {
    "led": N_("Advice was asked for on this one. Somebody who leads the desk answers it."),
    "own": N_(
        "You answered this one first, and somebody read it differently. A third person answers it now."
    ),
}
STATES = {
    "waiting": N_("It waits for a reader."),
    "published": N_("It is on the wall."),
    "declined": N_("It was not put up."),
    "unpublished": N_("It was taken down."),
    "withdrawn": N_("Its author took it back. Its words are erased."),
    "faded": N_("Its time was over. Its words are erased."),
}
ASKED = N_("Its author was asked for other words, and has not sent any yet.")
SHORTENED = N_("It is on the wall, with words taken out.")
