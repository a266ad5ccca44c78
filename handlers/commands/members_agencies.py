"""The agencies that work with a family: one more named, or why nobody speaks for one (H1, R1)."""

from bot.core.access import Subject, Verb
from bot.core.cards import Card, Field, FieldKind
from bot.core.free_text import one_line
from bot.core.membership.gaps import agency_gaps, explain_gap, name_agency
from handlers.call import Call
from handlers.commands.members_changed import asked, because, changed
from handlers.filling import line, reason_field
from handlers.showing import nobody_speaks_for


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
