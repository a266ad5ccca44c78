"""Martin disagrees with fewer visits, at the first meeting as it stands in the story (7.5)."""

from bot.core.disagreeing.bringing import bring, share, take_step
from bot.core.disagreeing.ladder import own_first
from bot.core.facts.disagreements import Disagreement
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from bot.core.meeting.ending import MeetingEnding, end
from tests.cast import ASHA, MARTIN, PRIYA, at
from tests.profiles import with_value
from tests.story import meeting_of, with_first_meeting_booked, with_meeting

TEXT = "Fewer visits are too few for Child A."
BEGUN, SAID, ENDED = at(30, 3, 10, 2), at(30, 3, 10, 30), at(30, 3, 11, 20)
SANDWELL = "talk; line manager; escalation policy"


def under_way(ladder: str = "") -> CoreGroup:
    """Return the group while its first meeting is under way: Priya chairs, Asha takes notes."""
    begun = {"state": MeetingState.STARTED, "started_at": BEGUN}
    group = with_meeting(with_first_meeting_booked(), "M1", chair=PRIYA, note_taker=ASHA, **begun)
    return with_value(group, "escalation", ladder) if ladder else group


def brought(by: str = MARTIN, group: CoreGroup | None = None) -> CoreGroup:
    return bring(group or under_way(), TEXT, by=by, now=SAID)


def the_one(group: CoreGroup) -> Disagreement:
    return group.disagreements[-1]


def shared(by: str = MARTIN, group: CoreGroup | None = None) -> CoreGroup:
    """Return the group when its author has taken their own steps and shared it."""
    facts = brought(by, group)
    for step in own_first(facts.profile):
        facts = take_step(facts, the_one(facts), step, "", by=by, now=SAID)
    return share(facts, the_one(facts), SAID)


def unresolved(by: str = MARTIN, settled: str = "", group: CoreGroup | None = None) -> CoreGroup:
    """Return the group after the meeting, which did not settle it unless it says how."""
    facts = shared(by, group)
    ending = MeetingEnding(settled=((the_one(facts).id, settled),))
    return end(facts, meeting_of(facts, "M1"), ending, by=PRIYA, now=ENDED).facts
