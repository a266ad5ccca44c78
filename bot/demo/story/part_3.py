"""Part 3: the first meeting is booked, everybody is invited by their own route, and answers."""

from datetime import time

from bot.core.diary.booking import MeetingWish, book
from bot.core.diary.foresight import standing
from bot.core.diary.limits import Slot
from bot.core.facts.meetings import Reasons
from bot.core.facts.people import Route
from bot.core.facts.tasks import Task, TaskKind, TaskState
from bot.demo.backstage import REF
from bot.demo.browser import Browser
from bot.demo.card_read import those_in, words
from bot.demo.cast import DAWN, GRACE, PRIYA
from bot.demo.days import day
from bot.demo.stage import Stage
from bot.demo.story import part_3_answers, part_3_entries, part_3_papers

BY_POST = "Write the address from the case record"
VENUE = "Larkfield Primary School, Larkfield Road"
JOIN = "https://video.eastmere.example/room-2"
PLACE = {"venue": VENUE, "join_link": JOIN}
IN_HAND = "the 7th working day after the conference; latest Fri 2 Apr 2027, 3 working days in hand"
LATE = "1 working day after the latest date, Fri 2 Apr 2027 (L5)"
OUTSIDE = "outside Leah Carrow's possible times"


async def tell(stage: Stage) -> None:
    await stage.teller.part(3, "First meeting: date, invitations, answers")
    await stage.on("18 Mar", "11:00")
    await _choose_a_date(stage)
    await _too_late(stage)
    await _invitations(stage)
    await _where_it_is(stage)
    await _family_on_paper(stage)
    await part_3_answers.tell(stage)


async def _choose_a_date(stage: Stage) -> None:
    await stage.says(PRIYA, "meet times mornings, not on Mondays for Leah")
    shown = words(await stage.says(PRIYA, "meet"))
    await stage.expect(
        "Leah's possible times are shown while the date is chosen (L6).",
        "mornings, not on Mondays" in shown,
    )


async def _too_late(stage: Stage) -> None:
    said = "meet 5 april 10:00"
    refused = words(await stage.says(PRIYA, said, **PLACE))
    half = await stage.sees(PRIYA, said, "! ", **PLACE, reason_late="no other day")
    await stage.expect(
        "Mon 5 Apr is 1 working day after the latest date, Fri 2 Apr 2027 (L5), and outside "
        "Leah's times: possible only with a reason for each.",
        LATE in refused and OUTSIDE in refused,
        half.is_refusal and OUTSIDE in words(half),
        not stage.group.meetings,
    )
    reasons = Reasons(late="no other day", times="Leah agrees for once")
    wish = MeetingWish(Slot(day("5 Apr"), time(10), time(11, 30)), VENUE, reasons=reasons)
    supposed = book(stage.group, wish, by=stage.member(PRIYA).id, now=stage.clock.now())
    stands = standing(supposed, day("5 Apr"))
    await stage.teller.note(f"Tried with a reason for each, without keeping it: {stands}.")
    await stage.expect(
        "With both reasons it would be booked, marked late, and keep them (3.2).",
        stands.endswith("latest Fri 2 Apr 2027, late"),
        supposed.meetings[0].reasons == reasons,
        not stage.group.meetings,
    )


async def _invitations(stage: Stage) -> None:
    booked = await stage.says(PRIYA, "meet tue 30 march 10:00", **PLACE)
    (meeting,) = stage.group.meetings
    calendar = stage.group.profile.calendar
    await stage.expect(
        "Tue 30 Mar 2027 is accepted: the 7th working day, three in hand.",
        IN_HAND in words(booked),
        calendar.between(day("17 Mar"), meeting.on) == 7,
        calendar.between(meeting.on, day("2 Apr")) == 3,
    )
    said = words(booked)
    await stage.expect(
        "Under the flag nothing puts the parents in one room, and Dean's interpreter is asked for "
        "(3.3, S20, S21).",
        "Say for each parent how they take part; nothing puts both in one room" in said,
        "Dean Marsh needs a Portuguese interpreter: arranged, or by whom?" in said,
    )
    await part_3_entries.tell(stage, PLACE.values())


async def _where_it_is(stage: Stage) -> None:
    shown = words(await stage.says(DAWN, "coming 30 march"))
    link = stage.link(GRACE, "Meeting 7KQ2")
    page = await stage.opens(GRACE, link, Browser(stage.app.web))
    await stage.expect(
        "Dawn is shown the place where she asks for it; Grace's link refers to her calendar entry "
        "and shows none.",
        all(each in shown for each in PLACE.values()),
        "Your calendar entry says where it is." in page.text,
        not those_in(page.html, PLACE.values()),
    )
    await stage.presses(GRACE, link, "Send me where it is")
    (mail,) = stage.post.to(GRACE, "where the meeting")
    await stage.expect(
        "On asking it goes to her own address, which she reads alone and which is on the secure "
        "list (IG2).",
        all(each in repr(mail.message.card) for each in PLACE.values()),
        not those_in(mail.message.subject, PLACE.values()),
    )


async def _family_on_paper(stage: Stage) -> None:
    papers, leah, dean = _papers(stage), stage.member("Leah"), stage.member("Dean")
    routes = {each.subject: each.owner for each in papers}
    await stage.expect(
        "Two printed invitations as tasks for Priya, one by hand and one by post (IG18).",
        routes == dict.fromkeys((f"M1:{leah.id}", f"M1:{dean.id}"), stage.member(PRIYA).id),
        (leah.contact.route, dean.contact.route) == (Route.BY_HAND, Route.POST),
    )
    first = next(each for each in papers if leah.id in each.subject)
    before = words(await stage.says(PRIYA, f"done {first.id}"))
    await stage.says(PRIYA, "meet venue 30 march to Leah")
    again = next(each for each in _papers(stage) if leah.id in each.subject)
    await stage.expect(
        "Priya releases the venue to Leah, not to Dean: Leah's task is withdrawn and replaced.",
        not those_in(before, PLACE.values()),
        again.id != first.id,
        stage.group.meetings[0].released_to == frozenset({leah.id}),
        stage.task(first.id).state is TaskState.WITHDRAWN,
    )
    await _printed(stage)
    await stage.on("22 Mar", "09:00")
    await stage.says(PRIYA, f"done {again.id} 22 march by hand")
    done = stage.task(again.id)
    await stage.expect(
        f"`done {again.id}` with Mon 22 Mar 2027 writes the receipt with that date (B4).",
        done.state is TaskState.DONE,
        done.done_on == day("22 Mar"),
    )


async def _printed(stage: Stage) -> None:
    papers, tasks = "", {}
    leah, dean = stage.member("Leah"), stage.member("Dean")
    for member, reference in ((leah, "H4MX"), (dean, "T9RK")):
        task = next(each for each in _papers(stage) if member.id in each.subject)
        tasks[reference] = task
        paper = words(await stage.says(PRIYA, f"done {task.id}"))
        papers += paper
        await stage.expect(
            f"The paper stands under {reference}, never {REF}, with date and time, "
            f"{'with' if member is leah else 'without'} the venue; it goes "
            f"{'by hand' if member is leah else 'by post, to the address of the case record'}.",
            f"Meeting {reference}" in paper,
            REF not in paper,
            "Day: Tue 30 Mar 2027" in paper and "Time: 10:00 to 11:30" in paper,
            {each in paper for each in PLACE.values()} == {member is leah},
            (BY_POST in paper) == (member is dean),
        )
    await part_3_papers.tell(stage, tasks, tuple(PLACE.values()))
    await _flag_is_nowhere(stage, papers)


async def _flag_is_nowhere(stage: Stage, papers: str) -> None:
    copy = ""
    for each in ("Dean", "Leah"):
        copy += words(await stage.sees(PRIYA, f"contact for {each}", each, "Larkfield Road"))
    said = (papers + copy + stage.post.text).lower()
    await stage.expect(
        "Nothing of the flag shows on paper, in a message or a calendar entry (1.5); nor does a "
        "parent's contact sheet say where it is (2.3).",
        not those_in(said, ("flag", "not learn")),
        not those_in(copy, PLACE.values()),
    )


def _papers(stage: Stage) -> list[Task]:
    return [
        each for each in stage.group.tasks if each.kind is TaskKind.GIVE_INVITATION and each.is_open
    ]
