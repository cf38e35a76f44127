"""Acts: in plain words what each entry of the log says, and what it is about."""

from typing import NamedTuple

from starlette.requests import Request

from hideout.language import BY_CODE as LANGUAGES
from hideout.language import N_
from hideout.store import Row
from moderation.desk.lists import TITLES
from moderation.desk.notes import BY_CODE as REASONS
from moderation.desk.runbook import KINDS
from moderation.desk.signs import title_of
from moderation.tongue import TONGUES

# What the log calls an act -> how the page says it.
ACTIONS = {
    "approve": N_("put up"),
    "decline": N_("did not put up"),
    "escalate": N_("asked for advice"),
    "unpublish": N_("took down"),
    "undo": N_("took an answer back"),
    "change": N_("asked its author for other words"),
    "cut": N_("put up with a cut"),
    "skip": N_("left to others"),
    "take": N_("took over from somebody else"),
    "park": N_("parked while waiting for advice"),
    "pass": N_("passed to a colleague"),
    "word": N_("changed the words of a note to authors"),
    "word-offer": N_("proposed other words for a note to authors"),
    "word-return": N_("set such a proposal aside"),
    "counsel": N_("asked or answered beside a text"),
    "recall": N_("took back what was noted about a call"),
    "languages": N_("said which languages they read"),
    "sessions": N_("signed out on their other devices"),
    "words": N_("published a word list"),
    "second": N_("read as the second reader"),
    "handled": N_("noted what was done about a call"),
    "rota": N_("changed who is on call when"),
    "reach": N_("changed how they are reached outside the desk"),
    "runbook": N_("rewrote a page of “What to do when”"),
    "stays": N_("said that a text stays with them"),
    "met": N_("spoke with whoever a text stayed with"),
    "break": N_("began a break"),
    "break-end": N_("came back from a break"),
    "break-later": N_("put off a break"),
    "shift-end": N_("ended the shift"),
    "rules": N_("changed the rules of shifts, breaks and second readings"),
    "piece-write": N_("wrote a text of ours"),
    "piece-offer": N_("gave a text of ours to a second reader"),
    "piece-approve": N_("read a text of ours and agreed"),
    "piece-return": N_("read a text of ours and gave it back"),
    "piece-up": N_("put up a text of ours"),
    "piece-withdraw": N_("took back a text of ours"),
    "pause": N_("closed writing in a room"),
    "open": N_("opened writing in a room"),
    "sign-in": N_("signed in"),
    "sign-out": N_("signed out"),
    "accept": N_("accepted an invitation"),
    "authenticator": N_("set up an app for codes"),
    "recovery": N_("came in with a recovery code"),
    "recovery codes": N_("made new recovery codes"),
    "passkey": N_("made a passkey"),
    "passkey gone": N_("took a passkey away"),
    "factor": N_("took off somebody's second lock"),
    "invite": N_("invited somebody"),
    "signed out": N_("signed somebody out everywhere"),
    "role": N_("gave somebody another role"),
    "password": N_("changed their password"),
    "reset": N_("let somebody choose a new password"),
    "disable": N_("closed an account"),
    "sign-in link": N_("made a sign-in link for somebody"),
    "export": N_("took a copy of the log"),
    "district-add": N_("added a district"),
    "district-edit": N_("changed a district"),
    "district-import-new": N_("added a district from a sheet"),
    "district-import": N_("changed a district from a sheet"),
    "district-disable": N_("closed a district"),
    "district-helplines": N_("changed a district's helplines"),
    "helpline-add": N_("added a local helpline"),
    "helpline-edit": N_("changed a local helpline"),
    "helpline-remove": N_("removed a local helpline"),
}
_ON_PIECES = frozenset(action for action in ACTIONS if action.startswith("piece-"))
_ON_POSTS = frozenset(
    {
        "approve",
        "decline",
        "change",
        "cut",
        "escalate",
        "unpublish",
        "undo",
        "skip",
        "take",
        "park",
        "pass",
        "stays",
        "met",
        "handled",
        "counsel",
        "recall",
        "second",
    }
)


class About(NamedTuple):
    """What an entry is about: what it is (a msgid), its own name or mark, and the page where it stands, if it has one."""

    words: str = ""
    name: str = ""
    path: str = ""


def about(request: Request, row: Row) -> About:
    """Return what an entry of `audit.recent` is about; nothing where it is about whoever did it."""
    action, subject = row["action"], row["subject"]
    first, _, second = subject.partition("/")
    if action in _ON_POSTS:
        return About(N_("text"), subject[:6], f"/desk/posts/{subject}")
    if action in _ON_PIECES:
        return About(N_("text of ours"), subject[:6], f"/desk/content/{subject}")
    match action:
        case "pause" | "open":
            return About(title_of(request, subject), "", "/desk/boards")
        case "runbook" if subject in KINDS:
            return About(KINDS[subject], "", f"/desk/runbook/{subject}")
        case "words":
            return About(TITLES.get(second, second), TONGUES.get(first, first), f"/desk/words/{subject}")
        case "word" | "word-offer" | "word-return" if second in REASONS:
            named = LANGUAGES[first].name if first in LANGUAGES else first
            return About(REASONS[second].label, named, "/desk/notes")
        case "rota":
            gone = "" if row["about"] else N_("somebody was taken off")
            return About(gone, row["about"] or "", "/desk/rota")
        case "rules":
            return About(N_("Care"), "", "/desk/care")
        case "export":
            return About(N_("Log"))
    if row["about"] is not None:
        return About(name=row["about"] if row["about"] != row["staff"] else "")
    return About(name=" · ".join(filter(None, (first, second))))
