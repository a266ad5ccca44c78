"""What should be said of accounts on a chat platform: the code, and that one is connected (IG17).

Both go by mail to the address on the contact sheet: the code proves whose the account is, and by
the second a person hears of it whose code another used.
"""

from collections.abc import Iterator

from bot.core.facts.groups import CoreGroup
from bot.core.membership.connecting import HOLDS
from bot.core.notices.notice import Kind
from bot.core.notices.proposal import Proposal


def about_accounts(facts: CoreGroup) -> Iterator[Proposal]:
    """Yield for each question its code, at once or never, and later that it was answered.

    Old questions are forgotten and their numbers given again: the moment tells them apart.
    """
    for each in facts.connecting:
        asked = Proposal(
            Kind.ACCOUNT_CODE,
            (each.member,),
            each.id,
            each.at,
            revision=f"{each.at:%Y%m%d%H%M%S}",
            lapses_at=each.at + HOLDS,
            is_answer=True,
        )
        if each.connected_at is None:
            yield asked
        else:
            yield asked._replace(
                kind=Kind.ACCOUNT_CONNECTED, when=each.connected_at, lapses_at=None
            )
