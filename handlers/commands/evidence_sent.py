"""The evidence as it is sent: of one group, or of several, each for itself and each once (B10)."""

from collections.abc import Sequence

from bot.core.access import Subject, Verb
from bot.core.cards import Block, Button, Buttons, Card, Facts, Text
from bot.core.messages.phrases import SEND_IT_TO_ME
from bot.core.procedure.day_names import are, many
from bot.core.record.pulling import evidence_of
from bot.core.refusals import Refusal
from bot.core.saying.periods import Period
from handlers.call import AnsweredBefore, Call
from handlers.changing import changing
from handlers.commands.evidence_said import FROM, SEND_ALL
from handlers.refused import as_told_to
from handlers.sending_me import asked_for, must_go_by_mail

MOST = 10
"""So many are asked for at once: each is a transaction, and a mail with a document to be drawn."""


def sent(call: Call, period: Period | None) -> Card:
    """Have the evidence of one group sent to its manager."""
    with changing(call, Verb.RELEASE, Subject.EVIDENCE, even_closed=True, own_right=True) as work:
        must_go_by_mail(call, work, f"Look at it here: {call.ref} evidence")
        return work.answer(asked_for(call, work, evidence_of(period)))


def sent_all(calls: Sequence[Call], period: Period) -> Card:
    """Have that of the first of these groups sent, and say which are left.

    Each is a transaction of its own under the request's key: said again, what has been sent is
    not sent twice, and what could not be is tried once more.
    """
    told = tuple((each.ref, _told(each, period)) for each in calls[:MOST])
    about = Text(f"The evidence of {period} only, of each group in a mail of its own.")
    return Card(SEND_IT_TO_ME, (about, Facts(told), *_left(calls[MOST:], period)))


def _told(call: Call, period: Period) -> str:
    """Return how it went with one group: what goes wrong there keeps no other from going."""
    try:
        card = sent(call, period)
    except AnsweredBefore as before:
        card = before.card
    except Refusal as refusal:
        return str(as_told_to(call.request.actor, refusal))
    return " ".join(each.text for each in card.blocks if isinstance(each, Text))


def _left(calls: Sequence[Call], period: Period) -> tuple[Block, ...]:
    if not calls:
        return ()
    first, count = calls[0].ref, len(calls)
    left = f"At most {MOST} go at once. {many(count, 'group')} {are(count)} left, from {first} on."
    command = f"evidence {period.as_months} {SEND_ALL} {FROM} {first}"
    return Text(left), Buttons((Button("Send the next", command),))
