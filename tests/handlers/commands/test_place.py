"""Where a meeting is: asked and shown after access, to whoever may go there (S13, R2, IG2)."""

from dataclasses import replace

import pytest

from bot.core.cards import Button, Buttons, Card
from bot.core.facts.meetings import Reasons
from bot.core.facts.particulars import Flag
from bot.core.facts.tasks import TaskKind
from bot.core.notices.notice import Kind
from tests.cast import ASHA, DEAN, GRACE, HELEN, LEAH, MARTIN, PRIYA, TOM, at
from tests.handlers.house import House, form_in, words
from tests.story import meeting_of, with_answers_for_first, with_first_meeting_booked, with_meeting

VENUE = "Larkfield Primary School, Larkfield Road"
JOIN = "https://meet.example/7"
BOOKED = with_meeting(with_first_meeting_booked(), "M1", join_link=JOIN)


@pytest.fixture(autouse=True)
def in_march(house: House) -> None:
    house.clock.jump(at(18, 3, 12))


def buttons(card: Card) -> list[Button]:
    return [each for block in card.blocks if isinstance(block, Buttons) for each in block.buttons]


def paper_for(house: House, who: str) -> Card:
    """Open the lead's task to give somebody their invitation."""
    (task,) = [t for t in house.group().tasks if t.is_open and t.subject == f"M1:{who}"]
    return house.say(PRIYA, f"done {task.id}")


def test_whoever_is_asked_to_come_is_shown_where_and_how_to_join(house: House) -> None:
    """S13: they are to tick that they know it."""
    house.keep(BOOKED)
    for text in ("coming 30 march", "coming 30 march yes"):
        said = words(house.say(GRACE, text))
        assert f"Venue: {VENUE}" in said
        assert f"Join link: {JOIN}" in said


def test_behind_a_link_the_place_is_in_the_calendar_entry_and_not_on_the_page(house: House) -> None:
    """Access rule 4: what a link shows is a closed list, and the place is not on it."""
    house.keep(BOOKED)
    shown = words(house.say(GRACE, "coming M1", by_link=True, looks=True))
    assert "Your calendar entry says where it is." in shown
    answered = words(house.say(GRACE, "coming M1", by_link=True, coming="yes"))
    assert [each for each in (VENUE, JOIN) if each in shown + answered] == []


def test_by_link_the_place_is_sent_to_the_readers_own_address_on_asking(house: House) -> None:
    """IG2."""
    house.keep(BOOKED)
    shown = house.say(GRACE, "coming M1", by_link=True, looks=True)
    (send,) = [each for each in buttons(shown) if each.command.endswith("send me")]
    assert "It is on its way" in words(house.say(GRACE, send.command, by_link=True))
    assert [(each.member, each.subject, each.by_mail) for each in house.group().pulls] == [
        (GRACE, "M1", True)
    ]
    assert "It has just been sent" in words(house.say(GRACE, "coming 30 march send me"))
    planned = [each.identity for each in house.store.notices.stored("7KQ2")]
    assert [each.recipient for each in planned if each.kind is Kind.PLACE] == [GRACE]


def test_to_a_shared_mailbox_it_is_not_sent_and_the_lead_has_the_task(house: House) -> None:
    house.keep(BOOKED)
    said = words(house.say(MARTIN, "coming 30 march send me", by_link=True))
    assert "The lead has a task" in said
    (task,) = [each for each in house.group().tasks if each.kind is TaskKind.TELL_PLACE]
    asked = words(house.say(PRIYA, f"done {task.id}"))
    assert "Tell somebody where a meeting is: Martin Pryce" in asked
    assert f"Venue: {VENUE}" in asked
    assert "The lead has your wish already" in words(house.say(MARTIN, "coming M1 send me"))


def test_the_place_is_sent_to_no_family_for_no_other_and_at_no_operators_door(
    house: House,
) -> None:
    house.keep(BOOKED)
    assert house.say(LEAH, "coming M1 send me", by_link=True).is_refusal
    assert house.say(PRIYA, "coming M1 send me for Grace").is_refusal
    assert house.say(GRACE, "coming M1 send me", operator=True).is_refusal
    assert house.group().pulls == ()


def test_family_are_referred_to_whoever_invited_them(house: House) -> None:
    house.keep(BOOKED)
    said = words(house.say(DEAN, "coming M1", by_link=True))
    assert "The person who invited you can tell you" in said
    assert "calendar" not in said


def test_of_a_meeting_without_a_place_it_is_said_that_there_is_none_yet(house: House) -> None:
    house.keep(with_meeting(BOOKED, "M1", venue="", join_link=""))
    assert "The place is not settled yet." in words(house.say(GRACE, "coming 30 march"))


def test_the_dates_say_where_to_whoever_may_know_it(house: House) -> None:
    house.keep(BOOKED)
    assert VENUE in words(house.say(ASHA, "dates"))
    assert VENUE not in words(house.say(HELEN, "dates"))
    assert VENUE not in words(house.say(PRIYA, "dates", operator=True))


STREET = "It is a street."
"""What the lead said of a place with a name of the family in it (IG1)."""


def test_what_was_said_of_a_name_in_the_place_stands_beside_the_place_alone(house: House) -> None:
    house.keep(with_meeting(BOOKED, "M1", reasons=Reasons(late="Easter", place=STREET)))
    told = f"late: Easter; a name in the place: {STREET}"
    assert told in words(house.say(ASHA, "dates"))
    assert told in words(house.say(PRIYA, "dates"))
    to_chair = words(house.say(HELEN, "dates"))
    assert ("late: Easter" in to_chair, STREET in to_chair) == (True, False)
    assert STREET not in words(house.say(PRIYA, "dates", operator=True))
    assert STREET not in words(house.say(LEAH, "dates"))


def test_a_meeting_moved_at_the_operators_door_tells_nothing_of_its_place(house: House) -> None:
    """IG20."""
    house.keep(with_meeting(BOOKED, "M1", reasons=Reasons(place=STREET)))
    moved = words(house.say(PRIYA, "move 30 march to 31 march 9:00", operator=True))
    assert ("31 Mar" in moved, STREET in moved) == (True, False)
    assert STREET in words(house.say(PRIYA, "move M1 to 31 march 9:30"))


def test_a_meeting_by_link_alone_says_so_among_the_dates(house: House) -> None:
    house.keep(with_meeting(BOOKED, "M1", venue=""))
    said = words(house.say(ASHA, "dates"))
    assert ("by the link" in said, JOIN in said) == (True, False)


def test_at_the_operators_door_a_meeting_is_moved_without_its_place_being_shown(
    house: House,
) -> None:
    """IG20."""
    house.keep(BOOKED)
    shown = house.say(PRIYA, "move 30 march", operator=True)
    assert [each.name for each in form_in(shown).fields] == ["on", "starts", "ends"]
    moved = house.say(PRIYA, "move 30 march to 31 march 9:00", operator=True)
    assert [each for each in (VENUE, JOIN) if each in words(shown) + words(moved)] == []
    assert meeting_of(house.group(), "M1").venue == VENUE


def test_what_is_emptied_in_the_form_goes_and_what_is_not_said_stays(house: House) -> None:
    house.keep(with_answers_for_first())
    house.say(PRIYA, "move M1", venue="", join_link=JOIN)
    meeting = meeting_of(house.group(), "M1")
    assert (meeting.venue, meeting.join_link, meeting.place_revision) == ("", JOIN, 2)
    house.say(PRIYA, "move 30 march to 31 march 9:00")
    assert meeting_of(house.group(), "M1").join_link == JOIN


def test_a_place_that_names_a_person_is_asked_back_at_its_field(house: House) -> None:
    """IG1."""
    house.keep(BOOKED)
    card = house.say(PRIYA, "move M1", venue="Leah's home")
    assert card.is_refusal
    wrong = [(each.name, each.value) for each in form_in(card).fields if each.error]
    assert wrong == [("venue", "Leah's home")]
    assert meeting_of(house.group(), "M1").venue == VENUE


def test_the_task_says_that_the_place_is_kept_and_lets_the_lead_release_it(house: House) -> None:
    """3.3: released to Leah, not to Dean."""
    house.keep(BOOKED)
    asked = paper_for(house, DEAN)
    assert VENUE not in words(asked)
    assert "The person who gave you this can tell you where it is." in words(asked)
    assert "It can be told to Dean Marsh once lead or team manager release it" in words(asked)
    (release,) = [each for each in buttons(asked) if each.label == "Release it"]
    house.say(TOM, release.command, dict(release.fields))
    assert VENUE in words(paper_for(house, DEAN))
    assert VENUE in words(paper_for(house, LEAH))


def test_without_the_flag_nothing_has_to_be_released(house: House) -> None:
    house.keep(with_meeting(replace(BOOKED, flag=Flag.NO), "M1", released_to=frozenset()))
    said = words(paper_for(house, DEAN))
    assert (VENUE in said, "release" in said) == (True, False)
    again = house.say(PRIYA, "meet venue 30 march to Dean")
    assert "may be told the venue already" in words(again)


def test_a_task_for_a_meeting_without_a_place_says_that_another_paper_will_come(
    house: House,
) -> None:
    house.keep(with_meeting(BOOKED, "M1", venue="", join_link="", released_to=frozenset()))
    assert "Once it is, there is a new paper to give." in words(paper_for(house, DEAN))
