"""Part 11, the minutes: of a meeting that Dawn was at, and a correction of an older one."""

from bot.core.facts.tasks import TaskKind
from bot.demo.backstage import REF
from bot.demo.card_read import words
from bot.demo.cast import ASHA, DAWN, HELEN, IQBAL, MARTIN, NEW_GRACE, PRIYA, TOM
from bot.demo.stage import Stage

FINAL = "minutes of Tue 17 Aug 2027 are final"
CORRECTED = "minutes of Tue 27 Apr 2027 are final"
WRITTEN = {
    "progress": "The lock has been replaced. The mornings are settled.",
    "intervention_agreed": "The visits go on, every other week.",
    "decision_taken": "The work of housing is done.",
}
IN_SHORT = ("DRAFT", "Corrected because", "Signed:", "housing is done")
STILL_HERE = {PRIYA, TOM, NEW_GRACE, MARTIN, ASHA, HELEN}


async def are_signed(stage: Stage, meeting: str) -> None:
    await stage.on("18 Aug", "14:00")
    await stage.says(MARTIN, f"minutes {meeting} draft", **WRITTEN)
    await stage.says(MARTIN, f"minutes {meeting} send")
    await _sign(stage, TOM, meeting, "chair")
    await _sign(stage, IQBAL, meeting, "senior social worker")


async def _sign(stage: Stage, who: str, meeting: str, role: str) -> None:
    signs = f"minutes {meeting} sign as {role}"
    await stage.says_and_presses(who, signs, f"Sign as {role}", *IN_SHORT)


async def go_out_without_her(stage: Stage, meeting: str) -> None:
    await stage.on("20 Aug", "12:05")
    await stage.says_and_presses(PRIYA, f"minutes {meeting} release", "Release", *IN_SHORT)
    receipts = words(await stage.says(PRIYA, f"receipts {meeting}"))
    told = {each.message.address for each in stage.post.about(FINAL)} - {REF}
    await stage.expect(
        "The release of 12:05 does not reach her, and holds up nobody else's copy (IG4).",
        told == STILL_HERE,
        not stage.post.to(DAWN, FINAL),
    )
    (task,) = stage.tasks(TaskKind.SEND_TO_AGENCY)
    await stage.expect(
        "She was there: Priya has a task to send the minutes to Eastmere Homes or to record why "
        "not; until then it shows as a gap, and goes to nobody by itself (L7).",
        task.subject.endswith(stage.member(DAWN).id),
        task.owner == stage.member(PRIYA).id,
        "Dawn Kerrigan" in receipts,
        "Sent to all" not in receipts,
    )


async def corrected(stage: Stage) -> None:
    await stage.on("23 Aug", "10:00")
    said = {"reason": "A date was wrong.", "decision_taken": "The plan goes on, reviewed monthly."}
    await stage.says(PRIYA, "minutes 27 april correct", **said)
    await stage.says(PRIYA, "minutes 27 april send")
    await _sign(stage, PRIYA, "M2", "chair")
    await _sign(stage, TOM, "M2", "team manager")
    sent = len(stage.post.sent)
    await stage.says_and_presses(PRIYA, "minutes 27 april release", "Release", *IN_SHORT)
    told = {each.message.address for each in stage.post.sent[sent:] if each.is_about("27 Apr")}
    await stage.expect(
        "A correction of 27 April's minutes on Mon 23 Aug goes to those who had them and may still "
        "see them, and not to Dawn (R10).",
        stage.post.to(DAWN, CORRECTED),
        told - {REF} == STILL_HERE,
    )
    receipts = words(await stage.says(PRIYA, "receipts 27 april"))
    await stage.expect(
        "The receipt list says why she has none (IG4).",
        "left on Fri 20 Aug 2027 at 12:00" in receipts,
    )
