"""Who leads the group, and the roles that its members have: handed over, given, taken (H2, N1)."""

from bot.core.access import Subject, Verb
from bot.core.cards import Card, Field, FieldKind, Text
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, Role
from bot.core.membership.leading import give_role, hand_over, take_role
from bot.core.membership.who_leads import could_lead
from bot.core.refusals import Refusal
from bot.core.sheet.labels import role_label
from bot.core.sheet.parts import ROLE_LABELS, ROLE_WORDS
from handlers.as_shown import must_be_as_drawn
from handlers.call import Call
from handlers.commands.members_changed import asked, because, changed
from handlers.deciding import audit_roles, must_decide, must_decide_role, must_keep_powers
from handlers.filling import choices_of, line, people_field, reason_field, tick
from handlers.finding_people import find_member

NOBODY_ELSE = Text(
    "No other social worker is a member of this group who could lead it: the lead must be one "
    "(N1), and nobody who checks the lead (B9). Opt one in first, or record that a member is one: "
    "members role NAME social worker"
)
ROLE_NAMES = {**ROLE_WORDS, ROLE_LABELS[Role.BRINGS_VIEWS]: Role.BRINGS_VIEWS}
GIVEN = {role: label for role, label in ROLE_LABELS.items() if role is not Role.LEAD}
ROLE = Field("role", "Which role?", FieldKind.CHOICE, choices_of(GIVEN.items()), required=True)


def lead(call: Call, words: str) -> Card:
    """Answer `members lead NAME [because REASON]`: a dated handover (H2, N1)."""
    must_decide(call)
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

    said = f"{taker.name} is now the {label}."
    return changed(call, "lead handed over", change, said, subject=taker.id)


def role(call: Call, words: str) -> Card:
    """Answer `members role NAME [not] ROLE`."""
    call.ask(Verb.WRITE, Subject.MEMBERS)
    if not words and not call.fields:
        who = people_field("Whose role?", call.facts.everybody)
        takes = Field("takes_away", "Take it away", FieldKind.TICK)
        return asked("Roles", "members role", who, ROLE, takes)
    member, wanted, takes_away = _role_said(call, words)
    must_decide_role(call, member, wanted)
    pass_on = take_role if takes_away else give_role
    is_own = wanted is Role.TEAM_MANAGER and call.me.has(Role.TEAM_MANAGER)
    with call.begin(own_right=is_own) as work:
        before = work.facts
        now = before.member(member.id) or member
        work.facts = pass_on(before, now, wanted, by=call.member, now=call.now)
        must_keep_powers(call, before, work.facts)
        audit_roles(work, before)
        verb = "is no longer" if takes_away else "is entered as"
        said = Text(f"{member.name} {verb}: {ROLE_LABELS[wanted]}.")
        return work.answer(Card("Recorded", (said,)))


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
