"""What is told of an action and its answers: by link to a shared mailbox not its number."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.core.access import Asked, Case, Subject, Verb
from bot.core.cards import Card, Text
from bot.core.facts.actions import Action
from bot.core.facts.events import Event
from bot.core.plan.lock import open_cannot
from bot.core.refusals import Refusal
from handlers.call import Call
from handlers.finding import IN_PLAN, ON_PAPER


def where_it_is(call: Call) -> str:
    """Say where the caller finds the numbers of actions: no family member sees the plan (B9)."""
    return ON_PAPER if call.me.is_family else IN_PLAN


def sees_number(call: Call, action: Action) -> bool:
    """Tell whether number and date may be shown: a shared mailbox answers and sees none (IG19)."""
    owner = action.action_owner
    numbers = Asked(Verb.SEE, Subject.ACTION, owner=owner, case=Case.NUMBERS)
    return not call.request.actor.by_link or call.may(numbers)


def receipt(call: Call, action: Action, title: str, text: str) -> Card:
    """Say what has been noted, or that it has been."""
    if not sees_number(call, action):
        return Card("Thank you", (Text("Your answer is noted."),))
    return Card(title, (Text(text),))


def lock_seen(call: Call, action: Action) -> Event | None:
    """Return what the lead has still to answer of an action, for whose it is to know of it.

    That is who said that it cannot be done, and whoever answers (L12). Others are told of it by
    nothing that is shown; by a refusal only that the lead's answer is awaited.
    """
    event = open_cannot(call.facts, action.id)
    if event is None or event.by == call.member:
        return event
    is_theirs = call.may(Asked(Verb.SEE, Subject.EVENT, owner=event.by))
    return event if is_theirs else None


def lock_in_words(call: Call, action: Action) -> Iterator[Text]:
    """Say that the lead's answer is awaited, to whose it is to know."""
    event = lock_seen(call, action)
    if event is not None and event.by == call.member:
        yield Text("You have said that it cannot be done. The lead has still to answer.")
    elif event is not None:
        yield Text(f"It waits for your answer: concern {event.id}")


@contextmanager
def without_number(call: Call, action: Action) -> Iterator[None]:
    """Let a refusal leave the number out for whoever is not shown it."""
    try:
        yield
    except Refusal as refusal:
        if not sees_number(call, action):
            refusal.why = refusal.why.replace(action.id, "This action")
        raise
