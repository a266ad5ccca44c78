"""Part 7, the notes go out: the marked part to all but Dean, and Tom's decision for him (7.2)."""

from bot.core.facts.tasks import TaskKind
from bot.demo.card_read import words
from bot.demo.cast import ASHA, IQBAL, PRIYA, TOM
from bot.demo.stage import Stage
from bot.demo.story.part_5_copies import parts_of
from bot.demo.story.part_7 import NOT_FOR_DEAN

FINAL = "minutes of Tue 27 Apr 2027 are final"
NOT_SHARED = "what was said of the evenings would tell him who spoke"
PLAIN = {
    "intervention_agreed": "A visit in the evening, every other week.",
    "decision_taken": "The plan goes on as it is.",
}


async def tell(stage: Stage) -> None:
    await stage.on("30 Apr", "12:00")
    await stage.says_and_presses(PRIYA, "minutes 27 april sign as chair", "Sign as chair")
    await stage.says_and_presses(TOM, "minutes 27 april sign as team manager", SIGN)
    await stage.says_and_presses(PRIYA, "minutes 27 april release", "Release")
    await _with_the_notes(stage)
    await _never_for_dean(stage)
    await _for_leah(stage)
    await _decided(stage)


SIGN = "Sign as team manager"


async def _with_the_notes(stage: Stage) -> None:
    await stage.presses(ASHA, stage.link(ASHA, FINAL), "Send it to me")
    documents = stage.post.to(ASHA, "the document you asked for")
    body = " ".join(repr(each.message.card) for each in documents)
    await stage.expect(
        "The marked part goes out with the notes, with its mark (7.2, B1).",
        NOT_FOR_DEAN in body,
        "Not for Dean Marsh" in body,
    )


async def _never_for_dean(stage: Stage) -> None:
    shown = await stage.says(PRIYA, "minutes 27 april for Dean")
    above = words(shown).split("word for word")[0]
    await stage.expect(
        "In the preview for Dean it is listed as left out, for Priya alone, and is never in the "
        "copy; the record was a Word file, so that there is nothing yet to release (7.2, B1, B9).",
        f"{NOT_FOR_DEAN} [marked as not for them (B1)]" in above,
        NOT_FOR_DEAN not in repr(parts_of(shown)),
        "Nothing of what was said at the meeting is in it" in above,
    )


async def _for_leah(stage: Stage) -> None:
    named = await stage.says(PRIYA, "minutes 27 april for Leah plain", progress="Dean rang.")
    await stage.says(PRIYA, "minutes 27 april for Leah plain", **PLAIN)
    await stage.says_and_presses(PRIYA, "minutes 27 april for Leah release", "Release it")
    await stage.says_and_presses(IQBAL, "minutes 27 april for Leah", "Confirm it")
    copy = repr(stage.group.copies[-1].kept)
    await stage.expect(
        "Priya writes Leah's in plain words; a line that names Dean is refused. The marked part is "
        "in hers, without its mark or reason.",
        "cannot stand in this copy" in words(named),
        all(line in copy for line in PLAIN.values()),
        NOT_FOR_DEAN in copy,
        "Dean" not in copy,
        "in confidence" not in copy,
    )


async def _decided(stage: Stage) -> None:
    await stage.says(TOM, f"minutes 27 april for Dean withhold because {NOT_SHARED}")
    dean = stage.member("Dean").id
    receipts = words(await stage.says(PRIYA, "receipts 27 april"))
    refused = await stage.says(PRIYA, "minutes 27 april for Dean plain", **PLAIN)
    again = await stage.says(PRIYA, "minutes 27 april for Dean release")
    await stage.teller.note("3.4 has this decision for Dean; his copy of 30 March went (5.4).")
    await stage.expect(
        "Tom decides that Dean's of 27 April is not shared: the task ends, the lead cannot release "
        "it, and his reason is nowhere that Dean or the others can see (3.4, H4, B9).",
        not [t for t in stage.tasks(TaskKind.SHARE_MINUTES) if t.subject.endswith(dean)],
        "Only the team manager can release it" in words(again),
        not refused.is_refusal,
        NOT_SHARED not in receipts,
        NOT_SHARED not in stage.post.text,
    )
