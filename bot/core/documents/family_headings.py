"""The headings of a family copy, in plain words, and what stands under them of the record (B9)."""

from collections.abc import Iterator, Mapping

from bot.core.documents.family_parts import Reading
from bot.core.procedure.profiles import Profile
from bot.core.record.headings import (
    DECISION,
    IN_THE_DOCUMENT,
    INTERVENTION,
    PROGRESS,
    VOICE,
    headings,
)

TAKEN: Mapping[str, str] = {
    "purpose": "What the meeting was for",
    PROGRESS: "How things are going",
    "working_well": "What is working well",
    "worried_about": "What people are worried about",
    "next_steps": "Next steps",
    INTERVENTION: "What will be done",
    DECISION: "What was decided",
}
"""Taken from the record line by line, where a line says nothing of another."""

WRITTEN: Mapping[str, str] = {
    "membership": "Who takes part",
    "danger_and_past_harm": "What has happened, and what must not happen",
    "parents_views": "What you said at the meeting",
    VOICE: "What was said for the child",
}
"""Never taken from the record: who else spoke stands there, and what a child said of whom."""

OTHERS_DO = "others_do"
WHAT_OTHERS_DO = "What others do"
"""Taken from the plan: see `family_plan`. What is done for one parent may not be for the other."""

NEVER_TAKEN = "never taken from the record: write what they should have"
OF_ANOTHER_CHILD = "may be about a child of whom they may not hear (H19)"


def plain_headings(profile: Profile) -> Mapping[str, str]:
    """Return the headings under which the lead can write for a family member, by key, in order."""
    return {**_of_the_record(profile), OTHERS_DO: WHAT_OTHERS_DO}


def _of_the_record(profile: Profile) -> Mapping[str, str]:
    words = {**TAKEN, **WRITTEN}
    return {each.key: words[each.key] for each in headings(profile) if each.key in words}


def said_at_meeting(
    page: Reading, sections: Mapping[str, str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each heading with its lines: the lead's words for this reader, else of the record."""
    for key, heading in _of_the_record(page.facts.profile).items():
        if key in sections:
            lines = tuple(page.written(heading, sections[key]))
        else:
            lines = tuple(_taken(page, key, heading))
        if lines:
            yield heading, lines


def _taken(page: Reading, key: str, heading: str) -> Iterator[str]:
    text = page.minutes.section(key)
    if text == IN_THE_DOCUMENT:
        return
    if key not in TAKEN:
        page.not_taken(heading, text, NEVER_TAKEN)
    elif not page.hears_all:
        page.not_taken(heading, text, OF_ANOTHER_CHILD)
    else:
        yield from page.taken(heading, text.splitlines())
