"""Part 7: the second meeting, Tue 27 Apr 2027: one absent, one silent, minutes by link."""

from bot.core.attendance.attending import attendance_cell
from bot.core.cards import Warn
from bot.core.facts.attendance import Attendance
from bot.core.facts.roll_call import Presence
from bot.core.facts.updates import WrittenUpdate
from bot.core.meeting.agenda import agenda_of
from bot.core.messages.words import CHAIRS, TAKES_NOTES
from bot.core.procedure.timescales import written_update_due
from bot.core.safety_line import safety_line
from bot.demo.browser import Browser
from bot.demo.card_read import those_in, words
from bot.demo.cast import ASHA, DAWN, MARTIN, NEW_GRACE, PRIYA
from bot.demo.days import day
from bot.demo.page_read import Page
from bot.demo.stage import Stage
from bot.demo.story import part_7_disagrees
from bot.demo.story.part_5 import DRAFT

REQUEST = "your written update is asked for"
TOLD = (DAWN, PRIYA)
CHASE = "your written update is still missing"
RIGHT_GROUP = "Is it the group led by Priya Nair that met on 30 March?"
QUESTIONS = (
    "What have you done?",
    "What has changed for the child?",
    "What is working?",
    "What is not working?",
    "What should change in the plan?",
    "The child's own words or views",
)
OF_THE_CASE = ("front door", "breakfast", "Dean", "Leah", "Child A", *DRAFT.values())
NUMBERS = ("999", "01632 960199", "01632 960198")
DONE = "Seen twice at home. Weight and sleep are going well."
NOT_FOR_DEAN = "She fears the Friday evenings."


async def tell(stage: Stage) -> None:
    await stage.teller.part(7, "Second meeting, Tue 27 Apr 2027: absence and disagreement")
    await _apologies(stage)
    await _begins_to_write(stage)
    await _sends_late(stage)
    await _posts_told(stage)
    await _meeting(stage)
    await part_7_disagrees.in_the_meeting(stage)
    await _ends(stage)


async def _apologies(stage: Stage) -> None:
    await stage.on("19 Apr", "10:00")
    await stage.teller.note(
        "Grace telephones: she cannot come, and Ben is not free. Priya records."
    )
    await stage.says(PRIYA, "apologies 27 april for Grace")
    asked = stage.post.to(NEW_GRACE, REQUEST)
    await stage.expect(
        "Grace cannot come and nobody is free: her update is asked for at once, by mail with a "
        "link that needs no account (7.1, L11).",
        [each.day for each in asked] == [day("19 Apr")],
        all(each.message.link for each in asked),
    )
    await stage.expect(
        "That mail begins with the line of IG9 and the profile's two numbers.",
        [each.message.card.blocks[0] for each in asked] == [Warn(safety_line(stage.group.profile))],
        all(number in words(each.message.card) for each in asked for number in NUMBERS),
    )
    await _page_that_asks(stage)


async def _page_that_asks(stage: Stage) -> None:
    page = await Browser(stage.app.web).open(stage.link(NEW_GRACE, REQUEST))
    await stage.teller.page(page.lines)
    in_order = ("999", RIGHT_GROUP, "Since Tue 30 Mar 2027", *QUESTIONS)
    places = [page.text.find(each) for each in in_order]
    await stage.expect(
        "The page has the line of IG9, then the right group first (IG13), then the five questions "
        "since 30 Mar and the optional one, no action being in her name; none of the case.",
        places[0] > -1 and places == sorted(places),
        "action A" not in page.text,
        not those_in(page.html, OF_THE_CASE),
    )
    due = written_update_due(stage.group.profile, day("27 Apr"))
    await stage.expect(
        "It is due by Fri 23 Apr 2027, and says so (7.1, D6).",
        due is not None and due.date == day("23 Apr"),
        "It is due by Fri 23 Apr 2027." in page.lines,
    )


async def _begins_to_write(stage: Stage) -> None:
    await stage.on("23 Apr", "14:00")
    link, mine = stage.link(NEW_GRACE, REQUEST), stage.browser
    await stage.presses(
        NEW_GRACE, link, "Save and finish later", browser=mine, right_group="yes", done=DONE
    )
    again = await mine.open(link)
    other = await Browser(stage.app.web).open(link)
    overdue = {who: [e.day for e in stage.post.to(who, "action A3 is overdue")] for who in TOLD}
    await stage.expect(
        "A3, which is not done, is overdue on Wed 21 Apr, and Dawn and Priya hear it (6, D21).",
        overdue == {each: [day("21 Apr")] for each in TOLD},
    )
    await stage.expect(
        "She begins on Fri 23 Apr and goes on in the same browser: the draft is there; any other "
        "browser shows none of it (7.2, IG19).",
        DONE in again.html,
        DONE not in other.html,
    )


async def _sends_late(stage: Stage) -> None:
    await stage.on("26 Apr", "09:40")
    chased = [(each.day, each.time) for each in stage.post.to(NEW_GRACE, CHASE)]
    await stage.expect(
        "Chased Thu 22 Apr and Mon 26 Apr, each between 09:00 and 09:20 (D6).",
        [each for each, _ in chased] == [day("22 Apr"), day("26 Apr")],
        all("09:00" <= time <= "09:20" for _, time in chased),
    )
    sent = await stage.presses(
        NEW_GRACE,
        stage.link(NEW_GRACE, CHASE),
        "Send the update",
        browser=stage.browser,
        right_group="yes",
        changed=NOT_FOR_DEAN,
        not_for_changed="Dean Marsh",
        why_changed="said in confidence",
        working="The mornings.",
        not_working="The evenings.",
        plan="More visits in the evening.",
    )
    await _sent_late(stage, sent)


async def _sent_late(stage: Stage, sent: Page) -> None:
    update = _update(stage)
    await stage.expect(
        "She sends it at 09:40: marked late by one working day, receipt to her.",
        update is not None and update.working_days_late == 1,
        "Thank you. The update for Tue 27 Apr 2027 at 10:00 is with the lead." in sent.text,
        "late by 1 working day" in sent.text,
    )
    await stage.expect(
        "To Priya as addressee and chair, once (S23).",
        len(stage.post.to(PRIYA, "a written update has come")) == 1,
    )
    await _kept_from_the_room(stage)


async def _kept_from_the_room(stage: Stage) -> None:
    lines = _on_agenda(stage)
    await stage.expect(
        "It stands under agenda item 4 without the marked part (B1).",
        "More visits in the evening." in lines,
        NOT_FOR_DEAN not in lines,
    )
    alone = words(await stage.says(PRIYA, "update 27 april"))
    await stage.expect(
        'Priya sees the marked part by itself: "Do not say this in the meeting".',
        NOT_FOR_DEAN in alone,
        "Do not say this in the meeting" in alone,
    )


def _update(stage: Stage) -> WrittenUpdate | None:
    return stage.group.update("M2", stage.member("Grace").id)


def _on_agenda(stage: Stage) -> str:
    meeting = next(each for each in stage.group.meetings if each.id == "M2")
    return " ".join(agenda_of(stage.group, meeting)[3].lines)


async def _posts_told(stage: Stage) -> None:
    told: dict[str, dict[str, str]] = {}
    for each in stage.post.about("reminder, meeting on Tue 27 Apr 2027"):
        said = words(each.message.card)
        for post in (CHAIRS, TAKES_NOTES):
            if post in said:
                told.setdefault(each.message.address, {})[post] = stage.named(each)
    for posts in told.values():
        for post, reminder in posts.items():
            await stage.teller.note(f'In the reminder, {reminder}: "{post}"')
    await stage.expect(
        "The reminders tell Priya that she chairs, Dawn that she takes notes, nobody else (4.6).",
        {who: set(posts) for who, posts in told.items()} == {PRIYA: {CHAIRS}, DAWN: {TAKES_NOTES}},
    )


async def _meeting(stage: Stage) -> None:
    await stage.on("27 Apr", "10:00")
    ids = {name: stage.member(name).id for name in (PRIYA, ASHA, DAWN, "Grace", "Dean")}
    absent = {ids[name] for name in (DAWN, "Grace", "Dean")}
    roll = {
        f"here_{each.id}": (Presence.ABSENT if each.id in absent else Presence.IN_PERSON).value
        for each in stage.group.core_members
    }
    both = await stage.says(
        PRIYA, "start 27 april", chair=ids[PRIYA], note_taker=ids[PRIYA], **roll
    )
    await stage.expect(
        "Dawn, due to take notes, is not there; Priya cannot take notes as chair (R5).",
        both.is_refusal,
    )
    posts = {"chair": ids[PRIYA], "note_taker": ids[ASHA]}
    shown = words(await stage.says(PRIYA, "start 27 april", **posts, **roll))
    meeting = next(each for each in stage.group.meetings if each.id == "M2")
    await stage.expect(
        "Asha takes the notes in Dawn's place (7.4).",
        (meeting.chair, meeting.note_taker) == (ids[PRIYA], ids[ASHA]),
    )
    await stage.expect(
        "The agenda that is drawn in the room has her update without the marked part (7.2, B1).",
        "More visits in the evening." in shown,
        NOT_FOR_DEAN not in shown,
    )


async def _ends(stage: Stage) -> None:
    await stage.on("27 Apr", "11:20")
    child = stage.group.children[0].id
    await stage.says(
        PRIYA,
        "end 27 april",
        **{
            f"views_{child}": "Told at school, in her own words, to Martin.",
            f"tells_{child}": stage.member(MARTIN).id,
            f"tells_{child}_by": "28 april 2027",
        },
    )
    meeting = next(each for each in stage.group.meetings if each.id == "M2")
    away = {name: stage.member(name) for name in ("Dawn", "Grace")}
    cells = {name: attendance_cell(stage.group, meeting, who) for name, who in away.items()}
    shown = words(await stage.says(PRIYA, "coming 27 april"))
    await stage.expect(
        "Recorded: Dawn neither there nor apologised (S24); Grace apologies with an update.",
        cells == {"Dawn": Attendance.NEITHER, "Grace": Attendance.APOLOGIES_WITH_UPDATE},
        "Dawn Kerrigan housing officer neither" in shown,
    )
