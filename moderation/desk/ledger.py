"""The ledger: everything staff do, each act together with its entry in the log, in one write."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hideout.store import (
    Db,
    alarms,
    answers,
    audit,
    claims,
    decisions,
    holds,
    notes,
    posts,
    revisions,
    second,
    shifts,
    staff,
    tongues,
    undoing,
)
from hideout.store import counsel as talks
from hideout.store.audit import Pen
from hideout.store.decisions import Choice
from hideout.store.views import View
from moderation.desk import sample, shift
from moderation.desk.gravity import grave

_SETTLING = frozenset({"approve", "decline", "unpublish"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A post as somebody saw it: an answer counts only for this very revision and round."""

    post: str
    revision: str
    round: int


def enter(db: Db, pen: Pen, action: str, subject: str, detail: str = "") -> None:
    """Add an entry to the log; of `detail` only a keyed digest is kept. Reading ends a break, and that is entered too."""
    if action in shift.READING and shift.paused(db, pen.staff, pen.at):
        audit.enter(db, pen, shift.BACK, pen.staff)
    audit.enter(db, pen, action, subject, detail)
    shifts.note(db, pen.staff, subject, pen.at)


def hold(db: Db, pen: Pen, post: str, *, leads: bool, over: bool) -> str | None:
    """Hold a post for ten more minutes; return it, or None where somebody else has it or it waits for who `leads`.

    Taken `over`, it leaves whoever held it, and that is entered.
    """
    known = decisions.standing(db, post)
    if known is None or (known["escalated"] and not leads):
        return None
    if over and claims.let_go(db, post, pen.staff):
        enter(db, pen, "take", post)
    return claims.claim(db, pen.staff, pen.at, post)


def decide(
    db: Db,
    pen: Pen,
    choice: Choice,
    *,
    copies: bool = False,
    also: Sequence[Seen] = (),
    urgency: int | None = None,
    question: str = "",
) -> int:
    """Decide a post once; return how many were answered, 0 when somebody was faster.

    With `copies`, the same answer goes to the other open posts with the same text, and in any case to those of `also`.
    `urgency` is how soon advice is wanted, if that is the answer, `question` what is asked.

    Only a decline may go further: what is put up must have been seen to the letter.
    """
    choice = replace(choice, act=secrets.token_hex(9))
    others: list[Seen] = []
    if choice.verdict == "decline":
        found = answers.copies(db, choice.post) if copies else []
        others = [Seen(post=row["post"], revision=row["revision"], round=row["round"]) for row in found]
        others += [seen for seen in also if seen not in others]
    if not _decide(db, pen, choice, urgency):
        return 0
    counsel(db, pen, choice.post, question)
    return 1 + len(_decide_each(db, pen, choice, others))


def decide_and_go_on(
    db: Db,
    pen: Pen,
    choice: Choice,
    skipped: tuple[str, ...],
    *,
    escalated: bool,
    view: View,
    copies: bool = False,
    also: Sequence[Seen] = (),
    urgency: int | None = None,
    question: str = "",
) -> tuple[int, str | None]:
    """Decide a post once and claim the next free one in the same write; return how many were answered, and the next id.

    What somebody was too late for leaves them where they are: nothing is claimed then.
    """
    answered = decide(db, pen, choice, copies=copies, also=also, urgency=urgency, question=question)
    if not answered:
        return 0, None
    return answered, next_card(db, pen, skipped, escalated=escalated, view=view)


def together(db: Db, pen: Pen, choice: Choice, seen: Sequence[Seen]) -> list[str]:
    """Give the posts that were ticked one answer, each as it was seen and each logged; return the ids of those answered.

    The gravest are never among them: nobody answers those unread.
    """
    return _decide_each(db, pen, replace(choice, act=secrets.token_hex(9)), seen)


def _decide_each(db: Db, pen: Pen, choice: Choice, seen: Sequence[Seen]) -> list[str]:
    choice = replace(choice, several=True)
    each = (replace(choice, post=one.post, revision=one.revision, round=one.round) for one in seen)
    return [one.post for one in each if not _grave(db, one.post) and _decide(db, pen, one)]


def _grave(db: Db, post: str) -> bool:
    row = decisions.standing(db, post)
    return row is not None and grave(row)


def _decide(db: Db, pen: Pen, choice: Choice, urgency: int | None = None) -> bool:
    choice = _named(db, choice)
    askers = talks.waiting(db, choice.post) if choice.verdict in _SETTLING else ()
    decided = decisions.decide(db, choice, pen.at)
    if decided is None:
        return False
    talks.tell(db, choice.post, askers, pen.staff, pen.at)
    detail = "\x1f".join((decided["body"], choice.reason, choice.note))
    enter(db, pen, "change" if choice.asks else choice.verdict, choice.post, detail)
    if choice.verdict in _SETTLING:
        answer = "approve" if choice.verdict == "approve" else "decline"
        second.settle(db, choice.post, pen.staff, pen.at, verdict=answer, reason=choice.reason)
    sample.after(db, pen.secret, choice, decided["level"], pen.at)
    if decided["escalated"]:
        alarms.follow(db, choice.post, pen.staff, pen.at, urgency)
    return True


def _named(db: Db, choice: Choice) -> Choice:
    """Return an answer by its right name: what hangs on a wall, or did until it was reported, is taken down by a decline."""
    if choice.verdict != "decline" or choice.asks:
        return choice
    row = decisions.standing(db, choice.post)
    hung = row is not None and row["open"] and (row["reported"] or row["state"] == "published")
    return replace(choice, verdict="unpublish") if hung else choice


def cut(db: Db, pen: Pen, choice: Choice, body: dict[str, str], heard: Mapping[str, Any]) -> bool:
    """Approve a post with words taken out; False when somebody was faster."""
    if not revisions.cut(db, choice, body, heard, pen.at):
        return False
    second.settle(db, choice.post, pen.staff, pen.at, verdict="approve", reason="")
    enter(db, pen, "cut", choice.post, posts.canonical(body))
    return True


def take_back(db: Db, pen: Pen, post: str, *, late: bool = False) -> bool:
    """Undo one's last decision about a post, and about those that got the same answer with it; in a minute, or `late`."""
    others = answers.together(db, post, pen.staff)
    if not undoing.undo(db, post, pen.staff, pen.at, late=late):
        return False
    enter(db, pen, "undo", post)
    second.forget(db, post)
    alarms.follow(db, post, pen.staff, pen.at)
    for other in others:
        if undoing.undo(db, other, pen.staff, pen.at):
            enter(db, pen, "undo", other)
            second.forget(db, other)
    return True


def next_card(
    db: Db, pen: Pen, skipped: tuple[str, ...] = (), *, escalated: bool, view: View | None = None
) -> str | None:
    """Let go of what this person held and claim the next free post; return its id, or None."""
    claims.release(db, pen.staff)
    now = shift.current(db, pen.staff, pen.at)
    if now.paused:
        enter(db, pen, shift.BACK, pen.staff)
    limits = shift.limits(db, pen.staff, pen.at, now.began, leads=escalated)
    if view and view.name == "escalated":
        # Whoever answers calls answers them in their order: no lighter one is slipped in between.
        limits = limits[-1:]
    # Who asked for advice has given what they have; it comes back to them only when nothing else waits, if they lead.
    for own in (False, True) if escalated else (True,):
        for most in limits:
            post = claims.claim(
                db, pen.staff, pen.at, skipped=skipped, escalated=escalated, view=view, most=most, own=own
            )
            if post:
                return post
    return None


def skip(db: Db, pen: Pen, post: str) -> None:
    """Let go of a card unread; that costs nothing, is noted, and keeps the post from coming back for some hours."""
    claims.release(db, pen.staff, post)
    holds.skip(db, post, pen.staff, pen.at)
    enter(db, pen, "skip", post)


def take_up(db: Db, pen: Pen, post: str) -> bool:
    """Take back within a minute that one has parked a post, passed it on, or left it to others; False when it is too late."""
    done = holds.take_back(db, post, pen.staff, pen.at, pen.at - decisions.UNDO)
    if done:
        enter(db, pen, "undo", post)
    return done


def park(db: Db, pen: Pen, post: str, question: str = "") -> bool:
    """Set a post aside until advice has come, with a question if there is one; False when another reads it."""
    done = holds.park(db, post, pen.staff, pen.at)
    if done:
        enter(db, pen, "park", post)
        counsel(db, pen, post, question)
    return done


def counsel(db: Db, pen: Pen, post: str, words: str, *, answer: bool = False) -> None:
    """Keep what somebody asks about a post, or answers; no words are no entry."""
    if words:
        talks.say(db, post, pen.staff, words, pen.at, answer=answer)
        enter(db, pen, "counsel", post, words)


def pass_on(db: Db, pen: Pen, post: str, to: str, words: str = "") -> bool:
    """Give a post to a colleague by id, with a word if there is one; False when another reads it, or nobody who can read has that id."""
    done = staff.may_read(db, to) and to != pen.staff and holds.pass_on(db, post, pen.staff, to, pen.at)
    if done:
        enter(db, pen, "pass", post, to)
        counsel(db, pen, post, words)
    return done


def word(db: Db, pen: Pen, language: str, reason: str, body: str) -> None:
    """Change how the team words a note; an empty text brings the shipped one back."""
    notes.put(db, language, reason, body, pen.staff, pen.at)
    enter(db, pen, "word", f"{language}/{reason}", body)


def propose(db: Db, pen: Pen, language: str, reason: str, body: str) -> None:
    """Propose other words for a note; authors read them once somebody who leads has published them."""
    notes.propose(db, language, reason, body, pen.staff, pen.at)
    enter(db, pen, "word-offer", f"{language}/{reason}", body)


def answer_proposal(db: Db, pen: Pen, draft: str, *, publish: bool) -> bool:
    """Publish proposed words, or set them aside; False when somebody was faster."""
    row = notes.take(db, draft)
    if row is None:
        return False
    if publish:
        word(db, pen, row["language"], row["reason"], row["body"])
    else:
        enter(db, pen, "word-return", f"{row['language']}/{row['reason']}", row["body"])
    return True


def set_reads(db: Db, pen: Pen, languages: frozenset[str]) -> None:
    """Note which languages this person reads."""
    tongues.choose(db, pen.staff, languages)
    enter(db, pen, "languages", pen.staff, " ".join(sorted(languages)))


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
    claims.release(db, pen.staff)
    enter(db, pen, "sign-out", pen.staff)


def pause(db: Db, pen: Pen, board: str, *, closed: bool) -> None:
    """Close or open writing on a board."""
    posts.pause(db, board, pen.staff, pen.at, closed=closed)
    enter(db, pen, "pause" if closed else "open", board)
