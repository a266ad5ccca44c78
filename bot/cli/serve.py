"""`coregroup serve`: the courier, the jobs and the answer page, until it is told to stop."""

import asyncio
import faulthandler
import logging
from typing import Annotated

import typer

from bot import logs
from bot.app import opened
from bot.cli.data import EnvFile, master_key, settings_for
from bot.cli.serving import listen, run
from bot.settings import NEEDED_TO_SERVE
from scheduler.clock import SystemClock

log = logging.getLogger(__name__)
FAILED = 1

Host = Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Where to listen.")]
Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="On which port.")]


def serve(*, host: Host = "127.0.0.1", port: Port = 8080, env_file: EnvFile = None) -> int:
    """Deliver what is due and serve the answer page; SIGTERM ends it within 10 s."""
    settings = settings_for(env_file, NEEDED_TO_SERVE)
    with opened(settings, master_key(settings), SystemClock()) as app, listen(host, port) as taken:
        logs.begin(settings.log_level)
        try:
            asyncio.run(run(app, taken, settings.trusted_proxies))
        except Exception:
            # Told by its kind and place alone: the words of an error may hold what is sealed.
            log.exception("ended_by_bug")
            return FAILED
        finally:
            faulthandler.cancel_dump_traceback_later()
    return 0
