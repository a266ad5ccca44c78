"""Tom asks on Mon 17 May for the review on Wed 2 Jun, the plan not safeguarding the child (8.3)."""

from datetime import date, datetime

from bot.core.diary.early import Wish, ask_early
from bot.core.facts.early import EarlyWish, Ground, Sooner
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from tests.cast import TOM, at
from tests.story import with_first_meeting_held, with_meeting

ASKED, SECOND_OF_JUNE = at(17, 5, 14), date(2027, 6, 2)
REVIEW = Wish(Sooner.REVIEW, Ground.NOT_SAFE, SECOND_OF_JUNE, "Two visits failed.")
MEETING = Wish(Sooner.CORE_GROUP, Ground.INCIDENT)


def in_may() -> CoreGroup:
    """Return the group in the middle of May: the meeting of 27 April was held."""
    return with_meeting(with_first_meeting_held(), "M2", state=MeetingState.ENDED)


def asked(
    wish: Wish = REVIEW, by: str = TOM, group: CoreGroup | None = None, now: datetime = ASKED
) -> CoreGroup:
    return ask_early(group or in_may(), wish, by=by, now=now)


def the_wish(group: CoreGroup) -> EarlyWish:
    return group.early[-1]
