"""Part 8: what waits for an answer: Dawn cannot do A4, and Leah's hours at work change."""

from bot.core.facts.actions import Action
from bot.core.facts.events import Event, EventKind
from bot.core.facts.tasks import TaskKind
from bot.demo.browser import Browser
from bot.demo.card_read import those_in, words
from bot.demo.cast import DAWN, NEW_GRACE, PRIYA, TOM
from bot.demo.days import day
from bot.demo.post import Sent
from bot.demo.stage import Stage
from bot.demo.story.part_7_follow_up import DUE, FOLLOW_UP
from bot.demo.story.part_8_pause import own_link
from bot.demo.story.part_8_raised import PUSH

WHY = "No joiner of ours is free before the middle of June."
ANSWER = "Take one from the council's list, by the date that stands."
NEWS = "I work evenings from Monday on, at a place that I do not want to be told to Dean."
HEARD = "Thank you. We look at the mornings again on 25 May."
EARLIER = "27 May"
OFFERED = ("Ask for another meeting", "Ask for an earlier review")
WAITS = f"{FOLLOW_UP} waits for the lead's answer"


async def tell(stage: Stage) -> None:
    await _cannot(stage)
    await _locked(stage)
    await _earlier(stage)
    await _cover(stage)
    await _change(stage)
    await _read(stage)


async def _cannot(stage: Stage) -> None:
    await stage.on("14 May", "10:00")
    before = len(_pushed(stage))
    await stage.says_and_presses(DAWN, f"action {FOLLOW_UP}", "It cannot be done")
    told = words(await stage.says(DAWN, f"cannot {FOLLOW_UP}", right_group="yes", text=WHY))
    pushed = _pushed(stage)[before:]
    await stage.expect(
        "Dawn says of the follow-up of A3 that it cannot be done: privately to Priya, by the push "
        "that says nothing of it; Tom is asked if there is no answer by Mon 17 May (8.2, L12).",
        _last(stage).kind is EventKind.CANNOT,
        [each.message.address for each in pushed] == [PRIYA],
        "If there is none by Mon 17 May 2027, the team manager is asked too" in told,
    )
    seen = words(await stage.says(NEW_GRACE, f"action {FOLLOW_UP}"))
    await stage.expect(
        "Grace sees the action as it was, and nothing of what Dawn has said.",
        "proposed" in seen,
        "cannot" not in seen,
        WHY not in seen + words(await stage.says(NEW_GRACE, "concern raised")),
        WHY not in stage.post.text,
    )


async def _locked(stage: Stage) -> None:
    tried = [
        await stage.says(PRIYA, f"action {FOLLOW_UP} change", owner="Martin Pryce"),
        await stage.says(TOM, f"action {FOLLOW_UP} change", when="11 june 2027"),
        await stage.says(TOM, f"action {FOLLOW_UP} close", reason="Nobody can do it."),
        await stage.says(DAWN, f"action {FOLLOW_UP} accept"),
    ]
    await stage.expect(
        "Until the answer is recorded nobody changes it, puts it back, gives it to somebody else "
        "or closes it: neither Priya nor Tom (8.2, L12).",
        all(each.is_refusal and WAITS in words(each) for each in tried),
        _action(stage).due_on == day(DUE),
    )


async def _earlier(stage: Stage) -> None:
    later = await stage.says(DAWN, f"action {FOLLOW_UP} change", when="4 june 2027")
    taken = await stage.says(DAWN, f"action {FOLLOW_UP} change", when="27 may 2027")
    await stage.expect(
        "An earlier date is taken all the same, a later one is not; the lock stands (L12).",
        later.is_refusal,
        not taken.is_refusal,
        _action(stage).due_on == day(EARLIER),
        _last(stage).is_open,
    )


async def _cover(stage: Stage) -> None:
    await stage.on("17 May", "09:30")
    asked = [(each.day, "09:00" <= each.time <= "09:20") for each in _pushed(stage, TOM)]
    event = _last(stage)
    form = await stage.says_and_presses(TOM, "concern raised", "Answer it")
    given = words(
        await stage.says(TOM, f"concern {event.id} answer", right_group="yes", answer=ANSWER)
    )
    await stage.expect(
        'Unanswered on Mon 17 May, Tom is asked and answers it, marked "cover" (8.2, H2).',
        asked[-1] == (day("17 May"), True),
        not form.is_refusal,
        f"{event.id} is answered as cover" in given,
        _last(stage).as_cover and not _last(stage).is_open,
    )
    heard = stage.post.to(DAWN, "there is an answer to what you sent")
    read = words(await stage.says(DAWN, f"concern {event.id}"))
    changed = await stage.says(PRIYA, f"action {FOLLOW_UP} change", when="28 may 2027")
    await stage.expect(
        "Dawn hears that there is an answer and reads it; the action can be changed again.",
        [each.day for each in heard] == [day("17 May")],
        ANSWER in read and "answered by Tom Adeyemi, as cover" in read,
        not changed.is_refusal,
        _action(stage).due_on == day(DUE),
    )


async def _change(stage: Stage) -> None:
    await stage.on("17 May", "14:00")
    before, browser, link = len(_pushed(stage)), Browser(stage.app.web), own_link(stage)
    page = await stage.opens("Leah", link, browser)
    asked = await browser.send(link, page, "Something has changed", {})
    await stage.teller.note(f'Leah presses "Something has changed", and writes: {NEWS}')
    sent = await browser.send(link, asked, "Send it", {"text": NEWS})
    await stage.teller.page(sent.lines)
    await stage.on("17 May", "14:01")
    pages = page.text + asked.text + sent.text
    await stage.expect(
        "Leah tells of a change in her work hours by her own route: whom to phone stands first, "
        "and no page of hers names the group, Priya or Tom (8.2, L14, IG11).",
        asked.text.find("999") < asked.text.find("What has changed"),
        not those_in(pages, ("7KQ2", "Priya", "Tom Adeyemi", "Dean")),
        (_last(stage).kind, _last(stage).by) == (EventKind.CHANGE, stage.member("Leah").id),
        [each.message.address for each in _pushed(stage)[before:]] == [PRIYA],
    )
    await stage.expect(
        "She is offered to ask for another meeting, a core group, or for an earlier review (L14).",
        all(each in sent.text for each in OFFERED),
    )


async def _read(stage: Stage) -> None:
    event = _last(stage)
    seen = {who: words(await stage.says(who, "concern raised")) for who in (PRIYA, TOM, DAWN)}
    await stage.expect(
        "Priya and Tom read it, and nobody else (8.2, L14).",
        [who for who, said in seen.items() if NEWS in said] == [PRIYA, TOM],
        NEWS not in stage.post.text,
    )
    await stage.says(PRIYA, f"concern {event.id} answer", right_group="yes", answer=HEARD)
    (task,) = stage.tasks(TaskKind.TELL_ANSWER)
    await stage.says(PRIYA, f"done {task.id} today by telephone")
    await stage.expect(
        "Nothing is sent to Leah: that there is an answer is a task of Priya's, who tells her.",
        (task.owner, task.subject) == (stage.member(PRIYA).id, f"{event.id}:{event.by}"),
        not stage.task(task.id).is_open,
        not _last(stage).is_open,
    )


def _pushed(stage: Stage, who: str = "") -> list[Sent]:
    return stage.post.to(who, PUSH) if who else stage.post.about(PUSH)


def _last(stage: Stage) -> Event:
    return stage.group.events[-1]


def _action(stage: Stage) -> Action:
    return next(each for each in stage.group.actions if each.id == FOLLOW_UP)
