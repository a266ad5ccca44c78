"""A pause as lead and team manager see it: what falls due meanwhile, and what goes after (IG16)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.core.access.own_part import own_invitations
from bot.core.cards import Block, Button, Buttons, Facts, Table, Text
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.pauses import Pause
from bot.core.facts.tasks import Task
from bot.core.group.dates import dates_of, is_closed
from bot.core.messages.wording import Silence
from bot.core.messages.words import word
from bot.core.notices.notice import CHANNEL, Notice, NoticeState, WantedNotice
from bot.core.procedure.day_names import short_day, short_moment
from bot.core.procedure.deadlines import Deadline
from bot.core.procedure.listing import DATE_WORDS
from bot.core.raising.knowing import may_know
from bot.core.tasking.settling import Settled, settled
from bot.core.wall_clock import day_of
from handlers.call import Call
from handlers.commands.task_lines import task_line
from handlers.showing import a_list

GROUP = "group"
AHEAD = timedelta(days=28)
"""How far ahead it is listed what falls due."""
AT_ONCE = timedelta(days=1)
"""Within which time after a lift something counts as going now."""
COLUMNS = ("When", "To", "What")
RUN_ON = "Deadlines run on"


def named(facts: CoreGroup, pause: Pause) -> str:
    """Return whom a pause holds for: a name, or "the whole group"."""
    member = facts.member(pause.member)
    return member.name if member else "the whole group"


def shown(call: Call) -> tuple[Block, ...]:
    """Return each pause that stands, what falls due meanwhile, and the button that lifts it."""
    standing = [each for each in call.facts.pauses if each.stands]
    blocks = tuple(block for each in standing for block in _one(call, each))
    return blocks or (Text("Nothing is paused."),)


def _one(call: Call, pause: Pause) -> Iterator[Block]:
    facts = call.facts
    by = facts.member(pause.by)
    since = f"since {short_moment(pause.at)}, by {by.name if by else 'somebody'}"
    yield Facts(((f"{pause.id}: {named(facts, pause)}", since),))
    yield from lines_of(call, facts, pause)
    yield Buttons((Button("Lift it", f"pause lift {pause.member or GROUP}"),))


def lines_of(call: Call, facts: CoreGroup, pause: Pause) -> Iterator[Block]:
    """Yield what falls due while a pause stands: what would leave, tasks, deadlines.

    Only of what the caller may know: not that there is something about themselves (B6).
    """
    others, now = tuple(each for each in facts.pauses if each != pause), call.now
    free, held = settled(replace(facts, pauses=others), now), settled(facts, now)
    until = now + AHEAD
    sent = [each for each in _kept_back(pause, free, held) if pause.at <= each.run_at <= until]
    tasks = [each for each in _tasks(free, held) if each.given_at <= until]
    yield from _table("Would leave meanwhile, and waits", _rows(call, free.facts, sent))
    waiting = _task_lines(call, free.facts, tasks, facts)
    yield from a_list("Would be brought meanwhile, and waits", waiting)
    yield from a_list(RUN_ON, _deadlines(facts, pause, until))


def what_goes(call: Call, held: CoreGroup, after: CoreGroup) -> Iterator[Block]:
    """Yield what goes since a pause was lifted, and which tasks have come back."""
    now = call.now
    before, since = settled(held, now), settled(after, now)
    until = now + AT_ONCE
    going = [each for each in _more(since, before) if now <= each.run_at <= until]
    yield from _table("Goes now", _rows(call, since.facts, going))
    back = _task_lines(call, since.facts, _tasks(since, before), since.facts)
    yield from a_list("To be done again", back)


def _more(free: Settled, held: Settled) -> list[WantedNotice]:
    """Return what is wanted without a pause and not with it."""
    waits = {each.identity for each in held.wanted}
    return [each for each in free.wanted if each.identity not in waits]


def _kept_back(pause: Pause, free: Settled, held: Settled) -> list[WantedNotice]:
    """Return what a pause keeps from its recipients, and not what else is said because of it."""
    return [e for e in _more(free, held) if _is_kept_from(pause, e.identity.recipient)]


def _tasks(free: Settled, held: Settled) -> list[Task]:
    """Return the tasks that are open without a pause and not with it, by the day they are due."""

    def key(task: Task) -> tuple[str, str, str]:
        return task.kind, task.subject, task.revision

    open_now = {key(each) for each in held.facts.tasks if each.is_open}
    found = (each for each in free.facts.tasks if each.is_open and key(each) not in open_now)
    return sorted(found, key=lambda each: each.due_on)


def _is_kept_from(pause: Pause, recipient: str) -> bool:
    """Tell whether a pause keeps this from its recipient; others hear of tasks that wait too."""
    return pause.member in {"", recipient} or recipient == CHANNEL


def _rows(
    call: Call, facts: CoreGroup, wanted: Iterable[WantedNotice]
) -> tuple[tuple[str, str, str], ...]:
    """Return a line for each thing that is said at one moment, to however many."""
    to: dict[tuple[str, str], list[str]] = {}
    for each in wanted:
        if not may_know(facts, call.viewer, each.identity.subject, call.now):
            continue
        said = short_moment(each.run_at), _subject(facts, each)
        to.setdefault(said, []).append(_to(facts, each))
    return tuple((when, ", ".join(dict.fromkeys(who)), what) for (when, what), who in to.items())


def _to(facts: CoreGroup, wanted: WantedNotice) -> str:
    recipient = wanted.identity.recipient
    member = facts.member(recipient)
    return "the channel" if recipient == CHANNEL else member.name if member else ""


def _subject(facts: CoreGroup, wanted: WantedNotice) -> str:
    """Return the subject that it would have, in which stands no content."""
    notice = Notice(
        0,
        facts.ref,
        wanted.identity,
        wanted.run_at,
        wanted.route,
        wanted.lane,
        NoticeState.PLANNED,
        says=wanted.says,
    )
    worded = word(facts, notice)
    return "" if isinstance(worded, Silence) else worded.subject


def _task_lines(
    call: Call, facts: CoreGroup, tasks: Sequence[Task], known: CoreGroup
) -> Iterator[str]:
    """Yield the tasks in words; one that was never given has no number yet."""
    for each in tasks:
        if not may_know(facts, call.viewer, each.subject, call.now):
            continue
        said = task_line(facts, each)
        yield said if known.task(each.id) else said.partition(" ")[2]


def _deadlines(facts: CoreGroup, pause: Pause, until: datetime) -> Iterator[str]:
    """Yield the days that run on: of a person their own meetings and actions, by number."""
    member, first, last = facts.member(pause.member), day_of(pause.at), day_of(until)
    found = _of_group(facts) if member is None else _of_member(facts, member)
    for day, what in sorted(found):
        if first <= day <= last:
            yield f"{short_day(day)}: {what}"


def _of_group(facts: CoreGroup) -> Iterator[tuple[date, str]]:
    for each in dates_of(facts):
        if isinstance(each, Deadline) and not is_closed(facts, each.key, each.start):
            yield each.date, DATE_WORDS[each.key]


def _of_member(facts: CoreGroup, member: Member) -> Iterator[tuple[date, str]]:
    for meeting in own_invitations(facts, member):
        if meeting.is_open:
            yield meeting.on, f"meeting at {meeting.starts:%H:%M}"
    for action in facts.actions_of(member.id):
        yield action.due_on, f"action {action.id}"


def _table(heading: str, rows: tuple[tuple[str, ...], ...]) -> tuple[Table, ...]:
    return (Table(COLUMNS, rows, heading),) if rows else ()
