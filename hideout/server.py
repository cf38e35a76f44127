"""The server process: one uvicorn, no access log, a graceful stop."""

import asyncio
import gc
import logging
import signal
import sys
from dataclasses import replace

import uvicorn

from companion import rehearsal
from companion.lines import lines_of
from hideout import commands
from hideout.app import build
from hideout.clock import now
from hideout.config import Config
from hideout.helplines import BrokenHelplines, shipped
from hideout.language import BY_CODE
from hideout.protocol import Hurried
from hideout.store import StoreBroken, open_store
from moderation import staffing, triage

_GRACE = 20


class CannotStart(Exception):
    """The house cannot be opened; the message says why and what to do."""


def run(config: Config, *, demo: bool = False) -> None:
    """Open the house and serve until told to stop; raises CannotStart, or StoreInUse for a second server."""
    logging.basicConfig(
        stream=sys.stderr, level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s"
    )
    try:
        shipped()
        triage.prepare()
        for language in BY_CODE:
            lines_of(language)
        if config.lamp != "off":
            asyncio.run(rehearsal.prepare())
    except (BrokenHelplines, ValueError) as broken:
        raise CannotStart(
            f"what lies in assets is broken, and nobody may be shown it so:\n{broken}"
        ) from None
    try:
        store = open_store(config.folder, serving=True, database=config.database)
    except (StoreBroken, OSError) as error:
        raise CannotStart(
            f"the store {'in PostgreSQL' if config.database else f'in {config.folder}'} cannot be opened ({error}); it was not changed"
        ) from None
    # uvicorn raises the signal that stopped it once more when it is done; the store must be closed first.
    for stop in (signal.SIGTERM, signal.SIGINT):
        signal.signal(stop, lambda *_: None)
    try:
        if demo:
            if config.desk_second_factor == "required":
                config = replace(config, desk_second_factor="optional")
            commands.add_demo(store)
        app = build(config, store)
        print(f"visitors: {commands.site_url(config, '/')}", file=sys.stderr)
        if demo:
            print(f"district: {commands.site_url(config, '/d/demo/')}", file=sys.stderr)
            token = staffing.sign_in_link(store, "demo", now())
            link = commands.site_url(config, f"/desk/enter/{token}")
            print(f"desk (one time, 15 minutes): {link}", file=sys.stderr)
            print(f"desk: second factor {config.desk_second_factor}, as this is a demo", file=sys.stderr)
        sys.stderr.flush()
        # Lists and weights stay until the end: looking through them for garbage would stop the house for 0.1 s now and then.
        gc.collect()
        gc.freeze()
        uvicorn.Server(
            uvicorn.Config(
                app,
                host=config.host,
                port=config.port,
                access_log=False,
                log_level="warning",
                server_header=False,
                proxy_headers=config.proxy,
                forwarded_allow_ips="127.0.0.1,::1" if config.proxy else "",
                http=Hurried,
                ws="none",
                lifespan="on",
                timeout_keep_alive=20,
                timeout_graceful_shutdown=_GRACE,
                backlog=1024,
            )
        ).run()
    finally:
        store.close()
