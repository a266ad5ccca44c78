"""Over the whole story: what may never have left, by whatever route, in mail, push and document."""

import re

from bot.demo.backstage import REF
from bot.demo.card_read import those_in
from bot.demo.cast import DAWN
from bot.demo.post import Sent, all_of
from bot.demo.stage import Stage
from bot.demo.story.part_2 import BY_ROLE, OWN_NUMBER
from bot.demo.story.part_8_by_mail import HERS

OF_THE_FLAG = re.compile(r"\bflag|\bnot learn\b", re.IGNORECASE)
"""Whole words: what a link or an entry is called is drawn, and may hold any letters."""


async def tell(stage: Stage) -> None:
    """Look at every message once more, now that all of them have left."""
    await stage.expect(
        "Dawn's own record number stood in no push, no mail and no document of the story (2.6).",
        stage.post.to(DAWN),
        OWN_NUMBER not in stage.post.text,
    )
    await _family(stage)
    outside = [each for each in stage.post.sent if _is_seen_outside(each)]
    await stage.expect(
        "Of the flag nothing stood in the channel, in a calendar entry, or in what went to family "
        "(1.5, IG15).",
        outside,
        not any(OF_THE_FLAG.search(all_of(each.message)) for each in outside),
    )


async def _family(stage: Stage) -> None:
    """Tell by its recipient what was mailed to the parents, and on which papers roles stand."""
    mailed = [each.message.address for each in stage.post.sent if each.message.for_family]
    await stage.expect(
        "To Dean no mail and no calendar entry ever went; to Leah one, while mail was safe there "
        "(2.5, IG18).",
        mailed == [HERS],
        not stage.planned_for("Dean"),
        len(stage.post.to(HERS)) == 1,
    )
    await _who_is_who(stage)


async def _who_is_who(stage: Stage) -> None:
    of_people = [each for each in stage.given if those_in(repr(each.card), BY_ROLE)]
    await stage.expect(
        "Who is who reached a parent with the copy of the minutes only (5.6, R2), and nothing of "
        "the plan before it (6, B9).",
        {each.reference for each in of_people} == {"H4MX", "T9RK"},
        {each.card.title for each in of_people} == {"Copy H4MX", "Copy T9RK"},
    )


def _is_seen_outside(sent: Sent) -> bool:
    message = sent.message
    return message.for_family or message.calendar is not None or message.address == REF
