"""The words of one notice for one recipient, made when it is sent from the facts of then."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.core.cards import Button, Buttons, ButtonStyle, Card, Text
from bot.core.diary.place import place_of
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.messages.asking_for_text import with_whom_to_phone
from bot.core.messages.calling_off import ENTRIES, OFF_WORDS, why_off
from bot.core.messages.catalogue import (
    CATALOGUE,
    CHANGED,
    ELSEWHERE,
    ELSEWHERE_BY_CHAT,
    Language,
)
from bot.core.messages.for_family import as_family_may_have_it
from bot.core.messages.in_place import in_whose_place
from bot.core.messages.may_hear import may_hear
from bot.core.messages.sentences import Slots, Words
from bot.core.messages.shared_mailbox import in_shared_mailbox
from bot.core.messages.slots import slots
from bot.core.messages.what_links_open import link_for, link_subject
from bot.core.messages.wording import Audience, Entry, Silence, Wording
from bot.core.notices.about_family import place_by_mail
from bot.core.notices.notice import CHANNEL, ENCLOSING, Kind, Notice
from bot.core.notices.said import OFF as OFF_SAID
from bot.core.notices.said import Said
from bot.core.ports import EntryState
from bot.core.procedure.day_names import short_day
from bot.core.references import reference_for

CHAIRS = "You chair this meeting."
TAKES_NOTES = "You take the notes at this meeting."


def word(
    facts: CoreGroup,
    notice: Notice,
    *,
    earlier: Notice | None = None,
    had: str = "",
    now: datetime | None = None,
) -> Wording | Silence:
    """Return what to say, or why nothing is said any more.

    `earlier` is the last notice of the same kind and subject that left for this recipient: after
    one that said the same nothing is said, and what never left need not be called off. `had` is
    what the last of them that was no calling-off said: that is what is called off. `now` is when
    it is said, where that is not when it was to leave.
    """
    filled = slots(facts, notice)
    if filled is None:
        return Silence("what it was about is no longer there")
    now = now or notice.run_at
    if not may_hear(facts, notice, now):
        return Silence("the recipient may not see it any more")
    if notice.needs_left and earlier is None:
        return Silence("no invitation left, so there is nothing to call off")
    if _said_the_same(earlier, notice):
        return Silence("the last one said the same")
    filled |= as_family_may_have_it(facts, notice)
    off = _called_off(notice, had)
    if off is not None:
        filled |= {"day": short_day(off.on), "time": f"{off.starts:%H:%M}"}
    more = (*_posts(facts, notice), *in_whose_place(facts, notice, now))
    return _worded(facts, notice, filled, earlier, off, more)


def _called_off(notice: Notice, had: str) -> Said | None:
    """Return what a notice calls off: what was said last; None where it is no calling-off."""
    return Said.parse(had) if notice.needs_left and had else None


def _said_the_same(earlier: Notice | None, notice: Notice) -> bool:
    if earlier is None or not notice.says:
        return False
    return earlier.has_surely_left and earlier.says == notice.says


def _worded(
    facts: CoreGroup,
    notice: Notice,
    filled: Slots,
    earlier: Notice | None,
    off: Said | None,
    more: tuple[str, ...],
) -> Wording:
    identity = notice.identity
    audience = _audience(facts, identity.recipient)
    words = in_shared_mailbox(facts, notice) or _words(facts, notice, audience, earlier)
    card = _card(words, filled, more)
    purpose = None if audience is Audience.CHANNEL else link_for(facts, identity)
    return Wording(
        card.title,
        with_whom_to_phone(facts, identity.kind, card),
        audience,
        entry=_entry(facts, notice, off),
        link_for=None if notice.needs_left else purpose,
        link_subject=link_subject(facts, notice),
        document=identity.subject if identity.kind in ENCLOSING else "",
    )


def _audience(facts: CoreGroup, recipient: str) -> Audience:
    if recipient == CHANNEL:
        return Audience.CHANNEL
    member = facts.member(recipient)
    return Audience.FAMILY if member is not None and member.is_family else Audience.PROFESSIONAL


def _words(facts: CoreGroup, notice: Notice, audience: Audience, earlier: Notice | None) -> Words:
    kind, meeting = notice.identity.kind, facts.meeting(notice.identity.subject)
    if notice.needs_left and meeting is not None:
        return OFF_WORDS[why_off(facts, meeting, notice.identity.recipient), audience]
    if kind in {Kind.INVITATION, Kind.MEETING_SET} and earlier is not None:
        changed = _changed(notice, earlier)
        if changed is not None:
            return changed[audience]
    words = CATALOGUE[kind, audience, Language.ENGLISH]
    return _without_substitute(words) if _is_too_late_for_one(notice) else words


def _is_too_late_for_one(notice: Notice) -> bool:
    """Tell of a request for an update whether it follows no apologies: nobody can come instead."""
    is_request = notice.identity.kind is Kind.UPDATE_REQUEST
    return is_request and notice.identity.first_occasion != "apologies"


def _without_substitute(words: Words) -> Words:
    kept = (each for each in words.buttons if not each[1].startswith("substitute"))
    return replace(words, buttons=tuple(kept))


def _changed(notice: Notice, earlier: Notice) -> Mapping[Audience, Words] | None:
    """Return the words for a meeting that is not as it was told.

    What was called off is told like new, and so is the same to another address.
    """
    if earlier.says == OFF_SAID:
        return None
    now, before = Said.parse(notice.says), Said.parse(earlier.says)
    if now.is_elsewhere(before):
        return ELSEWHERE_BY_CHAT if notice.identity.kind is Kind.MEETING_SET else ELSEWHERE
    return None if now.is_as(before) else CHANGED


def _posts(facts: CoreGroup, notice: Notice) -> tuple[str, ...]:
    """Tell whoever has a post at a meeting of it, before the meeting (S7)."""
    meeting = facts.meeting(notice.identity.subject)
    if meeting is None or notice.identity.kind not in {Kind.REMINDER, Kind.CAN_YOU_COME}:
        return ()
    said = ((meeting.chair, CHAIRS), (meeting.note_taker, TAKES_NOTES))
    return tuple(text for holder, text in said if holder == notice.identity.recipient)


def _card(words: Words, filled: Slots, more: tuple[str, ...]) -> Card:
    """Return the card of a message; its title is the subject line."""
    texts = tuple(Text(each) for each in (*(s.format_map(filled) for s in words.says), *more))
    buttons = tuple(
        Button(
            label,
            command.format_map(filled),
            ButtonStyle.PLAIN if number else ButtonStyle.PRIMARY,
        )
        for number, (label, command) in enumerate(words.buttons)
    )
    return Card(
        words.subject.format_map(filled), (*texts, *((Buttons(buttons),) if buttons else ()))
    )


def _entry(facts: CoreGroup, notice: Notice, off: Said | None) -> Entry | None:
    """Return the calendar entry of an invitation; its title is the reader's reference alone.

    What is called off is what they had: a date set since is none of their business (IG5).
    """
    meeting = facts.meeting(notice.identity.subject)
    if notice.identity.kind is not Kind.INVITATION or meeting is None:
        return None
    when, who = off or Said.of(meeting), notice.identity.recipient
    return Entry(
        meeting.id,
        ENTRIES[why_off(facts, meeting, who)] if notice.needs_left else EntryState.ON,
        datetime.combine(when.on, when.starts),
        datetime.combine(when.on, when.ends),
        f"Meeting {reference_for(facts, facts.member(who))}",
        "" if notice.needs_left else _place(facts, meeting, who),
    )


def _place(facts: CoreGroup, meeting: Meeting, recipient: str) -> str:
    member = facts.member(recipient)
    if member is not None and member.is_family and not place_by_mail(facts, meeting, member):
        return ""
    return "; ".join(filter(None, place_of(meeting)))
