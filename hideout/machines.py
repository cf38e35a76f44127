"""Answers for machines: health, readiness, metrics, static files, the manifest, security.txt."""

from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from hideout.assets import Asset
from hideout.clock import DAY, now
from hideout.errors import NotHere
from hideout.store import Db, Store, StoreBusy, alarms, decisions, figures, schema
from hideout.web import visit

_FOREVER = "public, max-age=31536000, immutable"


async def health(request: Request) -> Response:
    """Say that the process is alive."""
    return PlainTextResponse("ok")


async def ready(request: Request) -> Response:
    """Say whether the store can be reached and is migrated (503 if not)."""
    store: Store = request.app.state.store
    try:
        await store.read(schema.reachable)
    except StoreBusy:
        return PlainTextResponse("not ready", 503)
    return PlainTextResponse("ready")


async def metrics(request: Request) -> Response:
    """Tell Prometheus, on this machine only and only where it is switched on, how many posts wait and how long."""
    client = request.client.host if request.client else ""
    if not request.app.state.config.metrics or client not in ("127.0.0.1", "::1"):
        raise NotHere()
    store: Store = request.app.state.store
    open_posts = await store.work(decisions.counts)
    waits = await store.work(figures.waiting, now())
    bell = await store.work(alarms.bell)
    spans = await store.work(_spans, now() - DAY)
    lines = [
        "# TYPE hideout_posts_waiting gauge",
        *(
            f'hideout_posts_waiting{{level="{level}"}} {open_posts["levels"].get(level, 0)}'
            for level in range(4)
        ),
        "# TYPE hideout_oldest_wait_seconds gauge",
        f"hideout_oldest_wait_seconds {waits.oldest or 0}",
        "# TYPE hideout_calls_waiting gauge",
        f"hideout_calls_waiting {bell['posts']}",
        "# TYPE hideout_calls_urgent gauge",
        f"hideout_calls_urgent {bell['urgent']}",
        "# TYPE hideout_calls_today gauge",
        f"hideout_calls_today {bell['today']}",
        "# TYPE hideout_median_wait_seconds gauge",
        f"hideout_median_wait_seconds {waits.median or 0}",
        *spans,
    ]
    return PlainTextResponse("\n".join(lines) + "\n", media_type="text/plain; version=0.0.4")


def _spans(db: Db, since: int) -> list[str]:
    """Return how long posts waited and how long reading took, of the answers since a moment, in all and by board."""
    lines = []
    for name, whole, parts in (
        ("wait", figures.waits(db, since), figures.waits_by(db, "board", since, 0)),
        ("handling", figures.handlings(db, since), figures.handlings_by(db, "board", since, 0)),
    ):
        lines.append(f"# TYPE hideout_{name}_seconds gauge")
        for board, row in {"": whole, **parts}.items():
            label = f',board="{board}"' if board else ""
            lines += [
                f'hideout_{name}_seconds{{quantile="{quantile}"{label}}} {row[key]}'
                for quantile, key in (("0.5", "median"), ("0.9", "p90"))
                if row[key] is not None
            ]
    return lines


async def static(request: Request) -> Response:
    """Serve one of our own files; its address holds a digest of its content, so it may be kept for ever."""
    web = request.app.state.web
    asset: Asset | None = web.assets.get(request.path_params["name"])
    if asset is None:
        raise NotHere()
    headers = {"Cache-Control": _FOREVER, "Vary": "Accept-Encoding"}
    # A font is packed already; packing it twice only adds bytes.
    if "gzip" in request.headers.get("accept-encoding", "") and not asset.type.startswith("font/"):
        return Response(asset.packed, headers=headers | {"Content-Encoding": "gzip"}, media_type=asset.type)
    return Response(asset.body, headers=headers, media_type=asset.type)


async def worker(request: Request) -> Response:
    """Serve the service worker, which holds one page: `/offline`."""
    asset = request.app.state.web.assets.get("js/worker.js")
    return Response(asset.body, media_type=asset.type, headers={"Cache-Control": "no-cache"})


async def manifest(request: Request) -> Response:
    """Serve a manifest with the neutral title and icon."""
    web = request.app.state.web
    context = web.context(request)
    icon = {"src": web.assets.url("pictures/icon.svg"), "sizes": "any", "type": "image/svg+xml"}
    return JSONResponse(
        {
            "name": context["site"]["title"],
            "short_name": context["site"]["title"],
            "start_url": visit(request).url("/"),
            "scope": "/",
            "display": "browser",
            "icons": [icon],
        },
        media_type="application/manifest+json",
    )


async def security(request: Request) -> Response:
    """Say where a weakness can be reported (RFC 9116)."""
    config = request.app.state.config
    if not config.operator_contact:
        raise NotHere()
    contact = config.operator_contact
    contact = contact if contact.startswith("https://") else f"mailto:{contact}"
    expires = (now() // DAY + 180) * DAY
    stamp = datetime.fromtimestamp(expires, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return PlainTextResponse(f"Contact: {contact}\nExpires: {stamp}\nPreferred-Languages: ja, en\n")


ROUTES = [
    Route("/healthz", health),
    Route("/readyz", ready),
    Route("/metrics", metrics),
    Route("/static/{digest}/{name:path}", static),
    Route("/sw.js", worker),
    Route("/manifest.webmanifest", manifest),
    Route("/.well-known/security.txt", security),
]
