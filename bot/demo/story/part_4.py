"""Part 4: the first meeting is held on Tue 30 Mar 2027; what is missing at its end has a name."""

from bot.core.diary.foresight import warnings
from bot.core.facts.meetings import MeetingState
from bot.core.facts.plan import PlanStage, Voice
from bot.core.facts.roll_call import Presence
from bot.core.facts.tasks import TaskKind, TaskState
from bot.core.procedure.timescales import due
from bot.demo.card_read import words
from bot.demo.cast import JOAN, MARTIN, PRIYA, TOM
from bot.demo.days import day
from bot.demo.stage import Stage
from bot.demo.story import part_4_begins
from bot.demo.story.part_6 import propose

STILL_BROUGHT = "Martin still brings them"
DATES = """\
tue 27 april 2027 10:00
tue 25 may 2027 10:00
tue 6 july 2027 10:00
tue 17 august 2027 10:00
tue 28 september 2027 10:00
tue 9 november 2027 10:00"""


async def tell(stage: Stage) -> None:
    await stage.teller.part(4, "The first meeting, Tue 30 Mar 2027")
    await stage.on("30 Mar", "10:00")
    await part_4_begins.tell(stage)
    await propose(stage)
    await _plan(stage)
    await _end(stage)
    await _rota(stage)
    await _needs(stage)
    await stage.on("31 Mar", "10:00")
    await _told(stage)


async def _plan(stage: Stage) -> None:
    early = await stage.says(PRIYA, "plan detailed 30 march")
    await stage.says(PRIYA, "plan views Child A", because=STILL_BROUGHT)
    await stage.says(PRIYA, "plan views Leah", text="Leah would like help in the mornings.")
    await stage.says(PRIYA, "plan views Dean", because="he did not want to take part")
    await stage.says(PRIYA, "plan detailed 30 march")
    child = stage.group.children[0].id
    await stage.expect(
        "The plan is made detailed; for Child A's wishes it gives the reason (N3, L1).",
        early.is_refusal,
        stage.group.plan.stage is PlanStage.DETAILED,
        Voice(child, none_because=STILL_BROUGHT) in stage.group.plan.voices,
    )


def _there(stage: Stage) -> list[str]:
    """Return who is at the table in person: they alone can agree the next date."""
    roll = stage.group.meetings[0].roll_call
    return [each.member for each in roll if each.presence is Presence.IN_PERSON]


async def _end(stage: Stage) -> None:
    martin = stage.member(MARTIN)
    child = stage.group.children[0].id
    await stage.on("30 Mar", "11:25")
    ended = await stage.says(
        TOM,
        "end 30 march",
        next_dates=DATES,
        agreed_by=",".join(_there(stage)),
        **{f"tells_{child}": martin.id, f"tells_{child}_by": "2 april 2027"},
    )
    meeting = stage.group.meetings[0]
    views = stage.tasks(TaskKind.VIEWS_NOT_COVERED)
    await stage.expect(
        "Child A's views are left empty: it ends all the same; Martin has a task due Wed 31 Mar "
        '2027 (D24), and the record says "not yet covered" (4.4, S16).',
        meeting.state is MeetingState.ENDED,
        [(t.owner, t.due_on) for t in views] == [(martin.id, day("31 Mar"))],
        "The record says so until it is done" in words(ended),
    )
    dean, explain = stage.member("Dean").id, stage.tasks(TaskKind.EXPLAIN_PURPOSE)
    await stage.expect(
        "To explain the purpose to Dean later is a task of Priya's (4.3, R26, S9).",
        [(t.owner, t.subject.split(":")[1]) for t in explain] == [(stage.member(PRIYA).id, dean)],
    )
    await _dates(stage)


async def _dates(stage: Stage) -> None:
    martin = stage.member(MARTIN)
    tells = stage.tasks(TaskKind.TELL_CHILD)
    await stage.expect(
        "Martin tells Child A by Fri 2 Apr, a task for him (S12).",
        [(t.owner, t.due_on) for t in tells] == [(martin.id, day("2 Apr"))],
    )
    on = [(each.on, each.provisional) for each in stage.group.upcoming]
    firm, provisional = ("27 Apr", "25 May"), ("6 Jul", "17 Aug", "28 Sep", "9 Nov")
    await stage.expect(
        "Dates up to the second review; those after the first review are provisional (R24, 4.5).",
        on == [(day(each), each in provisional) for each in (*firm, *provisional)],
    )
    await stage.expect(
        "Three meetings before the review, the last in time for the report: nothing to warn of "
        "(O3, H12, D11).",
        sum(each.on < day("16 Jun") for each in stage.group.standing) == 3,
        not warnings(stage.group),
    )
    await stage.expect(
        "Joan, who came for this meeting only, is invited to none of them (3.5, L10).",
        not stage.post.to(JOAN, "Meeting 7KQ2: Tue 27 Apr"),
    )
    limits = [due(stage.group.profile, "interval", day(each)) for each in ("30 Mar", "27 Apr")]
    await stage.expect(
        "No gap over six weeks: the limits are Tue 11 May and Tue 8 Jun 2027 (O5, D15).",
        [each.date for each in limits if each] == [day("11 May"), day("8 Jun")],
    )


async def _rota(stage: Stage) -> None:
    for line in (
        "rota 27 april chair Priya notes Dawn",
        "rota 25 may chair Priya notes Asha",
        "rota 6 july chair Tom notes Grace",
    ):
        await stage.says(PRIYA, line)
    posts = [(each.chair, each.note_taker) for each in stage.group.upcoming[:3]]
    first = {each.id: each.name.split()[0] for each in stage.group.members}
    names = [tuple(first[id_] for id_ in pair) for pair in posts]
    await stage.expect(
        "Rota for the next three: no line with one person twice, nobody notes twice (4.6, S7).",
        names == [("Priya", "Dawn"), ("Priya", "Asha"), ("Tom", "Grace")],
    )


async def _needs(stage: Stage) -> None:
    """The interpreter is asked for at every meeting; Priya says so at once (S20)."""
    dean, needed = stage.member("Dean"), stage.tasks(TaskKind.ARRANGE_NEED)
    arranged = {f"need_{dean.id}_{each.id}": "yes" for each in dean.needs}
    said = await stage.says(PRIYA, "meet needs 27 april", **arranged)
    asked = {t.subject.split(":")[0]: t.owner for t in needed}
    await stage.expect(
        "For each meeting that is booked it is a task of Priya's; for 27 April it is arranged "
        "(2.4, S20).",
        asked == dict.fromkeys(("M2", "M3"), stage.member(PRIYA).id),
        "Dean Marsh: a Portuguese interpreter: arranged" in words(said),
        [t.subject.split(":")[0] for t in stage.tasks(TaskKind.ARRANGE_NEED)] == ["M3"],
    )


async def _told(stage: Stage) -> None:
    tells = next(t for t in stage.group.tasks if t.kind is TaskKind.TELL_CHILD)
    await stage.on("1 Apr", "12:00")
    await stage.says(MARTIN, f"done {tells.id} 1 april told after school")
    done = stage.task(tells.id)
    await stage.expect(
        "`done` on Thu 1 Apr closes it with that date.",
        done.state is TaskState.DONE,
        done.done_on == day("1 Apr"),
    )
