"""The desk as tests visit it: a small application, staff who sign in, posts that wait."""

import itertools
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.testclient import TestClient

from hideout.clock import now
from hideout.config import Config
from hideout.districts import LocalFiles
from hideout.errors import NotHere, Refused
from hideout.limits import Buckets
from hideout.room import Field, Room
from hideout.shield import Shield, refusal_page
from hideout.store import Row, decisions, open_store, posts, staff
from hideout.store.audit import Pen
from hideout.web import Web
from hideout.wing import Wing
from moderation import staffing
from moderation.desk import ROUTES

HERE = Path(__file__).resolve().parent.parent.parent
BASE = "http://127.0.0.1"
ORIGIN = {"origin": BASE, "accept-language": "en"}
WALL = Room(slug="wall", title="Wall", short="", fields=(Field(name="text", label="What you feel"),))
PATHS = Room(
    slug="paths",
    title="Paths",
    short="",
    fields=(Field(name="when", label="When"), Field(name="what", label="What you did")),
)
NOOK = Room(slug="nook", title="Nook", short="")
_receipts = itertools.count()


class Site:
    """A desk on a store in a folder; `limits` scales the rate limits (0: none); no second factor unless `factor` asks."""

    def __init__(self, folder: Path, *, limits: float = 0, factor: str = "off", **config: Any) -> None:
        self.config = Config(data=str(folder), limits=limits, desk_second_factor=factor, **config)
        # Which texts are found to be alike hangs on the key: here it is always the same one.
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / "secret").exists():
            (folder / "secret").write_text("5e" * 32)
            (folder / "secret").chmod(0o600)
        self.store = open_store(folder, serving=True, database=self.config.database)
        self.app = Starlette(
            routes=[Wing("/desk", ROUTES)],
            middleware=[Middleware(Shield, config=self.config)],
            exception_handlers={HTTPException: _refuse, Refused: _refuse},
        )
        folders = {"hideout": HERE / "hideout" / "pages", "desk": HERE / "moderation" / "desk" / "pages"}
        self.app.state.config = self.config
        self.app.state.store = self.store
        self.app.state.web = Web(self.config, folders, rooms=(NOOK, WALL, PATHS))
        self.app.state.buckets = Buckets(limits)
        self.app.state.local_helplines = LocalFiles(folder / "helplines")

    def __enter__(self) -> "Site":
        return self

    def __exit__(self, *_: object) -> None:
        self.store.close()

    def visitor(self) -> TestClient:
        """Return somebody who is not signed in."""
        return TestClient(self.app, base_url=BASE, headers=ORIGIN, follow_redirects=False)

    def member(self, name: str = "sora", role: str = "reader") -> TestClient:
        """Return somebody who has come in by a one-time link."""
        staffing.invite(self.store, name, role, now())
        client = self.visitor()
        token = staffing.sign_in_link(self.store, name, now())
        assert client.post(f"/desk/enter/{token}", data={}).status_code == 303
        return client

    def pen(self, name: str = "sora") -> Pen:
        """Return what a member's acts are entered with."""
        found = self.store.now(staff.by_name, name)
        assert found is not None
        return Pen(secret=self.store.secret, staff=found["id"], at=now())

    def post(self, text: str, *, level: int = 0, urgent: bool = False, **more: Any) -> str:
        """Leave a post that waits, and return its id."""
        receipt = f"receipt-{next(_receipts)}"
        body = more.pop("body", {"text": text, "name": more.pop("name", ""), "avatar": "mole"})
        order = [name for name in body if name not in ("name", "avatar")]
        heard = {"level": level, "now": urgent, "flags": [], "order": order, "labels": {}, "findings": []}
        new = posts.NewPost(
            board=more.pop("board", "wall"),
            receipt=receipt,
            body=body,
            heard=heard | more.pop("heard", {}),
            level=level,
            urgent=urgent,
            language=more.pop("language", "ja"),
            fold=more.pop("fold", text),
            at=more.pop("at", now()),
            tongue=more.pop("tongue", ""),
            marks=more.pop("marks", ()),
        )
        assert not more
        assert self.store.now(posts.offer, new) == "kept"
        found = self.store.now(posts.status, receipt)
        assert found is not None
        post: str = found["id"]
        return post

    def card(self, post: str) -> Row:
        """Return a post as the store has it."""
        found = self.store.now(decisions.card, post)
        assert found is not None
        return found

    def seen(self, post: str, **more: str) -> dict[str, str]:
        """Return the fields that every form of a card carries."""
        card = self.card(post)
        return {"revision": card["revision"], "round": str(card["round"]), "view": "list"} | more

    def wall(self, board: str = "wall") -> list[str]:
        """Return the texts that hang on a board."""
        return [row["body"]["text"] for row in self.store.now(posts.page, board)]


async def _refuse(request: Request, error: Exception) -> Response:
    if isinstance(error, HTTPException):
        error = NotHere() if error.status_code == 404 else Refused(status=error.status_code)
    assert isinstance(error, Refused)
    return refusal_page(request, error)
