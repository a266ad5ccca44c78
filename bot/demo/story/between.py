"""Between the parts: meetings that are simply held, so that the story can go on after them."""

from bot.core.facts.roll_call import Presence
from bot.demo.cast import MARTIN, PRIYA, TOM
from bot.demo.stage import Stage

AGENDA = ("Chair", "Note taker", "Agenda:")
ENDED = ("has ended", "What became")


async def hold(stage: Stage, meeting: str, day: str) -> None:
    """Let Tom chair a meeting of which no more is told than that everybody was there."""
    booked = stage.group.meeting(meeting)
    if booked is None or booked.was_held:
        return
    await stage.on(day, "10:00")
    roll = {f"here_{each.id}": Presence.IN_PERSON.value for each in stage.group.core_members}
    posts = {"chair": stage.member(TOM).id, "note_taker": stage.member(MARTIN).id}
    await stage.sees(PRIYA, f"start {meeting}", *AGENDA, **posts, **roll)
    await stage.on(day, "11:20")
    child = stage.group.children[0].id
    views = {f"views_{child}": "Told at school, in her own words, to Martin."}
    await stage.sees(TOM, f"end {meeting}", *ENDED, **views)
