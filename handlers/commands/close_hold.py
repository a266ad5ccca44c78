"""The command close hold: the team manager keeps a group from its erasure, with a reason (IG7)."""

from collections.abc import Iterator

from bot.core.access import Asked, Case, Subject, Verb, is_operators_door
from bot.core.cards import Block, Button, Buttons, Card, Text
from bot.core.facts.groups import CoreGroup
from bot.core.facts.holds import Hold, standing
from bot.core.group.holding import erased_on, hold, lift
from bot.core.procedure.day_names import short_day
from bot.core.wall_clock import day_of
from handlers.call import Call
from handlers.commands.members_changed import asked, because
from handlers.filling import reason_field
from handlers.finding import must_be_all
from handlers.showing import a_list

LIFT = "lift"
HELD = "It is not erased while this stands."
NO_DAY = "Nothing says how long it is kept: it is not erased."


def run(call: Call, words: str) -> Card:
    """Answer `close hold`, `close hold because R` and `close hold lift [H1] because R`."""
    call.ask(Verb.WRITE, Subject.RETENTION, case=Case.HOLD)
    first, _, rest = words.partition(" ")
    if first.lower() == LIFT:
        return _lifted(call, rest)
    others, reason = because(call, words)
    must_be_all(others, "close hold")
    if not reason:
        return _asked(call)
    with call.begin(even_closed=True, own_right=True) as work:
        work.facts = hold(work.facts, reason, call.member, call.now)
        begun = work.facts.holds[-1]
        work.audit("hold placed", begun.id)
        return work.answer(Card(f"{call.ref} is held: {begun.id}", (Text(HELD),)))


def _asked(call: Call) -> Card:
    """Show the holds, to whom content may be shown, and ask why there is to be another."""
    shown = _shown(call.facts) if call.may(Asked(Verb.SEE, Subject.RETENTION)) else ()
    form = asked("Hold", "close hold", reason_field("Why must it be kept?", required=True))
    return Card(f"Hold {call.ref}", (*shown, *form.blocks))


def _shown(facts: CoreGroup) -> Iterator[Block]:
    stand = standing(facts.holds)
    yield from a_list("Holds that stand", (_line(facts, each) for each in stand))
    yield from a_list("Lifted", (_line(facts, each) for each in facts.holds if not each.stands))
    if stand:
        yield Buttons(tuple(Button(f"Lift {e.id}", f"close hold {LIFT} {e.id}") for e in stand))
    else:
        yield Text("No hold stands.")


def _line(facts: CoreGroup, each: Hold) -> str:
    said = f"{each.id}, {short_day(day_of(each.at))}, by {_name(facts, each.by)}: {each.because}"
    if each.lifted_at is None:
        return said
    lifted = f"lifted {short_day(day_of(each.lifted_at))} by {_name(facts, each.lifted_by)}"
    return f"{said}; {lifted}: {each.lifted_because}"


def _name(facts: CoreGroup, id_: str) -> str:
    member = facts.member(id_)
    return member.name if member else "somebody"


def _lifted(call: Call, words: str) -> Card:
    """Lift a hold: nobody does it for another, as what it held back is destroyed on its day."""
    if is_operators_door(call.viewer) or call.viewer.stands_in:
        call.ask(Verb.WRITE, Subject.RETENTION, case=Case.DECISION)
    which, reason = because(call, words)
    if not reason:
        why = reason_field("Why can it be lifted?", required=True)
        return asked(f"Lift the hold of {call.ref}", f"close hold {LIFT} {which}".rstrip(), why)
    with call.begin(even_closed=True, own_right=True) as work:
        held = work.facts
        work.facts = lift(held, which, reason, call.member, call.now)
        (ended,) = (each for each in work.facts.holds if each not in held.holds)
        work.audit("hold lifted", ended.id)
        said = Text(_from_now_on(call, work.facts))
        return work.answer(Card(f"{ended.id} is lifted", (said,)))


def _from_now_on(call: Call, facts: CoreGroup) -> str:
    """Say what follows: another hold, an open group, or the day on which all of it goes."""
    if standing(facts.holds):
        return f"Another hold stands. {HELD}"
    if not facts.is_closed:
        return "The group is open: it is kept as long as that, and its retention after it."
    day = erased_on(facts)
    if day is None:
        return NO_DAY
    if day <= call.today:
        return "Its retention has run out: it is erased today, for good."
    return f"It is erased on {short_day(day)}, for good."
