"""Part 3, on paper: what family and agencies keep is printed from files, each with its stamp."""

from collections.abc import Collection

from bot.core.facts.tasks import Task
from bot.core.printed import Paper
from bot.demo.backstage import REF
from bot.demo.card_read import those_in
from bot.demo.cast import PRIYA, TOM
from bot.demo.stage import Stage

ASKED_FOR = "the document you asked for"
OUTSIDE = (
    "leah",
    "dean",
    "child",
    "core group",
    "conference",
    "protection",
    "authority",
    "council",
    "social",
    "flag",
)
"""Nothing of this may stand on a paper that lies about in somebody's kitchen (IG18)."""


async def tell(stage: Stage, papers: dict[str, Task], places: Collection[str]) -> None:
    """Let Priya have both invitations sent to print, and Tom the contact sheet; look at each."""
    for reference, task in papers.items():
        await _printed(stage, reference, task, places)
    await stage.says(TOM, "contact send me")
    sheet = _last(stage, TOM)
    await stage.expect(
        "Tom's contact sheet is stamped with group, reader and day, and says that the record is "
        "the case file (IG8).",
        sheet is not None
        and (sheet.stamp.reference, sheet.stamp.on) == (REF, stage.post.sent[-1].day),
        sheet is not None and sheet.stamp.recipient.startswith("Tom Adeyemi"),
        sheet is not None and "The record is the case file" in sheet.stamp.record,
    )


async def _printed(stage: Stage, reference: str, task: Task, places: Collection[str]) -> None:
    await stage.says(PRIYA, f"done {task.id} print")
    paper = _last(stage, PRIYA)
    whole = repr(paper)
    knows = task.subject.rpartition(":")[2] in stage.group.meetings[0].released_to
    await stage.expect(
        f"What Priya prints for {reference} is a file under that reference, "
        f"{'with' if knows else 'without'} the venue, and says neither whose it is nor what "
        "it is about.",
        paper is not None and paper.stamp.recipient == reference,
        REF not in whole,
        {each in whole for each in places} == {knows},
        not those_in(whole.lower(), OUTSIDE),
    )


def _last(stage: Stage, who: str) -> Paper | None:
    sent = stage.post.to(who, ASKED_FOR)
    return sent[-1].message.paper if sent else None
