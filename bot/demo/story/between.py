"""Between the parts: meetings simply held, and what the review of 16 June 2027 decided."""

from bot.core.cards import Card, Why
from bot.core.facts.conferences import Outcome
from bot.core.facts.roll_call import Presence
from bot.demo.card_read import words
from bot.demo.cast import HELEN, MARTIN, NEW_GRACE, PRIYA, TOM
from bot.demo.days import day
from bot.demo.stage import Stage

AGENDA = ("Chair", "Note taker", "Agenda:")
ENDED = ("has ended", "What became")
INTERPRETER = "Dean Marsh needs a Portuguese interpreter: arranged, or by whom?"
FIRM = ("6 Jul", "17 Aug", "28 Sep", "9 Nov")


async def tell(stage: Stage) -> None:
    await stage.teller.part(10, "Between: meetings held, and the review of Wed 16 Jun 2027")
    await stage.teller.note("Of the joint report, part 9, nothing is told yet.")
    begun = [await hold(stage, "M3", "25 May")]
    await _review(stage)
    begun += [await hold(stage, *each) for each in (("M4", "6 Jul"), ("M5", "17 Aug"))]
    await stage.expect(
        "At each of them Dean's interpreter is asked for anew: arranged, or by whom? (2.4, S20)",
        all(INTERPRETER in words(each) for each in begun),
    )


async def hold(stage: Stage, meeting: str, on: str) -> Card:
    """Let Tom chair a meeting of which no more is told; return what was shown as it began."""
    await stage.on(on, "10:00")
    roll = {f"here_{each.id}": Presence.IN_PERSON.value for each in stage.group.core_members}
    posts = {"chair": stage.member(TOM).id, "note_taker": stage.member(MARTIN).id}
    shown = await stage.sees(PRIYA, f"start {meeting}", *AGENDA)
    await stage.sees(PRIYA, f"start {meeting}", *AGENDA, **posts, **roll)
    await stage.on(on, "11:20")
    child = stage.group.children[0].id
    views = {f"views_{child}": "Told at school, in her own words, to Martin."}
    await stage.sees(TOM, f"end {meeting}", *ENDED, **views)
    return shown


async def _review(stage: Stage) -> None:
    await stage.on("16 Jun", "15:00")
    child = stage.group.children[0].id
    decided = {f"outcome_{child}": Outcome.CONTINUES.value, "next_review": "15 december"}
    card = await stage.says(HELEN, "dates review", **decided)
    review, following = stage.group.last_review, stage.group.next_review
    await stage.expect(
        "Helen enters what the review decided for Child A: the plan continues (H19, 10.2).",
        review and review.outcomes == ((child, Outcome.CONTINUES.value),),
        "Child A: the plan continues" in words(card),
    )
    await stage.expect(
        "Next core group by Tue 6 Jul, six weeks from 25 May; Wed 14 Jul, 28 days from the "
        "review, is behind why (D16).",
        "The next core group is to be by Tue 6 Jul 2027." in words(card),
        "Wed 14 Jul 2027" in _behind(card),
    )
    firm = {each.on for each in stage.group.upcoming if not each.provisional}
    await stage.expect(
        "Provisional dates become firm: 6 Jul, 17 Aug, 28 Sep and 9 Nov; the entries leave (D17).",
        firm == {day(each) for each in FIRM},
        all(stage.post.to(NEW_GRACE, f"Meeting 7KQ2: Tue {each}") for each in FIRM),
    )
    await stage.expect(
        "Next review by Thu 16 Dec 2027 (D18), planned for Wed 15 Dec (10.3).",
        "The next review is to be by Thu 16 Dec 2027." in words(card),
        following and following.on == day("15 Dec"),
    )


def _behind(card: Card) -> str:
    return " ".join(line for each in card.blocks if isinstance(each, Why) for line in each.lines)
