"""Papers for the tests of printing."""

import json
from datetime import date

from bot.core.access import Viewer
from bot.core.cards import Card
from bot.core.documents.minutes import minutes_card
from bot.core.documents.stamps import stamped, version_of
from bot.core.printed import Paper, Stamp
from handlers.printing.layout import laid_out
from handlers.printing.letters import Speller
from tests.cast import GRACE
from tests.record_story import with_minutes_released
from tests.story import member_of

TODAY = date(2027, 4, 6)
STAMP = Stamp("7KQ2", "version 1, final", "Grace Holloway, health", TODAY)


def minutes() -> Paper:
    """Return the minutes of 30 March as Grace has them."""
    group = with_minutes_released()
    (record,) = group.minutes
    card = minutes_card(group, record, Viewer(GRACE), TODAY)
    return Paper(card, stamped(group, member_of(group, GRACE), version_of(record), TODAY))


def plain(card: Card, stamp: Stamp = STAMP) -> str:
    """Return what the process that makes PDFs is asked."""
    return json.dumps(laid_out(Paper(card, stamp), Speller()))
