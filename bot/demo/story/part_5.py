"""Part 5: the minutes of 30 March are written, signed by two people, released, and mended."""

from bot.core.facts.groups import CoreGroup
from bot.core.facts.minutes import Minutes
from bot.core.facts.people import Reader
from bot.core.facts.tasks import TaskKind
from bot.core.notices.about_minutes import minutes_due
from bot.core.procedure.timescales import minutes_to_social_worker
from bot.demo.backstage import StoryBroken
from bot.demo.card_read import words
from bot.demo.cast import ASHA, DAWN, GRACE, HELEN, IQBAL, JOAN, MARTIN, NEW_GRACE, PRIYA, TOM
from bot.demo.days import day
from bot.demo.stage import Stage
from bot.demo.story import part_5_copies

FINAL = "minutes of Tue 30 Mar 2027 are final"
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
    await _refused_address(stage)
    await _mended(stage)


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


def _minutes(group: CoreGroup) -> Minutes:
    found = group.minutes_of("M1")
    if found is None:
        raise StoryBroken("there are no minutes yet")
    return found


async def _released(stage: Stage) -> None:
    await stage.on("2 Apr", "12:00")
    stage.mail.refused.add(GRACE)
    await stage.teller.note("From now on Grace's mail server refuses g.holloway@health.example.")
    await stage.says_and_presses(PRIYA, "minutes 30 march release", "Release")
    sent = [each for each in stage.post.about(FINAL) if each.message.address in READERS]
    await stage.expect(
        "A message of their own to Priya, Tom, Martin, Asha, Dawn and Helen, one recipient each; "
        "Grace's is refused; none to Joan (5.3, O9).",
        _minutes(stage.group).is_final,
        sorted(each.message.address for each in sent) == sorted(set(READERS) - {GRACE}),
        not stage.post.to(JOAN, FINAL),
    )
    await _nothing_of_the_content(stage)


async def _nothing_of_the_content(stage: Stage) -> None:
    everything = " ".join(repr(each.message.card) for each in stage.post.about("Tue 30 Mar"))
    await stage.expect(
        "Nothing of the content is in any of them (IG2).",
        not any(text in everything for text in DRAFT.values()),
    )
    letter = await stage.shows(HELEN, FINAL)
    await stage.expect(
        "Helen's mail tells that there is something to read, and nothing of it (5.3).",
        not any(text in line for text in DRAFT.values() for line in letter.body),
    )
    posts = [each.message.card for each in stage.post.about("minutes of Tue 30 Mar 2027")]
    await stage.expect(
        "The channel hears that minutes of 30 Mar are final, no more (S8).",
        any("The minutes of Tue 30 Mar 2027 are final." in repr(card) for card in posts),
    )


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
        not stage.group.copies,
    )


async def _refused_address(stage: Stage) -> None:
    told = stage.post.to(PRIYA, "could not be reached")
    await stage.expect("Priya is told that somebody could not be reached (5.5).", told)
    receipts = words(await stage.says(PRIYA, "receipts 30 march"))
    await stage.expect(
        'No "sent to all" while there is a gap (B4).', "sent to all" not in receipts.lower()
    )


async def _mended(stage: Stage) -> None:
    grace = stage.member("Grace")
    details = f"Orchard Clinic, Eastmere; 01632 960103; {NEW_GRACE}"
    changed = await stage.says(PRIYA, f"contact change {grace.id}", details=details, reader="alone")
    await stage.expect(
        'To the changed address goes "please confirm who you are" and nothing else (IG17).',
        [each.message.subject for each in stage.post.to(NEW_GRACE)]
        == ["7KQ2: please confirm who you are"],
    )
    await stage.expect(
        "Its domain is known: no warning (5.5).", "new to this group" not in words(changed)
    )
    await stage.says(PRIYA, f"contact confirm {grace.id} {NEW_GRACE}")
    again = stage.post.to(NEW_GRACE, FINAL)
    await stage.expect(
        "Confirmed in full and read by Grace alone: then the message goes again.",
        len(again) == 1,
        stage.member("Grace").contact.reader is Reader.ALONE,
    )
    await _sent_to_her(stage)


async def _sent_to_her(stage: Stage) -> None:
    await stage.presses(NEW_GRACE, stage.link(NEW_GRACE, FINAL), "Send it to me")
    documents = stage.post.to(NEW_GRACE, "the document you asked for")
    body = " ".join(repr(each.message.card) for each in documents)
    await stage.expect(
        "Grace presses Send it to me: health.example is on the secure list, the minutes come in "
        "one mail, the contact sheet with them (IG2, 5.6).",
        len(documents) == 1,
        DRAFT["decision_taken"] in body,
        "01632 960105" in body,
    )
    receipts = words(await stage.says(PRIYA, "receipts 30 march"))
    await stage.expect(
        "The first attempt stays on the receipt, and the document was opened by her.",
        "Attempts that failed" in receipts,
        "Grace Holloway" in receipts,
    )
    await _to_all(stage)


async def _to_all(stage: Stage) -> None:
    before = words(await stage.says(PRIYA, "receipts 30 march"))
    (hers,) = stage.tasks(TaskKind.HAND_OVER)
    await stage.says(PRIYA, f"done {hers.id} 6 april by hand")
    after = words(await stage.says(PRIYA, "receipts 30 march"))
    await stage.expect(
        'Helen has hers by hand too: "sent to all" only now that nobody is without (5.4, B4).',
        "Sent to all" not in before,
        "Sent to all." in after,
    )
