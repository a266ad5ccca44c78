"""The contact sheet goes with the first meeting's notes, per recipient (R2, 5.6)."""

from dataclasses import replace
from datetime import date

from bot.core.access import Viewer
from bot.core.cards import Card
from bot.core.documents.contact_sheet import with_first_notes
from bot.core.documents.minutes import minutes_card
from bot.core.facts.groups import CoreGroup
from bot.core.facts.particulars import Flag
from bot.core.sheet.views import sheet_for
from tests.cast import DAWN, HELEN, PRIYA
from tests.core.documents.reading import under
from tests.record_story import record_of, with_minutes_released
from tests.story import with_meeting

TODAY = date(2027, 4, 6)
GROUP = with_minutes_released()


def sheet(who: str, group: CoreGroup = GROUP) -> str:
    card: Card = minutes_card(group, record_of(group), Viewer(who), TODAY)
    return under(card, "Contact sheet")


def test_professionals_stand_in_it_with_their_work_details() -> None:
    text = sheet(DAWN)
    assert "NAME | AGENCY | CONTACT DETAILS" in text
    assert "g.holloway@health.example" in text
    assert "Dean Marsh | Family | held in the case record" in text


def test_no_private_detail_travels_in_a_document_not_even_to_the_lead() -> None:
    calm = replace(GROUP, flag=Flag.NO)
    assert any("01632 960107" in each.details for each in sheet_for(calm, Viewer(PRIYA)))
    assert "01632 960107" not in sheet(PRIYA, calm)
    assert "hidden" not in sheet(PRIYA)


def test_the_conference_chair_gets_none() -> None:
    assert sheet(HELEN) == ""


def test_it_goes_with_the_first_notes_only() -> None:
    group = with_meeting(GROUP, "M2", started_at=GROUP.created_at)
    second = group.meeting("M2")
    assert second is not None
    assert list(with_first_notes(group, second, Viewer(DAWN))) == []
