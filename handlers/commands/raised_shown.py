"""What has been raised, shown to whoever may see it, and said to be seen (B6)."""

from collections.abc import Iterator, Mapping, Sequence

from bot.core.access import Subject, Verb
from bot.core.cards import Block, Button, Buttons, ButtonStyle, Card, Facts, Table, Text
from bot.core.facts.events import TO_BE_SEEN, Event, EventKind
from bot.core.procedure.day_names import listed, short_moment
from bot.core.raising.answering import acknowledge, find, may_close, seen_by
from bot.core.refusals import Refusal
from handlers.call import Call
from handlers.commands.family_says import later
from handlers.commands.raised_answered import ANSWER, answered, in_words
from handlers.commands.raised_held import holding
from handlers.commands.raised_sent import to_ask_for

TITLES: Mapping[EventKind, str] = {
    EventKind.CONCERN: "A concern",
    EventKind.NO_ACCESS: "A child not seen",
    EventKind.CHANGE: "A change",
    EventKind.CANNOT: "An action that cannot be done",
}
COLUMNS = ("Number", "What", "Raised", "How it stands")
NOTHING = "Nothing has been raised that is for you to see."


def run(call: Call, number: str, word: str) -> Card:
    """Answer `concern raised` and `concern E417 [seen | answer]`."""
    if not number:
        return _all(call)
    event = find(call.facts, call.viewer, number, call.now)
    if not word:
        return _opened(call, f"What was raised: {event.id}", (event,), ())
    if word == ANSWER:
        return answered(call, event)
    if word != "seen":
        ways = f'"concern {event.id} seen" or "concern {event.id} {ANSWER}"'
        raise Refusal(f'"{word[:30]}" is not clear.', f"Say {ways}.")
    return _seen(call, event)


def _all(call: Call) -> Card:
    """Show what is open in full, and of the rest that it was raised."""
    found = seen_by(call.facts, call.viewer, call.now)
    if not found:
        call.ask(Verb.SEE, Subject.EVENT, owner=call.member)
        return Card("What has been raised", (Text(NOTHING),))
    is_open = tuple(each for each in found if each.is_open)
    return _opened(call, "What has been raised", is_open, tuple(_rest(call, found)))


def _rest(call: Call, found: Sequence[Event]) -> Iterator[Block]:
    over = [each for each in found if not each.is_open]
    if over:
        rows = tuple((e.id, TITLES[e.kind], short_moment(e.at), _standing(call, e)) for e in over)
        yield Table(COLUMNS, rows, heading="No longer open")
        yield Buttons(tuple(Button(f"Open {e.id}", f"concern {e.id}") for e in over))


def _opened(call: Call, title: str, events: Sequence[Event], rest: tuple[Block, ...]) -> Card:
    """Show what is written, and put each look of another on record, without its kind (IG12)."""
    others = [each for each in events if each.by != call.member]
    if others:
        with holding(call) as work:
            for each in others:
                work.audit("raised: opened", each.id)
    shown = tuple(block for each in events for block in _blocks(call, each))
    return Card(title, (*shown, *rest))


def _blocks(call: Call, event: Event) -> Iterator[Block]:
    yield Facts(tuple(each for each in _pairs(call, event) if each[1]))
    if _waits_for(call, event):
        yield Buttons((_answering(event),))
    if event.by == call.member:
        yield from to_ask_for(call, event)


def _pairs(call: Call, event: Event) -> tuple[tuple[str, str], ...]:
    about = listed(sorted({_name(call, each) for each in event.about}))
    return (
        (event.id, TITLES[event.kind]),
        ("Raised by", "you" if event.by == call.member else _name(call, event.by)),
        ("When", short_moment(event.at)),
        ("Action", event.action),
        ("Told by", event.told_by),
        ("In their words", event.text),
        ("Phoned", event.phoned),
        ("About", f"{about}; told nothing of it" if about else ""),
        ("Asks for", later(event.wants, to_family=call.me.is_family) if event.wants else ""),
        ("How it stands", _standing(call, event)),
        ("Answer", event.answer),
    )


def _answering(event: Event) -> Button:
    if event.kind in TO_BE_SEEN:
        return Button("I have seen it", f"concern {event.id} seen", ButtonStyle.PRIMARY)
    return Button("Answer it", f"concern {event.id} {ANSWER}", ButtonStyle.PRIMARY)


def _waits_for(call: Call, event: Event) -> bool:
    """Tell whether it is the caller's to see it, and they have not, or to answer it."""
    if event.kind not in TO_BE_SEEN and not event.is_open:
        return False
    has_seen = any(each.member == call.member for each in event.acknowledged)
    return not has_seen and may_close(call.facts, call.viewer, event, call.now)


def _standing(call: Call, event: Event) -> str:
    if event.kind not in TO_BE_SEEN:
        return in_words(call.facts, event)
    seen = [f"seen by {_name(call, e.member)}, {short_moment(e.at)}" for e in event.acknowledged]
    return "; ".join(seen) or "open: nobody has said yet that they have seen it"


def _name(call: Call, id_: str) -> str:
    """Return a name as the caller may read it: family hold nobody's but their own (IG18)."""
    member = call.facts.member(id_)
    return member.name if member is not None else "somebody of the group"


def _seen(call: Call, event: Event) -> Card:
    with holding(call) as work:
        work.facts = acknowledge(work.facts, event.id, call.viewer, call.now)
        work.audit("raised: seen", event.id)
        said = Text("It is noted that you have seen it. Whoever raised it can see that too.")
        return work.answer(Card(f"{event.id} is seen", (said,)))
