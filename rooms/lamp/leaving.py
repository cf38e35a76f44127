"""The end of a talk: a note with what was found, to print or save, and three questions that may stay unanswered."""

import contextlib

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from companion.memo import memo
from companion.talk import Talk
from hideout.clock import month_of, now
from hideout.districts.counting import Counts
from hideout.helplines import Helpline
from hideout.language import N_
from hideout.shield import take
from hideout.store import Store, StoreBusy, leavings
from hideout.text import clean
from hideout.web import form, render, visit
from moderation.verdict import Verdict
from rooms.card import card_for

MOST = 2_000
# What a matter is called on the note; the words are the visitor's, so they may be changed there.
MATTERS = {
    "abuse": N_("Somebody hurts me or makes me afraid."),
    "friend": N_("I am worried about a friend."),
    "grief": N_("Somebody I love is gone."),
    "bullying": N_("What others do to me."),
    "blame": N_("I feel that it is my fault."),
    "selfhate": N_("I cannot like myself."),
    "eating": N_("Eating and my body."),
    "pregnant": N_("I may be pregnant."),
    "gender": N_("Who I am and whom I like."),
    "lonely": N_("I feel alone."),
    "exam": N_("Tests and marks."),
    "school": N_("School."),
    "family": N_("Things at home."),
    "friends": N_("Friends."),
    "sleep": N_("I cannot sleep."),
    "tired": N_("I am tired."),
    "anger": N_("I am angry."),
    "scared": N_("I am afraid."),
    "anxious": N_("I am worried."),
    "body": N_("My body feels bad."),
    "sad": N_("I am sad."),
}
# What a kind of danger is called there; it was said, so it need not be hidden from whoever is shown the note.
KINDS = {
    "suicide": N_("I have thoughts of dying."),
    "goodbye": N_("I have thoughts of dying."),
    "self_harm": N_("I hurt myself."),
    "overdose": N_("I hurt myself."),
    "abuse": N_("Somebody hurts me or makes me afraid."),
    "sexual_abuse": N_("Somebody does things to me that I do not want."),
    "grooming": N_("Somebody on the net puts me under pressure."),
    "third_party": N_("I am worried about a friend."),
    "runaway": N_("I cannot stay at home."),
    "violence": N_("I am afraid that I might hurt somebody."),
}
FIRST = {
    "friend": N_("I am worried about the life of a friend. Please tell me what to do."),
    "abuse": N_("Somebody hurts me or makes me afraid. Please listen to me."),
    "danger": N_("I do not feel safe with myself at the moment. Please listen to me."),
    "": N_("I am having a hard time. Please listen to me for a moment."),
}
# Question of the leaving sheet -> the order of its answers below; the numbers are what is counted.
QUESTIONS = {
    "glad": N_("Are you glad that you came?"),
    "again": N_("Would you come again if you needed to?"),
    "easy": N_("Was it easy to talk here?"),
}
ANSWERS = (N_("Yes"), N_("A little"), N_("No"))


def first_words(talk: Talk, language: str) -> str:
    """Return the msgid of a sentence with which a young person can begin to tell somebody."""
    found = memo(talk, language)
    if {"abuse", "sexual_abuse"} & {*found.kinds, *found.matters}:
        return FIRST["abuse"]
    if "friend" in found.matters or found.kinds[:1] == ("third_party",):
        return FIRST["friend"]
    return FIRST["danger" if found.danger else ""]


def page(request: Request, talk: Talk) -> Response:
    """Show the note and the three questions; the words of the talk itself are no longer in the page."""
    voice = visit(request).voice
    language = visit(request).language.code
    found = memo(talk, language)
    heard = Verdict(level=talk.course.level, categories=found.kinds)
    people = "\n".join(_line(request, line.helpline) for line in card_for(request, heard, limit=3).lines)
    named = [KINDS[kind] for kind in found.kinds if kind in KINDS]
    heavy = dict.fromkeys(voice.plain(one) for one in (*named, *(MATTERS[one] for one in found.matters)))
    return render(
        request,
        "lamp/leaving.html",
        heavy="\n".join(heavy),
        helped="\n".join(found.helped),
        first=voice.plain(first_words(talk, language)) if heavy else "",
        people=people,
        danger=found.danger,
        most=MOST,
        note=NOTE,
        once=request.app.state.once.issue(),
        questions=QUESTIONS,
        answers=ANSWERS,
    )


async def save(request: Request) -> Response:
    """Give the note back as a file; nothing of it stays here."""
    sent = await form(request)
    take(request, "talk")
    voice = visit(request).voice
    # The mark at the front tells old programs that this is UTF-8.
    parts = [
        f"{voice.plain(heading)}\n{clean(sent.get(name, '')[:MOST])}\n" for name, heading in NOTE.items()
    ]
    return PlainTextResponse(
        "\ufeff" + "\n".join(parts),
        headers={"Content-Disposition": 'attachment; filename="memo.txt"', "Cache-Control": "no-store"},
    )


async def answered(request: Request) -> Response:
    """Count the leaving sheet: three sums of this month, and nothing about who ticked them."""
    sent = await form(request)
    take(request, "talk")
    ticks = [str(number) for number in range(len(ANSWERS))]
    answers = {question: int(sent[question]) for question in QUESTIONS if sent.get(question, "") in ticks}
    if answers and request.app.state.once.spend(sent.get("once", "")):
        store: Store = request.app.state.store
        counts: Counts = request.app.state.counts
        for question, answer in answers.items():
            counts.add(visit(request).district, f"leaving {question}", str(answer))
        # A sum that is one too small hurts nobody; an error page for a tick would.
        with contextlib.suppress(StoreBusy):
            await store.write(leavings.add, month_of(now(), request.app.state.config.timezone), answers)
    return render(request, "lamp/thanks.html")


def _line(request: Request, line: Helpline) -> str:
    english = visit(request).language.tag != "ja"
    ways = [way.value for way in line.channels if way.type != "web"] or [way.value for way in line.channels]
    return f"{line.name_en if english else line.name}  {' / '.join(ways[:2])}"


NOTE = {
    "heavy": N_("What is heavy at the moment"),
    "helped": N_("What helps, even a little"),
    "first": N_("A first sentence to somebody"),
    "people": N_("People to talk to"),
}
ROUTES = (
    Route("/rooms/lamp/note", save, methods=["POST"]),
    Route("/rooms/lamp/leaving", answered, methods=["POST"]),
)
