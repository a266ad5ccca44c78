"""Part 11: Dawn is opted out on Fri 20 Aug 2027, and what comes after does not reach her."""

from datetime import timedelta

from sqlalchemy import select

from bot.core.cards import Card
from bot.core.facts.tasks import TaskKind
from bot.core.messages.wording import Purpose
from bot.core.notices.notice import NoticeState
from bot.core.ports import EntryState
from bot.demo.backstage import REF
from bot.demo.browser import Browser
from bot.demo.card_read import words
from bot.demo.cast import DAWN, PRIYA, TOM
from bot.demo.days import day
from bot.demo.stage import Stage
from bot.demo.story import part_11_minutes
from storage.schema import drafts

AUGUST = "M5"
SEPTEMBER = "M6"
BEGUN = "The repairs are done."


async def tell(stage: Stage) -> None:
    await stage.teller.part(11, "Opting out, Fri 20 Aug 2027")
    await part_11_minutes.are_signed(stage, AUGUST)
    await stage.on("20 Aug", "12:00")
    link = _own_link(stage)
    await stage.presses(DAWN, link, "Save and finish later", right_group="yes", done=BEGUN)
    begun = _drafts(stage)
    said = {"reason": "Housing's work is done", "agreed_by": "the core group of 17 Aug"}
    sent = len(stage.post.sent)
    shown = await stage.says(PRIYA, "remove Dawn", **said)
    await _called_off(stage, sent)
    await _actions(stage, shown)
    await _nothing_is_left(stage, link, begun)
    await _channel(stage)
    await part_11_minutes.go_out_without_her(stage, AUGUST)
    await part_11_minutes.corrected(stage)


def _own_link(stage: Stage) -> str:
    """Return a link of Dawn's as a message of this moment would carry it."""
    dawn, store = stage.member("Dawn"), stage.app.store
    until, subject = stage.clock.now() + timedelta(days=30), SEPTEMBER
    token = store.tokens.link(REF, dawn.id, Purpose.UPDATE, subject, dawn.link_generation, until)
    return f"http://127.0.0.1:8080/a/{token}"


async def _called_off(stage: Stage, sent: int) -> None:
    """Look at what left as she did: the entries of the dates ahead, which are firm by now."""
    left = [each.message for each in stage.post.sent[sent:] if each.message.calendar]
    off = {(each.address, each.calendar.starts.date()) for each in left if each.calendar}
    states = {each.calendar.state for each in left if each.calendar}
    await stage.expect(
        "The invitations of 28 Sep and 9 Nov are called off, to her alone (IG5).",
        off == {(DAWN, day("28 Sep")), (DAWN, day("9 Nov"))},
        states == {EntryState.MEMBER_OFF},
    )


def _drafts(stage: Stage) -> int:
    """Return how many drafts are kept of whoever writes behind a link."""
    with stage.app.store.database.reading() as connection:
        return len(connection.execute(select(drafts.c.token)).all())


async def _actions(stage: Stage, shown: Card) -> None:
    await stage.expect(
        "Her open actions are listed for reassignment, and each is a task of Priya's (IG5).",
        "Action A3: give it to somebody else" in words(shown),
        "A3" in {each.subject for each in stage.tasks(TaskKind.REASSIGN)},
    )


async def _nothing_is_left(stage: Stage, link: str, begun: int) -> None:
    """Try what she had: a link, what she had begun, an old button, what was planned for her."""
    page = await Browser(stage.app.web).open(link)
    old = await stage.says(DAWN, "coming 28 sept yes")
    dawn = stage.member(DAWN).id
    notices = stage.app.store.notices.stored(REF)
    planned = [each for each in notices if each.state is NoticeState.PLANNED]
    await stage.expect(
        "Her link is dead, and so is the update that she had begun with it; what was planned for "
        "her is withdrawn, and no task of hers is left (IG5).",
        begun - _drafts(stage) == 1,
        not page.forms,
        not [each for each in planned if each.identity.recipient == dawn],
        dawn not in {each.owner for each in stage.group.tasks if each.is_open},
    )
    await stage.expect(
        "An old button answers that she has left.",
        "You left 7KQ2 on Fri 20 Aug 2027." in words(old),
    )


async def _channel(stage: Stage) -> None:
    """Nothing here runs the platform: Priya takes her out, and the task is the receipt (S8)."""
    (task,) = stage.tasks(TaskKind.LEAVE_CHANNEL)
    await stage.says(PRIYA, f"done {task.id} today")
    await stage.expect(
        "The channel is left: a task of Priya's from the same transaction, done at once (IG5, S8).",
        task.subject == stage.member(DAWN).id,
        task.owner == stage.member(PRIYA).id,
        not stage.tasks(TaskKind.LEAVE_CHANNEL),
        "channel" in words(await stage.says(TOM, f"done {task.id}")),
    )
