"""Part 12.3: the evidence of the group, for an inspection, by Tom: what was due, what was done."""

from collections.abc import Sequence

from bot.core.cards import Card
from bot.core.evidence.signed import is_signed
from bot.core.record.pulling import EVIDENCE
from bot.demo.card_read import rows, those_in, words
from bot.demo.cast import PRIYA, TOM
from bot.demo.stage import Stage
from bot.demo.story.part_5 import DRAFT
from bot.demo.story.part_7 import DONE, NOT_FOR_DEAN

MET = ("27 Apr", "25 May", "6 Jul", "17 Aug", "28 Sep", "9 Nov")
DEADLINES = """
First core group | Fri 2 Apr 2027 | | Tue 30 Mar 2027
Minutes to the social worker | Sun 4 Apr 2027 | Tue 6 Apr 2027 | Thu 1 Apr 2027
Minutes to the social worker | Sun 2 May 2027 | Wed 5 May 2027 | Fri 30 Apr 2027
Next core group | Tue 11 May 2027 | | Tue 27 Apr 2027
Latest safe final core group, counted back | Tue 25 May 2027 | Thu 27 May 2027 | Tue 25 May 2027
Minutes to the social worker | Sun 30 May 2027 | Wed 2 Jun 2027 |
Draft joint report | Wed 2 Jun 2027 | |
Latest draft, counted back | Wed 2 Jun 2027 | Fri 4 Jun 2027 |
Next core group | Tue 8 Jun 2027 | | Tue 25 May 2027
Amendments to the joint report | Wed 9 Jun 2027 | |
Final joint report | Wed 9 Jun 2027 | Fri 11 Jun 2027 |
Review conference | Thu 17 Jun 2027 | | Wed 16 Jun 2027
Next core group | Tue 6 Jul 2027 | | Tue 6 Jul 2027
Minutes to the social worker | Sun 11 Jul 2027 | Tue 13 Jul 2027 |
First core group after the review | Wed 14 Jul 2027 | | Tue 6 Jul 2027
Next core group | Tue 17 Aug 2027 | | Tue 17 Aug 2027
Minutes to the social worker | Sun 22 Aug 2027 | Tue 24 Aug 2027 | Wed 18 Aug 2027
Next core group | Tue 28 Sep 2027 | | Tue 28 Sep 2027
Minutes to the social worker | Sun 3 Oct 2027 | Tue 5 Oct 2027 |
Next core group | Tue 9 Nov 2027 | | Tue 9 Nov 2027
Minutes to the social worker | Sun 14 Nov 2027 | Tue 16 Nov 2027 |
Draft joint report | Tue 16 Nov 2027 | |
Amendments to the joint report | Tue 23 Nov 2027 | |
Latest safe final core group, counted back | Wed 24 Nov 2027 | Fri 26 Nov 2027 | Tue 9 Nov 2027
Latest draft, counted back | Wed 1 Dec 2027 | Fri 3 Dec 2027 |
Final joint report | Wed 8 Dec 2027 | Fri 10 Dec 2027 |
Next review conference | Thu 16 Dec 2027 | | Wed 15 Dec 2027
A new referral goes to the previous worker until | Fri 28 Apr 2028 | |
The group is kept until, and then erased | Thu 15 Dec 2033 | |
""".strip().splitlines()
"""What was due, by when, in the other reading, and done when: D1 to D23; part 9 is not told."""
AFTER = "First core group after the review"
WRITTEN = (*DRAFT.values(), DONE, NOT_FOR_DEAN)


async def tell(stage: Stage) -> None:
    refused = await stage.says(PRIYA, "evidence send me")
    card = await stage.sees(TOM, "evidence", "What was due", "First core group", "Receipts")
    (first,), intervals = _due(card, "First core group"), _due(card, "Next core group")
    await stage.expect(
        "The evidence has each deadline with its rule, its other reading and the day it was done "
        "(12.3, B10): the first core group due Fri 2 Apr (L5), held Tue 30 Mar, in time.",
        first[1] == "Fri 2 Apr 2027",
        "10 working days after Wed 17 Mar 2027" in first[2],
        first[4:] == ("Tue 30 Mar 2027", "in time", ""),
        [row[4] for row in intervals] == [f"Tue {each} 2027" for each in MET],
        {row[5] for row in intervals} == {"in time"},
    )
    (review,), (after,) = _due(card, "Review conference"), _due(card, AFTER)
    await stage.expect(
        "The review, due Thu 17 Jun, was on Wed 16 Jun, and the group met within 28 days of it: by "
        "Wed 14 Jul, on Tue 6 Jul.",
        (review[1], review[4]) == ("Thu 17 Jun 2027", "Wed 16 Jun 2027"),
        (after[1], after[4]) == ("Wed 14 Jul 2027", "Tue 6 Jul 2027"),
    )
    await _all_of_them(stage, card)
    await _holds_no_content(stage, card)
    await _goes_out(stage, refused)


async def _all_of_them(stage: Stage, card: Card) -> None:
    """Hold the list against the dates of the procedure that rest on a rule, each once."""
    listed = [(row[0], row[1], row[3], row[4]) for row in rows(card, "What was due")]
    expected = [tuple(" ".join(each.split()) for each in line.split("|")) for line in DEADLINES]
    ruled = [row for row in rows(card, "What was due") if row[2]]
    await stage.expect(
        "It is every deadline of the procedure's page that a rule gives, each with that rule, the "
        "other reading and the real date (D1 to D23); nothing was late, so no reason is asked for.",
        sorted(listed) == sorted(expected),
        len(ruled) == len(listed),
        {row[6] for row in ruled} == {""},
    )


async def _holds_no_content(stage: Stage, card: Card) -> None:
    said = words(card)
    family = [part for each in stage.group.family for part in each.name.split()]
    raised = [f" {each.id} " for each in stage.group.events]
    await stage.expect(
        "It lists the receipts of every version, and who held which role; no name of family, no "
        "free text, nothing raised (B10).",
        len(rows(card, "Receipts")) > len(stage.group.professionals),
        "Dawn Kerrigan, Eastmere Homes" in said,
        not those_in(said, (*family, *WRITTEN, *raised)),
    )


async def _goes_out(stage: Stage, refused: Card) -> None:
    await stage.says(TOM, "evidence send me")
    await stage.on("28 Jan 2028", "10:30")
    (sent,) = stage.post.to(TOM, "the document you asked for")[-1:]
    files = {each.filename: each.content for each in sent.message.attachments}
    secret = stage.app.store.secret(EVIDENCE)
    await stage.expect(
        "Tom has it sent, Priya has not: a PDF, and lines for a spreadsheet under a signature that "
        "one changed digit breaks.",
        refused.is_refusal,
        sent.message.paper is not None,
        is_signed(files["evidence.csv"], secret),
        not is_signed(files["evidence.csv"].replace(b"2027", b"2026", 1), secret),
    )


def _due(card: Card, what: str) -> Sequence[tuple[str, ...]]:
    """Return the lines of one kind of date that was done."""
    return [row for row in rows(card, "What was due") if row[0] == what and row[4]]
