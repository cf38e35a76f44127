"""Tries: how often a name may be tried, with a password or a code, from one network and from anywhere."""

from starlette.requests import Request
from starlette.responses import Response

from hideout.errors import TooFast
from hideout.language import N_
from hideout.shield import network_of, take

OFTEN = N_("Too many tries just now. Please wait a little and try again.")


def count(request: Request, name: str) -> None:
    """Count a try of a name; raises TooFast when there were too many."""
    # By name and network: with the name alone a stranger could keep a reader out for good.
    take(request, "account", who=f"{name.casefold()} {network_of(request)}")
    take(request, "account from anywhere", who=name.casefold())


def count_code(request: Request, name: str) -> None:
    """Count a try of a code: as any other, and more narrowly, for six digits are few; raises TooFast."""
    count(request, name)
    take(request, "code", who=name.casefold())


def slowed(answer: Response, fast: TooFast) -> Response:
    """Return an answer that also says when to come again."""
    answer.headers.update(fast.headers)
    return answer
