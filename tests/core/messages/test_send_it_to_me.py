"""*Send it to me* names the document that goes along; its address is looked at again (IG2)."""

from dataclasses import replace
from datetime import date

import pytest

from bot.core.documents.pack import pack
from bot.core.facts.deliveries import Pull
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from bot.core.facts.members import OptOut
from bot.core.facts.people import Confirmation, Reader, Route
from bot.core.facts.tasks import TaskKind
from bot.core.messages.wording import Purpose, Silence, Wording
from bot.core.messages.words import word
from bot.core.notices.notice import Kind
from bot.core.tasking import wanted_tasks
from tests.cast import GRACE, PRIYA, at
from tests.core.notices.reading import of, stored
from tests.record_story import with_minutes_released
from tests.story import meeting_of, member_of, with_meeting, with_member


def with_pull(subject: str = "N1") -> CoreGroup:
    """Return the group when Priya has asked for a copy, at an address on the secure list."""
    pull = Pull("S1", PRIYA, subject, at(3, 4), by_mail=True, domain="eastmere.example")
    return replace(with_minutes_released(), pulls=(pull,))


def mail(group: CoreGroup) -> Wording | Silence:
    return word(group, stored(of(with_pull(), Kind.DOCUMENT)[0]))


def test_it_names_the_document_and_goes_by_mail_whatever_the_route() -> None:
    (notice,) = of(with_pull(), Kind.DOCUMENT)
    assert notice.route is Route.SECURE_EMAIL
    found = mail(with_pull())
    assert isinstance(found, Wording)
    assert (found.subject, found.document) == ("7KQ2: the document you asked for", "N1")


def test_the_plan_goes_the_same_way() -> None:
    group = with_pull("plan")
    found = word(group, stored(of(group, Kind.DOCUMENT)[0]))
    assert isinstance(found, Wording)
    assert found.document == "plan"


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("evidence", "document. Its lines are signed"),
        (
            "evidence/2027-01-01/2027-03-31",
            "It is of these days only: Fri 1 Jan 2027 to Wed",
        ),
        ("evidence/2027-01-01/2027-03-31", "Its lines are signed"),
        ("case_file", "Put it into the case file, which is the record"),
        ("held:p7", "Print it, and nothing else with it."),
    ],
)
def test_what_is_let_out_of_the_group_says_what_is_to_be_done_with_it(
    subject: str, said: str
) -> None:
    group = with_pull(subject)
    found = word(group, stored(of(group, Kind.DOCUMENT)[0]))
    assert isinstance(found, Wording)
    assert found.document == subject
    assert said in str(found.card)


def test_an_address_that_changed_since_it_was_asked_for_gets_no_document() -> None:
    priya = with_pull().member(PRIYA)
    assert priya is not None
    confirmation = Confirmation("priya@home.example", PRIYA, at(3, 4))
    moved = replace(priya.contact, email="priya@home.example", confirmation=confirmation)
    for contact in (moved, replace(priya.contact, reader=Reader.SHARED)):
        assert isinstance(mail(with_member(with_pull(), PRIYA, contact=contact)), Silence)


def test_a_wish_or_a_person_no_longer_known_gets_no_document() -> None:
    assert isinstance(mail(replace(with_pull(), pulls=())), Silence)
    others = tuple(each for each in with_pull().members if each.id != PRIYA)
    assert isinstance(mail(replace(with_pull(), members=others)), Silence)


def with_place_asked(*, by_mail: bool = True) -> CoreGroup:
    """Return the group when Priya has asked where the meeting of 27 April is."""
    pull = Pull("S1", PRIYA, "M2", at(3, 4), by_mail=by_mail, domain="eastmere.example")
    return replace(with_minutes_released(), pulls=(pull,))


def test_the_place_of_a_meeting_goes_the_same_way_and_in_no_subject() -> None:
    """S13, IG2: the words name the day; what is asked for is below them, for its one reader."""
    group = with_place_asked()
    (notice,) = of(group, Kind.PLACE)
    found = word(group, stored(notice))
    assert isinstance(found, Wording)
    assert (found.subject, found.document) == (
        "7KQ2: where the meeting on Tue 27 Apr 2027 is",
        "M2",
    )
    assert "Larkfield" not in repr(found)
    assert "Venue" in repr(pack(group, "M2", PRIYA, at(3, 4).date()).card)
    assert notice.lapses_at == meeting_of(group, "M2").ends_at


def test_of_a_meeting_that_is_off_or_has_no_place_nothing_goes() -> None:
    group, notice = with_place_asked(), stored(of(with_place_asked(), Kind.PLACE)[0])
    for gone in ({"state": MeetingState.CANCELLED}, {"venue": "", "join_link": ""}):
        assert isinstance(word(with_meeting(group, "M2", **gone), notice), Silence)
        assert of(with_meeting(group, "M2", **gone), Kind.PLACE) == []


def test_a_document_that_may_not_be_had_any_more_is_not_wanted_either() -> None:
    """Or it would be planned with each settling, and withdrawn as often when it is to be sent."""
    group = with_pull()
    assert of(group, Kind.DOCUMENT)
    left = OptOut(at(3, 4), "a new post", "all")
    assert of(with_member(group, PRIYA, opted_out=left), Kind.DOCUMENT) == []
    shared = replace(member_of(group, PRIYA).contact, reader=Reader.SHARED)
    assert of(with_member(group, PRIYA, contact=shared), Kind.DOCUMENT) == []


def test_where_it_may_not_be_mailed_the_lead_tells_it_by_the_day_of_the_meeting() -> None:
    group = with_place_asked(by_mail=False)
    tasks = [each for each in wanted_tasks(group) if each.kind is TaskKind.TELL_PLACE]
    assert [(each.subject, each.owner) for each in tasks] == [(f"M2:{PRIYA}", PRIYA)]
    assert tasks[0].due_on == date(2027, 4, 5)
    off = with_meeting(group, "M2", state=MeetingState.CANCELLED)
    assert TaskKind.TELL_PLACE not in {each.kind for each in wanted_tasks(off)}
    assert TaskKind.HAND_OVER not in {each.kind for each in wanted_tasks(group)}


def test_news_of_the_plan_offers_to_send_it_by_its_link() -> None:
    group = with_minutes_released()
    group = replace(group, plan=replace(group.plan, changed_at=at(3, 4), revision=1))
    found = word(group, stored(of(group, Kind.PLAN_CHANGED, GRACE)[0]))
    assert isinstance(found, Wording)
    assert (found.link_for, found.link_subject) == (Purpose.DOCUMENT, "plan")
