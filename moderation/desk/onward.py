"""Onward: where an act leads, and the line that says there what was done; a page is led by its status, htmx by a header."""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from hideout.language import N_
from hideout.web import redirect, wants_part

# What was done, as an address names it -> how the next page says it.
SAID = {
    "skip": N_("You left it to others. It does not come to you again for some hours."),
    "park": N_("It is parked until advice has come. You find it under “Parked”."),
    "pass": N_("It was passed on. Your colleague finds it under “Mine”."),
    "hung": N_("It hangs on the wall again, as it did before."),
    "taken-up": N_("That is taken back: it is yours to read again."),
    "back": N_("Your break ended with this. Take another one whenever you like."),
    "asked": N_("Your answer is taken back. Its author still waits for another reader, as before."),
    "advice": N_("Advice is asked for. Those who lead see it on the bell, and answer it."),
    "undo": N_("Your answer is taken back. It waits to be read again."),
    "uncalled": N_("Your call is taken back. It waits to be read again."),
    "answer": N_("Your words stand beside the text now."),
    "advised": N_(
        "Your words stand beside the text now. Whoever asked can answer it now, or you decide it yourself."
    ),
    "unpublish": N_("It was taken down."),
    "bye": N_("You are signed out. Thank you for reading. Rest well."),
    "keep": N_("That is kept."),
    "propose": N_("Your words wait for somebody who leads."),
    "published": N_("It is published, and counts from now on."),
    "before": N_("The version before it counts again."),
    "unused": N_("The proposal is set aside."),
    "noted": N_("That is noted."),
    "again": N_("It waits for advice again."),
    "left": N_("You left it to others."),
    "out": N_("It is taken out."),
    "closed": N_("Nobody can write there now. What came before is read on."),
    "open": N_("One can write there again."),
}


def onward(request: Request, path: str, did: str = "", **query: str) -> Response:
    """Lead to one of our pages, where `did` (a key of SAID) is said."""
    query |= {"did": did} if did else {}
    if not wants_part(request):
        return redirect(request, path, **query)
    # Followed by htmx, a redirect would land inside the card: the browser itself goes on.
    return HTMLResponse("", headers={"HX-Redirect": f"{path}?{urlencode(query)}" if query else path})


def said(request: Request) -> str:
    """Return what was done just before this page (a msgid), or nothing."""
    return SAID.get(request.query_params.get("did", ""), "")
