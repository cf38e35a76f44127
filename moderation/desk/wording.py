"""Wording: the notes that authors read, in the words of the team, language by language; every change is in the log."""

from difflib import SequenceMatcher

from starlette.requests import Request
from starlette.responses import Response

from hideout.language import BY_CODE as LANGUAGE
from hideout.language import DEFAULT, LANGUAGES, N_
from hideout.store import notes
from hideout.text import clean, length
from hideout.web import Web, form
from moderation.desk import ledger
from moderation.desk.guard import Member, only, pen_of, show, store_of
from moderation.desk.notes import BY_CODE, REASONS
from moderation.desk.onward import onward
from moderation.desk.queue import NOTE
from moderation.desk.tact import untoward

_LONG = N_("The note is longer than 600 characters.")
_GONE = N_("Somebody has published this or set it aside meanwhile.")
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
    offered = await store_of(request).read(notes.proposed, code)
    rows = [
        {
            "reason": reason,
            "shipped": voice.plain(reason.note_msgid),
            "house": house.get((code, reason.code), ""),
            "by": await store_of(request).read(notes.one, code, reason.code),
            "proposed": [
                one
                | {
                    "pieces": difference(
                        house.get((code, reason.code), voice.plain(reason.note_msgid)),
                        one["body"] or voice.plain(reason.note_msgid),
                    )
                }
                for one in offered
                if one["reason"] == reason.code
            ],
        }
        for reason in REASONS
        # Whoever chooses that one writes the words themselves: a template would never be read.
        if reason.code != "other"
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
    """Take a note in the words of the team: of those who lead at once, of others as a proposal; an empty one is the shipped one."""
    sent = await form(request)
    code, reason, body = sent.get("of", ""), sent.get("reason", ""), clean(sent.get("body", ""))
    if code not in LANGUAGE or reason not in BY_CODE:
        return await _page(request, member, DEFAULT.code, 422, problem=_NO_REASON)
    if length(body) > NOTE:
        return await _page(request, member, code, 422, problem=_LONG, typed={reason: body[: 4 * NOTE]})
    web: Web = request.app.state.web
    shipped = web.voices.of(code, furigana=False).plain(BY_CODE[reason].note_msgid)
    problem = untoward(body)
    if problem:
        return await _page(request, member, code, 422, problem=problem, typed={reason: body})
    kept = "" if "".join(body.split()) == "".join(shipped.split()) else body
    act = ledger.word if member.may("lead") else ledger.propose
    await store_of(request).write(act, pen_of(request, member), code, reason, kept)
    return onward(request, "/desk/notes", "published" if member.may("lead") else "propose", of=code)


@only("lead")
async def answer(request: Request, member: Member) -> Response:
    """Publish words that a reader proposed, or set them aside."""
    sent, draft = await form(request), request.path_params["draft"]
    code = sent.get("of", "") if sent.get("of", "") in LANGUAGE else DEFAULT.code
    publish = sent.get("do") == "publish"
    if not await store_of(request).write(
        ledger.answer_proposal, pen_of(request, member), draft, publish=publish
    ):
        return await _page(request, member, code, 409, problem=_GONE)
    return onward(request, "/desk/notes", "published" if publish else "unused", of=code)


def difference(before: str, after: str) -> list[tuple[str, str]]:
    """Return two texts as one: stretches, each "same", "out" (only before) or "in" (only after)."""
    found: list[tuple[str, str]] = []
    for kind, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(("same", before[first:last]))
            continue
        found += [
            (side, text) for side, text in (("out", before[first:last]), ("in", after[start:end])) if text
        ]
    return found
