"""Part 12, before it is erased: the group for its case file, and Leah's own data for Leah (IG7)."""

from bot.core.access import Viewer
from bot.core.bundled import Bundle
from bot.core.facts.tasks import TaskKind
from bot.demo.card_read import words
from bot.demo.cast import PRIYA, TOM
from bot.demo.side_by_side import kept
from bot.demo.stage import Stage
from storage.exporting import held_of

ASKED_FOR = "the document you asked for"
LISTS = {"dates", "meetings", "attendance", "actions", "receipts"}
AT_WORK = ("7KQ2", "Priya", "Tom", "Grace", "Holloway", "Eastmere Police")


async def tell(stage: Stage) -> None:
    await stage.on("28 Jan 2028", "11:00")
    await _of_leah(stage)
    await _for_the_case_file(stage)


async def _of_leah(stage: Stage) -> None:
    card = await stage.sees(PRIYA, "export of Leah", "Your reference", "Left", "Read it")
    stranger = await stage.says(PRIYA, "export of Zoe Lark")
    await stage.expect(
        "Of all that is kept, Leah's own part stands on one paper: her line, answers, copies, what "
        "she was sent; others by their post, and of Dean not a word (IG7).",
        all(each in words(card) for each in ("H4MX", "Leah Carrow", "Your meetings", "Copies")),
        not _of_others(stage, "Leah"),
        not _of_others(stage, "Dean"),
        stranger.is_refusal,
    )
    await stage.says(PRIYA, f"export of {stage.member('Leah').id} send me")
    await stage.on("28 Jan 2028", "11:30")
    (sent,) = stage.post.to(PRIYA, ASKED_FOR)[-1:]
    (task,) = stage.tasks(TaskKind.GIVE_EXPORT)
    await stage.says(PRIYA, f"done {task.id} 28 jan 2028 by hand")
    await stage.expect(
        "It goes to nobody by itself: Priya has it as a file stamped H4MX, and a task to give it, "
        "whose day is its receipt (B4).",
        sent.message.paper and sent.message.paper.stamp.recipient == "H4MX",
        not stage.post.to("leah", ASKED_FOR),
        not stage.tasks(TaskKind.GIVE_EXPORT),
    )


def _of_others(stage: Stage, name: str) -> list[str]:
    """Return the words of others that stand on a family member's paper as it is made now."""
    person, maker = stage.member(name), Viewer(stage.member(PRIYA).id)
    paper = held_of(stage.app.store, stage.group, person, maker, stage.clock.now()).card
    hidden = {*kept(stage)[person.own_reference], *AT_WORK}
    return [each for each in sorted(hidden) if each in words(paper)]


async def _for_the_case_file(stage: Stage) -> None:
    await stage.says(TOM, "export send me")
    await stage.on("28 Jan 2028", "12:00")
    (sent,) = stage.post.to(TOM, ASKED_FOR)[-1:]
    bundle = sent.message.bundle
    await stage.expect(
        "The whole group goes into the case file as one packed file: final minutes, plan, sheet, "
        "attendance, copies given, lists, a calendar; its file names name nobody (IG8, IG1).",
        bundle and len(bundle.leaves) > len(stage.group.minutes),
        bundle and {each.name for each in bundle.sheets} >= LISTS,
        bundle and not _named(stage, bundle),
        bundle and {each.title for each in bundle.dated} == {"Meeting 7KQ2"},
        bundle and bundle.stamp.record.startswith("This is a copy. The record is the case file"),
    )


def _named(stage: Stage, bundle: Bundle) -> list[str]:
    """Return the words of names that stand in the names of its files."""
    names = {each.name for each in bundle.leaves} | {each.name for each in bundle.sheets}
    parts = "-".join(names).lower().split("-")
    people = " ".join(each.name for each in stage.group.members).lower().split()
    return sorted(set(people) & set(parts))
