"""The place where somebody is reading: a view of the list, or card by card; forms and addresses carry it along."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from hideout.store.views import NAMES, ORDERS, View

_MOST_SKIPPED = 30
_ID = 40
_LEVELS = frozenset("0123")
# What weighs nothing though something was noticed in it.
NOTED = "noted"
# What may be happening at this moment, whatever its level.
NOW = "now"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where somebody is reading: the list (below a post), or card by card, in one of the views of the queue."""

    view: str = "list"
    after: str = ""
    skipped: tuple[str, ...] = ()
    show: str = ""
    room: str = ""
    level: str = ""
    order: str = ""

    @classmethod
    def read(cls, sent: Mapping[str, str]) -> "Place":
        """Return the place that a form or an address names; a bent one is the list."""
        ids = [id for id in sent.get("skipped", "").split(".") if id.isalnum() and len(id) <= _ID]
        after, room, show = sent.get("after", ""), sent.get("room", ""), sent.get("show", "")
        return cls(
            view="card" if sent.get("view") == "card" else "list",
            after=after if after.isalnum() and len(after) <= _ID else "",
            skipped=tuple(ids[-_MOST_SKIPPED:]),
            show=show if show in NAMES else "",
            room=room if room.isalnum() and len(room) <= _ID else "",
            level=sent["level"] if sent.get("level") in (*_LEVELS, NOTED, NOW) else "",
            order=sent["order"] if sent.get("order") in ORDERS else "",
        )

    def past(self, post: str) -> "Place":
        """Return this place with one more post that does not come again in this round of reading."""
        kept = (*(id for id in self.skipped if id != post), post)
        return replace(self, skipped=kept[-_MOST_SKIPPED:])

    def seen(self) -> View:
        """Return what of the queue is seen from here."""
        level = 0 if self.level == NOTED else int(self.level) if self.level in _LEVELS else None
        noted = int(self.level == NOTED) if level == 0 else None
        return View(
            name=self.show,
            board=self.room,
            level=level,
            noted=noted,
            urgent=self.level == NOW,
            order=self.order,
        )

    def query(self) -> dict[str, str]:
        """Return what the address of this place carries."""
        named = {
            "after": self.after,
            "skipped": ".".join(self.skipped),
            "show": self.show,
            "room": self.room,
            "level": self.level,
            "order": self.order,
        }
        return {key: value for key, value in named.items() if value}

    def list(self, **other: str) -> str:
        """Return the path of the list as it is seen from here, with something else chosen."""
        query = replace(self, **({"after": "", "skipped": ()} | other)).query()  # type: ignore[arg-type]
        return f"/desk?{urlencode(query)}" if query else "/desk"
