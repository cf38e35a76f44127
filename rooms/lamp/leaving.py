"""The end of a talk: a note with what was found, to print or save, and three questions that may stay unanswered."""

import contextlib
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from companion import alert
from companion.memo import memo
from companion.naming import PUT_OUT
from companion.talk import CARD, Talk
from hideout.clock import month_of, now
from hideout.districts.counting import Counts
from hideout.helplines import Helpline
from hideout.language import N_, spelt
from hideout.shield import take
from hideout.store import Store, StoreBusy, leavings
from hideout.text import clean
from hideout.web import form, redirect, render, visit
from rooms.card import card_for, standing
from rooms.looks import keep, turned

MOST = 2_000
# What a matter is called on the note; the words are the visitor's, so they may be changed there.
MATTERS = {
    "abuse": N_("Somebody hurts me or makes me afraid."),
    "friend": N_("I am worried about a friend."),
    "grief": N_("Somebody I love is gone."),
    "bullying": N_("Others are mean to me."),
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
    "hard": N_("It is hard at the moment."),
}
# What a kind of danger is called there; it was said, so it need not be hidden from whoever is shown the note.
KINDS = {
    "suicide": N_("I have thoughts of dying."),
    "goodbye": N_("I have thoughts of dying."),
    "self_harm": N_("I hurt myself."),
    "overdose": N_("I took too much medicine."),
    "abuse": N_("Somebody hurts me or makes me afraid."),
    "sexual_abuse": N_("Somebody does things to me that I do not want."),
    "grooming": N_("Somebody on the net puts me under pressure."),
    "third_party": N_("I am worried about somebody I care about."),
    "eating": N_("Eating and my body."),
    "psychosis": N_("I hear voices that frighten me."),
    "bullying": N_("Others are mean to me."),
    "family": N_("Things at home."),
    PUT_OUT: N_("I cannot stay at home."),
    "runaway": N_("I cannot stay at home."),
    "violence": N_("I am afraid that I might hurt somebody."),
}
PLIGHTS = {
    "bleeding": N_("I have a wound that bleeds."),
    "put_out": N_("I am not let into the house."),
    "pictures": N_("Somebody threatens me because of pictures."),
    "extorted": N_("Somebody makes me give them money."),
    "classmates": N_("Others at school hurt me."),
    "hungry": N_("There is not enough to eat at home."),
    "carer": N_("I look after somebody at home."),
}
# Plight -> the kinds and matters of which it says more than they do.
_WIDER = {
    "put_out": (PUT_OUT, "runaway", "family"),
    "pictures": ("grooming",),
    "classmates": ("abuse", "bullying", "school"),
    "hungry": ("abuse", "family"),
    "carer": ("family",),
}
# Who told these is not safe with himself or herself; a card that came by a guess says nothing of it.
_OWN = frozenset({"suicide", "goodbye", "self_harm", "overdose"})
# What was told -> a sentence that fits it; earlier rows win, as what cannot wait stands first.
FIRST = {
    "emergency": N_("Somebody needs help right now. Please come."),
    "overdose": N_("I took too much medicine. Please help me now."),
    "bleeding": N_("I have a wound that bleeds. Please help me."),
    "soon": N_("I might do something to myself. Please do not leave me alone."),
    "put_out": N_("I am not let into the house. I have nowhere to go. Please help me."),
    "pictures": N_("Somebody threatens me because of pictures. Please help me."),
    "extorted": N_("Somebody makes me give them money. Please help me."),
    "sexual_abuse": N_("Somebody does things to me that I do not want. Please help me."),
    "classmates": N_("Others at school hurt me. Please help me."),
    "hurt friend": N_("I am worried about somebody I care about. Please tell me what to do."),
    "abuse": N_("Somebody hurts me or makes me afraid. Please listen to me."),
    "friend": N_("I am worried about the life of somebody I care about. Please tell me what to do."),
    "danger": N_("I do not feel safe with myself at the moment. Please listen to me."),
    "grooming": N_("Somebody on the net puts me under pressure. Please listen to me."),
    "hungry": N_("There is not enough to eat at home. Please listen to me."),
    "runaway": N_("I cannot stay at home. Please listen to me."),
    "bullying": N_("Others are mean to me. Please listen to me."),
    "carer": N_("I look after somebody at home. I would like to talk about it."),
    "": N_("I am having a hard time. Please listen to me for a moment."),
}
# Where danger was heard and nothing of it may be called by its name.
_UNNAMED = N_("Something weighs on me that I want to tell somebody.")
HINTS = {
    "helped": N_("For example: to draw, the cat, music, somebody who listened, a walk"),
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
    told = {*found.kinds, *found.matters, *found.plights}
    if alert.of(talk.said) in alert.HOLDS:
        told.add("emergency")
    if PUT_OUT in told:
        told.add("put_out")
    if not _OWN.isdisjoint(told):
        told |= {"danger", "soon"} if talk.course.level > CARD else {"danger"}
        told.discard("friend")
    elif "third_party" in told:
        told.add("hurt friend" if "abuse" in told else "friend")
    return next(words for name, words in FIRST.items() if name in told or not name)


def page(request: Request, talk: Talk) -> Response:
    """Show the note and the three questions; the words of the talk itself are no longer in the page."""
    voice = visit(request).voice
    language = visit(request).language.code
    found = memo(talk, language)
    heard = standing(talk)
    if {"bullying", "classmates"} & {*found.kinds, *found.matters, *found.plights}:
        others = (kind for kind in heard.categories if kind != "abuse" or "classmates" not in found.plights)
        heard = replace(heard, categories=("bullying", *others))
    people = "\n".join(_line(request, line.helpline) for line in card_for(request, heard, limit=3).lines)
    names = [PLIGHTS[one] for one in found.plights]
    # What is named more closely is not named once more by its kind.
    closer = {name for one in found.plights for name in _WIDER.get(one, ())}
    names += [KINDS[kind] for kind in found.kinds if kind in KINDS and kind not in closer]
    names += [MATTERS[one] for one in found.matters if one not in closer]
    heavy = list(dict.fromkeys(map(voice.written, names)))
    if not heavy and found.danger:
        heavy = [voice.written(_UNNAMED)]
    texts = {
        "heavy": "\n".join(heavy),
        "helped": "\n".join(found.helped),
        "first": voice.written(first_words(talk, language)) if heavy else "",
        "people": people,
    }
    return _sheet(request, texts, danger=found.danger)


async def look(request: Request) -> Response:
    """Show the note as it was changed, as a form of reading helps wants the page."""
    sent = await form(request)
    turned(request, sent)
    texts = {name: clean(sent.get(name, "")[:MOST]) for name in NOTE}
    answer = _sheet(request, texts, danger=sent.get("danger") == "1")
    keep(request, answer, sent)
    return answer


async def door(request: Request) -> Response:
    """Lead from an address that only takes forms into the room."""
    return redirect(request, "/rooms/lamp")


def _sheet(request: Request, texts: dict[str, str], *, danger: bool) -> Response:
    return render(
        request,
        "lamp/leaving.html",
        texts=texts,
        danger=danger,
        most=MOST,
        note=NOTE,
        hints=HINTS,
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
        f"{voice.written(heading)}\n{clean(sent.get(name, '')[:MOST])}\n" for name, heading in NOTE.items()
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
    language = visit(request).language
    name = line.name if language.tag == "ja" else line.name_en
    if language.furigana and line.name_hira:
        name = spelt(line.name_hira)
    ways = [way.value for way in line.channels if way.type != "web"] or [way.value for way in line.channels]
    # Some lines are called by their number.
    ways = [way for way in ways if way not in name.split()][:2]
    return f"{name}  {' / '.join(ways)}".rstrip()


NOTE = {
    "heavy": N_("What is heavy at the moment"),
    "helped": N_("What helps, even a little"),
    "first": N_("A first sentence to somebody"),
    "people": N_("People to talk to"),
}
ROUTES = (
    Route("/rooms/lamp/note", save, methods=["POST"]),
    Route("/rooms/lamp/note/look", look, methods=["POST"]),
    Route("/rooms/lamp/leaving", answered, methods=["POST"]),
    *(Route(f"/rooms/lamp/{name}", door) for name in ("note", "note/look", "leaving")),
)
