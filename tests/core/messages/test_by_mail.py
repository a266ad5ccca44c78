"""A mail leads somewhere: to its link, or to where else the thing is done; never to nothing."""

from dataclasses import replace

import pytest

from bot.core.cards import Buttons, Card, Text
from bot.core.facts.deliveries import Pull
from bot.core.facts.groups import CoreGroup
from bot.core.messages.by_mail import as_mailed
from bot.core.messages.wording import Purpose, Wording
from bot.core.messages.words import word
from bot.core.notices.notice import CHANNEL, Kind
from bot.core.notices.wanted import wanted
from tests.cast import GRACE, TOM, at
from tests.core.messages.stories import a_story
from tests.core.messages.test_words import wording
from tests.core.notices.reading import of, stored
from tests.record_story import with_lead_having_it, with_minutes_released
from tests.story import with_first_meeting_booked, with_first_meeting_held


def says(card: Card) -> str:
    return " ".join(each.text for each in card.blocks if isinstance(each, Text))


def mailed(group: CoreGroup, kind: Kind, who: str = "", *, has_chat: bool = False) -> Card:
    return as_mailed(group, kind, wording(group, kind, who), has_chat=has_chat)


@pytest.mark.parametrize("has_chat", [True, False])
def test_no_mail_has_a_button_without_a_link_or_drops_one_in_silence(*, has_chat: bool) -> None:
    for group in a_story():
        for each in wanted(group):
            found = word(group, stored(each))
            if each.identity.recipient == CHANNEL or not isinstance(found, Wording):
                continue
            card = as_mailed(group, each.identity.kind, found, has_chat=has_chat)
            has_buttons = any(isinstance(block, Buttons) for block in card.blocks)
            assert found.link_for is not None or not has_buttons
            had = any(isinstance(block, Buttons) for block in found.card.blocks)
            leads = any(words in says(card) for words in ("In Slack or Teams", "Ask whoever runs"))
            assert leads or has_buttons or not had


def test_minutes_to_sign_are_sent_by_their_link_and_signed_elsewhere() -> None:
    group = with_lead_having_it()
    found = wording(group, Kind.MINUTES_TO_SIGN, TOM)
    assert (found.link_for, found.link_subject) == (Purpose.DOCUMENT, "M1:send me draft")
    card = mailed(group, Kind.MINUTES_TO_SIGN, TOM, has_chat=True)
    (row,) = (block for block in card.blocks if isinstance(block, Buttons))
    assert [each.label for each in row.buttons] == ["Send it to me"]
    assert "In Slack or Teams say: minutes 30 March. If you are not known there yet" in says(card)
    assert "as soon as you can" in says(card)


def test_where_there_is_no_chat_yet_the_operator_enters_what_he_may_and_is_asked_for_the_rest() -> (
    None
):
    not_held = says(mailed(with_first_meeting_booked(), Kind.NOT_HELD))
    assert "enter it for you: start 30 March; or: cancel 30 March." in not_held
    to_sign = says(mailed(with_lead_having_it(), Kind.MINUTES_TO_SIGN, TOM))
    assert "in Slack or Teams only, and this service has neither yet" in to_sign


def test_what_has_its_link_stays_as_it_is() -> None:
    found = wording(with_first_meeting_booked(), Kind.INVITATION, GRACE)
    card = as_mailed(with_first_meeting_booked(), Kind.INVITATION, found, has_chat=False)
    assert card == found.card


def test_the_lead_is_told_what_comes_next_with_a_draft() -> None:
    signed = says(wording(with_lead_having_it(), Kind.MINUTES_WITH_LEAD).card)
    assert "When they have signed, you can release them." in signed


def test_a_draft_that_is_sent_is_not_to_be_filed() -> None:
    pull = Pull("S1", TOM, "N1", at(3, 4), by_mail=True, domain="eastmere.example")
    for group, words in (
        (with_lead_having_it(), "It is a draft: do not pass it on."),
        (with_minutes_released(), "Keep it in your own agency's file"),
    ):
        asked = replace(group, pulls=(pull,))
        found = word(asked, stored(of(asked, Kind.DOCUMENT)[0]))
        assert isinstance(found, Wording)
        assert words in says(found.card)
    assert of(with_first_meeting_held(), Kind.DOCUMENT) == []
