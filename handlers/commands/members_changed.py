"""Changes that `members` takes: the lead's handover, roles, agencies, the flag."""

import re
from collections.abc import Callable

from bot.core.access import Asked, Subject, Verb
from bot.core.cards import Card, Field, FieldKind, Form, Items, Text
from bot.core.flagging import CHOICES, QUESTION, read_flag, set_flag
from bot.core.free_text import one_line
from bot.core.gaps import agency_gaps, explain_gap, name_agency
from bot.core.groups import CoreGroup
from bot.core.leading import give_role, hand_over, take_role
from bot.core.members import Role
from bot.core.refusals import Refusal
from bot.core.sheet.labels import role_label
from bot.core.sheet.parts import ROLE_LABELS, ROLE_WORDS
from handlers.call import Call
from handlers.commands.founded import flag_words
from handlers.filling import choices_of
from handlers.finding import find_member

BECAUSE = re.compile(r"(?:^|\s)because\s+(?P<reason>\S.*)$", re.IGNORECASE)
ROLE_NAMES = {**ROLE_WORDS, ROLE_LABELS[Role.BRINGS_VIEWS]: Role.BRINGS_VIEWS}


def because(call: Call, words: str) -> tuple[str, str]:
    """Split a reason off the end of the words, or take the field's."""
    match = BECAUSE.search(words)
    reason = match["reason"] if match else call.said("reason")
    rest = words[: match.start()] if match else words
    return rest.strip(), one_line(reason, field="reason")


def changed(call: Call, event: str, change: Callable[[CoreGroup], CoreGroup], said: str) -> Card:
    """Carry one change out in a transaction and say so; cover is marked (H2)."""
    with call.begin() as work:
        work.facts = change(work.facts)
        work.audit(event)
        cover = (Text("Recorded as cover for the lead."),) if call.is_cover else ()
        card = Card("Recorded", (Text(said), *cover))
        work.answer(card)
    return card


def lead(call: Call, words: str) -> Card:
    """Answer `members lead NAME [because REASON]`: a dated handover (H2, N1)."""
    call.ask(Verb.WRITE, Subject.MEMBERS)
    name, reason = because(call, words)
    taker = find_member(call.facts, name, call.facts.professionals)
    label = role_label(call.facts, Role.LEAD)

    def change(facts: CoreGroup) -> CoreGroup:
        return hand_over(facts, taker, by=call.member, now=call.now, reason=reason)

    return changed(call, "lead handed over", change, f"{taker.name} is now the {label}.")


def role(call: Call, words: str) -> Card:
    """Answer `members role NAME [not] ROLE`."""
    call.ask(Verb.WRITE, Subject.MEMBERS)
    text = " ".join(words.split())
    found = next((w for w in sorted(ROLE_NAMES, key=len, reverse=True) if _ends(text, w)), "")
    if not found:
        raise Refusal(
            "Which role?", f"members role NAME ROLE, one of: {', '.join(ROLE_LABELS.values())}."
        )
    name = text[: -len(found)].strip()
    takes = name.lower().endswith(" not")
    member = find_member(call.facts, name[:-4] if takes else name)
    wanted = ROLE_NAMES[found]

    def change(facts: CoreGroup) -> CoreGroup:
        return (take_role if takes else give_role)(facts, facts.member(member.id) or member, wanted)

    verb = "is no longer" if takes else "is entered as"
    return changed(call, "role changed", change, f"{member.name} {verb}: {ROLE_LABELS[wanted]}.")


def _ends(text: str, words: str) -> bool:
    return text.lower().replace("’", "'").endswith(f" {words}")


def agency(call: Call, words: str) -> Card:
    """Answer `members agency AGENCY`: one more that works with the family (R1)."""
    call.ask(Verb.WRITE, Subject.MEMBERS)
    name = one_line(words, field="agency")
    card = changed(
        call, "agency named", lambda facts: name_agency(facts, name), f"{name} is on the list."
    )
    return card.plus(*_open_gaps(call))


def explain(call: Call, words: str) -> Card:
    """Answer `members explain AGENCY because REASON`: nobody speaks for it, and why (H1)."""
    call.ask(Verb.WRITE, Subject.MEMBERS)
    name, reason = because(call, words)
    said = f"Recorded why nobody speaks for {name}."
    return changed(call, "gap explained", lambda facts: explain_gap(facts, name, reason), said)


def _open_gaps(call: Call) -> tuple[Items, ...]:
    gaps = tuple(each.agency for each in agency_gaps(call.store.read(call.ref)))
    return (Items(gaps, heading="Nobody speaks yet for"),) if gaps else ()


def flag(call: Call, words: str) -> Card:
    """Answer `members flag yes|no|not known [because REASON]` (IG15)."""
    call.ask(Verb.WRITE, Subject.FLAG)
    said, reason = because(call, words)
    said = said or call.said("flag")
    if not said:
        return Card("The flag", (Text(f"It is {flag_words(call.facts)}."), flag_form(call)))
    wanted = read_flag(said)
    may_clear = call.may(Asked(Verb.CLOSE, Subject.FLAG))

    def change(facts: CoreGroup) -> CoreGroup:
        return set_flag(facts, wanted, reason, may_clear=may_clear)

    how = "set" if wanted.is_set else "cleared"
    return changed(call, f"flag {how}", change, f"The flag is {how}.")


def flag_form(call: Call) -> Form:
    """Ask the question of IG15 again."""
    asked = Field("flag", QUESTION, FieldKind.CHOICE, choices_of(CHOICES), required=True)
    reason = Field("reason", "To clear it: why? Only the team manager can")
    return Form("members flag", (asked, reason), submit="Answer", seen=call.facts.version)
