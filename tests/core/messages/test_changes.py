"""A change is told as what it is: another time, another place, or the same to another address."""

from dataclasses import replace
from datetime import date

from bot.core.cards import Button, Buttons, ButtonStyle, Text
from bot.core.facts.groups import CoreGroup
from bot.core.messages.wording import Silence, Wording
from bot.core.messages.words import word
from bot.core.notices.notice import CHANNEL, Kind, NoticeState
from tests.cast import DAWN, GRACE, MARTIN
from tests.core.notices.reading import of, stored
from tests.story import with_first_meeting_booked, with_meeting, with_member

BOOKED = with_first_meeting_booked()
MOVED = with_meeting(BOOKED, "M1", on=date(2027, 4, 1), revision=2)
ELSEWHERE = with_meeting(BOOKED, "M1", venue="Orchard Clinic", revision=2, place_revision=2)


def told(group: CoreGroup, kind: Kind, who: str) -> Wording:
    """Return what is said after the first telling of the meeting as it was booked."""
    first = stored(of(BOOKED, kind, who)[0], NoticeState.SENT)
    found = word(group, stored(of(group, kind, who)[0], id_=2), earlier=first)
    assert isinstance(found, Wording)
    return found


def pressable(wording: Wording) -> list[Button]:
    blocks = (each for each in wording.card.blocks if isinstance(each, Buttons))
    return [button for block in blocks for button in block.buttons]


def test_a_change_says_so_and_a_second_telling_of_the_same_is_not_sent() -> None:
    assert told(MOVED, Kind.INVITATION, GRACE).subject == (
        "Meeting 7KQ2: changed to Thu 1 Apr 2027, 10:00"
    )
    first = stored(of(BOOKED, Kind.INVITATION, GRACE)[0], NoticeState.SENT)
    again = stored(of(BOOKED, Kind.INVITATION, GRACE)[0], id_=3)
    assert isinstance(word(BOOKED, again, earlier=first), Silence)


def test_a_change_is_told_as_one_on_slack_and_in_the_channel_too() -> None:
    for who in (DAWN, CHANNEL):
        assert "has changed" in repr(told(MOVED, Kind.MEETING_SET, who).card)


def test_another_place_asks_nobody_to_answer_again() -> None:
    found = told(ELSEWHERE, Kind.INVITATION, GRACE)
    assert found.subject == "Meeting 7KQ2: another place on Tue 30 Mar 2027"
    assert not any(isinstance(each, Buttons) for each in found.card.blocks)
    assert found.entry is not None
    assert found.entry.place == "Orchard Clinic"
    assert "another place" in told(ELSEWHERE, Kind.MEETING_SET, CHANNEL).subject


def test_the_place_itself_stands_in_the_entry_alone_and_on_chat_behind_a_button() -> None:
    """IG2: a push says that something is there; the button shows it after access was asked."""
    entry, chat = told(ELSEWHERE, Kind.INVITATION, GRACE), told(ELSEWHERE, Kind.MEETING_SET, DAWN)
    assert "Your calendar entry says where it is." in repr(entry.card)
    assert "your answer stands" in repr(chat.card)
    assert Button("Where it is", "coming M1", ButtonStyle.PRIMARY) in pressable(chat)
    assert "Orchard" not in repr((entry.subject, entry.card, chat))


def test_of_a_meeting_without_a_place_the_invitation_says_so() -> None:
    nowhere = with_meeting(BOOKED, "M1", venue="")
    found = word(nowhere, stored(of(nowhere, Kind.INVITATION, GRACE)[0]))
    assert isinstance(found, Wording)
    assert "The place is not settled yet. You will be told." in repr(found.card)
    assert found.entry is not None
    assert found.entry.place == ""


def test_another_place_at_another_time_is_a_change_of_both() -> None:
    both = with_meeting(ELSEWHERE, "M1", on=date(2027, 4, 1))
    assert "changed to Thu 1 Apr 2027" in told(both, Kind.INVITATION, GRACE).subject


def test_the_same_told_to_another_address_is_an_invitation_and_no_change() -> None:
    other = with_member(BOOKED, GRACE, mailbox=2)
    assert told(other, Kind.INVITATION, GRACE).subject == "Meeting 7KQ2: Tue 30 Mar 2027, 10:00"


def test_who_has_a_post_is_told_of_it_with_the_reminder() -> None:
    """4.6: each task is shown to its owner before the meeting (S7)."""
    posted = with_meeting(BOOKED, "M1", chair=MARTIN, note_taker=DAWN)
    said = {}
    for who in (MARTIN, DAWN, GRACE):
        reminder = of(posted, Kind.REMINDER, who)[-1]
        found = word(posted, stored(reminder))
        assert isinstance(found, Wording)
        said[who] = [each.text for each in found.card.blocks if isinstance(each, Text)][3:]
    assert said[MARTIN] == ["You chair this meeting."]
    assert said[DAWN] == ["You take the notes at this meeting."]
    assert said[GRACE] == []


def test_what_may_have_been_lost_is_said_again_as_it_was() -> None:
    lost = stored(of(BOOKED, Kind.INVITATION, GRACE)[0], NoticeState.UNKNOWN)
    again = replace(lost, id=2, identity=lost.identity._replace(revision="3.1"))
    found = word(BOOKED, again, earlier=lost)
    assert isinstance(found, Wording)
    assert found.subject == "Meeting 7KQ2: Tue 30 Mar 2027, 10:00"
