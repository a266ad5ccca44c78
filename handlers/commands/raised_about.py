"""Whom a concern is about: lead, manager or deputy, who are then left out of it (B6)."""

from collections.abc import Mapping

from bot.core.access import is_operators_door
from bot.core.access.kept_out import is_kept_out
from bot.core.cards import Field, FieldKind
from bot.core.procedure.day_names import listed
from bot.core.raising.raising import LEFT_OUT_ROLES, who_can_be_left_out
from bot.core.refusals import Refusal
from handlers.call import Call
from handlers.commands.family_says import CALLED

LABEL = "Is it about one of them? They are then left out, and see nothing of it."
IN_WORDS = {each.value: f"the {each.replace('_', ' ')}" for each in LEFT_OUT_ROLES}
FOR_FAMILY = {each.value: CALLED[each] for each in LEFT_OUT_ROLES}
NOBODY = {"no", "none", "nobody"}


def about_field(call: Call) -> Field:
    """Ask whether it is about somebody who would be told of it."""
    return Field("about", LABEL, FieldKind.CHOICES, tuple(_choices(call).items()))


def _choices(call: Call) -> Mapping[str, str]:
    """Return ids with names and roles; to family, by link and at the operator's door roles alone.

    A link shows nobody's name, and a family member holds none but their own (IG18, IG19); to whom
    a pause keeps out nothing of the group is shown (IG16).
    """
    is_told_names = not (call.request.actor.by_link or is_operators_door(call.viewer))
    if call.me.is_family:
        return FOR_FAMILY
    if is_kept_out(call.facts, call.me) or not is_told_names:
        return IN_WORDS
    names = {each.id: each.name for each in call.facts.everybody}
    found = who_can_be_left_out(call.facts, call.member)
    return {id_: f"{names[id_]} (the {roles})" for id_, roles in found}


def said_about(call: Call) -> frozenset[str]:
    """Return whom it is about, by id or role; what is not clear is asked back, never left out."""
    said = (" ".join(each.lower().split()) for each in call.said("about").split(","))
    return frozenset(_meant(call, each) for each in said if each and each not in NOBODY)


def _meant(call: Call, said: str) -> str:
    known = {title.lower(): role for role, title in FOR_FAMILY.items()}
    known |= {words: role for role, title in IN_WORDS.items() for words in (role, title, title[4:])}
    for value, label in _choices(call).items():
        known |= dict.fromkeys((value, label.lower(), label.lower().partition(" (")[0]), value)
    if said not in known:
        choices = listed(list(_choices(call).values()), "or")
        raise Refusal(f'"{said[:40]}" is none of them.', f"Name {choices}.", field="about")
    return known[said]
