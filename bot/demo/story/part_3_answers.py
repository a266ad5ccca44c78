"""Part 3, once everybody is invited: who comes, who does not, who is reminded."""

from bot.core.facts.attendance import Coming
from bot.core.facts.tasks import TaskKind
from bot.core.notices.about_updates import owes_update
from bot.demo.card_read import words
from bot.demo.cast import ASHA, DAWN, GRACE, JOAN, MARTIN, PRIYA, TOM
from bot.demo.days import day
from bot.demo.stage import Stage


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
    dean = stage.member("Dean")
    answer = stage.group.answer("M1", dean.id)
    shares = stage.tasks(TaskKind.SHARE_MINUTES)
    await stage.expect(
        "Dean does not want to take part: the meeting stands, he counts as declined and is not "
        "chased; to share the minutes with him is a task (H4).",
        answer is not None
        and answer.coming is Coming.DECLINED
        and stage.group.meetings[0].is_open
        and [t.subject for t in shares] == [f"M1:{dean.id}"],
    )


async def _apologies(stage: Stage) -> None:
    await stage.on("22 Mar", "11:00")
    offered = words(await stage.says(ASHA, "apologies 30 march"))
    asha = stage.member(ASHA)
    answer = stage.group.answer("M1", asha.id)
    await stage.expect(
        "Asha's apologies are in time (late only after Tue 23 Mar 2027, D3); a substitute is "
        "offered first (L10).",
        answer is not None and not answer.late and "colleague come instead" in offered,
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
    grace = [(each.day, each.time) for each in stage.post.to(GRACE, "reminder")]
    await stage.expect(
        "Reminders on Tue 23 Mar and Thu 25 Mar 2027, between 09:00 and 09:20 (D4).",
        [each for each, _ in grace] == [day("23 Mar"), day("25 Mar")],
        all("09:00" <= time <= "09:20" for _, time in grace),
    )
    await _views_asked_for(stage)
    await stage.expect("Neither Dean nor Asha is reminded.", not stage.post.to(ASHA, "reminder"))


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
