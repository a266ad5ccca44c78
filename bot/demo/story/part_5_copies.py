"""Part 5, for the family: a copy for each parent, released, confirmed by another, given (5.4)."""

from bot.core.cards import Card, Items
from bot.core.documents.plain_words import MEANS
from bot.core.facts.copies import FamilyCopy, Parts
from bot.core.facts.tasks import Task, TaskKind, TaskState
from bot.demo.card_read import rows, words
from bot.demo.cast import IQBAL, OF_THE_OTHER, PRIYA, TOM
from bot.demo.days import day
from bot.demo.stage import Stage

OF_HER_HOME = ("door", "lock")
FOR_DEAN = {
    "progress": "Breakfast club from next week.",
    "worried_about": "Late mornings.",
    "next_steps": "The next meeting looks at how the mornings go.",
    "intervention_agreed": "Breakfast club and home visits.",
    "others_do": "The school and the health visitor help with the mornings.",
}
"""Where Leah lives is to be safe, also from what is done to make it so (IG15)."""

WAITS = "a copy waits for a second person"


async def tell(stage: Stage) -> None:
    await stage.on("2 Apr", "14:00")
    await _in_plain_words(stage)
    for name in OF_THE_OTHER:
        await _released(stage, name)
    await _confirmed(stage)
    await _given(stage)


async def _in_plain_words(stage: Stage) -> None:
    """Let the lead write for Dean what the record and the plan say of Leah's home."""
    said = "minutes 30 march for Dean"
    shown = [await stage.says(PRIYA, said), await stage.says(PRIYA, f"{said} plain", **FOR_DEAN)]
    before, after = (" ".join(line for _, on in parts_of(each) for line in on) for each in shown)
    await stage.expect(
        "The lead writes for one parent in plain words what is done for the safety of the other; "
        "no action of the plan stands there then (B9, IG15).",
        all(each in before for each in OF_HER_HOME),
        not [each for each in OF_HER_HOME if each in after],
        FOR_DEAN["others_do"] in after,
    )


async def _released(stage: Stage, name: str) -> None:
    said = f"minutes 30 march for {name}"
    shown = await stage.says(PRIYA, said)
    await stage.expect(
        f"{name}'s copy is previewed exactly as it would go; nothing has gone (B9).",
        not [each for each in _of(stage, name) if each.released_at is not None],
        "From here on it is the copy, word for word" in words(shown),
    )
    await _of_nobody_else(stage, name, " ".join(line for _, on in parts_of(shown) for line in on))
    await stage.says_and_presses(PRIYA, f"{said} release", "Release it")
    refused = await stage.says(PRIYA, f"{said} confirm")
    copy = stage.group.copies[-1]
    await stage.expect(
        f"Priya releases {name}'s and is refused to confirm it as well: two different people.",
        copy.kept == parts_of(shown),
        refused.is_refusal,
        "two different people (B9)" in words(refused),
        copy.confirmed_at is None,
    )


def _of(stage: Stage, name: str) -> list[FamilyCopy]:
    return [each for each in stage.group.copies if each.member == stage.member(name).id]


async def _of_nobody_else(stage: Stage, name: str, text: str) -> None:
    people = [each for each in stage.group.members if not each.is_family]
    places = _places_not_released(stage, name)
    await stage.expect(
        f"In {name}'s professionals stand by role, nothing of the other parent, no 7KQ2, no place "
        "that was not released (5.4, IG15, IG18, R2).",
        "housing officer" in text,
        not [each.name for each in people if each.name.split()[0] in text],
        not [each for each in (*OF_THE_OTHER[name], "7KQ2", *places) if each in text],
    )
    await stage.expect(
        f"The words of the trade that stand in {name}'s are told at its end (S22).",
        all(f"{each}: {MEANS[each]}." in text for each in ("core group", "DSL", "outline plan")),
    )
    await stage.expect(
        f"The contact sheet goes with it to {name}, and nowhere else: their own line, and roles "
        "(5.6, R2).",
        "You: held in the case record" in text,
        "01632 960101" not in text,
    )


def _places_not_released(stage: Stage, name: str) -> set[str]:
    meetings, reader = stage.group.meetings, stage.member(name).id
    released = {each.venue for each in meetings if reader in each.released_to}
    return {each.venue for each in meetings if each.venue} - released


async def _confirmed(stage: Stage) -> None:
    await stage.on("2 Apr", "14:30")
    await stage.expect(
        "Under the flag Iqbal and Tom are told that a copy waits, without whose; until then the "
        "tasks to share stand (B9, H9).",
        len(stage.post.to(IQBAL, WAITS)) == len(stage.post.to(TOM, WAITS)) == 2,
        len(stage.tasks(TaskKind.SHARE_MINUTES)) == 2,
    )
    for name in OF_THE_OTHER:
        await stage.says_and_presses(IQBAL, f"minutes 30 march for {name}", "Confirm it")
    tasks = stage.tasks(TaskKind.DELIVER_COPY)
    await stage.expect(
        "Iqbal reads each and confirms it; in place of those tasks Priya has two that print them.",
        {each.confirmed_by for each in stage.group.copies} == {stage.member(IQBAL).id},
        [each.owner for each in tasks] == [stage.member(PRIYA).id] * 2,
        not stage.tasks(TaskKind.SHARE_MINUTES),
    )


async def _given(stage: Stage) -> None:
    await stage.on("2 Apr", "15:30")
    deans, leahs = _task(stage, "Dean"), _task(stage, "Leah")
    before = await _how_far(stage)
    printed = await stage.says_and_presses(PRIYA, f"done {deans.id}", "Print it")
    await _as_a_file(stage, deans)
    await stage.says(PRIYA, f"done {deans.id} 2 april by post")
    await stage.on("6 Apr", "09:30")
    await stage.says(PRIYA, f"done {leahs.id} 6 april by hand")
    after = await _how_far(stage)
    done = [stage.task(each.id) for each in (deans, leahs)]
    kept = next(each.kept for each in stage.group.copies if each.member in deans.subject)
    await stage.expect(
        "What is printed is what was confirmed, word for word. Dean's is posted on Fri 2 Apr, "
        "Leah's handed over on Tue 6 Apr: receipts with those dates (B4).",
        parts_of(printed) == kept,
        [each.state for each in done] == [TaskState.DONE] * 2,
        [each.done_on for each in done] == [day("2 Apr"), day("6 Apr")],
        "handed over" not in before["Leah Carrow"] + before["Dean Marsh"],
        after["Leah Carrow"] == ("by hand", "handed over", "Tue 6 Apr 2027"),
        after["Dean Marsh"] == ("by post", "handed over", "Fri 2 Apr 2027"),
    )


async def _how_far(stage: Stage) -> dict[str, tuple[str, ...]]:
    """Return of each on the receipt how, how far and when."""
    card = await stage.says(PRIYA, "receipts 30 march")
    return {row[0]: row[1:4] for row in rows(card)}


async def _as_a_file(stage: Stage, task: Task) -> None:
    await stage.says(PRIYA, f"done {task.id} print")
    papers = [each.message.paper for each in stage.post.sent if each.message.paper is not None]
    await stage.expect(
        "It comes to her as a file to print too, stamped T9RK and for nobody else (IG8, IG18).",
        papers,
        papers and papers[-1].stamp.recipient == papers[-1].stamp.reference == "T9RK",
        papers and "7KQ2" not in repr(papers[-1]),
    )


def _task(stage: Stage, name: str) -> Task:
    who = stage.member(name).id
    return next(t for t in stage.tasks(TaskKind.DELIVER_COPY) if t.subject.endswith(f":{who}"))


def parts_of(card: Card) -> Parts:
    """Return what of a card is the copy: its lists, but for what only the lead is shown."""
    lists = [each for each in card.blocks if isinstance(each, Items)]
    return tuple((each.heading, each.items) for each in lists if "Only lead" not in each.heading)
