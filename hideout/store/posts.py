"""Posts: what visitors leave on the boards, from arrival to withdrawal."""

import json
import secrets
from dataclasses import dataclass
from typing import Any, Literal

from hideout.likeness import LEAST, likeness
from hideout.store.engine import Db, Row
from hideout.store.standing import ROUND
from hideout.store.views import grounds, noticed, place

Kept = Literal["kept", "same", "other"]
PAGE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPost:
    """A post as it arrives: `body` holds everything a reader approves (fields, name, avatar).

    `fold` is the same for the same text, `marks` are what alike texts share, `tongue` is the language of the words.
    """

    board: str
    receipt: str
    body: dict[str, str]
    heard: dict[str, Any]
    level: int
    urgent: bool
    language: str
    fold: str
    at: int
    tongue: str = ""
    marks: tuple[str, ...] = ()


def canonical(body: dict[str, str]) -> str:
    """Return a body as the one text that revisions, publications and digests compare."""
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def offer(db: Db, post: NewPost) -> Kept:
    """Keep a post that waits for a reader; "same" if this very form arrived before, "other" if with another text."""
    body = canonical(post.body)
    before = db.rows(
        "SELECT r.body FROM posts p JOIN revisions r ON r.post = p.id WHERE p.receipt = :receipt",
        {"receipt": post.receipt},
    )
    if before:
        return "same" if body in {row["body"] for row in before} else "other"
    post_id, revision = secrets.token_hex(9), secrets.token_hex(9)
    kin, weight = kin_of(db, post), len(grounds(post.level, post.heard))
    db.run(
        "INSERT INTO posts (id, board, receipt, state, revision, level, urgent, open, language, fold, arrived,"
        " since, band, due, kin, tongue, noted, weight) VALUES (:id, :board, :receipt, 'waiting', :revision, :level, :urgent, 1,"
        " :language, :fold, :at, :at, :band, :due, :kin, :tongue, :noted, :weight)",
        place(post.level, post.at, urgent=post.urgent, weight=weight)
        | {
            "id": post_id,
            "board": post.board,
            "receipt": post.receipt,
            "revision": revision,
            "level": post.level,
            "urgent": int(post.urgent),
            "language": post.language,
            "fold": post.fold,
            "at": post.at,
            "kin": kin,
            "tongue": post.tongue,
            "noted": noticed(post.level, post.heard),
            "weight": weight,
        },
    )
    if kin == post.fold:
        # Only the first of its kin is compared with, so that a chain of small changes does not join strangers.
        for mark in post.marks:
            db.run(
                "INSERT INTO likenesses (mark, post) VALUES (:mark, :post)", {"mark": mark, "post": post_id}
            )
    db.run(
        "INSERT INTO revisions (id, post, body, heard) VALUES (:id, :post, :body, :heard)",
        {"id": revision, "post": post_id, "body": body, "heard": json.dumps(post.heard, ensure_ascii=False)},
    )
    return "kept"


def kin_of(db: Db, post: NewPost) -> str:
    """Return the kin of a new post: that of an open one with this text, or of one nearly the same, else its own."""
    same = db.one(
        "SELECT kin FROM posts WHERE open = 1 AND fold = :fold AND fold <> '' LIMIT 1",
        {"fold": post.fold},
    )
    if same is not None:
        return str(same["kin"])
    names = [f":mark{n}" for n in range(len(post.marks))]
    near = db.rows(
        "SELECT p.kin, r.body, COUNT(*) AS shared FROM likenesses l JOIN posts p ON p.id = l.post"
        f" JOIN revisions r ON r.id = p.revision WHERE l.mark IN ({', '.join(names) or 'NULL'}) AND p.open = 1"
        " GROUP BY p.id, p.kin, r.body ORDER BY shared DESC LIMIT 8",
        {f"mark{n}": mark for n, mark in enumerate(post.marks)},
    )
    words = _words(post.body)
    longest = _longest(post.body)
    for row in near:
        body = json.loads(row["body"])
        # Another room asks for other things beside it: what somebody says there at length is the same text all the same.
        if likeness(_words(body), words) >= LEAST or likeness(_longest(body), longest) >= LEAST:
            return str(row["kin"])
    return post.fold


def _words(body: dict[str, str]) -> str:
    return "\n".join(text for name, text in body.items() if name not in ("name", "avatar", "cut"))


def _longest(body: dict[str, str]) -> str:
    return max(
        (text for name, text in body.items() if name not in ("name", "avatar", "cut")), key=len, default=""
    )


def page(db: Db, board: str, after: str = "", limit: int = PAGE) -> list[Row]:
    """Return published posts of a board, newest first, below the post `after`; at most `limit` + 1 rows.

    The extra row says that there is a next page. Rows: post, body (dict), heavy, shown (unix seconds).
    """
    start = (
        db.one("SELECT shown, post FROM published WHERE post = :after", {"after": after}) if after else None
    )
    where = "AND (shown < :shown OR (shown = :shown AND post < :post))" if start else ""
    found = db.rows(
        f"SELECT post, body, heavy, shown FROM published WHERE board = :board {where}"
        " ORDER BY shown DESC, post DESC LIMIT :limit",
        {"board": board, "limit": limit + 1} | (start or {}),
    )
    return [row | {"body": json.loads(row["body"])} for row in found]


def status(db: Db, receipt: str) -> Row | None:
    """Return how a post stands: id, board, state, arrived, reason and note of the last decline, level, urgent.

    `level` and `urgent` are the gravest that was ever heard in it, also before its author changed it, `categories` what,
    `reasons` every reason for which it was ever kept back or taken down.

    `changeable` says whether its author was asked for other words, `cut` whether a reader shortened it; `body` (dict)
    is what it says now, empty once it was erased; `undone` whether the last answer that its author could see was taken back.
    """
    row = db.one(
        "SELECT p.id, p.board, p.state, p.arrived, p.level, p.urgent, p.open, p.changeable, p.tongue, d.reason, d.note, r.body,"
        " CASE WHEN r.cut_of IS NULL THEN 0 ELSE 1 END AS cut,"
        " (SELECT COUNT(*) FROM revisions v JOIN decisions u ON u.revision = v.id AND u.verdict = 'undo'"
        " JOIN decisions b ON b.revision = v.id AND b.round = u.round - 1 AND b.verdict <> 'escalate'"
        " WHERE v.post = p.id AND u.round = p.round - 1) AS undone FROM posts p JOIN revisions r ON r.id = p.revision"
        f" LEFT JOIN decisions d ON d.revision = p.revision AND d.round = {ROUND.format(revision='p.revision')}"
        " AND d.verdict IN ('decline', 'unpublish') WHERE p.receipt = :receipt",
        {"receipt": receipt},
    )
    if row is None:
        return None
    rows = db.rows("SELECT heard FROM revisions WHERE post = :id", row)
    kept_back = db.rows(
        "SELECT DISTINCT d.reason FROM decisions d JOIN revisions r ON r.id = d.revision"
        " WHERE r.post = :id AND d.verdict IN ('decline', 'unpublish')",
        row,
    )
    heard = [found for found in (json.loads(one["heard"]) for one in rows) if found]
    return row | {
        "level": max(row["level"], *(one.get("level", 0) for one in heard), 0),
        "urgent": max(row["urgent"], *(int(one.get("now", False)) for one in heard), 0),
        "categories": tuple(dict.fromkeys(name for one in heard for name in one.get("categories", ()))),
        "reasons": frozenset(one["reason"] for one in kept_back),
        "body": json.loads(row["body"] or "{}"),
        "changeable": row["changeable"] if row["body"] else 0,
    }


def version(db: Db, board: str) -> int:
    """Return the number that changes whenever what the board shows changes; kept pages are keyed by it."""
    row = db.one("SELECT version FROM boards WHERE board = :board", {"board": board})
    return row["version"] if row else 0


def changed(db: Db, board: str) -> None:
    """Note that a board shows something else from now on."""
    db.run(
        "INSERT INTO boards (board, version) VALUES (:board, 1)"
        " ON CONFLICT (board) DO UPDATE SET version = boards.version + 1",
        {"board": board},
    )


def withdraw(db: Db, receipt: str) -> bool:
    """Take a post back for its author: it leaves the board and its words are erased; False if there is none."""
    post = db.one(
        "UPDATE posts SET state = 'withdrawn', open = 0, claimed_by = NULL, lease_until = NULL, lease_no = lease_no + 1"
        " WHERE receipt = :receipt AND state <> 'withdrawn' RETURNING id, board",
        {"receipt": receipt},
    )
    if post is None:
        return False
    erase(db, post["id"])
    changed(db, post["board"])
    return True


def erase(db: Db, post: str) -> None:
    """Take a post off its board and erase its words; decisions about it stay, without them."""
    db.run("DELETE FROM published WHERE post = :post", {"post": post})
    db.run("UPDATE revisions SET body = '', heard = '{}' WHERE post = :post", {"post": post})
    db.run("DELETE FROM likenesses WHERE post = :post", {"post": post})
    db.run("UPDATE counsel SET words = '' WHERE post = :post", {"post": post})
    db.run("DELETE FROM second_reads WHERE post = :post AND read_at IS NULL", {"post": post})
    db.run("UPDATE second_reads SET words = '' WHERE post = :post", {"post": post})


def report(db: Db, post: str, reason: str, at: int, *, hide: bool) -> Literal["hidden", "kept", "gone"]:
    """Bring a published post before a reader again; `hide` takes it down until then.

    Only once: what a person has read again after such a report stays up, so that nobody can empty a wall.
    """
    read_again = db.one("SELECT 1 FROM reports WHERE post = :post AND hid = 1", {"post": post}) is not None
    hide = hide and not read_again
    found = db.one(
        "UPDATE posts SET reported = reported + 1, state = :state, since = CASE WHEN open = 1 THEN since ELSE :at END,"
        " open = 1 WHERE id = :post AND state = 'published' RETURNING board, level, urgent, since, weight",
        {"post": post, "state": "waiting" if hide else "published", "at": at},
    )
    if found is None:
        return "gone"
    order = place(
        found["level"], found["since"], urgent=bool(found["urgent"]), weight=found["weight"], reported=True
    )
    db.run("UPDATE posts SET band = :band, due = :due WHERE id = :post", order | {"post": post})
    if hide:
        db.run("DELETE FROM published WHERE post = :post", {"post": post})
        changed(db, found["board"])
    db.run(
        "INSERT INTO reports (id, post, reason, hid, at) VALUES (:id, :post, :reason, :hid, :at)",
        {"id": secrets.token_hex(9), "post": post, "reason": reason, "hid": int(hide), "at": at},
    )
    return "hidden" if hide else "kept"


def paused(db: Db) -> frozenset[str]:
    """Return the boards on which writing is closed for now."""
    return frozenset(row["board"] for row in db.rows("SELECT board FROM pauses"))


def pause(db: Db, board: str, staff: str, at: int, *, closed: bool) -> None:
    """Close or open writing on a board; reading stays."""
    db.run("DELETE FROM pauses WHERE board = :board", {"board": board})
    if closed:
        db.run(
            "INSERT INTO pauses (board, staff, at) VALUES (:board, :staff, :at)",
            {"board": board, "staff": staff, "at": at},
        )
