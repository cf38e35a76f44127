"""A wing of the house: many addresses below one, which nobody looks through on the way to a room elsewhere."""

from collections.abc import Sequence

from starlette.routing import BaseRoute, Match, Router
from starlette.types import Receive, Scope, Send


class Wing(BaseRoute):
    """The routes at a path and below it; unlike a Mount it leaves paths as they are, to routes and views alike."""

    def __init__(self, path: str, routes: Sequence[BaseRoute]) -> None:
        self.path = path
        self.routes = list(routes)
        self._below = f"{path}/"
        self._router = Router(self.routes)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Say whether a request leads here; what lies here is looked up only then."""
        path = scope.get("path", "")
        here = scope["type"] == "http" and (path == self.path or path.startswith(self._below))
        return (Match.FULL if here else Match.NONE), {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the route that fits, or as if there were none."""
        await self._router(scope, receive, send)
