"""An action as it is asked for: the form's fields, what is missing, and the day it comes to."""

from collections.abc import Iterator, Mapping
from datetime import date

from bot.core.cards import Field, FieldKind, Form
from bot.core.facts.actions import Action, ActionKind, Measure, Origin
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.free_text import free_text
from bot.core.plan.proposing import ActionWish, by_when, wish_of
from bot.core.plan.smart import NEEDED, missing
from bot.core.procedure.spans import parse_span
from bot.core.refusals import Refusal
from bot.core.saying.dates import the_day
from handlers.call import Call
from handlers.commands.minutes_target import begun_meetings
from handlers.filling import choice, choices_of
from handlers.finding_people import find_member

WHEN_EXAMPLE = 'Write a date, like "20 april", or a span from the meeting, like "15 working days".'
TEXTS = {
    "need": "What is the need of the child?",
    "outcome": "What outcome is wanted for the child?",
    "what": "What is the action?",
    "how": "How is it done?",
    "so_what": "So what? Why is it important, what difference will it make?",
}
MEASURE = {
    "measure": "Measure: what is to change?",
    "measure_from": "From (how it is now)",
    "measure_to": "To (how it should be)",
    "measure_by": "By when?",
}
MORE = {
    "every": 'A visit: how often? As in "10 working days"',
    "left": "An assessment: what is still to do?",
}
KIND = Field(
    "kind",
    "What is it?",
    FieldKind.CHOICE,
    choices=choices_of((each, each.value) for each in ActionKind),
    value=ActionKind.ACTION,
)
ORIGIN = Field(
    "origin",
    "Whose outcome does it serve?",
    FieldKind.CHOICE,
    choices=choices_of((each, each.value) for each in Origin),
    value=Origin.CORE_GROUP,
)
FIELDS = (*NEEDED, *MEASURE, *MORE, "helpers")


def this_meeting(facts: CoreGroup) -> Meeting | None:
    """Return the meeting that is under way, or the last one: spans are counted from it."""
    return next(iter(begun_meetings(facts)), None)


def wish_form(call: Call, command: str, action: Action | None = None) -> Form:
    """Return the fields of an action, filled in with what it says now."""
    said = as_fields(action) if action else {}
    return Form(
        command,
        tuple(_fields(call.facts, said, is_new=action is None)),
        submit="Change it" if action else "Propose it",
        seen=action.revision if action else None,
    )


def _fields(facts: CoreGroup, said: Mapping[str, str], *, is_new: bool) -> Iterator[Field]:
    people = tuple((each.id, each.name) for each in facts.core_members)
    for name, label in TEXTS.items():
        yield Field(name, label, FieldKind.TEXT, value=said.get(name, ""), required=True)
    owner = said.get("owner", "")
    yield Field("owner", "Who?", FieldKind.CHOICE, choices=people, value=owner, required=True)
    when = said.get("when", "")
    yield Field("when", "By when?", value=when, help=WHEN_EXAMPLE, required=True)
    helpers = said.get("helpers", "")
    yield Field("helpers", "Who helps?", FieldKind.CHOICES, choices=people, value=helpers)
    if is_new:
        yield KIND
        yield ORIGIN
    for name, label in {**MEASURE, **MORE}.items():
        yield Field(name, label, value=said.get(name, ""))


def as_fields(action: Action) -> dict[str, str]:
    """Return an action as the form's fields hold it."""
    measure = action.measure or Measure("", "", "")
    return {
        "need": action.need,
        "outcome": action.outcome,
        "what": action.what,
        "how": action.how,
        "so_what": action.so_what,
        "owner": action.action_owner,
        "when": action.due_on.isoformat(),
        "helpers": ",".join(action.helpers),
        "every": action.every,
        "left": action.left,
        "measure": measure.what,
        "measure_from": measure.baseline,
        "measure_to": measure.target,
        "measure_by": measure.by.isoformat() if measure.by else "",
    }


def new_wish(call: Call) -> ActionWish:
    """Return the action that was filled in, or refuse it with all that it lacks (R11, S10)."""
    said = {name: call.said(name) for name in FIELDS}
    kind = ActionKind(choice(call, KIND) or ActionKind.ACTION)
    return _wish(call, said, kind, Origin(choice(call, ORIGIN) or Origin.CORE_GROUP))


def changed_wish(call: Call, action: Action) -> ActionWish:
    """Return the action with what was filled in anew; what was not named stays."""
    said = {
        **as_fields(action),
        **{name: call.said(name) for name in FIELDS if name in call.fields},
    }
    kept = wish_of(action)
    return _wish(call, said, kept.kind, kept.origin)


def _wish(call: Call, said: Mapping[str, str], kind: ActionKind, origin: Origin) -> ActionWish:
    lacks = missing(said)
    if lacks:
        words = "; ".join(NEEDED[key] for key in lacks)
        way_on = WHEN_EXAMPLE if "when" in lacks else "Fill in what is missing."
        raise Refusal(f"The action still lacks {words} (R11, S10).", way_on, field=lacks[0])
    texts = {name: free_text(said[name], field=name) for name in TEXTS}
    return ActionWish(
        **texts,
        action_owner=_person(call.facts, said["owner"], "owner"),
        due_on=due_day(call, said["when"]),
        kind=kind,
        helpers=_helpers(call.facts, said["helpers"]),
        every=said["every"],
        measure=_measure(call, said),
        origin=origin,
        left=said["left"],
    )


def due_day(call: Call, words: str) -> date:
    """Return the day meant by a date, or by a span counted from the meeting."""
    meeting = this_meeting(call.facts)
    since = meeting.on if meeting else call.today
    try:
        parse_span(words)
    except Refusal:
        return _date(call, words, "when")
    return by_when(call.facts, words.strip(), since)


def _date(call: Call, words: str, field: str) -> date:
    try:
        return the_day(words, call.today)
    except Refusal as refusal:
        raise Refusal(refusal.why, f"{refusal.way_on} {WHEN_EXAMPLE}", field=field) from refusal


def _person(facts: CoreGroup, words: str, field: str) -> str:
    try:
        return find_member(facts, words, facts.core_members).id
    except Refusal as refusal:
        raise Refusal(refusal.why, refusal.way_on, field=field) from refusal


def _helpers(facts: CoreGroup, words: str) -> tuple[str, ...]:
    names = filter(None, (each.strip() for each in words.split(",")))
    return tuple(_person(facts, each, "helpers") for each in names)


def _measure(call: Call, said: Mapping[str, str]) -> Measure | None:
    """Return the measure, which says what, from and to, or none at all (N4)."""
    what, baseline, target = said["measure"], said["measure_from"], said["measure_to"]
    if not (what or baseline or target):
        return None
    if not (what and baseline and target):
        raise Refusal(
            "A measure says what is to change, from what and to what (N4).",
            'As in: in school by 08:50, from "6 days in 10", to "9 days in 10".',
            field="measure",
        )
    by = said["measure_by"]
    return Measure(what, baseline, target, _date(call, by, "measure_by") if by else None)
