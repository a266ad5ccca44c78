"""Suggesting an agency or person, which the lead accepts or declines with a reason (L15)."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.core.facts.covers import Cover
from bot.core.facts.groups import CoreGroup
from bot.core.facts.suggestions import Suggestion
from bot.core.free_text import free_text, needed_line, needed_reason, one_line, says_something
from bot.core.membership.gaps import is_named, name_agency
from bot.core.numbering import next_id
from bot.core.refusals import AlreadyDone, Refusal
from bot.core.replacing import put


@dataclass(frozen=True, slots=True)
class Idea:
    """Whom a member would bring in, and what for."""

    agency: str
    who: str = ""
    why: str = ""


def suggest(facts: CoreGroup, idea: Idea, *, by: str, now: datetime) -> CoreGroup:
    """Return the facts with a suggestion that waits for the lead; an agency is suggested once."""
    agency = needed_line(
        idea.agency, "Which agency or service?", "members suggest AGENCY", field="agency"
    )
    who, why = one_line(idea.who, field="who"), free_text(idea.why, field="why")
    if not says_something(why):
        raise Refusal("What could they do?", "Write it in a line or two.", field="why")
    same = (each for each in facts.suggestions if each.is_open and _is_same(each, agency, who))
    if next(same, None) is not None:
        raise AlreadyDone("That has been suggested already; the lead has still to answer.")
    id_ = next_id("G", (each.id for each in facts.suggestions))
    new = Suggestion(id_, agency, why, by, now, who)
    return replace(facts, suggestions=(*facts.suggestions, new))


def _is_same(suggestion: Suggestion, agency: str, who: str) -> bool:
    known = suggestion.agency.casefold(), suggestion.who.casefold()
    return known == (agency.casefold(), who.casefold())


def accept(facts: CoreGroup, id_: str, *, by: str, now: datetime, as_cover: Cover) -> CoreGroup:
    """Accept a suggestion: its agency is a gap until somebody speaks for it (H1, R1)."""
    found = open_suggestion(facts, id_)
    answered = replace(found, accepted=True, answered_at=now, answered_by=by, as_cover=as_cover)
    facts = replace(facts, suggestions=put(facts.suggestions, answered))
    return facts if is_named(facts, found.agency) else name_agency(facts, found.agency)


def decline(
    facts: CoreGroup, id_: str, because: str, *, by: str, now: datetime, as_cover: Cover
) -> CoreGroup:
    """Decline a suggestion, with the reason, which whoever made it can read."""
    found = open_suggestion(facts, id_)
    reason = needed_reason(because, "Why not?", "Write the reason in a line.")
    answered = replace(found, because=reason, answered_at=now, answered_by=by, as_cover=as_cover)
    return replace(facts, suggestions=put(facts.suggestions, answered))


def open_suggestion(facts: CoreGroup, id_: str) -> Suggestion:
    """Return a suggestion that waits for its answer, or refuse."""
    found = next((each for each in facts.suggestions if each.id == id_.upper()), None)
    if found is None:
        raise Refusal(f'There is no suggestion "{id_[:10]}".', "See them: members suggested")
    if not found.is_open:
        raise AlreadyDone(f"{found.id} has been answered.", "See it: members suggested")
    return found
