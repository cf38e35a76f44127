"""The ledger: everything staff do, each act together with its entry in the log, in one write."""

from dataclasses import dataclass

from hideout.store import Db, alarms, audit, decisions, posts, second, shifts, staff
from hideout.store.decisions import Choice
from moderation.desk import sample, shift


@dataclass(frozen=True, slots=True, kw_only=True)
class Pen:
    """With what an act is entered: the site's secret, the id of who acts, and the moment."""

    secret: bytes
    staff: str
    at: int


def enter(db: Db, pen: Pen, action: str, subject: str, detail: str = "") -> None:
    """Add an entry to the log; of `detail` only a keyed digest is kept."""
    audit.append(db, pen.secret, at=pen.at, staff=pen.staff, action=action, subject=subject, detail=detail)
    shifts.note(db, pen.staff, subject, pen.at)


def decide(db: Db, pen: Pen, choice: Choice, *, copies: bool = False) -> int:
    """Decide a post once; return how many were answered, 0 when somebody was faster.

    With `copies`, the same answer goes to the other open posts with the same text.

    Only a decline may go to copies: what is put up must have been seen to the letter.
    """
    others = decisions.copies(db, choice.post) if copies and choice.verdict == "decline" else []
    if not _decide(db, pen, choice):
        return 0
    answered = 1
    for other in others:
        again = Choice(
            post=other["post"],
            revision=other["revision"],
            round=other["round"],
            staff=choice.staff,
            verdict=choice.verdict,
            reason=choice.reason,
            note=choice.note,
        )
        answered += _decide(db, pen, again)
    return answered


def _decide(db: Db, pen: Pen, choice: Choice) -> bool:
    card = decisions.card(db, choice.post)
    if card is None or not decisions.decide(db, choice, pen.at):
        return False
    detail = "\x1f".join((posts.canonical(card["body"]), choice.reason, choice.note))
    enter(db, pen, choice.verdict, choice.post, detail)
    sample.after(db, pen.secret, choice, card, pen.at)
    if card["escalated"] or choice.verdict == "escalate":
        alarms.follow(db, choice.post, pen.staff, pen.at)
    return True


def take_back(db: Db, pen: Pen, post: str) -> bool:
    """Undo one's last decision about a post, and about the copies that got the same answer with it."""
    others = decisions.together(db, post, pen.staff)
    if not decisions.undo(db, post, pen.staff, pen.at):
        return False
    enter(db, pen, "undo", post)
    second.forget(db, post)
    alarms.follow(db, post, pen.staff, pen.at)
    for other in others:
        if decisions.undo(db, other, pen.staff, pen.at):
            enter(db, pen, "undo", other)
            second.forget(db, other)
    return True


def next_card(db: Db, pen: Pen, skipped: tuple[str, ...] = (), *, escalated: bool) -> str | None:
    """Let go of what this person held and claim the next free post; return its id, or None."""
    decisions.release(db, pen.staff)
    if shift.current(db, pen.staff, pen.at).paused:
        enter(db, pen, shift.BACK, pen.staff)
    for most in shift.limits(db, pen.staff, pen.at):
        post = decisions.claim(db, pen.staff, pen.at, skipped=skipped, escalated=escalated, most=most)
        if post:
            return post
    return None


def skip(db: Db, pen: Pen, post: str) -> None:
    """Let go of a card unread; that costs nothing and is only noted."""
    decisions.release(db, pen.staff, post)
    enter(db, pen, "skip", post)


def sign_in(db: Db, pen: Pen, old: str = "", how: str = "password") -> str | None:
    """Begin a session under a new token, ending the one this browser had; None if the account is not active."""
    if not staff.is_active(db, pen.staff):
        return None
    if old:
        staff.end(db, old)
    enter(db, pen, "sign-in", pen.staff, how)
    return staff.begin(db, pen.staff, pen.at)


def sign_out(db: Db, pen: Pen, token: str) -> None:
    """End a session and let go of every card this person held."""
    staff.end(db, token)
    decisions.release(db, pen.staff)
    enter(db, pen, "sign-out", pen.staff)


def accept(db: Db, secret: bytes, token: str, hashed: str, at: int, old: str = "") -> str | None:
    """Spend an invitation, set the password and begin a session; None when the invitation does not count any more."""
    who = staff.spend(db, token, "invitation", at)
    if who is None:
        return None
    pen = Pen(secret=secret, staff=who["id"], at=at)
    staff.set_password(db, who["id"], hashed)
    enter(db, pen, "accept", who["id"])
    return sign_in(db, pen, old, "invitation")


def come_in(db: Db, secret: bytes, token: str, at: int, old: str = "") -> str | None:
    """Spend a one-time sign-in link and begin a session; None when the link does not count any more."""
    who = staff.spend(db, token, "sign-in", at)
    if who is None:
        return None
    staff.activate(db, who["id"])
    return sign_in(db, Pen(secret=secret, staff=who["id"], at=at), old, "link")


def pause(db: Db, pen: Pen, board: str, *, closed: bool) -> None:
    """Close or open writing on a board."""
    posts.pause(db, board, pen.staff, pen.at, closed=closed)
    enter(db, pen, "pause" if closed else "open", board)
