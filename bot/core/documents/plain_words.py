"""Words of the trade that family should not have to guess, and what each means (B9, S22)."""

import re
from collections.abc import Iterable, Mapping

MEANS: Mapping[str, str] = {
    "CAMHS": "the health service for the minds and feelings of children and young people",
    "CIN": "help for a child who needs it, which a family agrees to: no protection plan",
    "conference": "the meeting that decides whether a child needs a protection plan",
    "core group": "you and the people who meet with you to carry out the plan",
    "DSL": "the person at a school who sees to it that children are safe",
    "EHCP": "a plan for a child who needs more help at school",
    "ICPC": "the first of the meetings that decide whether a child needs a protection plan",
    "IRO": "a person who checks how a child is looked after, and does not work with the family",
    "LADO": "the person to whom a worry about somebody who works with children is told",
    "MARAC": "a meeting of services about somebody who is hurt or threatened at home",
    "MASH": "the team that takes calls from people who are worried about a child",
    "multi-agency": "of several services together",
    "outline plan": "the first, short plan, made at the conference",
    "RCPC": "a later one of the meetings that decide whether a child needs a protection plan",
    "safeguarding": "keeping children safe from harm",
    "section 17": "the part of the law by which a child and a family can have help",
    "section 47": "the part of the law by which it is found out whether a child is harmed",
    "SENCO": "the person at a school who sees to help with learning",
    "strategy discussion": "a talk of the services on what to do about a worry",
    "threshold": "how serious a worry has to be for a service to act",
}
"""Each term as it is written, small where it is no abbreviation."""

TERMS = {
    each: re.compile(rf"\b{re.escape(each)}s?\b", 0 if each.isupper() else re.IGNORECASE)
    for each in MEANS
}


def terms_in(text: str) -> tuple[str, ...]:
    """Return the terms that stand in a text."""
    return tuple(each for each, found in TERMS.items() if found.search(text))


def explained(lines: Iterable[str]) -> tuple[str, ...]:
    """Return a line for each term that stands in some lines, or in what explains one of them."""
    found = terms_in("\n".join(lines))
    of_those = terms_in("\n".join(MEANS[each] for each in found))
    both = sorted({*found, *of_those}, key=str.lower)
    return tuple(f"{each}: {MEANS[each]}." for each in both)
