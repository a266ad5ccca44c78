"""Part 6: the plan's three actions are due, reminded of and answered."""

from datetime import date

from bot.core.facts.actions import ActionState
from bot.core.facts.tasks import TaskKind
from bot.core.notices.notice import Kind
from bot.core.notices.wanted import wanted
from bot.core.wall_clock import day_of
from bot.demo.card_read import those_in, words
from bot.demo.cast import DAWN, PRIYA, TOM
from bot.demo.days import day
from bot.demo.stage import Stage

LOCK = {
    "need": "a secure front door",
    "outcome": "nobody comes in who should not",
    "what": "have the lock replaced",
    "how": "lock replaced by the housing repairs team",
    "so_what": "the child sleeps at home without fear",
    "owner": "Dawn Kerrigan",
    "when": "15 working days",
}
VISIT = {
    "need": "adults seen to follow the safety plan",
    "outcome": "the safety plan is kept",
    "what": "visit at home",
    "how": "home visit at least every 10 working days",
    "so_what": "change is seen, not reported",
    "owner": "Priya Nair",
    "when": "10 working days",
    "kind": "visit",
    "every": "10 working days",
}
MORNINGS = {
    "need": "settled mornings",
    "outcome": "the child is in school by 08:50 on 9 days in 10",
    "what": "bring the child to breakfast club",
    "how": "breakfast club, phone call on missed days",
    "so_what": "the child starts lessons rested and with others",
    "owner": "Leah Carrow",
    "helpers": "Martin Pryce",
    "when": "25 may 2027",
    "measure": "days in school by 08:50",
    "measure_from": "6 days in 10",
    "measure_to": "9 days in 10",
    "measure_by": "25 may 2027",
}
LACKING = {"owner": "one owner", "when": "a date", "so_what": '"so what"'}
OF_THE_PLAN = tuple(MORNINGS[each] for each in ("need", "outcome", "what", "how", "so_what"))


async def propose(stage: Stage) -> None:
    """Propose the three actions while the meeting of 30 March is under way."""
    for lacking, said in LACKING.items():
        refused = await stage.sees(PRIYA, "action new", "lacks", "S10", **LOCK | {lacking: ""})
        await stage.expect(
            f"An action that lacks {said} is refused (R11, S10).",
            refused.is_refusal,
            said in words(refused),
            not stage.group.actions,
        )
    for action in (MORNINGS, VISIT, LOCK):
        await stage.says(PRIYA, "action new", **action)
    due = {each.id: each.due_on for each in stage.group.actions}
    await stage.expect(
        "A1 by Tue 25 May, A2 next by Tue 13 Apr, A3 by Tue 20 Apr 2027 (D21).",
        due == {"A1": day("25 May"), "A2": day("13 Apr"), "A3": day("20 Apr")},
    )
    await stage.expect(
        "Each stays proposed until accepted (N5); A1 carries its measure (N4).",
        {each.state for each in stage.group.actions} == {ActionState.PROPOSED},
        [each.id for each in stage.group.actions if each.measure] == ["A1"],
    )


async def tell(stage: Stage) -> None:
    await stage.teller.part(6, "Plan actions")
    await stage.says(PRIYA, "action A2 accept")
    await stage.says(DAWN, "action A3 accept")
    accepted = [each.id for each in stage.group.actions if each.state is ActionState.ACCEPTED]
    await stage.expect("A2 and A3 are accepted by their owners.", accepted == ["A2", "A3"])
    await _leah(stage)
    await stage.on("13 Apr", "11:00")
    await stage.says(PRIYA, "action A2 done 13 april")
    await stage.on("19 Apr", "09:25")
    reminded = [each.day for each in stage.post.to(DAWN, "action A3 is due")]
    await stage.expect(
        "A3 reminds on Tue 13 Apr (5 working days) and Mon 19 Apr 2027 (1) (D21).",
        reminded == [day("13 Apr"), day("19 Apr")],
    )
    await stage.says(TOM, "plan send me")
    sent = stage.post.to(TOM, "the document you asked for")[-1].message.paper
    await stage.expect(
        "Tom's copy of the plan says which version it is, and for whom.",
        sent is not None and sent.stamp.version.startswith("version "),
        sent is not None and sent.stamp.recipient.startswith("Tom Adeyemi"),
    )
    await stage.expect(
        "It would be overdue on Wed 21 Apr 2027 if not done.",
        _days_overdue(stage, "A3") == {day("21 Apr")},
    )


def _days_overdue(stage: Stage, action: str) -> set[date]:
    """Return the days on which it would be said that an action is overdue."""
    return {
        day_of(each.run_at)
        for each in wanted(stage.group)
        if each.identity.kind is Kind.ACTION_OVERDUE and each.identity.subject == action
    }


async def _leah(stage: Stage) -> None:
    """Leah's action reaches her by Priya, by number and date; nothing of the plan is printed."""
    tasks = [
        each
        for each in stage.group.tasks
        if each.kind is TaskKind.TELL_ACTION_OWNER and each.subject == "A1"
    ]
    shown = words(await stage.says(PRIYA, f"done {tasks[0].id}")) if tasks else ""
    await stage.expect(
        "Leah's action is a task for Priya, by number and date; nothing of the plan is printed "
        "for her (B9).",
        [each.owner for each in tasks[:1]] == [stage.member(PRIYA).id],
        "A1, by Tue 25 May 2027" in shown,
        not those_in(shown, OF_THE_PLAN),
    )
    await stage.says(PRIYA, f"done {tasks[0].id} today told by hand")
    await stage.says(PRIYA, "action A1 accept for Leah")
