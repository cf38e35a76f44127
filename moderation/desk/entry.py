"""How somebody gets in, step by step; each step and its entry in the log in one write."""

from dataclasses import dataclass, replace

from hideout.store import Db, Row, factors, passkeys, staff
from hideout.store.audit import Pen
from moderation.desk import ledger, recovery, totp

IN, CODE, SET_UP, PASSKEY, NEW_PASSKEY = "in", "code", "set-up", "passkey", "new passkey"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """How far somebody has come: the step they are at, and the token for it (of a session once they are in).

    `codes` are the recovery codes that were made on the way, to be shown this once; `new` whoever comes in for the first
    time, with a password of their own or by a link.
    """

    step: str
    token: str
    codes: tuple[str, ...] = ()
    new: bool = False


def asked(db: Db, member: str, rule: str) -> str:
    """Return what is asked of somebody after the password, by the site's rule (required, optional or off)."""
    if rule == "off":
        return IN
    if factors.authenticator(db, member):
        return CODE
    return SET_UP if rule == "required" else IN


def begin(db: Db, pen: Pen, rule: str, old: str = "", how: str = "password") -> Entry | None:
    """Let somebody on who knows the password, or came by a link; None if the account is not active.

    `old` is the session that this browser had: it ends when the new one begins.
    """
    if not staff.is_active(db, pen.staff):
        return None
    step = asked(db, pen.staff, rule)
    if step == IN:
        return _in(db, pen, old, how)
    if step == SET_UP:
        factors.prepare(db, pen.staff, totp.new(pen.secret, pen.staff), pen.at)
    return Entry(step=step, token=factors.begin_half(db, pen.staff, step, pen.at))


def accept(db: Db, secret: bytes, token: str, hashed: str, at: int, rule: str, old: str = "") -> Entry | None:
    """Spend an invitation, set the password and go on; None when the invitation does not count any more."""
    who = staff.spend(db, token, "invitation", at)
    if who is None:
        return None
    pen = Pen(secret=secret, staff=who["id"], at=at)
    staff.set_password(db, who["id"], hashed)
    ledger.enter(db, pen, "accept", who["id"])
    return begin(db, pen, rule, old, "invitation")


def come_in(db: Db, secret: bytes, token: str, at: int, rule: str, old: str = "") -> Entry | None:
    """Spend a one-time link, which stands for the password, and go on; None when it does not count any more."""
    who = staff.spend(db, token, "sign-in", at)
    if who is None:
        return None
    staff.activate(db, who["id"])
    return begin(db, Pen(secret=secret, staff=who["id"], at=at), rule, old, "link")


def by_code(db: Db, pen: Pen, half: str, code: str, old: str = "") -> Entry | None:
    """Finish a half sign-in with a code; None when it does not fit, was used already, or somebody was faster.

    A sign-in that has ended meanwhile uses nothing up.
    """
    if not _waits(db, pen, half, CODE) or not _fits(db, pen, code):
        return None
    factors.end_half(db, half, CODE, pen.at)
    return _in(db, pen, old, "password and code")


def by_recovery(db: Db, pen: Pen, half: str, code: str, old: str = "") -> Entry | None:
    """Finish a half sign-in with a recovery code, which is then used up; None as for `by_code`."""
    if not _waits(db, pen, half, CODE):
        return None
    if not factors.use_code(db, pen.staff, recovery.digest(pen.secret, pen.staff, code)):
        return None
    factors.end_half(db, half, CODE, pen.at)
    ledger.enter(db, pen, "recovery", pen.staff)
    return _in(db, pen, old, "password and recovery code")


def by_passkey(db: Db, pen: Pen, half: str, key: Row, count: int, old: str = "") -> Entry | None:
    """Let in whoever's passkey has signed, now for the `count`th time; None when it took too long or was used just now."""
    if not factors.end_half(db, half, PASSKEY, pen.at):
        return None
    if not passkeys.use(db, key["id"], key["count"], count, pen.at):
        return None
    return _in(db, pen, old, "passkey")


def again(db: Db, pen: Pen) -> Entry | None:
    """Begin another session for somebody who is in already."""
    return _in(db, pen, "", "password changed")


def new_codes(db: Db, pen: Pen) -> tuple[str, ...]:
    """Make new recovery codes; those from before count no more."""
    codes = tuple(recovery.make())
    factors.put_codes(db, pen.staff, [recovery.digest(pen.secret, pen.staff, code) for code in codes])
    ledger.enter(db, pen, "recovery codes", pen.staff)
    return codes


def set_up(db: Db, pen: Pen, code: str) -> bool:
    """Put the authenticator that is being set up in use; False when the code is not one of it."""
    found = factors.prepared(db, pen.staff, pen.at)
    step = _step(pen, found["sealed"], code) if found else None
    if step is None:
        return False
    factors.confirm(db, pen.staff, step)
    ledger.enter(db, pen, "authenticator", pen.staff)
    return True


def first_code(db: Db, pen: Pen, half: str, code: str, old: str = "") -> Entry | None:
    """Set an authenticator up on the way in, make recovery codes, and begin a session; None as for `by_code`."""
    if not _waits(db, pen, half, SET_UP) or not set_up(db, pen, code):
        return None
    factors.end_half(db, half, SET_UP, pen.at)
    codes = new_codes(db, pen)
    come = _in(db, pen, old, "password and code")
    return replace(come, codes=codes) if come else None


def _in(db: Db, pen: Pen, old: str, how: str) -> Entry | None:
    token = ledger.sign_in(db, pen, old, how)
    new = bool(token) and staff.greet(db, pen.staff)
    return Entry(step=IN, token=token, new=new) if token else None


def _waits(db: Db, pen: Pen, half: str, kind: str) -> bool:
    """Return whether a half sign-in of this person still counts; asked first, so that nothing is used up in vain."""
    who = factors.half(db, half, kind, pen.at)
    return who is not None and who["id"] == pen.staff


def _fits(db: Db, pen: Pen, code: str) -> bool:
    found = factors.authenticator(db, pen.staff)
    step = _step(pen, found["sealed"], code) if found else None
    return step is not None and factors.use(db, pen.staff, step)


def _step(pen: Pen, sealed: str, code: str) -> int | None:
    key = totp.opened(pen.secret, pen.staff, sealed)
    return totp.step_of(key, code, pen.at) if key else None
