"""The theatre: a folder with a real database and mail, and the parts put together on it."""

import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from importlib import resources
from itertools import chain
from pathlib import Path

from bot.app import draw_reference, opened
from bot.core.facts.people import Route
from bot.core.procedure.loading import PROFILES, load_profile, read_profile
from bot.core.procedure.profiles import Profile
from bot.demo.archive import Archive
from bot.demo.browser import Browser
from bot.demo.cast import LEAD, REFERENCES, SECURE_DOMAINS
from bot.demo.days import moment
from bot.demo.post import Post
from bot.demo.stage import Stage
from bot.demo.standins import MailServer, StandIn
from bot.demo.teller import Teller
from bot.settings import Settings
from handlers.config import Config
from handlers.email.message import Sender
from handlers.email.transport import transport_for
from handlers.printing.mail import PrintingMail
from handlers.printing.printer import Printer
from scheduler.clock import JumpClock
from storage.database import read_url
from storage.master import draw_key
from storage.upgrade import upgrade

SENDER = "meetings@eastmere.example"
PUBLIC_NAME = "Meetings"


@contextmanager
def staged(folder: Path, teller: Teller) -> Iterator[Stage]:
    """Build the stage in an empty folder; the database is whole when the block has ended."""
    settings = _settings(folder)
    master = draw_key(is_demo=True)
    upgrade(read_url(settings.database), master)
    clock = JumpClock(moment("17 Mar", "09:00"))
    post = Post(clock)
    sender = Sender(SENDER, PUBLIC_NAME, secrets.token_bytes(32))
    carrier = PrintingMail(transport_for(f"maildir:{folder / 'mail'}", sender, clock), Printer())
    mail = MailServer(carrier, post.seen)
    platforms = (StandIn(Route.SLACK, post.seen), StandIn(Route.TEAMS, post.seen))
    drawn = chain(REFERENCES, iter(draw_reference, ""))
    with (
        tempfile.TemporaryDirectory(prefix="coregroup-demo-copies-") as copies,
        opened(
            settings,
            master,
            clock,
            transports=(mail, *platforms),
            config=_config(),
            draw=partial(next, drawn),
        ) as app,
    ):
        app.store.people.save(LEAD)
        archive = Archive(settings.database, master, Path(copies))
        yield Stage(app, clock, teller, post, mail, Browser(app.web), folder / "mail", archive)


@contextmanager
def folder_for(out: Path | None) -> Iterator[Path]:
    """Yield the folder that keeps what the demo leaves, or one that goes when it is over."""
    if out is not None:
        yield out
        return
    with tempfile.TemporaryDirectory(prefix="coregroup-demo-") as passing:
        yield Path(passing)


def _settings(folder: Path) -> Settings:
    return Settings.model_validate(
        {
            "data_dir": folder,
            "mail_url": f"maildir:{folder / 'mail'}",
            "mail_from": SENDER,
            "public_url": "http://127.0.0.1:8080",
            "public_name": PUBLIC_NAME,
            "profile": "england",
        }
    )


def _config() -> Config:
    own = _eastmere()

    def load(name: str) -> Profile:
        return own if name == own.name else load_profile(name)

    return Config(
        profile=own.name,
        profiles=(own.name, *PROFILES),
        load=load,
        secure_mail_domains=frozenset(SECURE_DOMAINS),
        public_name=PUBLIC_NAME,
        demo=True,
    )


def _eastmere() -> Profile:
    file = resources.files("bot.demo") / "eastmere.toml"
    return read_profile(file.read_text(encoding="utf-8"), file.name)
