"""Together: several posts of the list get one answer, each as it was seen, each with its own entry in the log."""

from starlette.requests import Request
from starlette.responses import Response

from hideout.language import N_
from hideout.store import decisions, second
from hideout.store.decisions import Choice
from hideout.web import form, redirect
from moderation.desk import ledger
from moderation.desk.card import grave
from moderation.desk.decide import reasoned, seen_of
from moderation.desk.guard import Member, only, pen_of, store_of
from moderation.desk.place import Place
from moderation.desk.queue import list_page, typed_of

# A page of the list, its reason and note, and where it stands.
_FIELDS = decisions.PAGE + 20
_NONE = N_("Nothing is ticked yet.")
_SOME = N_(
    "{n} were answered together, {m} were not: somebody was faster, or they need a look of their own. Those are still here."
)


@only("reader")
async def together(request: Request, member: Member) -> Response:
    """Put up what is ticked, or decline it for one reason; urgent posts are put up only one by one."""
    sent = await form(request, _FIELDS)
    place, store = Place.read(sent), store_of(request)
    ticked = seen_of(sent, "pick")
    verdict = "approve" if sent.get("verdict") == "approve" else "decline"
    reason, note, problem = await reasoned(request, sent) if verdict == "decline" else ("", "", "")
    if problem or not ticked:
        return await list_page(request, member, place, 422, notice=problem or _NONE, typed=typed_of(sent))
    fit = []
    for seen in ticked:
        row = await store.read(decisions.card, seen.post)
        barred = await store.read(second.barred, seen.post, member.id, leads=member.may("lead"))
        if row is not None and not barred and not (verdict == "approve" and grave(row)):
            fit.append(seen)
    choice = Choice(post="", revision="", round=0, staff=member.id, verdict=verdict, reason=reason, note=note)
    answered = await store.write(ledger.together, pen_of(request, member), choice, fit)
    if len(answered) == len(ticked):
        return redirect(request, "/desk", **place.query())
    told = {"n": len(answered), "m": len(ticked) - len(answered)}
    return await list_page(request, member, place, 409, notice=_SOME, told=told)
