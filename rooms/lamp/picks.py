"""Ready-made lines to tap in the lamp's room: nobody must type to be heard, and a filter sees only a short word."""

import re

from companion.lines import is_question, lines_of
from companion.talk import CARD, Talk
from hideout.language import N_, plain

# What the form sends -> the line that is said; the texts are those of the note and of the people's room.
FEELINGS = {
    "tired": N_("I am tired."),
    "sad": N_("I am sad."),
    "alone": N_("I feel alone."),
    "afraid": N_("I am afraid."),
    "angry": N_("I am angry."),
    "awake": N_("I cannot sleep."),
    "school": N_("School."),
    "home": N_("Things at home."),
    "others": N_("Others are mean to me."),
    "hurt": N_("Somebody hits me."),
    "friend": N_("I am worried about a friend."),
    "gone": N_("I want to die, or to vanish"),
}
_UNSURE = {"unsure": N_("I do not know.")}
REPLIES = {"yes": N_("Yes"), "no": N_("No")} | _UNSURE
SINCE = {
    "today": N_("Only today."),
    "days": N_("For some days."),
    "long": N_("For a long time."),
} | _UNSURE
HOURS = {
    "morning": N_("In the morning."),
    "daytime": N_("By day."),
    "night": N_("At night."),
    "always": N_("All the time."),
} | _UNSURE
PERSONS = {
    "family": N_("Somebody at home."),
    "teacher": N_("A teacher."),
    "pal": N_("A friend."),
    "nobody": N_("There is nobody."),
} | _UNSURE
# What stands between somebody and a line of the card; each has a true answer.
BARRIERS = {
    "voice": N_("I cannot speak on the phone."),
    "scold": N_("They would be angry at me."),
    "parents": N_("I do not want my parents to know."),
    "words": N_("I do not know what to say."),
}
# Where nothing was asked, or nothing fits: these lead somewhere.
NEXT = {
    "stay": N_("Ask me something."),
    "story": N_("Tell me a story."),
    "riddle": N_("Give me a riddle."),
}
PICKS = FEELINGS | REPLIES | SINCE | HOURS | PERSONS | BARRIERS | NEXT
# What a question asks for -> what may answer it; earlier rows win. A question with none of these words wants yes or no.
_WANTS = (
    (re.compile(r"^(?:how long|since when|when did you (?:start|begin))\b|only today|いつ(?:ごろ)?から|だけ(?:の\s*こと)?ですか、(?:前|まえ)から", re.I), SINCE),
    (re.compile(r"^when (?!did|was|and|do you (?:usually|need))|^(?:what|which) part of the (?:day|night)\b|[るい]のは、?\s*いつですか|いつ(?:ごろ)?\s*(?:強く|つよく)|いつごろ、その|一日の\s*いつ", re.I), HOURS),
    (re.compile(r"^(?:who|which adult)\b|: whom\b|だれ(?!か)|誰(?!か)", re.I), PERSONS),
    (re.compile(r"(?:^|, |^and )(?:what|which|how|why|where|when)\b|\b(?:more|nearer|mood)\b.*\bor\b|\bquiet or loud\b", re.I), _UNSURE),
    (re.compile(r"どんな|どの|どれ|どう(?!か)|どちら|どっち|どこ(?!か)|いつ(?!も)|いくつ|なぜ|(?:なに|何)(?!か)|(?:なに|何)から|なん(?:で|と|の)|です\s*か、.*です\s*か"), _UNSURE),
)  # fmt: skip


def offered(talk: Talk, language: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return what may be tapped: what fits the lamp's last words, and what somebody may begin with or go over to."""
    said = [turn for turn in talk.turns if turn.who == "lamp"]
    if not any(turn.who == "visitor" for turn in talk.turns) or not said:
        return FEELINGS, {}
    asked = [line for line in said[-1].text.split("\n") if is_question(line)]
    # Nobody in danger is offered a story: what makes it hard to reach people has true answers.
    other = BARRIERS if talk.course.level >= CARD and not talk.eased else NEXT
    if not asked:
        return other, FEELINGS
    if not set(asked).isdisjoint(lines_of(language)["barrier.ask"]):
        return BARRIERS | _UNSURE, FEELINGS
    fitting = next((picks for form, picks in _WANTS if form.search(plain(asked[-1]))), REPLIES)
    return (_UNSURE | other if fitting is _UNSURE else fitting), FEELINGS
