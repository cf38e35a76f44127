"""The roof: builds the application, and is the only file that knows everything."""

import asyncio
import contextlib
import logging
from collections import OrderedDict
from collections.abc import AsyncIterator
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response

from companion.client import ModelConfig
from companion.model import Model
from companion.opinion import Moderation, Question
from hideout import machines
from hideout.clock import DAY, HOUR, now
from hideout.config import Config
from hideout.districts import Districts, Entrance, LocalFiles, closing
from hideout.districts.counting import Counting, Counts
from hideout.errors import NotHere, Refused
from hideout.helplines import shipped
from hideout.keyring import Keyring
from hideout.limits import Buckets
from hideout.seal import OnceTokens, Sealer
from hideout.shield import Shield, refusal_page
from hideout.store import Store, StoreBusy, chores, districts, retention
from hideout.web import Web
from hideout.wing import Wing
from moderation import overlay
from moderation.desk import ROUTES as DESK
from moderation.desk.messenger import Messenger
from moderation.desk.rehearing import rehear
from moderation.opinion import Opinion
from rooms import ROOMS, ROUTES

_ROOT = Path(__file__).resolve().parent.parent
_TICK = 2.0
# Which word lists a server hears with before it has looked for the first time.
_UNKNOWN = -1
_LEAP = 7 * DAY
log = logging.getLogger("hideout")


def build(config: Config, store: Store) -> Starlette:
    """Return the application of a site; the store stays the caller's to close."""
    open_districts = Districts()
    counts = Counts(config.timezone)
    app = Starlette(
        routes=[Wing("/desk", DESK), *machines.ROUTES, *ROUTES],
        middleware=[
            Middleware(Shield, config=config, district_of=open_districts.of_path),
            Middleware(GZipMiddleware, minimum_size=1200, compresslevel=5),
            Middleware(Entrance, districts=open_districts),
            Middleware(Counting, counts=counts),
        ],
        exception_handlers={HTTPException: _refuse, Refused: _refuse},
        lifespan=_alive,
    )
    folders = {
        "hideout": _ROOT / "hideout" / "pages",
        "rooms": _ROOT / "rooms" / "pages",
        "entrance": _ROOT / "rooms" / "entrance" / "pages",
        "desk": _ROOT / "moderation" / "desk" / "pages",
    } | {room.slug: _ROOT / "rooms" / room.slug / "pages" for room in ROOMS}
    app.state.config = config
    app.state.store = store
    app.state.web = Web(config, folders, rooms=ROOMS)
    app.state.buckets = Buckets(config.limits)
    app.state.districts = open_districts
    app.state.counts = counts
    app.state.keyring = Keyring(store)
    app.state.sealer = Sealer(app.state.keyring.of_day)
    app.state.once = OnceTokens(store.secret)
    app.state.model, app.state.opinion = _lamp(config)
    app.state.helplines = shipped()
    app.state.local_helplines = LocalFiles(config.folder / "helplines")
    app.state.rooms = ROOMS
    app.state.kept_pages = OrderedDict()
    app.state.counted = OrderedDict()
    open_districts.fill(store.now(districts.everything))
    return app


def _endpoints(config: Config) -> tuple[ModelConfig, ...]:
    return tuple(
        ModelConfig(base_url=url, model=model, api_key=key, store_flag=config.companion_store_flag)
        for url, model, key in config.endpoints
    )


def _lamp(config: Config) -> tuple[Model | None, Opinion | None]:
    try:
        return _asked(config)
    except OSError as error:
        # A house that did not open because of its lamp would be the worse fault.
        log.error(
            "the model cannot be asked: no certificates to check its server with (%s); the lamp speaks from its script",
            type(error).__name__,
        )
        return None, None


def _asked(config: Config) -> tuple[Model | None, Opinion | None]:
    kinds = {"moderation": Moderation, "question": Question}
    kind = kinds.get(config.opinion) if config.lamp != "off" else None
    return (
        Model(_endpoints(config)) if config.lamp == "model" else None,
        kind(_endpoints(config)[0], seconds=config.opinion_seconds) if kind else None,
    )


@contextlib.asynccontextmanager
async def lit(config: Config) -> AsyncIterator[tuple[Model | None, Opinion | None]]:
    """Hold the model and the further vote that a configuration names, for a command without a server."""
    lamp = _lamp(config)
    try:
        yield lamp
    finally:
        await _put_out(lamp)


async def _put_out(lamp: tuple[Model | None, Opinion | None]) -> None:
    for asked in lamp:
        if asked is not None:
            await asked.close()


async def _refuse(request: Request, error: Exception) -> Response:
    if isinstance(error, HTTPException):
        error = (
            NotHere()
            if error.status_code == 404
            else Refused(status=error.status_code, headers=error.headers)
        )
    assert isinstance(error, Refused)
    return refusal_page(request, error)


@contextlib.asynccontextmanager
async def _alive(app: Starlette) -> AsyncIterator[None]:
    tasks = [asyncio.create_task(job(app)) for job in (_housekeeping, _tell)]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await app.state.counts.put_away(app.state.store)
        await _put_out((app.state.model, app.state.opinion))


async def _housekeeping(app: Starlette) -> None:
    """Close months that are over, forget once a day, and do every two seconds what commands beside the server have asked for."""
    store: Store = app.state.store
    purged, added, known, counted = -1, _UNKNOWN, -1, -1
    while True:
        try:
            if counted != (hour := now() // HOUR):
                await app.state.counts.put_away(store)
                await store.write(closing.close_months, now(), app.state.config.timezone)
                counted = hour
            if purged != (today := now() // DAY):
                await _forget(app, store)
                purged = today
            if known != (version := await store.read(districts.version)):
                app.state.districts.fill(await store.work(districts.everything))
                known = version
            before, added = added, await overlay.refresh(store, added)
            if before not in (added, _UNKNOWN):
                await rehear(store)
            await app.state.keyring.refresh(now())
            for chore in await store.read(chores.waiting):
                # A reader may stand in the way: what is not done yet is tried again at the next round.
                if await asyncio.to_thread(store.engine.checkpoint, rewrite=chore["kind"] == "forget"):
                    await store.write(chores.done, chore["id"])
        except StoreBusy:
            log.warning("the store is busy; housekeeping waits")
        await asyncio.sleep(_TICK)


async def _tell(app: Starlette) -> None:
    """Tell whoever is on call what came, apart from everything else: a slow mail server holds nothing up."""
    messenger = Messenger(app.state.config)
    while True:
        await asyncio.sleep(_TICK)
        with contextlib.suppress(StoreBusy):
            await messenger.look(app.state.store, now())


async def _forget(app: Starlette, store: Store) -> None:
    """Purge, unless the clock has leapt: a wrong date must not erase what people wrote."""
    at = now()
    last = await store.read(chores.last, "purged")
    if last is not None and not 0 <= at - last <= _LEAP:
        log.error(
            "the clock has moved by more than a week since the last purge; run `hideout purge` if it is right"
        )
        return
    await app.state.counts.put_away(store)
    await store.write(retention.purge, store.secret, app.state.config.retention, at)
    await store.write(chores.note, "purged", at)
    await asyncio.to_thread(store.engine.checkpoint, rewrite=True)
