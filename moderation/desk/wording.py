"""Wording: the notes that authors read, in the words of the team, language by language; every change is in the log."""

from starlette.requests import Request
from starlette.responses import Response

from hideout.language import BY_CODE as LANGUAGE
from hideout.language import DEFAULT, LANGUAGES, N_
from hideout.store import notes
from hideout.text import clean, length
from hideout.web import Web, form, redirect
from moderation.desk import ledger
from moderation.desk.guard import Member, only, pen_of, show, store_of
from moderation.desk.notes import BY_CODE, REASONS
from moderation.desk.queue import NOTE

_LONG = N_("The note is longer than 600 characters.")
_NO_REASON = N_("Please choose a reason.")


@only("reader")
async def wording(request: Request, member: Member) -> Response:
    """Show every note in one language, as it is and as it was shipped."""
    asked = request.query_params.get("of", "")
    return await _page(request, member, asked if asked in LANGUAGE else DEFAULT.code)


async def _page(
    request: Request,
    member: Member,
    code: str,
    status: int = 200,
    *,
    problem: str = "",
    typed: dict[str, str] = {},
) -> Response:
    web: Web = request.app.state.web
    voice = web.voices.of(code, furigana=False)
    house = await store_of(request).read(notes.everything)
    rows = [
        {
            "reason": reason,
            "shipped": voice.plain(reason.note_msgid),
            "house": house.get((code, reason.code), ""),
            "by": await store_of(request).read(notes.one, code, reason.code),
        }
        for reason in REASONS
    ]
    return show(
        request,
        member,
        "wording.html",
        status,
        rows=rows,
        of=LANGUAGE[code],
        offered=LANGUAGES,
        problem=problem,
        typed=typed,
    )


@only("reader")
async def word(request: Request, member: Member) -> Response:
    """Take a note in the words of the team; an empty one brings the shipped one back."""
    sent = await form(request)
    code, reason, body = sent.get("of", ""), sent.get("reason", ""), clean(sent.get("body", ""))
    if code not in LANGUAGE or reason not in BY_CODE:
        return await _page(request, member, DEFAULT.code, 422, problem=_NO_REASON)
    if length(body) > NOTE:
        return await _page(request, member, code, 422, problem=_LONG, typed={reason: body[: 4 * NOTE]})
    web: Web = request.app.state.web
    shipped = web.voices.of(code, furigana=False).plain(BY_CODE[reason].note_msgid)
    kept = "" if "".join(body.split()) == "".join(shipped.split()) else body
    await store_of(request).write(ledger.word, pen_of(request, member), code, reason, kept)
    return redirect(request, "/desk/notes", of=code)
