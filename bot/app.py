"""The one place that puts the parts together."""

import asyncio
import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from starlette.applications import Starlette

from bot.core.cards import Card
from bot.core.ports import Clock, Transport
from bot.core.procedure.layers import ProfileError
from bot.core.procedure.loading import PROFILES, load_profile
from bot.core.procedure.profiles import Profile
from bot.core.references import ALPHABET, LENGTH
from bot.core.refusals import Refusal
from bot.core.requests import Request
from bot.core.safety_line import safety_line
from bot.own_profile import OwnProfile
from bot.periodic_jobs import periodic_jobs
from bot.platforms import chat_transports, paces, slack_for
from bot.settings import Settings
from handlers.config import Config
from handlers.email.calendar import uid
from handlers.email.message import Sender
from handlers.email.transport import MailTransport, transport_for
from handlers.printing.mail import PrintingMail
from handlers.printing.printer import Printer
from handlers.router import Router
from handlers.web.app import web_app
from handlers.web.site import Site
from scheduler.courier import Courier
from scheduler.giving_up import give_up
from scheduler.jobs import Jobs
from scheduler.messages import Composer
from scheduler.metrics import Metrics
from scheduler.terms import Terms
from storage.claims import Claims
from storage.database import SERVING, read_url
from storage.errors import StorageError
from storage.hold import serving
from storage.master import KEY_WANTED, MasterKey
from storage.store import Store

READY_WITHIN = 1.0
"""Seconds to say that requests can be answered; whoever asks so often waits no longer."""


class WakingRouter(Router):
    """A router after whose answers the courier looks at once whether there is something to say."""

    def answer(self, request: Request) -> Card:
        """Carry out what is asked; see `Router`."""
        card = super().answer(request)
        self.clock.wake()
        return card


@dataclass(frozen=True, slots=True)
class App:
    """One process of Core Group: all its parts, on one database."""

    store: Store
    router: Router
    courier: Courier
    web: Starlette
    jobs: Jobs
    clock: Clock
    transports: tuple[Transport, ...]

    async def run(self, stop: asyncio.Event) -> None:
        """Deliver notices and do the jobs until `stop`; then let what is under way end."""
        self.jobs.start()
        delivering = asyncio.create_task(self.courier.run())
        stopping = asyncio.create_task(stop.wait())
        try:
            # A courier that ends by itself has met a bug: better no process than a silent one.
            await asyncio.wait({delivering, stopping}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopping.cancel()
            self.jobs.stop()
            self.courier.stop()
            try:
                await delivering
            finally:
                await self.close()

    async def close(self) -> None:
        """Let go of the transports' connections."""
        for transport in self.transports:
            await transport.close()


@contextmanager
def opened(
    settings: Settings,
    master: MasterKey,
    clock: Clock,
    *,
    transports: Sequence[Transport] = (),
    config: Config | None = None,
    draw: Callable[[], str] | None = None,
) -> Iterator[App]:
    """Hold the database and put the parts of one process together on it.

    `transports` carry the routes beside mail, or mail itself in its place; `draw` gives the
    references in place of chance. Raises `StorageError` where the database is not
    ours to use: held by another courier, of another version, of another key; and where the
    demo's rules, which lift what protects people, meet a key that is not a demo's, or the reverse.
    """
    address, chosen = read_url(settings.database), config or config_from(settings)
    if chosen.demo != master.is_demo:
        raise StorageError("A demo's key and a demo's rules are for each other alone.", KEY_WANTED)
    with serving(address):
        store = Store.open(settings.database, master, erased=settings.erasure_list, wait=SERVING)
        try:
            router = WakingRouter(store, chosen, clock, draw or draw_reference)
            yield _put_together(settings, store, clock, transports, router)
        finally:
            store.close()


def config_from(settings: Settings) -> Config:
    """Return what commands need to know of the settings, the authority's own profile loaded.

    Raises `Refusal` where the profile that the settings name is not there, or is not whole.
    """
    try:
        return _with_profile(settings)
    except ProfileError as error:
        raise Refusal(f"COREGROUP_PROFILE: {error.why}", error.way_on) from error


def _with_profile(settings: Settings) -> Config:
    plain = Config(
        profile=settings.profile,
        secure_mail_domains=frozenset(settings.secure_mail_domains),
        public_name=settings.public_name,
    )
    if not settings.profile.endswith(".toml"):
        load_profile(settings.profile)
        return plain
    file = OwnProfile(Path(settings.profile))
    own = file.load().name

    def load(name: str) -> Profile:
        return file.load() if name == own else load_profile(name)

    return replace(plain, profile=own, profiles=(*PROFILES, own), load=load)


def draw_reference() -> str:
    """Return four characters at random, for a new group or a family member."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def mail_transport(settings: Settings, clock: Clock, key: bytes) -> MailTransport:
    """Return what carries mail, from the settings; `key` is what Message-IDs are made with."""
    inner = transport_for(settings.mail_url.get_secret_value(), sender_of(settings, key), clock)
    return PrintingMail(inner, Printer())


def sender_of(settings: Settings, key: bytes) -> Sender:
    """Return who sends mail, and whether what is answered to it is read."""
    return Sender(settings.mail_from, settings.public_name, key)


def _put_together(
    settings: Settings,
    store: Store,
    clock: Clock,
    others: Sequence[Transport],
    router: WakingRouter,
) -> App:
    metrics = Metrics()
    claims = Claims(store.database, paces(settings))
    mail = mail_transport(settings, clock, store.secret("message ids"))
    transports = (mail, *chat_transports(settings, store.secret("message marks")), *others)
    safety = safety_line(router.config.load(router.config.profile))
    site = Site(settings.public_name, settings.public_url, settings.leave_url, safety)
    slack = slack_for(settings, store, router, clock, metrics.registry)
    return App(
        store=store,
        router=router,
        courier=_courier(settings, store, clock, claims, transports, metrics),
        web=web_app(
            site,
            router,
            store,
            clock,
            metrics.registry,
            partial(is_ready, store),
            also=slack.routes if slack else (),
            close=slack.close if slack else None,
        ),
        jobs=periodic_jobs(store, clock, claims, metrics),
        clock=clock,
        transports=transports,
    )


def _courier(
    settings: Settings,
    store: Store,
    clock: Clock,
    claims: Claims,
    transports: Sequence[Transport],
    metrics: Metrics,
) -> Courier:
    by_route = {each.route: each for each in transports}
    key, domain = store.secret("calendar uids"), settings.mail_from.rpartition("@")[2]
    compose = Composer(
        store,
        page=settings.public_url,
        routes=by_route,
        uid=lambda ref, meeting, member: uid(key, f"{ref}:{meeting}", member, domain),
    )
    return Courier(
        f"{os.getpid()}-{secrets.token_hex(4)}",
        claims=claims,
        compose=compose,
        give_up=partial(give_up, store, claims),
        transports=by_route,
        clock=clock,
        run=store.run,
        heard=metrics,
        is_alone=store.database.is_sqlite,
        terms=Terms(lease=settings.lease_seconds),
    )


async def is_ready(store: Store) -> bool:
    """Tell whether requests can be answered now; to wait long for the answer is a no."""
    try:
        async with asyncio.timeout(READY_WITHIN):
            await store.run(store.ping)
    except (StorageError, TimeoutError):
        return False
    return True
