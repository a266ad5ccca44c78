"""Changes that `members` takes: the lead's handover, roles, agencies, the flag."""

import re
from collections.abc import Callable

from bot.core.access import Asked, Subject, Verb
from bot.core.cards import Card, Field, FieldKind, Form, Text
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, Role
from bot.core.free_text import one_line
from bot.core.group.flagging import CHOICES, QUESTION, read_flag, set_flag
from bot.core.membership.gaps import agency_gaps, explain_gap, name_agency
from bot.core.membership.leading import give_role, hand_over, take_role
from bot.core.membership.who_leads import could_lead
from bot.core.refusals import Refusal
from bot.core.sheet.labels import role_label
from bot.core.sheet.parts import ROLE_LABELS, ROLE_WORDS
from handlers.as_shown import must_be_as_drawn
from handlers.call import Call
from handlers.commands.founded import flag_words
from handlers.filling import choices_of, line, people_field, reason_field, tick
from handlers.finding import find_member
from handlers.showing import nobody_speaks_for

NOBODY_ELSE = Text(
    "No other social worker is a member of this group, and the lead must be one (N1). Opt one in "
    "first, or record that a member is one: members role NAME social worker"
)
BECAUSE = re.compile(r"(?:^|\s)because\s+(?P<reason>\S.*)$", re.IGNORECASE)
ROLE_NAMES = {**ROLE_WORDS, ROLE_LABELS[Role.BRINGS_VIEWS]: Role.BRINGS_VIEWS}
GIVEN = {role: label for role, label in ROLE_LABELS.items() if role is not Role.LEAD}
ROLE = Field("role", "Which role?", FieldKind.CHOICE, choices_of(GIVEN.items()), required=True)


def because(call: Call, words: str) -> tuple[str, str]:
    """Split a reason off the end of the words, or take the field's."""
    match = BECAUSE.search(words)
    reason = match["reason"] if match else call.said("reason")
    rest = words[: match.start()] if match else words
    return rest.strip(), one_line(reason, field="reason")


def changed(
    call: Call,
    event: str,
    change: Callable[[CoreGroup], CoreGroup],
    said: str,
    *,
    own_right: bool = False,
) -> Card:
    """Carry one change out in a transaction and say so; cover is marked (H2)."""
    with call.begin(own_right=own_right) as work:
        work.facts = change(work.facts)
        work.audit(event)
        is_cover = call.is_cover and not own_right
        cover = (Text("Recorded as cover for the lead."),) if is_cover else ()
        return work.answer(Card("Recorded", (Text(said), *cover)))


def asked(title: str, command: str, *fields: Field, seen: int | None = None) -> Card:
    """Ask for what was not said, in a form whose fields are the words."""
    return Card(title, (Form(command, fields, "Record", seen=seen),))


def lead(call: Call, words: str) -> Card:
    """Answer `members lead NAME [because REASON]`: a dated handover (H2, N1)."""
    call.ask(Verb.WRITE, Subject.MEMBERS)
    name, reason = because(call, words)
    name = name or line(call, "name")
    if not name:
        who = people_field("Who leads from now on?", could_lead(call.facts))
        turn = len(call.facts.handovers)
        card = asked("Hand over the lead", "members lead", who, reason_field(), seen=turn)
        return card if who.choices else Card(card.title, (NOBODY_ELSE,))
    taker = find_member(call.facts, name)
    label = role_label(call.facts, Role.LEAD)

    def change(facts: CoreGroup) -> CoreGroup:
        must_be_as_drawn(call, len(facts.handovers), "Who leads")
        now = facts.member(taker.id) or taker
        return hand_over(facts, now, by=call.member, now=call.now, reason=reason)

    return changed(call, "lead handed over", change, f"{taker.name} is now the {label}.")


def role(call: Call, words: str) -> Card:
    """Answer `members role NAME [not] ROLE`."""
    call.ask(Verb.WRITE, Subject.MEMBERS)
    if not words and not call.fields:
        who = people_field("Whose role?", call.facts.everybody)
        takes = Field("takes_away", "Take it away", FieldKind.TICK)
        return asked("Roles", "members role", who, ROLE, takes)
    member, wanted, takes_away = _role_said(call, words)

    def change(facts: CoreGroup) -> CoreGroup:
        now = facts.member(member.id) or member
        return take_role(facts, now, wanted) if takes_away else give_role(facts, now, wanted)

    verb = "is no longer" if takes_away else "is entered as"
    return changed(call, "role changed", change, f"{member.name} {verb}: {ROLE_LABELS[wanted]}.")


def _role_said(call: Call, words: str) -> tuple[Member, Role, bool]:
    """Return whose role, which, and whether it is taken away; by words or by fields."""
    text = " ".join(words.split()) or f"{line(call, 'name')} {_label(line(call, 'role'))}"
    found = next((w for w in sorted(ROLE_NAMES, key=len, reverse=True) if _ends(text, w)), "")
    if not found:
        raise Refusal(
            "Which role?", f"members role NAME ROLE, one of: {', '.join(ROLE_LABELS.values())}."
        )
    name = text[: -len(found)].strip()
    says_not = name.lower().endswith(" not")
    member = find_member(call.facts, name[:-4] if says_not else name)
    return member, ROLE_NAMES[found], says_not or tick(call, "takes_away")


def _label(role_: str) -> str:
    return ROLE_LABELS[Role(role_)] if role_ in set(Role) else role_


def _ends(text: str, words: str) -> bool:
    return text.lower().replace("’", "'").endswith(f" {words}")


def agency(call: Call, words: str) -> Card:
    """Answer `members agency AGENCY`: one more that works with the family (R1)."""
    call.ask(Verb.WRITE, Subject.MEMBERS)
    name = one_line(words, field="agency") or line(call, "agency")
    if not name:
        which = Field("agency", "Which agency works with the family?", required=True)
        return asked("Name an agency", "members agency", which)
    said = f"{name} is on the list."
    card = changed(call, "agency named", lambda facts: name_agency(facts, name), said)
    return card.plus(*nobody_speaks_for(call.store.read(call.ref)))


def explain(call: Call, words: str) -> Card:
    """Answer `members explain AGENCY because REASON`: nobody speaks for it, and why (H1)."""
    call.ask(Verb.WRITE, Subject.MEMBERS)
    name, reason = because(call, words)
    name = name or line(call, "agency")
    if not name:
        gaps = tuple((each, each) for each in agency_gaps(call.facts))
        which = Field("agency", "Which agency?", FieldKind.CHOICE, gaps, required=True)
        why = reason_field("Why does nobody speak for it?", required=True)
        return asked("Explain a gap", "members explain", which, why)
    said = f"Recorded why nobody speaks for {name}."
    return changed(call, "gap explained", lambda facts: explain_gap(facts, name, reason), said)


def flag(call: Call, words: str) -> Card:
    """Answer `members flag yes|no|not known [because REASON]` (IG15)."""
    call.ask(Verb.WRITE, Subject.FLAG)
    said, reason = because(call, words)
    said = said or line(call, "flag")
    if not said:
        question = Field("flag", QUESTION, FieldKind.CHOICE, choices_of(CHOICES), required=True)
        why = reason_field("To clear it: why? Only the team manager can")
        card = asked("The flag", "members flag", question, why, seen=call.facts.version)
        return Card(card.title, (Text(f"It is {flag_words(call.facts)}."), *card.blocks))
    wanted = read_flag(said)
    may_clear = call.may(Asked(Verb.CLOSE, Subject.FLAG))

    def change(facts: CoreGroup) -> CoreGroup:
        # To set it is always safe; to clear it one must have seen the group that it protects.
        if not wanted.is_set:
            must_be_as_drawn(call, facts.version, "The group")
        return set_flag(facts, wanted, reason, may_clear=may_clear)

    how = "set" if wanted.is_set else "cleared"
    # Lead or team manager set it, the manager alone clears it: neither stands in for the other.
    said = f"The flag is {how}."
    return changed(call, f"flag {how}", change, said, own_right=True)
