"""Part 3, once everybody is invited: who comes, who does not, who is reminded."""

from bot.core.facts.attendance import Coming
from bot.core.facts.tasks import TaskKind
from bot.core.notices.about_updates import owes_update
from bot.core.procedure.reminders import apologies_late
from bot.demo.card_read import asked_in, words
from bot.demo.cast import ASHA, DAWN, GRACE, JOAN, MARTIN, PRIYA, SIX, TOM
from bot.demo.days import day
from bot.demo.stage import Stage

NO_CHASE = {
    TaskKind.GIVE_INVITATION,
    TaskKind.ARRANGE_NEED,
    TaskKind.SHARE_MINUTES,
    TaskKind.TELL_REVIEW,
}
"""What is done for Dean: he is invited, told of the review, and given what he needs; no more."""


async def tell(stage: Stage) -> None:
    """Tell the rest of part 3."""
    await _answers(stage)
    await _apologies(stage)
    await _reminders(stage)


async def _answers(stage: Stage) -> None:
    for who in (PRIYA, TOM, MARTIN, DAWN):
        await stage.says(who, "coming 30 march yes")
    await stage.presses(GRACE, stage.link(GRACE, "Meeting 7KQ2"), "Answer", coming="yes")
    await stage.says(PRIYA, "coming 30 march yes for Leah")
    await stage.says(PRIYA, "coming 30 march declined for Dean")
    await _each_noted(stage)
    await _declined(stage)


async def _each_noted(stage: Stage) -> None:
    noted = {each.member: (each.coming, each.recorded_by) for each in stage.group.answers}
    themselves = [stage.member(each).id for each in (PRIYA, TOM, GRACE, MARTIN, DAWN)]
    leah, dean, priya = (stage.member(each).id for each in ("Leah", "Dean", PRIYA))
    of_family = {leah: (Coming.YES, priya), dean: (Coming.DECLINED, priya)}
    await stage.expect(
        "Yes: Priya, Tom, Grace, Martin, Dawn, each themselves; Leah tells Priya, who enters it.",
        noted == {each: (Coming.YES, each) for each in themselves} | of_family,
    )


async def _declined(stage: Stage) -> None:
    dean, shares = stage.member("Dean"), stage.tasks(TaskKind.SHARE_MINUTES)
    without_method = await stage.says(PRIYA, f"done {shares[0].id} today")
    await stage.expect(
        "Dean does not want to take part: the meeting stands, he counts as declined and is not "
        "chased; to share the minutes with him is a task, open until date and method are recorded "
        "(H4).",
        stage.group.meetings[0].is_open,
        [t.subject for t in shares] == [f"M1:{dean.id}"],
        "How did it get there?" in {each.label for each in asked_in(without_method)},
        stage.task(shares[0].id).is_open,
    )


async def _apologies(stage: Stage) -> None:
    await stage.on("22 Mar", "11:00")
    offered = words(await stage.says(ASHA, "apologies 30 march"))
    asha = stage.member(ASHA)
    answer, meeting = stage.group.answer("M1", asha.id), stage.group.meetings[0]
    last = apologies_late(stage.group.profile, meeting.on)
    owed = owes_update(stage.group, meeting, asha)
    await stage.expect(
        "Asha's apologies are in time (late only after Tue 23 Mar 2027, D3); a substitute is "
        "offered first (L10).",
        last is not None and last.date == day("23 Mar"),
        answer is not None and not answer.late,
        -1 < offered.find("colleague come instead") < offered.find("a written update takes"),
        owed,
    )
    await stage.says(
        ASHA,
        "substitute 30 march",
        name="Joan Whitby",
        agency="Eastmere Police",
        email=JOAN,
        reader="alone",
    )
    await _joan(stage)


async def _joan(stage: Stage) -> None:
    await stage.expect(
        'Joan gets "please confirm who you are" and nothing else until Priya has confirmed.',
        [each.message.subject for each in stage.post.to(JOAN)]
        == ["7KQ2: please confirm who you are"],
    )
    asked = words(await stage.says(PRIYA, "contact confirm"))
    await stage.expect(
        "Her domain is known: the full address is shown without a warning (IG17).",
        JOAN in asked,
        "new to this group" not in asked,
    )
    await stage.says(PRIYA, f"contact confirm {stage.member(JOAN).id} {JOAN}")
    await stage.expect(
        "Then Joan is invited to this meeting only.",
        [each.message.calendar is not None for each in stage.post.to(JOAN, "Meeting 7KQ2")]
        == [True],
    )
    await stage.expect(
        "Leicester lets a substitute excuse the update: Asha is not asked again.",
        not owes_update(stage.group, stage.group.meetings[0], stage.member(ASHA)),
    )


async def _reminders(stage: Stage) -> None:
    await stage.on("26 Mar", "12:00")
    reminders = stage.post.about("reminder, meeting on Tue 30 Mar 2027")
    days = {who: [e.day for e in reminders if e.message.address == who] for who in (*SIX, JOAN)}
    both, last = [day("23 Mar"), day("25 Mar")], [day("25 Mar")]
    await stage.expect(
        "Reminders on Tue 23 Mar and Thu 25 Mar 2027, between 09:00 and 09:20, to all who come "
        "(D4); Joan, who has not answered, is asked first.",
        days == dict.fromkeys(SIX, both) | {ASHA: [], JOAN: last},
        all("09:00" <= each.time <= "09:20" for each in reminders),
        [each.day for each in stage.post.to(JOAN, "can you come")] == [day("23 Mar")],
    )
    await _views_asked_for(stage)
    dean = stage.member("Dean").id
    await stage.expect(
        "Dean is neither reminded nor chased, by nobody's task either.",
        not stage.planned_for("Dean"),
        {t.kind for t in stage.group.tasks if t.subject.endswith(dean)} == NO_CHASE,
    )


async def _views_asked_for(stage: Stage) -> None:
    martin = stage.member(MARTIN)
    views = [t for t in stage.group.tasks if t.kind is TaskKind.BRING_VIEWS and "M1" in t.subject]
    told = [each.day for each in stage.post.to(MARTIN, f"task {views[0].id}")] if views else []
    shown = words(await stage.says(MARTIN, f"done {views[0].id}")) if views else ""
    await stage.expect(
        "With the first, Martin is asked to bring Child A's views (H17).",
        [t.owner for t in views] == [martin.id],
        told == [day("23 Mar")],
        "bring the child's views" in shown,
    )
