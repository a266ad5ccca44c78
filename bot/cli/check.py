"""`coregroup check`: every setting and every connection, what is wrong and how to mend it."""

import asyncio
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from bot.app import config_from, mail_transport
from bot.cli.data import EnvFile, master_key
from bot.cli.options import AsJson
from bot.cli.printing import print_blocks, print_json
from bot.cli.waiting import what_waits
from bot.core.refusals import Refusal
from bot.settings import NEEDED_TO_SERVE, Problem, Settings, missing, read, shown
from scheduler.clock import SystemClock
from storage.store import Store

FAILED = 1
PATIENCE = 5.0
PORTS = {"http": 80, "https": 443}

NOT_YET = "What protects families in live use comes with later versions: not for live use yet"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found when something was tried; `way_on` mends what is not good."""

    what: str
    said: str
    way_on: str = ""
    is_good: bool = True


def check(*, as_json: AsJson = False, env_file: EnvFile = None) -> int:
    """Look at all settings and try all connections; exit 1 if anything has to be mended."""
    settings, problems = read(env_file)
    if settings is not None:
        problems += missing(settings, NEEDED_TO_SERVE)
    wrong = {each.name for each in problems}
    findings = list(_tried(settings, wrong)) if settings else []
    if as_json:
        print_json(_plain(settings, problems, findings))
    else:
        print_blocks(_blocks(settings, problems, findings), "Settings and connections")
    is_good = not problems and all(each.is_good for each in findings)
    return 0 if is_good else FAILED


def _tried(settings: Settings, wrong: set[str]) -> Iterator[Finding]:
    """Try what the settings name; what is missing among them has been said already."""
    if "KEY_FILE" not in wrong:
        if settings.key_file is not None:
            yield _key_file(settings.key_file)
        yield _refused_or("database", lambda: _database(settings))
    if "PROFILE" not in wrong:
        yield _refused_or("profile", lambda: _profile(settings))
    if not wrong & {"KEY_FILE", "PROFILE"}:
        yield from _groups(settings)
    if not wrong & {"MAIL_URL", "MAIL_FROM"}:
        yield _refused_or("mail", lambda: _mail(settings))
    if "PUBLIC_URL" not in wrong:
        yield _page(settings.public_url)
    if not settings.secure_mail_domains:
        said = "The secure list is empty: each document asked for becomes a task for the lead."
        yield Finding("secure list", said)


def _refused_or(what: str, found: Callable[[], str]) -> Finding:
    try:
        return Finding(what, found())
    except Refusal as refusal:
        return Finding(what, refusal.why, refusal.way_on, is_good=False)


def _key_file(path: Path) -> Finding:
    if stat.S_IMODE(path.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO):
        said = "Others on this machine may read the key file."
        return Finding("key", said, f"Run: chmod 600 {path}", is_good=False)
    return Finding("key", "Only its owner may read the key file.")


def _database(settings: Settings) -> str:
    store = Store.open(settings.database, master_key(settings), erased=settings.erasure_list)
    store.close()
    return "The database answers, is of this version, and the key is its own."


def _profile(settings: Settings) -> str:
    config = config_from(settings)
    return f"Profile {config.load(config.profile).name} is read and whole."


def _groups(settings: Settings) -> Iterator[Finding]:
    """Tell what waits to be adopted, where database and profile can be read at all."""
    try:
        load = config_from(settings).load
        store = Store.open(settings.database, master_key(settings), erased=settings.erasure_list)
    except Refusal:
        return  # It has been told above.
    try:
        if waits := what_waits(store, load):
            yield Finding("groups", waits)
    finally:
        store.close()


def _mail(settings: Settings) -> str:
    async def probe() -> str:
        transport = mail_transport(settings, SystemClock(), b"")
        try:
            return await transport.probe()
        finally:
            await transport.close()

    return asyncio.run(probe())


def _page(address: str) -> Finding:
    """Whoever checks before serving finds nobody there, and nothing is wrong with that."""
    url = urlsplit(address)

    async def connect() -> None:
        async with asyncio.timeout(PATIENCE):
            port = url.port or PORTS[url.scheme]
            _, writer = await asyncio.open_connection(url.hostname, port)
            writer.close()

    try:
        asyncio.run(connect())
    except OSError:
        return Finding("page", "Nobody answers there now: is `coregroup serve` running?")
    return Finding("page", "Somebody answers at the address of the page.")


def _blocks(
    settings: Settings | None, problems: Sequence[Problem], findings: Sequence[Finding]
) -> Iterator[tuple[str, Sequence[str]]]:
    for name, value in shown(settings) if settings else ():
        yield name, [value or "not set"]
    for each in findings:
        mark = "good" if each.is_good else "to mend"
        yield f"{each.what}: {mark}", list(filter(None, (each.said, each.way_on)))
    if problems:
        yield "To mend in the settings", list(map(str, problems))
    yield "Live use", [NOT_YET]


def _plain(
    settings: Settings | None, problems: Sequence[Problem], findings: Sequence[Finding]
) -> dict[str, object]:
    return {
        "settings": dict(shown(settings)) if settings else {},
        "problems": [
            {"name": each.name, "wrong": each.wrong, "right": each.right} for each in problems
        ],
        "findings": [
            {
                "what": each.what,
                "good": each.is_good,
                "said": each.said,
                "way_on": each.way_on,
            }
            for each in findings
        ],
        "live_use": NOT_YET,
    }
