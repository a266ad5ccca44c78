"""What keeps an installation from live use: each reason with the way to mend it (IG14, IG20)."""

from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from bot.app import config_from, sender_of
from bot.cli.data import master_key
from bot.cli.key import COPY_TRIED
from bot.core.facts.groups import CoreGroup
from bot.core.procedure.adoption import INDISPENSABLE, obstacles
from bot.core.procedure.day_names import many, short_day
from bot.core.procedure.made_up import is_made_up_domain, is_made_up_number
from bot.core.procedure.profiles import Profile
from bot.core.refusals import Refusal
from bot.core.wall_clock import day_of
from bot.settings import Settings
from scheduler.clock import SystemClock
from storage.chains import INSTALLATION
from storage.store import Store

COPY_IS_GOOD_FOR = timedelta(days=366)
TRY_A_COPY = "Keep one apart from the backups, and try it: coregroup key verify COPY"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason against live use, what it is about, and what would take it away."""

    what: str
    why: str
    way_on: str


NOT_READ = Reason(
    "mail",
    "The mailbox is not read (IG14): what somebody answers by mail reaches nobody.",
    "Comes with a later version. Until then people answer by the link in the mail.",
)
SET_SLACK_UP = "Set Slack up: coregroup manifest slack. Teams comes with a later version."
NO_PLACE = Reason(
    "people",
    "Outside the demo nobody can act for themselves but by a link: the lead confirms no address, "
    "minutes are signed and released by nobody, and nobody can print the invitation of a family "
    "member. A link shows no name of family and no paper (IG19), the operator's door no content "
    "(IG20).",
    SET_SLACK_UP,
)
NOT_SEEN = Reason(
    "raised",
    "Outside a chat nobody can read what was raised: a concern, a change, a visit without access. "
    "Lead and manager are told that something needs attention, and a link does not show it (IG19).",
    f"{SET_SLACK_UP} Until then they phone whoever may have raised it, or the duty team.",
)


def against_live_use(settings: Settings) -> Iterator[Reason]:
    """Return all that speaks against live use, as far as profile and database can be read.

    What cannot be read at all is among the findings of `check`, and speaks against it as well.
    """
    if not sender_of(settings, b"").reads_mail:
        yield NOT_READ
    if not settings.has_slack:
        yield from (NO_PLACE, NOT_SEEN)
    # A refusal here has been told among the findings.
    with suppress(Refusal):
        config = config_from(settings)
        yield from of_profile(config.load(config.profile))
    yield from of_settings(settings)
    with suppress(Refusal):
        key, erased = master_key(settings), settings.erasure_list
        with closing(Store.open(settings.database, key, erased=erased)) as store:
            yield from of_database(store, SystemClock().now())


def of_profile(profile: Profile) -> Iterator[Reason]:
    """Missing values, values that no named person has confirmed, numbers that nobody answers."""
    for each in obstacles(profile):
        yield Reason("profile", each.why, each.way_on)
    for key in INDISPENSABLE:
        value = profile[key]
        if value.parameter.is_telephone and is_made_up_number(value.written):
            why = f"{key} ({value.written[:40]}) is kept for stories: nobody answers it."
            yield Reason("profile", why, "Set the number that is answered.")


def of_settings(settings: Settings) -> Iterator[Reason]:
    """Mail that reaches nobody, links that nobody can open, domains that are nobody's."""
    if settings.mail_url.get_secret_value().startswith("maildir:"):
        why = "Mail is laid into a folder, and reaches nobody."
        yield Reason("mail", why, "Name a mail server in COREGROUP_MAIL_URL.")
    if settings.public_url.startswith("http:"):
        why = "Links open on this machine alone."
        yield Reason("page", why, "Name an https:// address in COREGROUP_PUBLIC_URL.")
    if not settings.secure_mail_domains:
        why = "No domain is secure, so no document and no person's mail is (IG2)."
        yield Reason("secure list", why, "Name the domains in COREGROUP_SECURE_MAIL_DOMAINS.")
    for name, domain in _domains(settings):
        if is_made_up_domain(domain):
            why = f"{domain} is kept for examples: no mail and no page is there."
            yield Reason("settings", why, f"Name a real one in COREGROUP_{name}.")


def _domains(settings: Settings) -> Iterator[tuple[str, str]]:
    yield "MAIL_FROM", settings.mail_from.rpartition("@")[2]
    yield "PUBLIC_URL", urlsplit(settings.public_url).hostname or ""
    for each in settings.secure_mail_domains:
        yield "SECURE_MAIL_DOMAINS", each


def of_database(store: Store, now: datetime) -> Iterator[Reason]:
    """A key without a copy, and people and members who are known by a made-up address."""
    yield from _of_key_copy(store, now)
    made_up = [p for p in store.people.all() if is_made_up_domain(p.email.rpartition("@")[2])]
    if made_up:
        why = f"{many(len(made_up), 'address')} of people known here: kept for examples."
        yield Reason("people", why, "See who is known here: coregroup people list")
    for ref in store.refs(also_closed=False):
        yield from _of_members(store.read(ref))


def _of_members(facts: CoreGroup) -> Iterator[Reason]:
    """Count the addresses in an open group to which no mail can go; no name and no address."""
    there = (each for each in facts.members if each.is_active)
    made_up = [each for each in there if is_made_up_domain(each.contact.domain)]
    if made_up:
        why = f"{facts.ref}: {many(len(made_up), 'address')} of its members: kept for examples."
        yield Reason("members", why, "The lead corrects each: contact change NAME")


def _of_key_copy(store: Store, now: datetime) -> Iterator[Reason]:
    """A key that is lost loses everything, and a copy that nobody has tried may be none."""
    lines = store.audit.lines(INSTALLATION)
    tried = max((each.at for each in lines if each.event == COPY_TRIED), default=None)
    if tried is None:
        yield Reason("key", "Nobody has tried a copy of the key.", TRY_A_COPY)
    elif now - tried > COPY_IS_GOOD_FOR:
        why = f"The copy of the key was last tried on {short_day(day_of(tried))}, over a year ago."
        yield Reason("key", why, TRY_A_COPY)
