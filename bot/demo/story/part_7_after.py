"""Part 7, when the meeting is over: the dead link, the silent member, minutes by link."""

import io
import zipfile

from bot.core.facts.minutes import MinutesState
from bot.core.facts.tasks import TaskKind
from bot.core.notices.about_minutes import minutes_due
from bot.core.procedure.timescales import minutes_to_social_worker
from bot.core.requests import Upload
from bot.demo.browser import Browser
from bot.demo.card_read import those_in, words
from bot.demo.cast import ASHA, DAWN, NEW_GRACE, PRIYA, TOM
from bot.demo.days import day
from bot.demo.stage import Stage
from bot.demo.story.part_6 import LOCK
from bot.demo.story.part_7 import DONE, NOT_FOR_DEAN, OF_THE_CASE, REQUEST
from bot.demo.story.part_7_disagrees import AGREED, WORRY

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

IN_THE_DRAFT = ("DRAFT", "handed in as", "absent, no apologies", "day late", "[Not for", "pass")
IN_THE_RECORD = "Disagreement, school DSL"


async def tell(stage: Stage) -> None:
    await _dead_link(stage)
    await _silent(stage)
    await _minutes(stage)


async def _dead_link(stage: Stage) -> None:
    await stage.on("27 Apr", "12:00")
    link = stage.link(NEW_GRACE, REQUEST)
    page = await Browser(stage.app.web).open(link)
    await stage.teller.page(page.lines)
    await stage.expect(
        "The same link after the meeting is refused, and never showed a word of the case (7.3).",
        not page.forms,
        not those_in(page.html, (*OF_THE_CASE, DONE, NOT_FOR_DEAN)),
    )


async def _silent(stage: Stage) -> None:
    asked = [each.day for each in stage.post.to(DAWN, REQUEST)]
    told = stage.post.to(PRIYA, "absent, and no update yet")
    await stage.expect(
        "Dawn is asked for her update; lead and chair, both Priya, are told once (7.4, R14).",
        asked == [day("27 Apr")],
        len(told) == 1,
    )
    shown = words(await stage.says(DAWN, "update 27 april"))
    await stage.expect("Her form asks how A3 stands (R13).", "A3" in shown, LOCK["what"] in shown)
    page = await stage.opens(DAWN, stage.link(DAWN, REQUEST), Browser(stage.app.web))
    await stage.expect(
        "Opened by its link it lists A3 by number and date only (7.4, IG19).",
        "action A3, by Tue 20 Apr 2027" in page.text,
        all(LOCK[part] not in page.html for part in ("need", "outcome", "what", "how", "so_what")),
    )


async def _minutes(stage: Stage) -> None:
    meeting = next(each for each in stage.group.meetings if each.id == "M2")
    deadline = minutes_to_social_worker(stage.group.profile, meeting.on)
    await stage.expect(
        "Minutes due Sun 2 May 2027, last working day Fri 30 Apr; other reading Wed 5 May (D7).",
        minutes_due(stage.group, meeting) == day("2 May"),
        deadline and deadline.last_working_day == day("30 Apr"),
        deadline and deadline.other_reading == day("5 May"),
    )
    await _handed_in(stage)
    await stage.says(TOM, "groups")


async def _handed_in(stage: Stage) -> None:
    await stage.on("30 Apr", "11:00")
    await stage.says(ASHA, "minutes 27 april")
    await stage.presses(
        ASHA,
        stage.link(ASHA, "minutes of Tue 27 Apr 2027"),
        "Hand in the minutes",
        right_group="yes",
        uploads={"document": Upload("minutes.docx", WORD, a_word_file())},
        says_intervention_agreed="yes",
        says_decision_taken="yes",
    )
    await _lead_opens_it(stage)
    await _nothing_of_it_for_dean(stage)


async def _lead_opens_it(stage: Stage) -> None:
    drawn = words(await stage.sees(PRIYA, "minutes 27 april", *IN_THE_DRAFT, IN_THE_RECORD))
    minutes = stage.group.minutes_of("M2")
    await stage.expect(
        "Asha hands her draft in as a Word file on Fri 30 Apr: in time; Priya has the draft (7.6).",
        minutes and minutes.state is MinutesState.WITH_LEAD,
        minutes and minutes.working_days_late == 0,
        minutes and minutes.document,
        stage.post.to(PRIYA, "draft minutes of Tue 27 Apr 2027"),
        "The record was handed in as a document" in drawn,
    )
    await stage.expect(
        "The marked part goes with the notes, with its mark and its reason (7.2, B1).",
        f"{NOT_FOR_DEAN} [Not for Dean Marsh: do not pass this on." in drawn,
    )
    await stage.expect(
        "The disagreement stands there under its owner's role, as the meeting left it (H10, R18).",
        f"{IN_THE_RECORD}: {WORRY} It was not settled at the meeting" in drawn,
        AGREED not in drawn,
    )


async def _nothing_of_it_for_dean(stage: Stage) -> None:
    """Look at what is drawn for Dean, and at what Priya has to give him."""
    dean = stage.member("Dean").id
    his = [task for task in stage.tasks(TaskKind.GIVE_INVITATION) if dean in task.subject]
    shown = words(await stage.sees(PRIYA, "contact for Dean", "Dean"))
    for task in his:
        shown += words(await stage.sees(PRIYA, f"done {task.id}", "What:", "printed", "Day:"))
    await stage.expect(
        "And never into anything for Dean: neither his sheet nor what is printed for him, nor any "
        "message (7.2, B1).",
        his,
        NOT_FOR_DEAN not in shown,
        NOT_FOR_DEAN not in stage.post.text,
    )


def a_word_file() -> bytes:
    """Return the smallest file that is a Word document, with nothing in it."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
            'content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.'
            'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        )
        archive.writestr("word/document.xml", "<w:document/>")
    return held.getvalue()
