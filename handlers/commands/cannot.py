"""The command cannot: an action's owner says to the lead alone that it cannot be done (L12)."""

from bot.core.access import Asked, Subject, Verb
from bot.core.cards import Card, Field, FieldKind, Form
from bot.core.facts.actions import Action
from bot.core.facts.events import EventKind
from bot.core.raising.raising import ASKS, Raised, must_be_theirs
from bot.core.refusals import Refusal
from handlers.call import Call
from handlers.commands.action_told import where_it_is, without_number
from handlers.commands.raised import may_raise, send, to_the_lead
from handlers.commands.raised_shown import TITLES
from handlers.finding import find_action


def run(call: Call) -> Card:
    """Answer `cannot A3 [WHY]`: until the lead's answer nobody alters the action."""
    action, typed = _own(call)
    with without_number(call, action):
        may_raise(call)
        must_be_theirs(call.store.read(call.ref), action.id, call.member)
        if "text" not in call.fields:
            return Card(TITLES[EventKind.CANNOT], (_form(call, action, typed),))
        wish = Raised(EventKind.CANNOT, call.said("text") or typed, action=action.id)
        return send(call, wish)


def form(call: Call) -> Form:
    """Ask why an action of the caller's own cannot be done."""
    may_raise(call)
    return _form(call, *_own(call))


def _form(call: Call, action: Action, typed: str) -> Form:
    asks = ASKS[EventKind.CANNOT]
    field = Field("text", asks, FieldKind.TEXT, value=typed, required=True)
    return Form(f"cannot {action.id}", (field,), to_the_lead(call))


def _own(call: Call) -> tuple[Action, str]:
    """Return an action that the caller may see or owns; else it is not there (rule 7)."""
    action, rest = find_action(call.facts, call.rest, where_it_is(call))
    is_own = action.action_owner == call.member
    if not is_own and not call.may(Asked(Verb.SEE, Subject.ACTION, owner=action.action_owner)):
        raise Refusal(f"There is no action {action.id} here.", where_it_is(call))
    return action, rest
