"""What is told of an action once it is answered: by link to a shared mailbox not its number."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.core.access import Asked, Case, Subject, Verb
from bot.core.cards import Card, Text
from bot.core.facts.actions import Action
from bot.core.refusals import Refusal
from handlers.call import Call


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


@contextmanager
def without_number(call: Call, action: Action) -> Iterator[None]:
    """Let a refusal leave the number out for whoever is not shown it."""
    try:
        yield
    except Refusal as refusal:
        if not sees_number(call, action):
            refusal.why = refusal.why.replace(action.id, "This action")
        raise
