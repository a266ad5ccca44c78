"""What stands before a form that invites text: whom to phone, then the right group (IG9, IG13)."""

from dataclasses import replace

from bot.core.access.kept_out import is_kept_out
from bot.core.cards import Block, Card, Field, FieldKind, Form, asks_for_text, invites_text
from bot.core.facts.groups import CoreGroup
from bot.core.refusals import Refusal
from bot.core.safety_line import safety_line, with_safety_line
from bot.core.saying.dates import day_said
from handlers.call import Call

FIELD = "right_group"
"""Its answer travels with the form; whoever types a command has named the group already."""

NO = "no"
ANOTHER_GROUP = (
    "Nothing was sent, as this is not the group you mean.",
    "Copy what you wrote and open the message of the right group, or ask the lead.",
)


def before_forms(card: Card, call: Call) -> Card:
    """Put both before the first form that invites text; other cards stay as they are.

    To family, and to whom a pause keeps out, the question would say where they belong (IG16, IG18).
    """
    if not asks_for_text(card):
        return card
    group = call.group if call.table[call.word].needs_group else None
    profile = group.profile if group else call.config.load(call.config.profile)
    card = with_safety_line(card, safety_line(profile))
    if group is None or call.me.is_family or is_kept_out(group, call.me):
        return card
    question = _question(right_group(group), call.said(FIELD))
    blocks = tuple(_with_question(block, question) for block in card.blocks)
    return replace(card, blocks=blocks)


def must_be_right_group(call: Call) -> None:
    """Refuse what somebody wrote who says that they meant another group."""
    if call.said(FIELD) == NO:
        raise Refusal(*ANOTHER_GROUP, field=FIELD)


def asks_for_no_must(form: Form) -> bool:
    """Tell whether of several questions none has to be answered, the right group's apart."""
    asked = [each.required for each in form.fields if each.name != FIELD]
    return len(asked) > 1 and not any(asked)


def right_group(facts: CoreGroup) -> str:
    """Return the question that lets nobody write into the wrong group."""
    lead = facts.lead.name if facts.lead else "nobody"
    if facts.last_held is not None:
        return f"Is it the group led by {lead} that met on {day_said(facts.last_held.on)}?"
    if facts.upcoming:
        return f"Is it the group led by {lead} that meets on {day_said(facts.upcoming[0].on)}?"
    return f"Is it the group led by {lead}?"


def _question(label: str, said: str) -> Field:
    return Field(
        FIELD,
        label,
        FieldKind.CHOICE,
        (("yes", "Yes, that is the group I mean"), (NO, "No, or I am not sure")),
        said,
        required=True,
        error=" ".join(ANOTHER_GROUP) if said == NO else "",
    )


def _with_question(block: Block, question: Field) -> Block:
    """Put the question first into each form that takes text about a child."""
    if not isinstance(block, Form) or not invites_text(block):
        return block
    others = (each for each in block.fields if each.name != FIELD)
    return replace(block, fields=(question, *others))
