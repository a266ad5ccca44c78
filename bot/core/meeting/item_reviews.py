"""What a meeting says of one item of the plan: going well, barriers, and what becomes of it."""

from dataclasses import replace
from datetime import datetime

from bot.core.facts.actions import ItemReview, Verdict
from bot.core.facts.groups import CoreGroup
from bot.core.plan.acting import finish, open_action, put
from bot.core.record.versions import held_meeting
from bot.core.refusals import Refusal


def review(facts: CoreGroup, id_: str, noted: ItemReview, by: str, now: datetime) -> CoreGroup:
    """Note one item at one meeting (R12); noted again there, the later word holds.

    `reached` needs a measure to be held against (N4). "Completed and need met" marks the action
    as done on the day of the meeting.
    """
    action = open_action(facts, id_)
    meeting = held_meeting(facts, noted.meeting)
    if noted.reached and action.measure is None:
        raise Refusal(
            f"{id_} has no measure to hold this against (N4).",
            "Give it one first: what, from, to, by when.",
            field="reached",
        )
    others = tuple(each for each in action.reviews if each.meeting != noted.meeting)
    reviewed = put(facts, replace(action, reviews=(*others, noted)))
    if noted.verdict is not Verdict.NEED_MET:
        return reviewed
    once = put(reviewed, replace(action, reviews=(*others, noted), every=""))
    return finish(once, id_, meeting.on, by, now)
