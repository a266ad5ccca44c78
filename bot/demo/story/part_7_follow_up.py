"""Part 7, what follows from A3: Priya proposes to Dawn to have the old key handed in."""

from bot.core.facts.actions import ActionState
from bot.demo.cast import DAWN, PRIYA
from bot.demo.days import day
from bot.demo.stage import Stage
from bot.demo.story.part_6 import LOCK

FOLLOW_UP = "A4"
DUE = "28 May"
FITTED = {
    **LOCK,
    "what": "have the new lock looked at, and the old keys handed in",
    "how": "a joiner of the housing repairs team comes once the lock is in",
    "when": "28 may 2027",
}


async def tell(stage: Stage) -> None:
    await stage.on("27 Apr", "11:30")
    await stage.says(PRIYA, "action new", **FITTED)
    action = stage.group.action(FOLLOW_UP)
    asked = [each.day for each in stage.post.to(DAWN, f"action {FOLLOW_UP} is proposed to you")]
    await stage.expect(
        "What follows from A3 is proposed to Dawn, by Fri 28 May 2027; she has yet to say (N5).",
        action is not None and (action.due_on, action.state) == (day(DUE), ActionState.PROPOSED),
        asked == [day("27 Apr")],
    )
