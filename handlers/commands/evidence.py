"""The command evidence: what was due, what was done and who was told, for an inspection (B10)."""

from bot.core.access import Asked, Subject, Verb
from bot.core.cards import Block, Button, Buttons, Card, Text
from bot.core.evidence.card import evidence_card, told_by
from bot.core.messages.phrases import SEND_IT_TO_ME
from bot.core.record.pulling import EVIDENCE
from bot.core.refusals import Refusal
from bot.core.saying.periods import Period
from handlers.call import Call
from handlers.commands.evidence_across import across
from handlers.commands.evidence_said import SEND_ME, read_said, which_quarter
from handlers.commands.evidence_sent import sent

WAYS = f"evidence, or evidence {SEND_ME}; of some months: evidence jan to mar 2027 [{SEND_ME}]"
AS_FILES = "It comes as a PDF and as a signed file of lines, in one mail to your own address."


def run(call: Call) -> Card:
    """Answer `evidence`, for lead and manager, also of some months; to have it sent the manager.

    Said of no group, some months are of each group of which the caller may see it.
    """
    said = read_said(call.rest)
    if said is not None and call.group is None:
        return across(call, said)
    if said is not None and said.is_sent and not said.quarters:
        return sent(call, said.period)
    call.ask(Verb.SEE, Subject.EVIDENCE)
    if said is None:
        raise Refusal(f'"{call.rest[:40]}" is not clear.', WAYS)
    if said.quarters:
        return which_quarter(said.quarters, call.ref)
    return _shown(call, said.period)


def _shown(call: Call, period: Period | None) -> Card:
    with call.begin(even_closed=True, own_right=True) as work:
        work.audit("evidence seen", EVIDENCE)
    told = call.store.receipts.deliveries(call.ref, told_by(call.facts))
    return evidence_card(call.facts, told, call.today, period).plus(*_offered(call, period))


def _offered(call: Call, period: Period | None) -> tuple[Block, ...]:
    """Offer the files, of the days that are shown, to whoever may let them out of the group.

    The button names the group: one comes here from the list of all one's groups as well.
    """
    if not call.may(Asked(Verb.RELEASE, Subject.EVIDENCE)):
        return ()
    of = f"{period.as_months} " if period else ""
    command = f"{call.ref} evidence {of}{SEND_ME}"
    return Text(AS_FILES), Buttons((Button(SEND_IT_TO_ME, command),))
