"""`coregroup check`: every setting and every connection, what is wrong and how to mend it."""

import asyncio
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from bot.app import config_from, mail_transport
from bot.cli.check_slack import slack_findings
from bot.cli.check_told import Checked, Finding, Mark, blocks, plain
from bot.cli.data import EnvFile, master_key
from bot.cli.live import against_live_use
from bot.cli.options import AsJson
from bot.cli.printing import print_blocks, print_json
from bot.cli.waiting import NOT_KNOWN, what_waits
from bot.core.procedure.adoption import obstacles
from bot.core.procedure.day_names import many
from bot.core.refusals import Refusal
from bot.setting_problems import PREFIX
from bot.settings import NEEDED_TO_SERVE, Settings, missing, read
from scheduler.clock import SystemClock
from storage.store import Store

FAILED = 1
PATIENCE = 5.0
PORTS = {"http": 80, "https": 443}

NO_CHAT = "Nothing goes by {}: whoever has it as their route is reached by mail."
NO_PROXY = (
    "No proxy is trusted to say who asks: all visitors share one limit.",
    "Set COREGROUP_TRUSTED_PROXIES to the address of the proxy that speaks https.",
)
STAYS_HERE = (
    "*Leave this page now* leads back to where the pages of families are.",
    "Set COREGROUP_LEAVE_URL to an everyday page of others, such as one with the weather.",
)
Live = Annotated[bool, typer.Option("--live", help="Say as well what is against live use.")]


def check(*, live: Live = False, as_json: AsJson = False, env_file: EnvFile = None) -> int:
    """Look at all settings and try all connections; exit 1 if anything has to be mended.

    With --live also if anything speaks against live use, which is listed reason by reason.
    """
    settings, problems = read(env_file)
    if settings is not None:
        problems += missing(settings, NEEDED_TO_SERVE)
    wrong = {each.name.removeprefix(PREFIX) for each in problems}
    findings = list(_tried(settings, wrong)) if settings else []
    against = list(against_live_use(settings)) if live and settings else []
    checked = Checked(settings, problems, findings, against)
    if as_json:
        print_json(plain(checked))
    else:
        print_blocks(blocks(checked), "Settings and connections")
    return 0 if checked.is_good else FAILED


def _tried(settings: Settings, wrong: set[str]) -> Iterator[Finding]:
    """Try what the settings name; what is missing among them has been said already."""
    if "KEY_FILE" not in wrong:
        if settings.key_file is not None:
            yield _key_file(settings.key_file)
        yield _refused_or("database", lambda: _database(settings))
    if "PROFILE" not in wrong:
        yield _profile(settings)
    if not wrong & {"KEY_FILE", "PROFILE"}:
        yield from _groups(settings)
    if not wrong & {"MAIL_URL", "MAIL_FROM"}:
        yield _refused_or("mail", lambda: _mail(settings))
    if "PUBLIC_URL" not in wrong:
        yield from _web(settings)
    if not settings.secure_mail_domains:
        said = "The secure list is empty: each document asked for becomes a task for the lead."
        yield Finding("secure list", said, mark=Mark.TO_KNOW)
    yield from _chats(settings, wrong)


def _chats(settings: Settings, wrong: set[str]) -> Iterator[Finding]:
    if settings.has_slack and not any(name.startswith("SLACK") for name in wrong):
        yield from slack_findings(settings)
    without = "Teams" if settings.has_slack else "Slack (it is not set) and Teams"
    yield Finding("routes", NO_CHAT.format(without), mark=Mark.TO_KNOW)


def _refused_or(what: str, found: Callable[[], str]) -> Finding:
    try:
        return Finding(what, found())
    except Refusal as refusal:
        return Finding(what, refusal.why, refusal.way_on, mark=Mark.TO_MEND)


def _key_file(path: Path) -> Finding:
    if stat.S_IMODE(path.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO):
        said = "Others on this machine may read the key file."
        return Finding("key", said, f"Run: chmod 600 {path}", mark=Mark.TO_MEND)
    return Finding("key", "Only its owner may read the key file.")


def _database(settings: Settings) -> str:
    store = Store.open(settings.database, master_key(settings), erased=settings.erasure_list)
    store.close()
    return "The database answers, is of this version, and the key is its own."


def _profile(settings: Settings) -> Finding:
    """Say as well what keeps a profile that is whole from live use, for no group begins on it."""
    try:
        config = config_from(settings)
        profile = config.load(config.profile)
    except Refusal as refusal:
        return Finding("profile", refusal.why, refusal.way_on, Mark.TO_MEND)
    said = f"Profile {profile.name} is read and whole."
    if not (found := obstacles(profile)):
        return Finding("profile", said)
    said = f"Profile {profile.name} can be read; {many(len(found), 'thing')} to settle before use."
    way_on = f"See which: coregroup profile check {settings.profile}"
    return Finding("profile", said, way_on, Mark.TO_KNOW)


def _groups(settings: Settings) -> Iterator[Finding]:
    """Tell what waits to be adopted, where database and profile can be read at all."""
    try:
        load = config_from(settings).load
        store = Store.open(settings.database, master_key(settings), erased=settings.erasure_list)
    except Refusal:
        return  # It has been told above.
    try:
        if waits := what_waits(store, load):
            mark = Mark.TO_MEND if NOT_KNOWN in waits else Mark.TO_KNOW
            yield Finding("groups", waits, mark=mark)
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


def _web(settings: Settings) -> Iterator[Finding]:
    yield _page(settings.public_url)
    if urlsplit(settings.leave_url).hostname == urlsplit(settings.public_url).hostname:
        yield Finding("leave", *STAYS_HERE, mark=Mark.TO_MEND)
    if settings.public_url.startswith("https:") and not settings.trusted_proxies:
        yield Finding("proxy", *NO_PROXY, mark=Mark.TO_KNOW)


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
        said = "Nobody answers there now: is `coregroup serve` running?"
        return Finding("page", said, mark=Mark.TO_KNOW)
    return Finding("page", "Somebody answers at the address of the page.")
