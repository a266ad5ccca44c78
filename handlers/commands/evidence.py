"""The command evidence: what was due, what was done and who was told, for an inspection (B10)."""

from collections.abc import Sequence

from bot.core.access import Asked, Subject, Verb
from bot.core.cards import Block, Button, Buttons, Card, Text
from bot.core.evidence.card import evidence_card, told_by
from bot.core.messages.phrases import SEND_IT_TO_ME
from bot.core.record.pulling import EVIDENCE
from bot.core.refusals import Refusal
from bot.core.saying.periods import Period, months_said, quarters_said
from handlers.call import Call
from handlers.changing import changing
from handlers.sending_me import asked_for, must_go_by_mail

SEND_ME = "send me"
WAYS = "evidence, or evidence send me; of some months: evidence jan to mar 2027"
AS_FILES = "It comes as a PDF and as a signed file of lines, in one mail to your own address."


def run(call: Call) -> Card:
    """Answer `evidence`, for lead and manager, also of some months; `evidence send me` the manager.

    Sent is all of the group's time: a part of it would be signed as if it were the whole.
    """
    if call.rest.lower() == SEND_ME:
        return _sent(call)
    call.ask(Verb.SEE, Subject.EVIDENCE)
    if quarters := quarters_said(call.rest):
        return _which(call.rest, quarters)
    period = months_said(call.rest)
    if call.rest and period is None:
        raise Refusal(f'"{call.rest[:40]}" is not clear.', WAYS)
    with call.begin(even_closed=True, own_right=True) as work:
        work.audit("evidence seen", EVIDENCE)
    told = call.store.receipts.deliveries(call.ref, told_by(call.facts))
    return evidence_card(call.facts, told, call.today, period).plus(*_offered(call))


def _which(said: str, quarters: Sequence[Period]) -> Card:
    """Ask which months a quarter's number means: authorities count from April, others do not."""
    buttons = (Button(str(each), f"evidence {each.as_months}") for each in quarters)
    text = f"{said.upper()} can be either, as years are counted from January or from April."
    return Card("Which quarter?", (Text(text), Buttons(tuple(buttons))))


def _offered(call: Call) -> tuple[Block, ...]:
    """Offer the files to whoever may let them out of the group."""
    if not call.may(Asked(Verb.RELEASE, Subject.EVIDENCE)):
        return ()
    return Text(AS_FILES), Buttons((Button(SEND_IT_TO_ME, f"evidence {SEND_ME}"),))


def _sent(call: Call) -> Card:
    with changing(call, Verb.RELEASE, Subject.EVIDENCE, even_closed=True, own_right=True) as work:
        must_go_by_mail(call, work, "Look at it here: evidence")
        return work.answer(asked_for(call, work, EVIDENCE))
