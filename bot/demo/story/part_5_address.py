"""Part 5.5: an address that refuses mail is corrected and confirmed, and the message goes again."""

from bot.core.facts.people import Reader
from bot.core.facts.tasks import TaskKind
from bot.demo.card_read import rows, words
from bot.demo.cast import NEW_GRACE, PRIYA
from bot.demo.days import day
from bot.demo.stage import Stage

FINAL = "minutes of Tue 30 Mar 2027 are final"
IN_THE_MINUTES = "The outline plan is made detailed, as agreed by all present."
ON_THE_SHEET = "01632 960105"


async def tell(stage: Stage) -> None:
    """Tell how Grace's address was refused, corrected, confirmed, and used again."""
    told = [each.day for each in stage.post.to(PRIYA, "could not be reached")]
    await stage.expect(
        "Priya is told that somebody could not be reached (5.5).", told == [day("2 Apr")]
    )
    receipts = words(await stage.says(PRIYA, "receipts 30 march"))
    await stage.expect(
        'No "sent to all" while there is a gap (B4).', "sent to all" not in receipts.lower()
    )
    await _mended(stage)


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
        IN_THE_MINUTES in body,
        ON_THE_SHEET in body,
    )
    receipts = await stage.says(PRIYA, "receipts 30 march")
    how_far = {row[0]: row[1:4] for row in rows(receipts)}
    await stage.expect(
        'The first attempt stays on the receipt, and that mail is her "opened" (5.5, B4).',
        "Grace Holloway: Fri 2 Apr 2027, 12:00 by secure e-mail: failed" in words(receipts),
        how_far["Grace Holloway"] == ("secure e-mail", "opened", "Tue 6 Apr 2027"),
        [who for who, each in how_far.items() if each[1] == "opened"] == ["Grace Holloway"],
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
