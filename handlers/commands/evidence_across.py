"""The evidence of some days across one's groups: of each a line in numbers, and a button (B10)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.core.access import Asked, Subject, Verb
from bot.core.cards import Block, Button, Buttons, Card, Table, Text
from bot.core.evidence.counted import COUNTED, counted
from bot.core.record.pulling import EVIDENCE
from bot.core.refusals import NotAllowed
from bot.core.saying.periods import Period
from handlers.call import Call
from handlers.commands.evidence_said import SEND_ALL, Said, which_quarter
from handlers.commands.evidence_sent import sent_all
from handlers.commands.groups import theirs

ABOUT = (
    "Your groups in which anything was due, done or held in these days. A date counts in the days "
    "in which it was due, and stands as it is today."
)
NOTHING = "In no group of yours was anything due, done or held in these days."
EACH = "The evidence of these days, of each group:"
AS_FILES = "All of them can be sent to your own address, of each group in a mail of its own."

Line = tuple[Call, tuple[str, ...]]


def across(call: Call, said: Said) -> Card:
    """Answer `evidence` said of no group: of those alone whose evidence the caller may see."""
    call.must_be_heard()
    calls = tuple(_in_each(call))
    if not calls:
        raise NotAllowed("You may not do that here.", "See what you can ask for: help")
    if said.period is None:
        return which_quarter(said.quarters)
    return _sent(calls, said.period, said.start) if said.is_sent else _shown(calls, said.period)


def _in_each(call: Call) -> Iterator[Call]:
    """Yield the call as it is in each group whose evidence the caller may see."""
    for facts, me in theirs(call):
        each = replace(call, group=facts, member=me.id, asked=[])
        if each.may(Asked(Verb.SEE, Subject.EVIDENCE)):
            yield each


def _lines(calls: Iterable[Call], period: Period) -> Iterator[Line]:
    for each in calls:
        if row := counted(each.facts, each.today, period):
            yield each, row


def _may_send(call: Call) -> bool:
    return call.may(Asked(Verb.RELEASE, Subject.EVIDENCE))


def _sent(calls: Sequence[Call], period: Period, start: str) -> Card:
    """Have all sent that the caller may let out, from the group `start` on."""
    releasing = [each for each in calls if _may_send(each)]
    if not releasing:
        calls[0].ask(Verb.RELEASE, Subject.EVIDENCE)
    found = [each for each, _ in _lines(releasing, period) if each.ref >= start]
    return sent_all(found, period) if found else _none(period)


def _shown(calls: Sequence[Call], period: Period) -> Card:
    lines = tuple(_lines(calls, period))
    if not lines:
        return _none(period)
    for each, _ in lines:
        each.ask(Verb.SEE, Subject.EVIDENCE)
        with each.begin(even_closed=True, own_right=True) as work:
            work.audit("evidence seen", EVIDENCE)
    rows = tuple(row for _, row in lines)
    return Card(_title(period), (Text(ABOUT), Table(COUNTED, rows), *_offered(lines, period)))


def _none(period: Period) -> Card:
    return Card(_title(period), (Text(NOTHING),))


def _title(period: Period) -> str:
    return f"Evidence: {period}"


def _offered(lines: Sequence[Line], period: Period) -> Iterator[Block]:
    """Offer that of each group, and all as files to whoever may let one out of its group."""
    said = f"evidence {period.as_months}"
    yield Text(EACH)
    yield Buttons(tuple(Button(each.ref, f"{each.ref} {said}") for each, _ in lines))
    if any(_may_send(each) for each, _ in lines):
        yield Text(AS_FILES)
        yield Buttons((Button("Send all to me", f"{said} {SEND_ALL}"),))
