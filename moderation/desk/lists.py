"""Lists as the desk calls them: what each is about, in the order of the page, and what can be wrong with a line."""

import re

from hideout.language import N_

# By what they are for: danger, what a slip shows or does, what changes how words are meant, answers within a talk.
GROUPS: dict[str, dict[str, str]] = {
    N_("Danger"): {
        "edge": N_("About to die, or it has happened"),
        "plan": N_("A plan to die: time, place, things ready"),
        "goodbye": N_("A goodbye to everybody"),
        "attack": N_("Being attacked at this moment"),
        "strike": N_("A threat to others, with a time"),
        "friend_now": N_("Somebody else in danger at this moment"),
        "wish": N_("Wanting to die or to be gone, said plainly"),
        "own": N_("One's own wish to die, beside whatever else is said"),
        "blame": N_("Dying laid at somebody's door"),
        "exposed": N_("A page made against somebody"),
        "fetch": N_("Asking to be fetched or put up"),
        "handed": N_("A goodbye told of somebody else"),
        "hints": N_("Hints at ways, for who asks"),
        "jeers": N_("Attacks on somebody who is named"),
        "leers": N_("Films and pictures of somebody, offered"),
        "offers": N_("Things for sale, and accounts wanted"),
        "ready": N_("Ready to die, or a joke taken back"),
        "spelt": N_("Names spelt letter by letter"),
        "outright": N_("Acts that end a life, named outright"),
        "acts": N_("Acts that end a life"),
        "spot": N_("Standing in a high or dangerous place"),
        "settled": N_("All is settled, told calmly"),
        "moment": N_("The last minutes, told calmly"),
        "asides": N_("A grave thing in passing, or taken back lightly"),
        "vanish": N_("Wanting to be gone, in other words"),
        "core": N_("The plainest of these, also torn apart by signs"),
        "column": N_("A wish in the first letters of lines"),
        "jumbled": N_("Words with their letters in another order"),
        "self_harm": N_("Hurting oneself"),
        "overdose": N_("Too much medicine"),
        "abuse": N_("Being hit or mistreated by somebody who is named"),
        "harm": N_("Being hurt or threatened with a thing"),
        "blows": N_("Being hit, without a word by whom"),
        "sexual_abuse": N_("Sexual harm"),
        "assault": N_("Sexual violence, in the plainest words"),
        "grooming": N_("Somebody lures a child"),
        "eating": N_("Eating that is dangerous"),
        "runaway": N_("Away from home, nowhere safe"),
        "violence": N_("Wanting to hurt others"),
        "deeds": N_("Deeds against others, named outright"),
        "voices": N_("Voices"),
        "friend": N_("Worry that somebody else may die"),
        "cry": N_("A bare cry for help"),
        "bleeding": N_("Bleeding at this moment"),
        "emergency": N_("Fire, gas, a body that fails"),
        "ways": N_("Asking how a life ends"),
        "taken": N_("In a slip: medicine taken just now, also told lightly"),
        "pact": N_("In a slip: somebody looks for others to die with"),
        "orders": N_("In a slip: voices that give orders"),
        "threats": N_("In a slip: a threat that may be meant"),
        "menace": N_("In a slip: a threat without a day, or words that force somebody"),
        "parting": N_("In a slip: a calm goodbye"),
        "nearby": N_("In a slip: a child nearby who may be mistreated"),
        "lures": N_("In a slip: somebody who looks for the young"),
        "bullying": N_("Bullying"),
        "home": N_("Trouble at home"),
        "distress": N_("Worn out, sad or afraid"),
    },
    N_("What a slip shows or does"): {
        "contact": N_("A way to reach somebody"),
        "personal": N_("Where the writer lives or learns"),
        "third_party": N_("Whatever shows somebody else"),
        "hostile": N_("Attacks and insults"),
        "aimed": N_("Words of dying that are aimed at somebody"),
        "along": N_("Beside a threat: the writer means to go along"),
        "method": N_("Ways to be hurt"),
        "sexual": N_("Sexual words"),
        "ad": N_("Advertising"),
        "names": N_("Names that nobody may take"),
    },
    N_("What changes how words are meant"): {
        "harmless": N_("Everyday words that only sound grave"),
        "everyday": N_("Whole lines that the vote takes for danger"),
        "light": N_("Play, laughter, sport"),
        "farewell": N_("The end of a school year or a club"),
        "told": N_("Told of a book, a film, a lesson"),
        "past": N_("Said of former times"),
        "once": N_("A wish to die of former times, that is over"),
        "better": N_("It is better now"),
        "again": N_("It has come back"),
        "mine": N_("It is about the writer after all"),
    },
    N_("Answers within a talk with the lamp"): {
        "yes": N_("Yes, when asked whether it is now"),
        "verge": N_("Standing at the place"),
        "resolve": N_("It is decided"),
        "safer": N_("Safer again"),
    },
}
TITLES = {name: title for lists in GROUPS.values() for name, title in lists.items()}
# How the checker begins what it says -> how the page says it.
_FAULTS = {
    "brackets do not fit": N_("a bracket opens that does not close, or closes without having opened."),
    "a sign that has no meaning": N_(
        "there is a sign in it that means nothing here. Plain words are always right."
    ),
    "more than": N_("there are too many gaps (~) in it."),
    "nothing that must occur": N_("no word in it must occur, so it would fit everything."),
    "no term": N_("what stands in { } is not known."),
    "'?' stands only": N_("a ? stands only behind a bracket."),
}
_OTHER = N_("it cannot be read.")


def fault(said: str, lines: list[str]) -> tuple[str, str]:
    """Return the line of a draft that the checker stumbled over, and what is wrong with it (a msgid)."""
    number = re.search(r":(\d+): ", said)
    line = lines[int(number[1]) - 1] if number and int(number[1]) <= len(lines) else ""
    words = said[number.end() :] if number else said
    return line, next((told for begin, told in _FAULTS.items() if words.startswith(begin)), _OTHER)
