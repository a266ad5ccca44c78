"""The place of a meeting: what may be written down of it, and who may be told it (R2, B9)."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from bot.core.access import Asked, Subject, Verb, Viewer, allowed, is_operators_door
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member
from bot.core.free_text import one_line
from bot.core.refusals import Refusal

LINK = re.compile(r"[^\s\"'<>\\^`{|}]+")
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
Place = tuple[str, str]
"""Venue and join link; either may be empty."""


def place_of(meeting: Meeting) -> Place:
    """Return where a meeting is."""
    return meeting.venue, meeting.join_link


def has_place(meeting: Meeting) -> bool:
    """Tell whether it has been said where a meeting is."""
    return any(place_of(meeting))


def place_lines(meeting: Meeting) -> tuple[tuple[str, str], ...]:
    """Return what is shown of a place, as far as it has been said: venue, and how to join."""
    pairs = zip(("Venue", "Join link"), place_of(meeting), strict=True)
    return tuple((label, said) for label, said in pairs if said)


def place_said(facts: CoreGroup, venue: str, join_link: str) -> Place:
    """Return a place as it is kept, or refuse one that names a person.

    It goes into the calendar entry of each professional, in which no name may stand (IG1).
    """
    said = one_line(venue, field="venue"), one_line(join_link, field="join_link")
    for field, text in zip(("venue", "join_link"), said, strict=True):
        if any(_names(member, text) for member in facts.members):
            raise Refusal(
                "The place stands in everybody's calendar, where no name of a person may (IG1).",
                'Write it without the name, like "home visit" or "Civic Offices, room 2".',
                field=field,
            )
    if said[1] and not _is_link(said[1]):
        raise Refusal(
            "This is no link to join by.",
            "Write one address, like https://meet.example/room-2.",
            field="join_link",
        )
    return said


def _is_link(text: str) -> bool:
    """Tell whether it is one address that a calendar may open: https, or this very machine."""
    try:
        url = urlsplit(text)
        host = url.hostname or ""
    except ValueError:
        return False
    is_safe = url.scheme == "https" or (url.scheme == "http" and host in LOOPBACK)
    return is_safe and bool(host) and LINK.fullmatch(text) is not None


def _names(member: Member, text: str) -> bool:
    """Tell whether a place names a member: in full, or a family's home as somebody's.

    One word of a name alone may be a street's, or a saint's.
    """
    names = [rf"\b{re.escape(member.name)}\b"]
    if member.is_family:
        names.append(rf"(?<!st )(?<!st\. )(?<!saint )\b{re.escape(member.name.split()[0])}['’]s\b")
    return any(re.search(name, text, re.IGNORECASE) for name in names)


def may_be_told(facts: CoreGroup, meeting: Meeting, member: Member) -> bool:
    """Tell whether a family member may be told the place: under the flag once released (R2)."""
    return not facts.flag.is_set or member.id in meeting.released_to


def kept_from(facts: CoreGroup, meeting: Meeting) -> tuple[Member, ...]:
    """Return the family members from whom a meeting's place is kept until it is released."""
    if not has_place(meeting):
        return ()
    return tuple(each for each in facts.family if not may_be_told(facts, meeting, each))


def may_see_place(facts: CoreGroup, viewer: Viewer, meeting: Meeting) -> bool:
    """Tell whether the viewer may be shown the place now: who is invited to it, or books it.

    A link shows no place: what it shows is a closed list, actions by number and date (access
    rule 4). Nor does the operator's door (IG20).
    """
    member = facts.member(viewer.member)
    if member is None or viewer.by_link or is_operators_door(viewer):
        return False
    if member.is_family and not may_be_told(facts, meeting, member):
        return False
    return any(allowed(facts, viewer, each) for each in _asked(member, meeting))


def _asked(member: Member, meeting: Meeting) -> Iterator[Asked]:
    yield Asked(Verb.WRITE, Subject.ANSWER, owner=member.id, meeting=meeting.id)
    yield Asked(Verb.WRITE, Subject.GROUP)
