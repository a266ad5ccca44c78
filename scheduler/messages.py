"""From notices to messages: the facts of now, access asked again, words, link and entry."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby

from bot.core.cards import Card
from bot.core.facts.deliveries import FailureKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.people import Route
from bot.core.messages.by_mail import as_mailed
from bot.core.messages.links import dies_at
from bot.core.messages.wording import Audience, Entry, Silence, Wording
from bot.core.messages.words import word
from bot.core.notices.notice import Notice, NoticeState, last_out
from bot.core.notices.outcomes import GivenUp, Hushed, Outcome
from bot.core.ports import CalendarEntry, Message, TransportError
from scheduler.addressing import address_of, why_none
from scheduler.enclosing import enclose
from scheduler.judging import hopeless, is_late
from storage.errors import StorageError, TamperedError, UnknownGroup
from storage.notices import About, about
from storage.store import Store
from storage.tokens import LinkTo


@dataclass(frozen=True, slots=True)
class Ready:
    """A claimed notice with its message, or with the reason why none could be made.

    `sequence` is that of its calendar entry.
    """

    notice: Notice
    message: Message | None
    sequence: int | None = None
    error: TransportError | None = None


@dataclass(slots=True)
class Composed:
    """What a batch of claimed notices came to: messages, and those for which there is none."""

    ready: list[Ready] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)


Compose = Callable[[Sequence[Notice], datetime], Composed]


@dataclass(frozen=True, slots=True)
class _Draft:
    """A message whose link opens nothing yet: its row is written apart, with the others'."""

    ready: Ready
    token: str = ""
    link: LinkTo | None = None


class Composer:
    """Makes the messages of claimed notices, each group's facts read once a batch.

    `page` is where links lead; `uid` names a meeting in a member's calendar, from the group, the
    meeting and the member; `routes` are those that something carries.
    """

    def __init__(
        self,
        store: Store,
        *,
        page: str,
        routes: Collection[Route],
        uid: Callable[[str, str, str], str],
    ) -> None:
        self._store = store
        self._page = page
        self._routes = frozenset(routes)
        self._has_chat = any(each.is_chat for each in self._routes)
        self._uid = uid

    def __call__(self, notices: Sequence[Notice], now: datetime) -> Composed:
        """Return the messages of some notices, sorted by group; blocks, so call it in a thread."""
        composed = Composed()
        self._settle_retries(notices, now)
        worth_it = list(self._worth_it(notices, now, composed))
        drafts: list[_Draft] = []
        with self._store.database.reading():
            alike = self._store.notices.alike(worth_it)
            known = self._store.read_all({each.ref for each in worth_it})
            for ref, batch in groupby(worth_it, key=lambda each: each.ref):
                drafts += self._drafts(known.get(ref), list(batch), alike, now, composed)
            links = {each.token: each.link for each in drafts if each.link is not None}
            unkept = self._store.tokens.unkept(links)
        self._store.tokens.keep(unkept)
        composed.ready += [each.ready for each in drafts]
        return composed

    def _settle_retries(self, notices: Sequence[Notice], now: datetime) -> None:
        """Settle the groups of what was tried before: settling left it alone while under way."""
        for ref in sorted({each.ref for each in notices if each.attempts > 0}):
            with suppress(UnknownGroup, TamperedError):  # `_drafts` meets them again.
                self._store.settle(ref, now)

    def _worth_it(
        self, notices: Sequence[Notice], now: datetime, composed: Composed
    ) -> Iterator[Notice]:
        for notice in notices:
            given_up = hopeless(notice, now, has_transport=notice.route in self._routes)
            if given_up is None:
                yield notice
            else:
                composed.outcomes.append(given_up)

    def _drafts(
        self,
        facts: CoreGroup | TamperedError | None,
        notices: Sequence[Notice],
        alike: Mapping[About, Sequence[Notice]],
        now: datetime,
        composed: Composed,
    ) -> Iterator[_Draft]:
        if facts is None:
            return  # Erased since they were claimed, and they with it.
        if isinstance(facts, TamperedError):
            composed.ready += [_broken(each, "unreadable") for each in notices]
            return
        for notice, others in _with_others(notices, alike):
            draft = self._draft_or_bug(facts, notice, others, now)
            if isinstance(draft, _Draft):
                yield draft
            elif isinstance(draft, Ready):
                composed.ready.append(draft)
            else:
                composed.outcomes.append(draft)

    def _draft_or_bug(
        self, facts: CoreGroup, notice: Notice, others: Sequence[Notice], now: datetime
    ) -> _Draft | Ready | Outcome:
        try:
            return self._draft(facts, notice, others, now)
        except StorageError:
            raise
        except Exception as bug:  # noqa: BLE001 - one notice's bug must not hold up the others
            return _broken(notice, f"bug_{type(bug).__name__}")

    def _draft(
        self, facts: CoreGroup, notice: Notice, others: Sequence[Notice], now: datetime
    ) -> _Draft | Outcome:
        wording = _wording(facts, notice, others, now)
        if isinstance(wording, Silence):
            return Hushed(notice)
        address = address_of(self._store, facts, notice)
        if not address:
            return GivenUp(notice, FailureKind.REFUSED, now, why_none(notice), tried=False)
        enclosed = enclose(self._store, facts, notice, wording, now)
        if enclosed is None:
            return Hushed(notice)
        sequence = _sequence(notice, others) if wording.entry else None
        link = _link(facts, notice, wording, now)
        token = self._store.tokens.token(link) if link else ""
        message = Message(
            address=address,
            subject=wording.subject,
            card=self._card(facts, notice, wording, enclosed.card),
            idempotency_key=f"{notice.ref}|{notice.identity}",
            attempt=notice.doubts + 1,
            calendar=self._entry(notice, wording.entry, sequence, now),
            link=f"{self._page}/a/{token}" if token else "",
            attachments=enclosed.attachments,
            paper=enclosed.paper,
            bundle=enclosed.bundle,
            for_family=wording.audience is Audience.FAMILY,
            is_late=is_late(notice, now),
            ref=notice.ref,
        )
        return _Draft(Ready(notice, message, sequence), token, link)

    def _card(self, facts: CoreGroup, notice: Notice, wording: Wording, card: Card) -> Card:
        """Return the card as it stands where it goes: a mail cannot do all that a chat can."""
        if notice.route is not Route.SECURE_EMAIL:
            return card
        whole = wording if card is wording.card else replace(wording, card=card)
        return as_mailed(facts, notice.identity.kind, whole, has_chat=self._has_chat)

    def _entry(
        self, notice: Notice, entry: Entry | None, sequence: int | None, now: datetime
    ) -> CalendarEntry | None:
        if entry is None or sequence is None:
            return None
        return CalendarEntry(
            uid=self._uid(notice.ref, entry.meeting, notice.identity.recipient),
            sequence=sequence,
            state=entry.state,
            starts=entry.starts,
            ends=entry.ends,
            title=entry.title,
            place=entry.place,
            stamp=now,
        )


def _wording(
    facts: CoreGroup, notice: Notice, others: Sequence[Notice], now: datetime
) -> Wording | Silence:
    told = last_out(each for each in others if not each.needs_left)
    had = told.says if told is not None else ""
    return word(facts, notice, earlier=last_out(others), had=had, now=now)


def _link(facts: CoreGroup, notice: Notice, wording: Wording, now: datetime) -> LinkTo | None:
    """Return what the message's link opens, if it has one."""
    member = facts.member(notice.identity.recipient)
    if wording.link_for is None or member is None:
        return None
    purpose, subject = wording.link_for, wording.link_subject
    until = dies_at(facts, purpose, subject, now)
    return LinkTo(facts.ref, member.id, purpose, subject, member.link_generation, until)


def _with_others(
    notices: Sequence[Notice], alike: Mapping[About, Sequence[Notice]]
) -> Iterator[tuple[Notice, Sequence[Notice]]]:
    """Yield each notice that settling has not taken back since, with the others like it."""
    for notice in notices:
        same = alike[about(notice)]
        if any(each.id == notice.id and each.state is NoticeState.CLAIMED for each in same):
            yield notice, [each for each in same if each.id != notice.id]


def _broken(notice: Notice, code: str) -> Ready:
    """An attempt that fails before anything is sent: it counts, and is tried again later."""
    return Ready(notice, None, error=TransportError(code, permanent=False))


def _sequence(notice: Notice, others: Sequence[Notice]) -> int:
    """Return the SEQUENCE of a calendar entry: the same for a retry, else one above the last."""
    if notice.sequence is not None:
        return notice.sequence
    return max((each.sequence for each in others if each.sequence is not None), default=-1) + 1
