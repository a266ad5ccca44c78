"""What is kept of what went to somebody: messages, documents asked for, their own copies (B4)."""

from collections.abc import Iterator, Sequence

from bot.core.cards import Block
from bot.core.copies.standing import delivery, has_arrived, may_leave
from bot.core.documents.family_copy import drawn
from bot.core.documents.to_print import FOR
from bot.core.exports.gathering import Gathering, Row, on, table
from bot.core.facts.copies import FamilyCopy
from bot.core.facts.deliveries import Pull
from bot.core.facts.tasks import TaskKind
from bot.core.notices.delivery import Delivery
from bot.core.notices.notice import Kind
from bot.core.procedure.day_names import short_day, short_moment
from bot.core.receipts.copies import ROUTE_NAMES, by_message
from bot.core.record.pulling import outlives

SENT = ("Sent", "What", "How", "How far")
PULLED = ("Asked for on", "What", "How")
COPIES = ("Your copy of the meeting of", "Version", "Given on", "How")
NEVER = frozenset({Kind.COPY_TO_CONFIRM})
"""What goes out under the flag alone, and would tell of it (IG15)."""


def sent_to(page: Gathering, deliveries: Sequence[Delivery]) -> Iterator[Block]:
    """Yield each message that has left to them, what they had sent, and copies given to them."""
    yield from table("What was sent to you", SENT, _messages(page, deliveries))
    yield from table("Documents that you asked for", PULLED, _pulls(page))
    given = [e for e in page.facts.copies if e.member == page.person.id and _is_given(page, e)]
    yield from table("Copies that you were given", COPIES, _copies(page, given))
    for copy in given:
        if may_leave(page.facts, copy):
            yield from drawn(copy.kept)


def _messages(page: Gathering, deliveries: Sequence[Delivery]) -> Iterator[Row]:
    for each in deliveries:
        notice = each.notice
        is_theirs = notice.identity.recipient == page.person.id and notice.sent_at is not None
        is_told = notice.identity.kind not in NEVER and page.may_know(notice.identity.subject)
        if is_theirs and is_told and notice.sent_at is not None:
            copy = by_message(page.person.id, notice.route, (each,))
            what, how = _in_words(notice.identity.kind), ROUTE_NAMES[notice.route]
            yield short_moment(notice.sent_at), what, how, copy.standing.value


def _in_words(kind: Kind) -> str:
    return kind.value.replace("_", " ")


def _pulls(page: Gathering) -> Iterator[Row]:
    for each in page.facts.pulls:
        if each.member == page.person.id and not outlives(each.subject):
            yield on(each.at), _asked_for(page, each), "by mail" if each.by_mail else "by hand"


def _asked_for(page: Gathering, pull: Pull) -> str:
    """Say what it was; what is printed to be given to somebody else says nothing of whom."""
    if FOR in pull.subject:
        return "a paper to give to somebody"
    if page.facts.meeting(pull.subject) is not None:
        return "where a meeting is"
    return "minutes" if page.facts.minutes_by_id(pull.subject) else pull.subject


def _is_given(page: Gathering, copy: FamilyCopy) -> bool:
    return copy.released_at is not None and has_arrived(page.facts, copy)


def _copies(page: Gathering, given: Sequence[FamilyCopy]) -> Iterator[Row]:
    """Yield when and how each was given; what may not leave any more is not printed again."""
    for copy in given:
        for task in page.facts.tasks:
            if task.kind is TaskKind.DELIVER_COPY and task.subject == delivery(copy):
                on_, how = task.done_on, page.said(task.how, task.closed_by)
                yield *_of(page, copy), short_day(on_) if on_ else "", how


def _of(page: Gathering, copy: FamilyCopy) -> tuple[str, str]:
    """Return the day of the meeting that a copy is of, and its version."""
    minutes = page.facts.minutes_by_id(copy.minutes)
    meeting = page.facts.meeting(minutes.meeting) if minutes else None
    return short_day(meeting.on) if meeting else "", str(minutes.version) if minutes else ""
