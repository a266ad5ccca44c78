"""The record says in few lines to whom the plan's purpose is clear, and who explains it (R26)."""

from bot.core.documents.who_was_there import explained
from bot.core.facts.roll_call import Tick
from bot.core.meeting.record_keys import HAS_COPY, PURPOSE_EXPLAINED
from tests.cast import DAWN, DEAN, LEAH, MARTIN, PRIYA, TOM
from tests.story import meeting_of, with_first_meeting_held, with_meeting


def told(*ticks: Tick) -> tuple[str, ...]:
    group = with_meeting(with_first_meeting_held(), "M1", ticks=ticks)
    return explained(group, meeting_of(group, "M1"))


def test_to_whom_it_is_clear_stands_in_one_line_and_so_does_each_who_explained() -> None:
    clear = (Tick(PURPOSE_EXPLAINED, each) for each in (PRIYA, TOM, DAWN))
    family = (Tick(PURPOSE_EXPLAINED, each, TOM) for each in (LEAH, DEAN))
    assert told(*clear, *family, Tick(HAS_COPY, PRIYA)) == (
        "Clear to Priya Nair, Tom Adeyemi and Dawn Kerrigan what the plan is for.",
        "Explained to Leah Carrow and Dean Marsh, by Tom Adeyemi.",
    )


def test_what_is_left_for_later_has_a_line_for_each_who_will_do_it() -> None:
    later = Tick(PURPOSE_EXPLAINED, DEAN, PRIYA, later=True)
    assert told(Tick(PURPOSE_EXPLAINED, LEAH, MARTIN), later) == (
        "Explained to Leah Carrow, by Martin Pryce.",
        "To be explained later to Dean Marsh, by Priya Nair.",
    )
