"""Part 8.3: Tom asks for the review on 2 June, sees what that does, and Helen keeps 16 June."""

from bot.core.cards import Warn
from bot.core.facts.early import EarlyWish
from bot.demo.card_read import rows, words
from bot.demo.cast import HELEN, PRIYA, TOM
from bot.demo.days import day
from bot.demo.stage import Stage

ASKS = (
    'early review 2 june ground="the plan is not safeguarding the child" '
    'text="Nobody has opened twice."'
)
KEEPS = "No final report could be ready by 25 May; the meeting of that day is needed for it."
CHAIN = {
    "Final joint report": ("Tue 25 May 2027", "Fri 28 May 2027"),
    "Latest draft, counted back": ("Tue 18 May 2027", "Fri 21 May 2027"),
    "Latest safe final core group, counted back": (
        "Tue 11 May 2027, past already",
        "Fri 14 May 2027",
    ),
}
TOO_LATE = "no longer possible with the meeting of Tue 25 May 2027."


async def tell(stage: Stage) -> None:
    await stage.teller.part(8, "Between meetings: an earlier review is asked for, Mon 17 May 2027")
    await _shown_first(stage)
    await _asked(stage)
    await _kept(stage)


async def _shown_first(stage: Stage) -> None:
    await stage.on("17 May", "16:00")
    before = len(stage.post.sent)
    card = await stage.says(TOM, ASKS)
    then = {row[0]: row[2:] for row in rows(card)}
    await stage.expect(
        "Before anything is sent Tom sees what it does to every date: final report by Tue 25 May "
        "(Fri 28 May), latest draft Tue 18 May (Fri 21 May), latest safe final core group Tue 11 "
        "May (Fri 14 May) (8.3, D12).",
        {what: then.get(what) for what in CHAIN} == CHAIN,
        not stage.group.early,
        len(stage.post.sent) == before,
    )
    await stage.expect(
        "That is no longer possible with the meeting of 25 May, and says so.",
        any(isinstance(each, Warn) and each.text.endswith(TOO_LATE) for each in card.blocks),
    )


async def _asked(stage: Stage) -> None:
    await stage.says_and_presses(TOM, ASKS, "Ask for it")
    pushed = stage.post.about("an earlier review is asked for")
    said = " ".join(words(each.message.card) for each in pushed)
    await stage.expect(
        "It goes to Priya and Helen, without who asks and why (L3).",
        sorted(each.message.address for each in pushed) == sorted((PRIYA, HELEN)),
        all(each not in said for each in ("Tom", "safeguarding", "opened")),
        _wish(stage).is_open,
    )


async def _kept(stage: Stage) -> None:
    shown = words(await stage.says(HELEN, _show(stage)))
    await stage.says(HELEN, f"{_show(stage)} keep", reason=KEEPS)
    review = stage.group.next_review
    await stage.expect(
        "Helen keeps 16 Jun; the reason is recorded, and Tom reads it (8.3).",
        TOO_LATE in shown,
        review and review.on == day("16 Jun"),
        _wish(stage).because == KEEPS,
        stage.post.to(TOM, "the earlier review is answered"),
        KEEPS in words(await stage.says(TOM, _show(stage))),
        KEEPS not in stage.post.text,
    )


def _wish(stage: Stage) -> EarlyWish:
    return stage.group.early[-1]


def _show(stage: Stage) -> str:
    return f"early {_wish(stage).id}"
