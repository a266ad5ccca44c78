"""The command action: one action of the plan, answered by its owner, altered by the lead."""

from collections.abc import Callable, Iterator, Mapping

from bot.core.access import Asked, Subject, Verb
from bot.core.cards import Button, Buttons, ButtonStyle, Card, Facts, Field, FieldKind, Form, Text
from bot.core.documents.plan import item, standing
from bot.core.facts.actions import Action, ActionState
from bot.core.facts.groups import CoreGroup
from bot.core.plan.acting import accept, finish, open_action
from bot.core.procedure.day_names import short_day
from bot.core.refusals import Refusal
from bot.core.saying.dates import Lean, off_the_front
from handlers.as_shown import ANSWER_AGAIN, must_be_as_shown
from handlers.call import Call
from handlers.changing import changing, note_seen
from handlers.commands.action_altered import (
    change_form,
    changed,
    close_form,
    closed,
    may_alter,
    new,
    new_form,
    noted,
    review_form,
)
from handlers.commands.action_told import (
    lock_in_words,
    lock_seen,
    receipt,
    sees_number,
    where_it_is,
    without_number,
)
from handlers.filling import day
from handlers.finding import find_action, must_be_all
from handlers.for_somebody import whom

NEW = ("", "new")
LATER: Mapping[str, Callable[[Call, Action, str], Card]] = {
    "change": changed,
    "close": closed,
    "review": noted,
}
FORMS: Mapping[str, Callable[[Call, Action], Form]] = {
    "change": change_form,
    "close": close_form,
    "review": review_form,
}
CANNOT = "It cannot be done"
WAYS = "accept, done, change, close or review"


def run(call: Call) -> Card:
    """Answer `action new` and `action A3 [accept | done [DATE] | change | close | review]`."""
    if call.rest.lower() in NEW:
        return new(call)
    action, rest = _own(call)
    member, words = whom(call, rest)
    if member.id not in {call.member, action.action_owner}:
        raise Refusal(
            f"{action.id} is somebody else's.", "Leave the name out, or check the number."
        )
    word, _, day_words = words.partition(" ")
    if word.lower() != "done":
        must_be_all(day_words, f"action {action.id} {word.lower()}")
    steps = {"": _shown, "accept": _accepted, "done": _done, **LATER}
    if word.lower() not in steps:
        raise Refusal(
            f'"{words[:30]}" is not something you can do with an action.', f"Say one of: {WAYS}."
        )
    with without_number(call, action):
        return steps[word.lower()](call, action, day_words)


def form(call: Call) -> Form:
    """Return the form of what was said; that of a new action where no number was."""
    try:
        action, rest = find_action(call.facts, call.rest, where_it_is(call))
    except Refusal:
        if not may_alter(call):
            raise
        return new_form(call)
    word = rest.partition(" ")[0].lower()
    return FORMS[word](call, action) if word in FORMS else done_form(call, action)


def _own(call: Call) -> tuple[Action, str]:
    """Return an action that the caller may see or answer; else it is not there (rule 7)."""
    action, rest = find_action(call.facts, call.rest, where_it_is(call))
    ways = (
        Asked(Verb.SEE, Subject.ACTION, owner=action.action_owner),
        Asked(Verb.WRITE, Subject.ACTION, owner=action.action_owner),
    )
    if not any(map(call.may, ways)):
        raise Refusal(f"There is no action {action.id} here.", where_it_is(call))
    return action, rest


def _shown(call: Call, action: Action, _words: str) -> Card:
    """Show an action: to family and by link its number and date alone, till it is in their copy."""
    if call.request.actor.by_link or call.me.is_family:
        return _by_number(call, action)
    call.ask(Verb.SEE, Subject.ACTION, owner=action.action_owner)
    stands = Facts((("How it stands", standing(action, call.today)),))
    note_seen(call, "action seen", action.id)
    buttons = tuple(_buttons(call, action))
    offered = (Buttons(buttons),) if buttons else ()
    shown = (*item(call.facts, action), stands, *lock_in_words(call, action), *offered)
    return Card(f"Action {action.id}", shown)


def _by_number(call: Call, action: Action) -> Card:
    """Ask what is still to be said of an action; of a shared mailbox without even its number."""
    sees = sees_number(call, action)
    top = (Facts((("Action", action.id), ("By when", short_day(action.due_on)))),) if sees else ()
    title = f"Action {action.id}" if sees else "An action of yours"
    if not action.is_open:
        return Card(title, (Text("There is nothing more to answer."),))
    offered = tuple(_answers(call, action))
    buttons = (Buttons(offered),) if offered else ()
    said = tuple(lock_in_words(call, action))
    return Card(title, (*top, *said, *buttons, done_form(call, action)))


def done_form(call: Call, action: Action) -> Form:
    """Ask on which day an action was done."""
    today = call.today.isoformat()
    field = Field("on", "When was it done?", FieldKind.DATE, value=today, required=True)
    return Form(f"action {action.id} done", (field,), "It is done", seen=action.revision)


def _accept_button(call: Call, action: Action) -> Button:
    label = "I will do it" if action.action_owner == call.member else "Accept"
    command = f"action {action.id} accept"
    return Button(label, command, ButtonStyle.PRIMARY, seen=action.revision)


def _answers(call: Call, action: Action) -> Iterator[Button]:
    """Yield what can be said of an action but that it is done: nothing, while it is locked."""
    if lock_seen(call, action) is not None:
        return
    if action.state is ActionState.PROPOSED:
        yield _accept_button(call, action)
    is_leads = call.facts.lead is not None and call.facts.lead.id == call.member
    if action.action_owner == call.member and not is_leads:
        yield Button(CANNOT, f"cannot {action.id}")


def _buttons(call: Call, action: Action) -> Iterator[Button]:
    if not action.is_open:
        return
    of = f"action {action.id}"
    if call.may(Asked(Verb.WRITE, Subject.ACTION, owner=action.action_owner)):
        yield from _answers(call, action)
        yield Button("Done", f"{of} done", seen=action.revision)
        yield Button("Change", f"{of} change")
    if may_alter(call):
        yield Button("At the meeting", f"{of} review")
        if lock_seen(call, action) is None:
            yield Button("Close", f"{of} close", ButtonStyle.DANGER)


def _as_drawn(call: Call, facts: CoreGroup, action: Action) -> None:
    """Refuse a yes to an action as it was: another text or date is another promise (N5)."""
    stands = open_action(facts, action.id)
    why = "This action has been changed since you were asked."
    must_be_as_shown(call, stands.revision, Refusal(why, ANSWER_AGAIN))


def _accepted(call: Call, action: Action, _words: str) -> Card:
    """Take the owner's yes; lead and manager record it for others (N5)."""
    with changing(call, Verb.WRITE, Subject.ACTION, owner=action.action_owner) as work:
        _as_drawn(call, work.facts, action)
        work.facts = accept(work.facts, action.id, call.member, call.now)
        work.audit("action accepted", action.id)
        text = f"{action.id} is accepted, due on {short_day(action.due_on)}. Thank you."
        return work.answer(receipt(call, action, f"{action.id} is accepted", text))


def _done(call: Call, action: Action, words: str) -> Card:
    """Mark it as done on the day that is said, or today; a visit says when the next is due."""
    said, _, rest = off_the_front(words, call.today, Lean.BACK)
    if rest:
        raise Refusal(f'"{rest[:30]}" is not a day.', 'Write it like "done 20 april".', field="on")
    on = day(call, "on", Lean.BACK) or said or call.today
    with changing(call, Verb.WRITE, Subject.ACTION, owner=action.action_owner) as work:
        _as_drawn(call, work.facts, action)
        work.facts = finish(work.facts, action.id, on, call.member, call.now)
        after = work.facts.action(action.id) or action
        work.audit("action done", action.id)
        following = f" The next is due on {short_day(after.due_on)}." if after.every else ""
        text = f"{action.id} was done on {short_day(on)}.{following}"
        return work.answer(receipt(call, action, f"{action.id} is done", text))
