"""What a booked meeting still lacks, one line each with the command that mends it (L6, L17)."""

from collections.abc import Iterator

from bot.core.cards import Text
from bot.core.diary.place import has_place, may_see_place
from bot.core.diary.possible_times import family_not_asked
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.procedure.day_names import listed
from bot.core.saying.dates import day_said
from handlers.call import Call


def still_to_say(
    call: Call, facts: CoreGroup, meeting: Meeting, *, sees_people: bool
) -> Iterator[Text]:
    """Say that no place is set, and who of the family was not asked when they can come."""
    if may_see_place(call.facts, call.viewer, meeting) and not has_place(meeting):
        day = day_said(meeting.on).lower()
        yield Text(f'No place is set yet. Set it: move {day} venue="Larkfield School"')
    not_asked = family_not_asked(facts) if sees_people else ()
    if not_asked:
        names = listed([each.name for each in not_asked])
        yield Text(
            f"Not asked yet when they can come (L6): {names}. "
            f"Note what they say: meet times mornings for {not_asked[0].name}"
        )
