"""Cutting: words that show or reach somebody are taken out, and the rest is put up, marked as shortened."""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from starlette.requests import Request
from starlette.responses import Response

from hideout.errors import NotHere
from hideout.language import N_
from hideout.room import Field
from hideout.store import decisions
from hideout.store.decisions import Choice
from hideout.text import clean
from hideout.web import form
from moderation.desk import ledger, pace
from moderation.desk.bars import barred
from moderation.desk.decide import CONFIRM, answered_page, conflict, seen_as
from moderation.desk.gravity import grave
from moderation.desk.guard import Member, only, pen_of, store_of
from moderation.desk.labels import BARRED
from moderation.desk.place import Place
from moderation.desk.queue import HASTE, card_page, typed_of
from moderation.desk.signs import rooms_of
from moderation.hearing import hear_post

GAP = "［…］"
CUT = "cut"
_ADDED = N_(
    "Words can only be taken out, never added or changed. Nothing was put up; your text is still below."
)
_SAME = N_("Nothing is taken out yet. To put it up as it is, use the other button.")
_EMPTY = N_("Nothing would be left of it. Please choose a reason instead.")


def shortened(text: str, rest: str) -> str | None:
    """Return a text with a mark in every place where words were taken out; None when `rest` has other words in it.

    Spaces and marks of former gaps at the edges of what was taken out do not count as words.
    """
    rest = rest.replace(GAP, "")
    if not _within(rest, text):
        return None
    shown, gap = "", False
    for kind, first, last, _, _ in SequenceMatcher(None, text, rest, autojunk=False).get_opcodes():
        if kind == "equal":
            shown += text[first:last]
            gap = False
        elif kind == "delete" and text[first:last].strip() and not gap:
            shown += GAP
            gap = True
        elif kind in ("insert", "replace"):
            return _by_letters(text, rest)
    return shown


def _within(rest: str, text: str) -> bool:
    letters = iter(text)
    return all(letter in letters for letter in rest)


def _by_letters(text: str, rest: str) -> str:
    # The matcher found blocks out of order: walk letter by letter, each at its first place.
    shown, at = "", 0
    for letter in text:
        if at < len(rest) and letter == rest[at]:
            shown, at = shown + letter, at + 1
        elif letter.strip() and not shown.endswith(GAP):
            shown += GAP
    return shown


def cut_body(
    body: Mapping[str, str], fields: Sequence[Field], sent: Mapping[str, str]
) -> tuple[dict[str, str], str]:
    """Return a body with the words of a form in the place of its own, and what is wrong with them (a msgid, or nothing)."""
    cut = dict(body)
    for part in fields:
        text = body.get(part.name, "")
        if part.choices or not text or f"cut.{part.name}" not in sent:
            continue
        rest = shortened(text, clean(sent[f"cut.{part.name}"]))
        if rest is None:
            return cut, _ADDED
        cut[part.name] = rest
    if sent.get("nameless") == "yes":
        cut["name"] = ""
    if cut == dict(body):
        return cut, _SAME
    left = [
        cut[part.name].replace(GAP, "").strip() for part in fields if part.required and body.get(part.name)
    ]
    if not all(left):
        return cut, _EMPTY
    return cut | {CUT: "yes"}, ""


@only("reader")
async def cut(request: Request, member: Member) -> Response:
    """Put a post up with words taken out; what appears is a revision of its own, approved to the letter."""
    post, sent = request.path_params["post"], await form(request)
    store, place = store_of(request), Place.read(sent)
    row = await store.read(decisions.card, post)
    if row is None:
        raise NotHere()
    seen = seen_as(sent)
    choice = Choice(post=post, revision=seen.revision, round=seen.round, staff=member.id, verdict="approve")
    typed = typed_of(sent)
    why = await barred(request, member, post)
    if why:
        return await card_page(request, member, post, place, 403, notice=BARRED[why], typed=typed)
    if pace.in_haste(sent):
        return await card_page(request, member, post, place, 422, notice=HASTE, typed=typed)
    if not row["open"] or row["revision"] != choice.revision:
        return await conflict(request, member, choice, place, typed)
    if grave(row) and sent.get("confirm") != "yes":
        return await card_page(request, member, post, place, 422, typed=typed | {CUT: CONFIRM})
    room = rooms_of(request).get(row["board"])
    fields = room.fields if room else ()
    body, problem = cut_body(row["body"], fields, sent)
    if problem:
        return await card_page(request, member, post, place, 422, typed=typed | {CUT: problem})
    _, heard = hear_post(
        {part.name: body[part.name] for part in fields if part.name in body and not part.choices},
        {part.name: part.label for part in fields},
    )
    if not await store.write(ledger.cut, pen_of(request, member), choice, body, heard):
        return await conflict(request, member, choice, place, typed)
    return await answered_page(request, member, choice, place, row, 1)
