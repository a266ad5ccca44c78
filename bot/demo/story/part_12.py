"""Part 12: the review ends the plan on Wed 15 Dec 2027, and the case closes on Fri 28 Jan 2028."""

from collections.abc import Iterable

from bot.core.cards import Buttons
from bot.core.facts.conferences import Outcome
from bot.core.facts.tasks import TaskKind
from bot.core.group.closing import agencies
from bot.core.notices.notice import Kind, NoticeState
from bot.demo.backstage import REF
from bot.demo.card_read import words
from bot.demo.cast import ASHA, HELEN, MARTIN, NEW_GRACE, PRIYA, TOM
from bot.demo.days import day
from bot.demo.post import Sent
from bot.demo.stage import Stage
from bot.demo.story import part_12_erased, part_12_evidence, part_12_export
from bot.demo.story.between import hold

LAST_CARD = "the last card, until Fri 28 Apr 2028"
EXIT_PLAN = "Leah's mother has the children on Fridays. The school goes on with breakfast club."
TURN_TO = "Eastmere Family Centre, and Grace Holloway"
OF_TASKS = {Kind.TASK_GIVEN, Kind.TASK_OVERDUE}


async def tell(stage: Stage) -> None:
    await stage.teller.part(12, "Ending, Wed 15 Dec 2027")
    for meeting, on in (("M6", "28 Sep"), ("M7", "9 Nov")):
        await hold(stage, meeting, on)
    await stage.on("15 Dec", "15:00")
    await _decided(stage)
    await _refused(stage)
    await _withdrawn(stage)
    await _last_card(stage)
    await part_12_evidence.tell(stage)
    await part_12_export.tell(stage)
    await part_12_erased.tell(stage)


async def _decided(stage: Stage) -> None:
    child = stage.group.children[0].id
    early = await stage.says(PRIYA, "close", **_said(stage, "16 June 2027"), exit_plan=EXIT_PLAN)
    ends = {f"outcome_{child}": Outcome.ENDS.value}
    card = words(await stage.says(HELEN, "dates review", **ends))
    await stage.expect(
        "The review of 16 June let the plan go on, and no group closes by that one; Helen enters "
        "that this one ends it for Child A, which closes nothing yet (12.1, H19, S4).",
        "decided that the plan continues" in words(early),
        "Child A: the plan ends" in card,
        not stage.group.is_closed,
    )


def _said(stage: Stage, on: str) -> dict[str, str]:
    """Return what closing asks for, but for the exit plan, with the day of a review."""
    views = "; ".join(f"{each}: the plan can end" for each in agencies(stage.group))
    return {"decided_on": on, "views": views, "turn_to": TURN_TO}


async def _refused(stage: Stage) -> None:
    asked = words(await stage.sees(PRIYA, "close", "Day of the review", "Nothing here"))
    said = _said(stage, "15 December 2027")
    whole = {**said, "exit_plan": EXIT_PLAN}
    refused = await stage.says(PRIYA, "close", **said)
    half = [
        words(await stage.sees(PRIYA, "close", "S3", "S4", **whole | {each: ""}))
        for each in ("views", "turn_to")
    ]
    await stage.expect(
        "Without an exit plan it does not close (12.1, S3), nor without each agency's view (S4) or "
        "whom the family can turn to; and nothing that was ever sent had proposed to close it.",
        "closes with an exit plan (S3)" in words(refused),
        "multi-agency decision (S4); no view of" in half[0],
        "Whom can the family turn to? (S3)" in half[1],
        not stage.group.is_closed,
        "Nothing here proposes or decides that." in asked,
        not [each for each in _offered(stage.post.sent) if each.split()[:1] == ["close"]],
    )
    await _closes(stage, whole, asked)


async def _closes(stage: Stage, whole: dict[str, str], asked: str) -> None:
    shown = words(await stage.says(PRIYA, "close", **whole))
    await stage.expect(
        "With it, each agency's view and a service the family can turn to, it closes; the date of "
        "case closure is asked for, and Priya leaves it open (S4).",
        stage.group.is_closed,
        "Date of case closure, if it is known" in asked,
        "Date of case closure: open." in shown,
    )
    await stage.expect(
        "It is kept until Thu 15 Dec 2033, counted from the closing (O8, D23); what will lie "
        "beyond reach then is listed by place (IG7).",
        "Kept until: Thu 15 Dec 2033" in shown,
        "copies on Slack" in shown,
        "copies in mailboxes at health.example" in shown,
    )


def _offered(sent: Iterable[Sent]) -> list[str]:
    """Return the commands of all buttons in what has left."""
    blocks = [block for each in sent for block in each.message.card.blocks]
    return [each.command for row in blocks if isinstance(row, Buttons) for each in row.buttons]


async def _withdrawn(stage: Stage) -> None:
    (archive,) = stage.tasks(TaskKind.CLOSE_CHANNEL)
    notices = stage.app.store.notices.stored(REF)
    planned = {each.identity.kind for each in notices if each.state is NoticeState.PLANNED}
    await stage.expect(
        "Everything is withdrawn but what a person has still to see to (12.2).",
        planned <= OF_TASKS,
        not [each for each in stage.group.meetings if each.is_open],
    )
    await stage.says(PRIYA, f"done {archive.id} 15 december")
    await stage.expect(
        "To delete the bot's posts and archive the channel is a task of Priya's, done the same "
        "day (S8); there is no last card yet.",
        archive.owner == stage.member(PRIYA).id,
        not stage.tasks(TaskKind.CLOSE_CHANNEL),
        not stage.post.about("the last card"),
    )


async def _last_card(stage: Stage) -> None:
    await stage.on("28 Jan 2028", "10:00")
    before = len(stage.post.sent)
    shown = words(await stage.says(PRIYA, "close case 28 jan 2028"))
    cards = stage.post.about(LAST_CARD)
    await stage.expect(
        "On Fri 28 Jan 2028 Priya enters case closure: a last card to each professional, that "
        "until Fri 28 Apr 2028 a new referral would go to the previous worker (S25, D22).",
        "until: Fri 28 Apr 2028" in shown,
        {each.message.address for each in cards} == {PRIYA, TOM, NEW_GRACE, MARTIN, ASHA},
        stage.post.sent[before:] == cards,
        {each.day for each in cards} == {day("28 Jan 2028")},
    )
    await stage.expect(
        "It says whom to ask until then, by role, and opens nothing.",
        all("ask the lead social worker" in words(each.message.card) for each in cards),
        not [each for each in cards if each.message.link],
        not _offered(cards),
    )
