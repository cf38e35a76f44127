"""The shield around every request: headers, where it may come from, how big and how slow it may be, the way out."""

import asyncio
import ipaddress
import logging
import traceback
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect, HTTPConnection, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hideout.config import Config
from hideout.errors import Busy, Forbidden, Refused, Slow, TooFast, TooLarge
from hideout.limits import Buckets, network
from hideout.store import StoreBusy
from hideout.web import District, cookie_name, render

BODY = 160_000
# A sheet with all of Japan's municipalities is larger than anything that visitors send; what an officer puts into a
# field by mistake comes back with its reason.
_LARGER = 2_000_000
_FOR_OFFICERS = ("/desk/many-districts", "/desk/new-district", "/desk/districts/")
BODY_SECONDS = 20
_URL, _HEADERS = 8_000, 24_000
GUARD_SECONDS = 900
GUARD = "left"
# The way out must never stand before the way to people, nor before the door.
_UNGUARDED = (
    "/",
    "/help",
    "/offline",
    "/leave",
    "/forget",
    "/come-in",
    "/healthz",
    "/readyz",
    "/metrics",
    "/sw.js",
)
_UNGUARDED_BELOW = ("/desk", "/static/", "/.well-known/", "/manifest")
_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self';"
    " manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
    " object-src 'none'"
)
HEADERS = {
    "Content-Security-Policy": _CSP,
    "X-Content-Type-Options": "nosniff",
    # no-referrer would make Chromium send `Origin: null` on forms, and every form would be refused.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex",
}
log = logging.getLogger("hideout")


class Shield:
    """ASGI middleware; the first to see a request and the last to see its answer.

    `district_of` tells through whose entrance a path leads; each district has a way out of its own.
    """

    def __init__(
        self, app: ASGIApp, config: Config, district_of: Callable[[str], District | None] = lambda path: None
    ) -> None:
        self.app = app
        self.config = config
        self.district_of = district_of
        self.hosts = _hosts(config)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        async def shielded(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                _dress(MutableHeaders(scope=message))
            await send(message)

        try:
            self._admit(scope)
            guarded = self._guarded(scope)
            if guarded is not None:
                await guarded(scope, receive, shielded)
                return
            await self.app(scope, _hurried(scope, receive), shielded)
        except ClientDisconnect:
            return
        except Exception as error:
            refused = as_refused(error)
            if started:
                # Half an answer is out: the connection has to end, or a page would look whole that is not.
                raise ConnectionAbortedError from None
            await refusal_page(Request(scope), refused)(scope, receive, shielded)

    def _admit(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        if len(scope.get("raw_path", b"")) + len(scope["query_string"]) > _URL:
            raise Refused(status=414)
        if sum(len(name) + len(value) for name, value in scope["headers"]) > _HEADERS:
            raise Refused(status=431)
        named = headers.getlist("host")
        if len(named) != 1 or not self._is_ours(named[0]):
            raise Refused(status=400)
        if scope["method"] not in ("GET", "HEAD", "POST"):
            raise Refused(
                "This address answers to reading and to its own forms only.",
                status=405,
                headers={"Allow": "GET, HEAD, POST"},
            )
        if scope["method"] == "POST":
            _from_here(headers, named[0], staff=scope["path"].startswith("/desk"))
            declared = headers.get("content-length", "0")
            if not declared.isdecimal() or int(declared) > _most(scope):
                raise TooLarge(headers={"Connection": "close"})

    def _is_ours(self, host: str) -> bool:
        name, port = _split_host(host)
        if name is None or (port and not port.isdecimal()):
            return False
        if name in self.hosts:
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        # Without a public address people come by number: on this machine, or on a school's own network.
        return not self.config.public_url

    def _guarded(self, scope: Scope) -> Response | None:
        path: str = scope["path"]
        district = self.district_of(path)
        if path.startswith("/d/"):
            path = "/" + path[3:].partition("/")[2]
        if path in _UNGUARDED or path.startswith(_UNGUARDED_BELOW):
            return None
        connection = HTTPConnection(scope)
        if not connection.cookies.get(cookie_name(Request(scope), GUARD)):
            return None
        if scope["method"] == "POST":
            # Our own policy forbids a form to lead elsewhere; the cover shows nothing.
            return RedirectResponse(f"/d/{district.code}/" if district else "/", 303)
        out = district.exit_url if district and district.exit_url else self.config.exit_url
        answer = RedirectResponse(out, 303)
        if connection.headers.get("hx-request") == "true":
            answer = RedirectResponse(out, 200, {"HX-Redirect": out})
            del answer.headers["location"]
        return answer


def network_of(request: Request) -> str:
    """Return the network that a request counts as; it is never written anywhere."""
    return network(request.client.host if request.client else "")


def take(request: Request, bucket: str, *, who: str | None = None) -> None:
    """Take a token from a bucket of this visitor's network (or of `who`); raises TooFast when it is empty."""
    buckets: Buckets = request.app.state.buckets
    wait = buckets.take(bucket, who or network_of(request))
    if wait:
        raise TooFast(wait)


def allow(request: Request, bucket: str) -> None:
    """Take nothing, but raise TooFast when a bucket of this visitor's network is empty."""
    buckets: Buckets = request.app.state.buckets
    wait = buckets.take(bucket, network_of(request), give_back=True)
    if wait:
        raise TooFast(wait)


def as_refused(error: Exception) -> Refused:
    """Return what to tell a visitor of an error; what is ours is logged by kind and place, never by its words."""
    if isinstance(error, Refused):
        return error
    if isinstance(error, StoreBusy):
        return Busy()
    frame = traceback.extract_tb(error.__traceback__)[-1:]
    place = f"{frame[0].filename.rpartition('/')[2]}:{frame[0].lineno}" if frame else "?"
    log.error("unexpected %s at %s", type(error).__name__, place)
    return Refused(
        "Something broke on our side. Nothing you did. You can go back, or try once more.", status=500
    )


def refusal_page(request: Request, refused: Refused) -> Response:
    """Return the kind page of a refusal; staff stay at the desk."""
    template = "desk_error" if request.scope["path"].startswith("/desk") else "error"
    try:
        page: Response = render(request, f"hideout/{template}.html", refused.status, message=refused.message)
    except Exception as error:  # the page that tells of errors must not fail
        log.error("error page failed: %s", type(error).__name__)
        page = PlainTextResponse("119 / 110", refused.status)
    page.headers.update(refused.headers)
    return page


def _dress(headers: MutableHeaders) -> None:
    for name, value in HEADERS.items():
        headers[name] = value
    if "cache-control" not in headers:
        headers["Cache-Control"] = "no-store"


def _hosts(config: Config) -> frozenset[str]:
    own = {"localhost", "127.0.0.1", "::1", *config.hosts}
    if config.public_url:
        own.add(urlsplit(config.public_url).hostname or "")
    return frozenset(host.lower() for host in own if host)


def _split_host(host: str) -> tuple[str | None, str]:
    if host.startswith("["):
        name, closed, rest = host[1:].partition("]")
        return (name.lower() if closed and (not rest or rest.startswith(":")) else None), rest[1:]
    name, _, port = host.partition(":")
    return (name.lower() if name and not set(name) & set(" /\\@?#,\t") else None), port


def _from_here(headers: Mapping[str, str], host: str, *, staff: bool) -> None:
    """Refuse a change that another site asks for; without any sign of where it came from, staff are refused too."""
    site = headers.get("sec-fetch-site")
    origin = headers.get("origin")
    if site is not None and site not in ("same-origin", "none"):
        raise Forbidden()
    if origin is not None and urlsplit(origin).netloc.lower() != host.lower():
        raise Forbidden()
    if staff and site is None and origin is None:
        raise Forbidden()


def _most(scope: Scope) -> int:
    """Return how many bytes a request may have."""
    return _LARGER if scope["path"].startswith(_FOR_OFFICERS) else BODY


def _hurried(scope: Scope, receive: Receive) -> Receive:
    """Return a `receive` that gives up on a body that is too big or takes too long in all."""
    if scope["method"] != "POST":
        return receive
    deadline = asyncio.get_running_loop().time() + BODY_SECONDS
    size, whole = 0, False

    async def hurried() -> Message:
        nonlocal size, whole
        if whole:
            return await receive()
        try:
            async with asyncio.timeout_at(deadline):
                message = await receive()
        except TimeoutError:
            raise Slow() from None
        size += len(message.get("body", b""))
        whole = not message.get("more_body", False)
        if size > _most(scope):
            raise TooLarge(headers={"Connection": "close"})
        return message

    return hurried
