"""The log of the desk: append-only, each entry chained to the one before by a keyed digest, never over text."""

import hashlib
import hmac
from dataclasses import asdict, dataclass

from hideout.seal import digest_key
from hideout.store.engine import Db, Row

_START = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """Where the chain does not hold: the entry's number and what is wrong with it."""

    seq: int
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pen:
    """With what an act is entered: the site's secret, the id of who acts, and the moment."""

    secret: bytes
    staff: str
    at: int


# Who acts from the command line.
OPERATOR = "operator"
_HEAD, _BASE = 1, 2


def append(
    db: Db, secret: bytes, *, at: int, staff: str, action: str, subject: str, detail: str = ""
) -> None:
    """Add an entry; of `detail` (which may hold words) only a keyed digest is kept."""
    seq, before = head(db)
    entry: dict[str, str | int] = {
        "seq": seq + 1,
        "at": at,
        "staff": staff,
        "action": action,
        "subject": subject,
        "digest": _mac(secret, "audit detail", detail),
    }
    link = _link(secret, before, entry)
    db.run(
        "INSERT INTO audit (seq, at, staff, action, subject, digest, link)"
        " VALUES (:seq, :at, :staff, :action, :subject, :digest, :link)",
        entry | {"link": link},
    )
    _set_end(db, _HEAD, seq + 1, link)


def enter(db: Db, pen: Pen, action: str, subject: str, detail: str = "") -> None:
    """Add an entry of whoever holds the pen; of `detail` only a keyed digest is kept."""
    append(db, pen.secret, at=pen.at, staff=pen.staff, action=action, subject=subject, detail=detail)


def head(db: Db) -> tuple[int, str]:
    """Return number and link of the last entry; noted elsewhere, it proves the whole log up to there."""
    return _end(db, _HEAD) or (0, _START)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which entries are looked for: of one kind, by one person (an id), from one moment until before another (0: any)."""

    action: str = ""
    staff: str = ""
    since: int = 0
    until: int = 0

    def where(self) -> str:
        """Return the condition; its values are the fields."""
        parts = {
            "a.action = :action": self.action,
            "a.staff = :staff": self.staff,
            "a.at >= :since": self.since,
            "a.at < :until": self.until,
        }
        return " AND ".join(condition for condition, wanted in parts.items() if wanted) or "1 = 1"


def recent(db: Db, limit: int = 100, before: int = 0, wanted: Wanted = Wanted()) -> list[Row]:
    """Return the newest entries that are wanted (below the number `before`, if given), newest first.

    At most `limit` + 1 rows: seq, at, action, subject, staff (the name), about (the name, where it is about somebody of
    the staff), digest, link.
    """
    below = "AND a.seq < :before" if before else ""
    return db.rows(
        "SELECT a.seq, a.at, a.action, a.subject, COALESCE(s.name, a.staff) AS staff, o.name AS about, a.digest, a.link FROM audit a"
        " LEFT JOIN staff s ON s.id = a.staff LEFT JOIN staff o ON o.id = a.subject"
        f" WHERE {wanted.where()} {below} ORDER BY a.seq DESC LIMIT :limit",
        asdict(wanted) | {"limit": limit + 1, "before": before},
    )


def people(db: Db) -> list[Row]:
    """Return everybody whose acts are in the log: id and name, also of accounts that are gone."""
    return db.rows(
        "SELECT a.staff AS id, COALESCE(s.name, a.staff) AS name FROM (SELECT DISTINCT staff FROM audit) AS a"
        " LEFT JOIN staff s ON s.id = a.staff ORDER BY 2"
    )


def cut(db: Db, secret: bytes, before: int) -> int:
    """Purge entries older than a moment from the front, leaving a keyed mark of where the log now begins."""
    last = db.one("SELECT MAX(seq) AS seq FROM audit WHERE at < :before", {"before": before})
    if last is None or last["seq"] is None:
        return 0
    row = db.one("SELECT seq, link FROM audit WHERE seq = :seq", last)
    assert row is not None
    mark = _mac(secret, "audit base", f"{row['seq']}:{row['link']}")
    _set_end(db, _BASE, row["seq"], f"{row['link']}:{mark}")
    return db.run("DELETE FROM audit WHERE seq <= :seq", last)


def verify(db: Db, secret: bytes, known: tuple[int, str] | None = None) -> list[Broken]:
    """Return every place where the log was changed, cut or reordered; empty when it holds.

    `known` is a head noted outside earlier: an entry of that number must still carry that link.
    """
    broken: list[Broken] = []
    seq, link = 0, _START
    base = _end(db, _BASE)
    if base is not None:
        seq, (link, _, mark) = base[0], base[1].partition(":")
        if mark != _mac(secret, "audit base", f"{seq}:{link}"):
            broken.append(Broken(seq=seq, what="the mark of the beginning was changed"))
    for row in db.rows("SELECT seq, at, staff, action, subject, digest, link FROM audit ORDER BY seq"):
        found = row.pop("link")
        if row["seq"] != seq + 1:
            broken.append(Broken(seq=seq + 1, what="missing"))
        elif found != _link(secret, link, row):
            broken.append(Broken(seq=row["seq"], what="changed"))
        seq, link = row["seq"], found
        if known and known[0] == seq and known[1] != link:
            broken.append(Broken(seq=seq, what="differs from the head noted outside"))
    if head(db) != (seq, link):
        broken.append(Broken(seq=seq + 1, what="the end was cut off"))
    if known and known[0] > seq:
        broken.append(Broken(seq=known[0], what="missing, though noted outside"))
    return broken


def _end(db: Db, which: int) -> tuple[int, str] | None:
    row = db.one("SELECT seq, link FROM audit_ends WHERE id = :id", {"id": which})
    return (row["seq"], row["link"]) if row else None


def _set_end(db: Db, which: int, seq: int, link: str) -> None:
    db.run(
        "INSERT INTO audit_ends (id, seq, link) VALUES (:id, :seq, :link)"
        " ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, link = excluded.link",
        {"id": which, "seq": seq, "link": link},
    )


def _mac(secret: bytes, purpose: str, text: str) -> str:
    return hmac.new(digest_key(secret, purpose), text.encode(), hashlib.sha256).hexdigest()


def _link(secret: bytes, before: str, entry: Row) -> str:
    fields = (str(entry[key]) for key in ("seq", "at", "staff", "action", "subject", "digest"))
    return _mac(secret, "audit link", "\x1f".join([before, *fields]))
