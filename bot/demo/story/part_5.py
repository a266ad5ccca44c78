"""Part 5: the minutes of 30 March are written, signed by two people, released, and mended."""

from bot.core.cards import Block, Text
from bot.core.facts.groups import CoreGroup
from bot.core.facts.minutes import Minutes
from bot.core.facts.tasks import TaskKind
from bot.core.notices.about_minutes import minutes_due
from bot.core.procedure.timescales import minutes_to_social_worker
from bot.demo.backstage import REF, StoryBroken
from bot.demo.card_read import words
from bot.demo.cast import ASHA, DAWN, GRACE, HELEN, IQBAL, JOAN, MARTIN, PRIYA, TOM
from bot.demo.days import day
from bot.demo.post import Sent
from bot.demo.stage import Stage
from bot.demo.story import part_5_address, part_5_copies

FINAL = "minutes of Tue 30 Mar 2027 are final"
NOT_COVERED = "Child A: Not yet covered."
BROUGHT = "Told at school on Thursday, in her own words."
READERS = (PRIYA, TOM, GRACE, MARTIN, ASHA, DAWN, HELEN)
DRAFT = {
    "purpose": "The purpose of the plan and of the core group was explained by the chair.",
    "membership": "Everybody named at the conference is in the group. Contact details confirmed.",
    "progress": "Breakfast club from next week. The front door does not lock.",
    "working_well": "Child A is close to her mother and likes school.",
    "worried_about": "Late mornings, and who comes to the door.",
    "next_steps": "See actions A1 to A3.",
    "danger_and_past_harm": "Read out and reviewed.",
    "intervention_agreed": "Breakfast club, home visits, a new lock.",
    "decision_taken": "The outline plan is made detailed, as agreed by all present.",
    "parents_views": "Leah is willing and would like help in the mornings.",
    "dates": "Dates are agreed up to the second review.",
}


async def tell(stage: Stage) -> None:
    await stage.teller.part(5, "Minutes of 30 Mar")
    await _due(stage)
    await _written_and_signed(stage)
    await _released(stage)
    await _helen(stage)
    await _nothing_rendered(stage)
    await part_5_copies.tell(stage)
    await part_5_address.tell(stage)


async def _due(stage: Stage) -> None:
    await stage.on("1 Apr", "14:00")
    shown = words(await stage.says(MARTIN, "minutes 30 march"))
    meeting = stage.group.meetings[0]
    deadline = minutes_to_social_worker(stage.group.profile, meeting.on)
    await stage.expect(
        "Due to the social worker Sun 4 Apr 2027, last working day on or before it Fri 2 Apr; "
        "other reading Tue 6 Apr (5.1, D5).",
        minutes_due(stage.group, meeting) == day("4 Apr")
        and deadline is not None
        and deadline.last_working_day == day("2 Apr")
        and deadline.other_reading == day("6 Apr")
        and "Sun 4 Apr 2027" in shown,
    )


async def _written_and_signed(stage: Stage) -> None:
    await stage.on("1 Apr", "15:00")
    await stage.says(MARTIN, "minutes 30 march draft", **DRAFT)
    await _not_yet_covered(stage)
    await stage.says(MARTIN, "minutes 30 march send")
    await stage.says_and_presses(TOM, "minutes 30 march sign as chair", "Sign as chair")
    refused = await stage.says(TOM, "minutes 30 march sign as team manager")
    await stage.expect(
        "Tom signs as chair; to sign as team manager as well is refused: two different people "
        "(5.2, H7).",
        refused.is_refusal,
        len(_minutes(stage.group).signatures) == 1,
    )
    early = await stage.says(PRIYA, "minutes 30 march release")
    await stage.expect("Until both are in, it cannot go out as final.", early.is_refusal)
    await stage.on("2 Apr", "10:00")
    senior = "senior social worker"
    await stage.says_and_presses(IQBAL, f"minutes 30 march sign as {senior}", f"Sign as {senior}")
    await stage.expect("Iqbal signs on Fri 2 Apr 2027.", len(_minutes(stage.group).signatures) == 2)


async def _not_yet_covered(stage: Stage) -> None:
    """Let Martin bring what was left empty at the meeting, a day after it was due (4.4)."""
    (task,) = stage.tasks(TaskKind.VIEWS_NOT_COVERED)
    before = words(await stage.sees(MARTIN, "minutes 30 march", NOT_COVERED))
    await stage.says(MARTIN, f"done {task.id} 1 april", how=BROUGHT)
    after = words(await stage.sees(MARTIN, "minutes 30 march", BROUGHT, NOT_COVERED))
    await stage.expect(
        "The record says of Child A's views \"not yet covered\" until Martin's task is done, and "
        "then no more (4.4, R15, S16).",
        NOT_COVERED in before,
        NOT_COVERED not in after,
    )


def _minutes(group: CoreGroup) -> Minutes:
    found = group.minutes_of("M1")
    if found is None:
        raise StoryBroken("there are no minutes yet")
    return found


async def _released(stage: Stage) -> None:
    await stage.on("2 Apr", "12:00")
    stage.mail.refused.add(GRACE)
    await stage.teller.note("From now on Grace's mail server refuses g.holloway@health.example.")
    before = len(stage.post.sent)
    await stage.says_and_presses(PRIYA, "minutes 30 march release", "Release")
    left = [each for each in stage.post.sent[before:] if each.is_about("minutes of Tue 30 Mar")]
    told = [each.message.address for each in left if each.is_about(FINAL)]
    await stage.expect(
        "A message of their own to Priya, Tom, Martin, Asha, Dawn and Helen, one recipient each; "
        "Grace's is refused; none to Joan (5.3, O9).",
        _minutes(stage.group).is_final,
        sorted(told) == sorted(set(READERS) - {GRACE}),
        not stage.post.to(JOAN, FINAL),
    )
    await stage.expect(
        "The channel hears once that minutes of 30 Mar are final, no more; to Martin, Asha and "
        "Grace, who are outside it, their own message is that notice (S8).",
        [blocks_of(each) for each in left if each.message.address == REF]
        == [(Text("The minutes of Tue 30 Mar 2027 are final."),)],
        len(left) == len(told) + 1,
    )
    await _nothing_of_the_content(stage)


async def _nothing_of_the_content(stage: Stage) -> None:
    await stage.expect(
        "Nothing of the content is in any of them, nor in anything that has left (IG2).",
        not [text for text in (*DRAFT.values(), BROUGHT) if text in stage.post.text],
    )
    letter = await stage.shows(HELEN, FINAL)
    await stage.expect(
        "Helen's mail tells that there is something to read, and nothing of it (5.3).",
        "The minutes of Tue 30 Mar 2027 are final." in letter.body,
        not [text for text in DRAFT.values() if text in "".join(letter.body)],
    )


def blocks_of(sent: Sent) -> tuple[Block, ...]:
    """Return what a message says, its buttons included."""
    return sent.message.card.blocks


async def _helen(stage: Stage) -> None:
    await stage.presses(HELEN, stage.link(HELEN, FINAL), "Send it to me")
    helen = stage.member(HELEN)
    tasks = stage.tasks(TaskKind.HAND_OVER)
    await stage.expect(
        "Helen presses Send it to me: reviewing.example is not on the secure list, so Priya has "
        "a hand-over task (IG2).",
        [(t.owner, helen.id in t.subject) for t in tasks] == [(stage.member(PRIYA).id, True)],
    )


async def _nothing_rendered(stage: Stage) -> None:
    shares = stage.tasks(TaskKind.SHARE_MINUTES)
    parents = {stage.member(each).id for each in ("Leah", "Dean")}
    await stage.expect(
        'For Leah and Dean nothing is rendered: Priya has the task "share by your own procedure" '
        "for each (3.4, H4, H9).",
        {t.subject.partition(":")[2] for t in shares} == parents,
        {t.owner for t in shares} == {stage.member(PRIYA).id},
        not stage.group.copies,
    )
