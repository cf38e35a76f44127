"""The visitor's small animal and name: two hours in a sealed cookie, nowhere else."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from hideout.clock import HOUR
from hideout.language import N_
from hideout.web import cookie_name, set_cookie

LIFE = 2 * HOUR
COOKIE = "visitor"
# Slug of the picture -> msgid of the animal's name.
AVATARS = {
    "mole": N_("Mole"),
    "dormouse": N_("Dormouse"),
    "hedgehog": N_("Hedgehog"),
    "rabbit": N_("Rabbit"),
    "badger": N_("Badger"),
    "frog": N_("Frog"),
    "beetle": N_("Ladybird"),
    "squirrel": N_("Squirrel"),
    "owl": N_("Owl"),
    "fox": N_("Fox"),
    "bear": N_("Bear"),
    "wren": N_("Wren"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who somebody is today; an empty name is shown as the animal's."""

    name: str = ""
    avatar: str = "mole"


def of(request: Request) -> Visitor:
    """Return the visitor of a request; without a cookie, or with a bent one, a nameless mole."""
    sealed = request.cookies.get(cookie_name(request, COOKIE), "")
    data = request.app.state.sealer.open(COOKIE, sealed) if sealed else None
    if data is None or data.get("avatar") not in AVATARS or not isinstance(data.get("name"), str):
        return Visitor()
    return Visitor(name=data["name"], avatar=data["avatar"])


def remember(request: Request, response: Response, visitor: Visitor) -> None:
    """Put the visitor into the session cookie."""
    sealed = request.app.state.sealer.seal(COOKIE, {"name": visitor.name, "avatar": visitor.avatar}, LIFE)
    set_cookie(request, response, COOKIE, sealed, age=LIFE)
