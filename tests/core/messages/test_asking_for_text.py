"""Every message that invites text says before it whom to phone (IG9)."""

from dataclasses import replace

from bot.core.cards import Text, Warn
from bot.core.facts.people import Contact, Route
from bot.core.facts.tasks import TaskKind
from bot.core.messages.asking_for_text import ASKS_FOR_TEXT
from bot.core.messages.by_mail import as_mailed
from bot.core.messages.carrying import to_carry
from bot.core.messages.wording import Purpose, Wording
from bot.core.messages.words import word
from bot.core.notices.notice import CHANNEL, Kind
from bot.core.notices.wanted import wanted
from bot.core.procedure.loading import load_profile
from bot.core.tasking.settling import settle_tasks
from tests.cast import GRACE, at
from tests.core.messages.stories import a_story
from tests.core.messages.test_words import wording
from tests.core.notices.reading import stored
from tests.core.notices.test_about_updates import grace_sends_apologies
from tests.story import with_member

LINE = Warn("In immediate danger: 999. Worried today: 01632 960199, out of hours 01632 960198.")
WRITES = ("write", "written", "reason", "cannot be done")
ONLY_TELLS = {Kind.UPDATE_RECEIVED, Kind.UPDATE_MISSING, Kind.ASKED_OVERDUE}
"""They speak of what somebody else was asked to write."""


def test_every_message_that_invites_text_begins_with_the_line_and_no_other_has_it() -> None:
    told = set()
    for group in a_story():
        for notice in map(stored, wanted(group)):
            found, kind = word(group, notice), notice.identity.kind
            if not isinstance(found, Wording):
                continue
            told.add(kind)
            mailed = as_mailed(group, kind, found, has_chat=False)
            for card in (found.card, mailed):
                assert (card.blocks[0] == LINE) == (kind in ASKS_FOR_TEXT), kind
                assert card.blocks.count(LINE) == (kind in ASKS_FOR_TEXT), kind
    assert told == set(Kind)


def test_whatever_speaks_of_writing_or_leads_to_what_is_written_is_said_to_invite_text() -> None:
    invites = set()
    for group in a_story():
        for notice in map(stored, wanted(group)):
            found = word(group, notice)
            if not isinstance(found, Wording) or notice.identity.recipient == CHANNEL:
                continue
            said = " ".join(each.text for each in found.card.blocks if isinstance(each, Text))
            speaks = any(each in said.lower() for each in WRITES)
            if speaks or found.link_for in {Purpose.UPDATE, Purpose.MINUTES}:
                invites.add(notice.identity.kind)
    assert invites - ONLY_TELLS == ASKS_FOR_TEXT


def test_the_numbers_are_those_of_the_profile_and_999_stands_there_without_one() -> None:
    """The profile: duty 01632 960199, out of hours 01632 960198."""
    asked = grace_sends_apologies()
    assert wording(asked, Kind.UPDATE_REQUEST, GRACE).card.blocks[0] == LINE
    bare = replace(asked, profile=load_profile("leicester"))
    first = wording(bare, Kind.UPDATE_REQUEST, GRACE).card.blocks[0]
    assert first == Warn("In immediate danger: 999.")


def test_who_is_asked_to_write_by_a_person_is_told_the_line_too() -> None:
    group = with_member(grace_sends_apologies(), GRACE, contact=Contact(route=Route.POST))
    group = settle_tasks(group, at(22, 3, 12))
    told = [
        to_carry(group, each)
        for each in group.tasks
        if each.kind is TaskKind.REACH_BY_HAND and each.subject.startswith(Kind.UPDATE_REQUEST)
    ]
    assert [each[0] for each in told] == [LINE.text]
