"""A post's way in: form, screen, store, receipt. Every board goes through here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response

from hideout import receipt
from hideout.clock import HOUR, MINUTE, now
from hideout.errors import Refused, TooFast
from hideout.language import N_
from hideout.room import Field, Room
from hideout.seal import digest_key
from hideout.shield import take
from hideout.store import StoreBusy, posts, tongues
from hideout.text import clean, length, one_line
from hideout.web import form, redirect, set_cookie, visit
from moderation.hearing import fold, full_text, hear_post, marks
from moderation.tongue import TONGUES
from moderation.triage import screen
from moderation.verdict import Outcome, Verdict
from rooms import visitor as visitors
from rooms.card import card_to_dict
from rooms.tongue import written_in

TICKET = "receipt"
TICKET_LIFE = 5 * MINUTE
_LATER = {"Retry-After": "20"}
_EMPTY = N_("There are no words here yet. A single one is enough.")
_LONG = N_("That is a little too long for a slip of paper. {chars} characters fit; there are {written}.")
_LINES = N_("That has many lines. {lines} fit on a slip.")
_CHOICE = N_("Please choose one of these.")
_OLD = N_("This page had been open for a long time. Your words are still here: please send them once more.")
_USED = N_(
    "This form had already been sent, with other words. Those are safe. If you want to send these too, press again."
)
_NAMED = N_(
    "The name on your slip does not fit here any more. Please choose another one first; your words are still here."
)
_FULL = N_(
    "We could not put that away just now. It is our fault, not yours. Your words are still here: please try again in a little while."
)

_UNREAD = N_(
    "Nobody who reads here knows this language ({name}). You may send it all the same: it can then wait for long, or stay unread. “Talk to a person” also shows people who speak other languages."
)


@dataclass(slots=True, kw_only=True)
class Draft:
    """What somebody wrote, with what has to change: field -> (msgid, values), and one general line.

    `unread` is the language about which somebody has been told that nobody reads it.
    """

    values: dict[str, str]
    problems: dict[str, tuple[str, dict[str, int]]] = field(default_factory=dict)
    notice: str = ""
    told: Mapping[str, str] = field(default_factory=dict)
    unread: str = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def fine(self) -> bool:
        """Whether nothing has to change."""
        return self.status == 200


def blank(room: Room) -> Draft:
    """Return an empty draft of a room's form."""
    return Draft(values={part.name: "" for part in room.fields})


async def offer(request: Request, room: Room) -> Draft | Response:
    """Take a post in: a 303 to its receipt, or the draft with what has to change (nothing typed is lost)."""
    sent = await form(request)
    draft = read(room.fields, sent)
    token = sent.get("once", "")
    code = receipt.code(digest_key(request.app.state.store.secret, "receipt"), token)
    try:
        take(request, "post")
    except TooFast as fast:
        return _back(draft, fast.message, 429, fast.headers)
    if draft.problems:
        draft.status = 422
        return draft
    if not request.app.state.once.check(token):
        return _back(draft, _OLD, 422)
    who = visitors.of(request)
    if who.name and screen("name", who.name).outcome is Outcome.REFUSE:
        return _back(draft, _NAMED, 422)
    try:
        take(request, "all posts", who="everybody")
    except TooFast as fast:
        return _back(draft, fast.message, 429, fast.headers)
    return await _keep(request, room, draft, who, code, sent)


async def unread_by_all(request: Request, draft: Draft, tongue: str, sent: Mapping[str, str]) -> bool:
    """Return whether nobody here reads a language and its author has not been told yet; the draft then tells it."""
    if not tongue or sent.get("unread") == tongue:
        return False
    if tongue in await request.app.state.store.read(tongues.of_all):
        return False
    draft.notice, draft.told, draft.unread, draft.status = _UNREAD, {"name": TONGUES[tongue]}, tongue, 422
    return True


def arriving(
    request: Request, room: Room, values: Mapping[str, str], signed: Mapping[str, str], digest: str
) -> tuple[Verdict, posts.NewPost]:
    """Return what was heard in the words of a slip, and the slip as it is kept; `signed` holds name and avatar."""
    secret = request.app.state.store.secret
    # What was chosen from a list is nobody's words: beside two or three of their own it sounds like a name or an address,
    # and it says nothing about whether somebody wrote the same in another room.
    own = {part.name: values[part.name] for part in room.fields if not part.choices}
    verdict, heard = hear_post(own, {part.name: part.label for part in room.fields})
    free = [name for name in heard["order"] if name in own]
    said, longest = full_text(values, free), max((values[name] for name in free), key=len, default="")
    return verdict, posts.NewPost(
        board=room.slug,
        receipt=digest,
        body=dict(values) | dict(signed),
        heard=heard,
        level=verdict.level,
        urgent=verdict.now,
        language=visit(request).language.code,
        fold=fold(secret, said),
        at=now(),
        tongue=written_in(full_text(values, heard["order"])),
        marks=marks(secret, longest),
    )


async def _keep(
    request: Request, room: Room, draft: Draft, who: visitors.Visitor, code: int, sent: Mapping[str, str]
) -> Draft | Response:
    store = request.app.state.store
    signed = {"name": who.name, "avatar": who.avatar}
    verdict, post = arriving(request, room, draft.values, signed, receipt.stored(store.secret, code))
    try:
        if room.slug in await store.read(posts.paused):
            return _back(
                draft,
                N_("Nothing new can be put up here just now. Reading goes on. Your words are still here."),
                503,
            )
        if await unread_by_all(request, draft, post.tongue, sent):
            return draft
        kept = await store.write(posts.offer, post)
    except StoreBusy:
        return _back(draft, _FULL, 503)
    if kept == "other":
        return _back(draft, _USED, 409)
    ticket = request.app.state.sealer.seal(
        TICKET,
        {"code": code, "heard": card_to_dict(verdict), "once": request.app.state.once.issue()},
        TICKET_LIFE,
    )
    # The address opens nothing any more as soon as the cookie has come back; without cookies it alone has to do.
    answer = redirect(request, "/post-status", ticket=ticket)
    set_cookie(request, answer, TICKET, ticket, age=TICKET_LIFE)
    return answer


def read(fields: Sequence[Field], sent: Mapping[str, str]) -> Draft:
    """Return the draft that a form holds: cleaned words, and for each field what has to change."""
    draft = Draft(values={})
    for part in fields:
        raw = sent.get(part.name, "")
        if len(raw) > 20 * part.chars + 4000:
            raise Refused(status=413)
        value = clean(raw) if part.lines > 1 else one_line(raw)
        draft.values[part.name] = value
        if part.choices:
            if value not in {choice for choice, _ in part.choices}:
                draft.problems[part.name] = (_CHOICE, {})
        elif not any(char.isalnum() or ord(char) > 0x2000 for char in value):
            if part.required or value:
                draft.problems[part.name] = (_EMPTY, {})
        elif length(value) > part.chars:
            draft.problems[part.name] = (_LONG, {"chars": part.chars, "written": length(value)})
        elif value.count("\n") >= part.lines:
            draft.problems[part.name] = (_LINES, {"lines": part.lines})
    return draft


def _back(draft: Draft, notice: str, status: int, headers: Mapping[str, str] = _LATER) -> Draft:
    draft.notice, draft.status = notice, status
    if status in (429, 503):
        draft.headers = headers
    return draft


def hours(seconds: int | None) -> int | None:
    """Return seconds as whole hours, rounded up; None stays None."""
    return None if seconds is None else -(-seconds // HOUR)
