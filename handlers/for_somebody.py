"""For whom something is said: "for NAME", wherever it stands in the words, or the caller."""

import re
from dataclasses import replace

from bot.core.access import Asked, Subject, Verb, allowed
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from handlers.call import Call
from handlers.finding_people import find_member, meant
from handlers.grammar import split_for

FOR = re.compile(r"(?:^|\s)for\s+(?=\S)", re.IGNORECASE)
LONGEST_NAME = 8
"""Words in a name; more than that behind a "for" is something else."""


def whom(call: Call, words: str) -> tuple[Member, str]:
    """Return for whom something is said, "for NAME" or the caller, and the words without it.

    "30 march for Leah yes" says the same as "30 march yes for Leah". Who may not see the members
    is told of none that a name fits, nor that it fits nobody (rule 7).
    """
    people = _spoken_for(call)
    for match in reversed(list(FOR.finditer(words))):
        found = _taken(call.facts, people, words[match.end() :])
        if found is not None:
            member, left = found
            return member, " ".join(filter(None, (words[: match.start()].strip(), left)))
    rest, name = split_for(words)
    name = name or call.said("for")
    return (find_member(call.facts, name, people) if name else call.me), rest


def _spoken_for(call: Call) -> tuple[Member, ...]:
    """Return for whom the caller may say something: whoever they may see, or themselves alone.

    At the operator's door it is as for the person, and no name is shown there.
    """
    viewer = replace(call.viewer, operator=False)
    if allowed(call.facts, viewer, Asked(Verb.SEE, Subject.MEMBERS)):
        return call.facts.everybody
    return (call.me,)


def _taken(facts: CoreGroup, people: tuple[Member, ...], words: str) -> tuple[Member, str] | None:
    """Take a name off the front of `words`, the longest that is somebody's; None if none is."""
    said = words.split()
    for count in (len(said), *range(min(len(said) - 1, LONGEST_NAME), 0, -1)):
        name = " ".join(said[:count])
        if meant(people, name):
            return find_member(facts, name, people), " ".join(said[count:])
    return None
