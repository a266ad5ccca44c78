"""The words of notices: no name, no content, made anew from the facts at the time of sending."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from bot.core.cards import Buttons, Text
from bot.core.facts.deliveries import Pull
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from bot.core.facts.members import OptOut
from bot.core.facts.tasks import TaskKind
from bot.core.facts.updates import UpdateAsked
from bot.core.messages.catalogue import CATALOGUE, CHANNEL, Language
from bot.core.messages.phrases import LIMITS, TASKS
from bot.core.messages.wording import Audience, Purpose, Silence, Wording
from bot.core.messages.words import word
from bot.core.notices.notice import CHANNEL as THE_CHANNEL
from bot.core.notices.notice import Kind, NoticeState
from bot.core.notices.wanted import wanted
from bot.core.ports import EntryState
from bot.core.tasking.settling import settle_tasks
from tests.cast import ASHA, DAWN, GRACE, HELEN, PRIYA, at
from tests.core.messages.stories import BOOKED, a_story
from tests.core.notices.reading import of, stored
from tests.core.notices.test_about_minutes import with_final
from tests.core.notices.test_about_plan_and_dates import with_lock
from tests.core.notices.test_about_updates import (
    grace_sends_apologies,
)
from tests.story import (
    EASTMERE,
    with_contact_sheet,
    with_first_meeting_held,
    with_meeting,
    with_member,
)


def wording(group: CoreGroup, kind: Kind, who: str = "") -> Wording:
    found = word(group, stored(of(group, kind, who)[0]))
    assert isinstance(found, Wording)
    return found


def test_every_kind_of_notice_has_words_for_professionals_in_every_language() -> None:
    for language in Language:
        for kind in Kind:
            assert (kind, Audience.PROFESSIONAL, language) in CATALOGUE


def test_whatever_is_posted_to_the_channel_has_words_for_it() -> None:
    posted = {
        each.identity.kind
        for group in a_story()
        for each in wanted(group)
        if each.identity.recipient == THE_CHANNEL
    }
    assert posted == set(CHANNEL)


def test_every_task_and_limit_has_a_phrase() -> None:
    assert set(TASKS) == set(TaskKind)
    assert "first_meeting" in LIMITS


def test_no_message_that_is_pushed_holds_a_name_an_address_or_a_venue() -> None:
    """IG1, IG2: what is secret here are all free texts of the group."""
    said = set()
    for group in a_story():
        secrets = [each.name for each in group.members]
        secrets += [part for each in group.members for part in each.name.split()]
        secrets += [each.contact.email for each in group.members if each.contact.email]
        secrets += [each.venue for each in group.meetings if each.venue]
        for notice in map(stored, wanted(group)):
            words = word(group, notice)
            if isinstance(words, Wording):
                said.add(notice.identity.kind)
                is_asked_for = notice.identity.kind is Kind.DOCUMENT  # IG2's one exception
                text = words.subject if is_asked_for else f"{words.subject} {words.card!r}"
                assert not any(secret in text for secret in secrets), text
                assert "{" not in words.subject
    assert said == set(Kind)


def test_whoever_is_wanted_to_hear_may_hear() -> None:
    for group in a_story():
        for each in wanted(group):
            found = word(group, stored(each))
            assert isinstance(found, Wording) or each.needs_left, (each.identity, found)


def test_an_invitation_carries_the_entry_and_a_link_that_answers() -> None:
    """3.3."""
    invitation = wording(BOOKED, Kind.INVITATION, GRACE)
    assert invitation.entry is not None
    assert (invitation.entry.title, invitation.entry.state) == ("Meeting 7KQ2", EntryState.ON)
    assert invitation.entry.starts == datetime(2027, 3, 30, 10, 0)  # noqa: DTZ001 - wall clock
    assert (invitation.link_for, invitation.link_subject) == (Purpose.ANSWER, "M1")
    assert wording(BOOKED, Kind.MEETING_SET, DAWN).entry is None


def test_what_is_off_is_called_off_only_after_an_invitation_left() -> None:
    first = stored(of(BOOKED, Kind.INVITATION, GRACE)[0], NoticeState.SENT)
    off = with_meeting(BOOKED, "M1", state=MeetingState.CANCELLED, revision=2)
    notice = stored(of(off, Kind.INVITATION, GRACE)[0], id_=2)
    assert isinstance(word(off, notice), Silence)
    told = word(off, notice, earlier=first)
    assert isinstance(told, Wording)
    assert told.entry is not None
    assert told.entry.state is EntryState.MEETING_OFF
    assert (told.link_for, told.entry.place) == (None, "")


def test_what_is_called_off_is_the_date_that_was_told_and_none_set_since() -> None:
    first = stored(of(BOOKED, Kind.INVITATION, DAWN)[0], NoticeState.SENT)
    left = with_member(BOOKED, DAWN, opted_out=OptOut(at(22, 3), "work is done"))
    moved = with_meeting(left, "M1", on=date(2027, 4, 1), starts=time(14), revision=2)
    off = stored(of(moved, Kind.INVITATION, DAWN)[0], id_=2)
    told = word(moved, off, earlier=first, had=first.says)
    assert isinstance(told, Wording)
    assert told.subject == "Meeting 7KQ2: not on Tue 30 Mar 2027"
    assert told.entry is not None
    assert told.entry.starts == datetime(2027, 3, 30, 10, 0)  # noqa: DTZ001 - wall-clock


def test_whoever_left_is_taken_off_alone() -> None:
    first = stored(of(BOOKED, Kind.INVITATION, DAWN)[0], NoticeState.SENT)
    left = with_member(BOOKED, DAWN, opted_out=OptOut(at(22, 3), "work is done"))
    told = word(left, stored(of(left, Kind.INVITATION, DAWN)[0], id_=2), earlier=first)
    assert isinstance(told, Wording)
    assert told.entry is not None
    assert told.entry.state is EntryState.MEMBER_OFF


def test_a_new_invitation_after_being_called_off_is_no_change() -> None:
    left = with_member(BOOKED, DAWN, opted_out=OptOut(at(22, 3), "a mistake"))
    off = stored(of(left, Kind.INVITATION, DAWN)[0], NoticeState.SENT)
    told = word(BOOKED, stored(of(BOOKED, Kind.INVITATION, DAWN)[0], id_=2), earlier=off)
    assert isinstance(told, Wording)
    assert told.subject == "Meeting 7KQ2: Tue 30 Mar 2027, 10:00"


def test_whoever_may_not_hear_any_more_hears_nothing() -> None:
    """IG4: access is asked again when it is sent, not when it was planned."""
    planned = stored(of(BOOKED, Kind.CAN_YOU_COME, ASHA)[0])
    left = with_member(BOOKED, ASHA, opted_out=OptOut(at(22, 3), "work is done"))
    assert isinstance(word(left, planned), Silence)


@pytest.mark.parametrize("kind", [Kind.REMINDER, Kind.TASK_GIVEN, Kind.ACTION_DUE])
def test_what_is_there_no_more_is_not_told(kind: Kind) -> None:
    group = settle_tasks(with_lock(), at(1, 4))
    planned = stored(of(group, kind)[0])
    empty = replace(group, meetings=(), tasks=(), actions=())
    assert isinstance(word(empty, planned), Silence)


def test_a_limit_that_is_met_meanwhile_is_not_told() -> None:
    planned = stored(of(with_contact_sheet(), Kind.STATUTORY_NEARING)[0])
    assert isinstance(word(BOOKED, planned), Silence)


def test_the_request_names_the_one_date_that_binds() -> None:
    """7.1: due Fri 23 Apr (D6)."""
    asked = wording(grace_sends_apologies(), Kind.UPDATE_REQUEST, GRACE)
    assert any(
        "Fri 23 Apr 2027" in each.text for each in asked.card.blocks if isinstance(each, Text)
    )
    offered = next(each for each in asked.card.blocks if isinstance(each, Buttons)).buttons
    assert [each.command for each in offered] == ["substitute M2", "update M2"]


def test_minutes_are_due_on_the_earlier_reading() -> None:
    """5.1."""
    due = wording(with_first_meeting_held(), Kind.MINUTES_DUE)
    assert "Sun 4 Apr 2027" in repr(due.card)
    loose = replace(with_first_meeting_held(), profile=EASTMERE)
    assert "Tue 30 Mar 2027" in repr(wording(loose, Kind.MINUTES_DUE).card)


def test_what_the_lead_asked_for_names_its_own_date() -> None:
    asked = UpdateAsked("Q1", "M2", GRACE, "a report", date(2027, 4, 16), at(6, 4), PRIYA)
    group = replace(with_first_meeting_held(), updates_asked=(asked,))
    request = next(e for e in of(group, Kind.UPDATE_REQUEST) if e.identity.subject == "Q1")
    told = word(group, stored(request))
    assert isinstance(told, Wording)
    assert "Fri 16 Apr 2027" in repr(told.card)
    assert told.link_subject == "Q1"
    assert "substitute" not in repr(told.card)


def test_minutes_to_read_offer_to_send_them_and_a_document_names_which() -> None:
    to_read = wording(with_final(), Kind.MINUTES_TO_READ, HELEN)
    buttons = next(each for each in to_read.card.blocks if isinstance(each, Buttons))
    assert buttons.buttons[0].command == "minutes M1 send me"
    assert (to_read.link_for, to_read.link_subject) == (Purpose.DOCUMENT, "M1")
    pulled = replace(
        with_final(),
        pulls=(Pull("Y1", GRACE, "N1", at(3, 4), by_mail=True, domain="health.example"),),
    )
    assert wording(pulled, Kind.DOCUMENT).document == "N1"
