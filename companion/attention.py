"""What comes before danger's order and before listening: what is needed at once, a true answer, good news, a story."""

from __future__ import annotations

from companion import naming, needs, recall, remarks, sense, stories, truths
from companion.naming import PUT_OUT
from companion.scene import Scene
from companion.talk import told
from companion.telling import bare
from companion.topics import PLAIN, QUESTIONS, REMARKS, WORDS

# What is said in so many words and is just this need is met by it; any other danger has its own words.
_OWN = {
    "putout": frozenset({PUT_OUT, "runaway", "abuse", "cry_for_help"}),
    "hungered": frozenset({"eating"}),
    "starved": frozenset({"eating"}),
    "belittled": frozenset({"abuse", "suicide"}),
}
# The body, a bed, somebody at the door, and what is asked outright are answered whatever a talk is about.
URGENT = frozenset(
    {
        *("panic", "faint", "starved", "putout", "footsteps", "elsewhere", "blame", "asked.may"),
        *(*QUESTIONS, *WORDS, *PLAIN, *REMARKS),
    }
)
_MOST = 3
_GRAVEST = 3


def first(scene: Scene) -> tuple[str, ...]:
    """Return what is answered before anything else, or nothing where danger's words or listening are due.

    What only the votes guess is no reason to pass over what the line says; what was told in so many words is.
    """
    talk, verdict, seen = scene.talk, scene.verdict, scene.seen
    level, picker = scene.level, scene.picker
    earlier = recall.earlier(talk)
    if naming.put_out(talk.turns[-1].text):
        seen |= {"putout"}
    risen = verdict.level >= 2 and talk.answered < verdict.level
    if "news.door" in seen and verdict.level < _GRAVEST and needs.put_out(talk, earlier):
        # "They come to fetch me" has another meaning on the lists; here it is a bed for the night.
        return truths.news(talk, level, seen, earlier, picker)
    if told(verdict) and verdict.level < _GRAVEST and sense.feared(bare(talk.turns[-1].text)):
        # "They would put me out" is told of what may come; what has happened is met by the words below.
        said = remarks.answered(talk, level, seen, earlier, picker)
    elif told(verdict):
        own = next((topic for topic in _OWN if topic in seen and _OWN[topic] >= {*verdict.categories}), None)
        said = needs.met(talk, seen, earlier, picker) if own else ()
    elif "huh" in seen and level >= 2:
        said = picker.pair("huh")
    else:
        if said := remarks.answered(talk, level, seen, earlier, picker):
            return (*said, *(picker.fresh("two.card") if risen and len(said) < _MOST else ()))
        if good := truths.news(talk, level, seen, earlier, picker):
            return good
        said = needs.met(talk, seen, earlier, picker) or truths.answered(talk, level, seen, earlier, picker)
        said = said or (() if risen else stories.told(talk.turns[-1].text, seen, picker))
    if risen and said and len(said) < _MOST:
        said = (*said, *picker.fresh("two.card"))
    return said
