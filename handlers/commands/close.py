"""The command close: the group ends as the review decided, with views and exit plan (S3, S4)."""

from collections.abc import Iterator

from bot.core.access import Asked, Subject, Verb
from bot.core.cards import Block, Card, Facts, Field, FieldKind, Form, Text, Warn
from bot.core.facts.groups import CoreGroup
from bot.core.facts.holds import standing
from bot.core.free_text import free_text
from bot.core.group.closing import (
    GroupEnding,
    agencies,
    close,
    enter_case_closure,
    kept_until,
    previous_worker_until,
)
from bot.core.procedure.day_names import many, short_day
from bot.core.refusals import AlreadyDone, Refusal
from bot.core.saying.dates import Lean, the_day
from bot.core.tasking.settling import settle_tasks
from bot.core.wall_clock import day_of
from handlers.as_shown import must_be_as_drawn
from handlers.call import Call
from handlers.commands import close_hold
from handlers.commands.close_open import still_open
from handlers.filling import day, line
from handlers.finding import must_be_all
from handlers.showing import a_list, dated, why
from storage.beyond import beyond


def run(call: Call) -> Card:
    """Answer `close`, `close hold`, and `close case DATE` once the group is closed."""
    word, rest = call.first_word
    if word == "hold":
        return close_hold.run(call, rest)
    call.ask(Verb.CLOSE, Subject.GROUP)
    if word == "case":
        return _case_closed(call, rest)
    must_be_all(call.rest, "close")
    if call.facts.is_closed and call.fields:
        raise AlreadyDone(f"{call.ref} is closed already.", SEE_IT)
    if call.facts.is_closed:
        return Card(f"{call.ref} is closed", tuple(_as_it_is(call)))
    if not call.fields:
        return Card(f"Close {call.ref}", (Text(BEFORE), *still_open(call), form(call)))
    ending = _ending(call)
    with call.begin() as work:
        must_be_as_drawn(call, work.facts.version, "The group")
        work.facts = close(work.facts, ending, by=call.member, now=call.now, today=call.today)
        work.audit("group closed")
        return work.answer(Card(f"{call.ref} is closed", tuple(_closed(work.facts, call))))


SEE_IT = "To see how it stands: close. To enter case closure: close case DATE"

BEFORE = (
    "A group ends when the review conference has decided it. Nothing here proposes or decides that."
)


def form(call: Call) -> Form:
    """Ask for what the end of a plan needs; the date of case closure may stay open (S25)."""
    lines = "\n".join(f"{agency}: " for agency in agencies(call.facts))
    fields = (
        Field(
            "decided_on",
            "Day of the review conference that ended the plan",
            FieldKind.DATE,
            required=True,
        ),
        Field(
            "views",
            "Each agency's view, a line for each",
            FieldKind.TEXT,
            value=lines,
            required=True,
        ),
        Field(
            "exit_plan",
            "Exit plan: what family, friends and community will do",
            FieldKind.TEXT,
            required=True,
        ),
        Field("turn_to", "Service or person the family can turn to", required=True),
        Field("case_closed_on", "Date of case closure, if it is known", FieldKind.DATE),
    )
    return Form("close", fields, submit="Close the group", seen=call.facts.version)


def _ending(call: Call) -> GroupEnding:
    decided_on = day(call, "decided_on", Lean.BACK)
    if decided_on is None:
        raise Refusal(
            "On which day did the review end the plan?", 'Like "15 December".', field="decided_on"
        )
    return GroupEnding(
        decided_on=decided_on,
        exit_plan=free_text(call.said("exit_plan"), field="exit_plan"),
        turn_to=line(call, "turn_to"),
        views=tuple(_views(call.said("views"))),
        case_closed_on=day(call, "case_closed_on", Lean.BACK),
    )


def _views(text: str) -> Iterator[tuple[str, str]]:
    """Read "AGENCY: view", a line for each; typed in one line, with semicolons between."""
    for each in text.replace(";", "\n").splitlines():
        agency, _, view = each.partition(":")
        if agency.strip():
            yield agency.strip(), view.strip()


def _closed(facts: CoreGroup, call: Call) -> Iterator[Block]:
    yield Text(f"{facts.ref} is closed. Everything that was planned is withdrawn.")
    yield from _left_to_do(settle_tasks(facts, call.now))
    yield from _kept(facts, call)
    yield from _re_referral(facts)


def _as_it_is(call: Call) -> Iterator[Block]:
    """Say of a group that has closed what is still to be known: its days, and what stays after."""
    yield from _left_to_do(call.facts)
    yield from _kept(call.facts, call)
    yield from _re_referral(call.facts)


def _kept(facts: CoreGroup, call: Call) -> Iterator[Block]:
    """Say until when it is kept, and which copies no erasure reaches (IG7)."""
    closed_on = day_of(facts.closing.at) if facts.closing else call.today
    kept = kept_until(facts, closed_on)
    yield from dated((("Kept until", kept),))
    if standing(facts.holds) and call.may(Asked(Verb.SEE, Subject.RETENTION)):
        yield Warn("A hold stands: it is not erased until that is lifted. See: close hold")
    copies = beyond(call.store.database, facts)
    yield from a_list("Beyond reach when it is erased", (each.in_words for each in copies))
    yield from why((kept,))


def _left_to_do(facts: CoreGroup) -> Iterator[Block]:
    """Say what somebody has still to do: call off by hand, and carry documents that are out."""
    number = len([each for each in facts.tasks if each.is_open])
    if number:
        verb = "is" if number == 1 else "are"
        yield Warn(f"{many(number, 'task')} {verb} left to be done by hand. See: done")


def _re_referral(facts: CoreGroup) -> Iterator[Block]:
    until = previous_worker_until(facts)
    if until is not None:
        yield Facts((("New referral goes to the previous worker until", short_day(until.date)),))
        yield Text("Each professional of the group gets a last card with that date.")
        yield from why((until,))
    elif facts.closing and facts.closing.case_closed_on is None:
        yield Text("Date of case closure: open. Enter it later: close case DATE")


def _case_closed(call: Call, words: str) -> Card:
    """Enter the date of case closure, which is not the end of the plan (S25)."""
    on = the_day(words, call.today, Lean.BACK)
    with call.begin(even_closed=True) as work:
        work.facts = enter_case_closure(work.facts, on, call.now)
        work.audit("case closure entered")
        said = Facts((("Case closure", short_day(on)),))
        return work.answer(Card(f"{call.ref}: case closure", (said, *_re_referral(work.facts))))
