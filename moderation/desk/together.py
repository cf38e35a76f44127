"""Together: several posts of the list get one answer, each as it was seen, each with its own entry in the log."""

from starlette.requests import Request
from starlette.responses import Response

from hideout.language import N_
from hideout.store import Row, decisions
from hideout.store.decisions import Choice
from hideout.web import form, redirect
from moderation.desk import ledger
from moderation.desk.bars import barred
from moderation.desk.decide import reasoned, seen_of
from moderation.desk.doubt import question
from moderation.desk.gravity import grave
from moderation.desk.guard import Member, only, pen_of, store_of
from moderation.desk.ledger import Seen
from moderation.desk.notes import BY_CODE
from moderation.desk.place import Place
from moderation.desk.queue import list_page, typed_of
from moderation.desk.receipts import start_of
from moderation.desk.signs import title_of

# A page of the list, its reason and note, and where it stands.
_FIELDS = decisions.PAGE + 20
# From this level on a post is put up only by itself, after its text stood open.
_HEAVY = 2
_NONE = N_("Nothing is ticked yet.")
_SOME = N_("{n} were answered together. {m} were left out, and nothing of them was changed:")
_GRAVE = N_("urgent: it is answered by itself")
_ALONE = N_("heavy: it is put up only by itself")
_DOUBT = N_("danger was heard in it: with this reason it is answered by itself")
_ADVICE = N_("advice was asked for on it")
_BEGUN = N_(
    "A reason is chosen or a note is written, which putting up would throw away. Nothing was changed. Put up all the same? Then tick below; or use the other button."
)
_FASTER = N_("somebody was faster, or reads it just now")
# What no answer for several ever reaches.
_ELSEWHERE = frozenset({_GRAVE, _ADVICE})


@only("reader")
async def together(request: Request, member: Member) -> Response:
    """Put up what is ticked, or decline it for one reason; urgent posts are answered, heavy ones put up only one by one."""
    sent = await form(request, _FIELDS)
    place, store = Place.read(sent), store_of(request)
    ticked = seen_of(sent, "pick")
    verdict = "approve" if sent.get("verdict") == "approve" else "decline"
    reason, note, problem = await reasoned(request, sent) if verdict == "decline" else ("", "", "")
    begun = verdict == "approve" and any(typed_of(sent)[name] for name in ("reason", "note"))
    if begun and sent.get("all_the_same") != "yes":
        problem = _BEGUN
    if problem or not ticked:
        # What is wrong is said in the bar itself, and the keyboard stands where it can be mended.
        at = (
            "begun"
            if problem == _BEGUN
            else "ticks"
            if not problem
            else "note"
            if reason in BY_CODE
            else "reason"
        )
        typed = typed_of(sent) | {"problem": problem or _NONE, "at": at}
        chosen = frozenset(seen.post for seen in ticked)
        return await list_page(request, member, place, 422, typed=typed, ticked=chosen)
    fit: list[Seen] = []
    left: dict[str, Row] = {}
    for seen in ticked:
        row = await store.read(decisions.card, seen.post)
        if row is None:
            continue
        why = await _alone(request, member, row, reason)
        words = "" if grave(row) else start_of(request, row)
        left[seen.post] = {"post": seen.post, "room": title_of(request, row["board"]), "words": words}
        left[seen.post]["why"] = why or _FASTER
        if not why:
            fit.append(seen)
    choice = Choice(post="", revision="", round=0, staff=member.id, verdict=verdict, reason=reason, note=note)
    answered = await store.write(ledger.together, pen_of(request, member), choice, fit)
    if len(answered) == len(ticked):
        return redirect(request, "/desk", **place.query())
    told = {"n": len(answered), "m": len(ticked) - len(answered)}
    out: dict[str, list[Row]] = {}
    for post, one in left.items():
        if post not in answered:
            out.setdefault(one["why"], []).append(one)
    # What can still be answered from here needs not be looked for and ticked again.
    kept = frozenset(one["post"] for why, ones in out.items() if why not in _ELSEWHERE for one in ones)
    return await list_page(request, member, place, 409, notice=_SOME, told=told, ticked=kept, left_out=out)


async def _alone(request: Request, member: Member, row: Row, reason: str) -> str:
    """Return why a post is not answered with others (a msgid), or nothing; without a reason it would be put up."""
    if grave(row):
        return _GRAVE
    if not reason and row["level"] >= _HEAVY:
        return _ALONE
    if reason and question(row, reason, {}):
        return _DOUBT
    if await barred(request, member, row["id"]):
        return _ADVICE
    return ""
