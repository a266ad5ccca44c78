"""Releasing: the lead lets final minutes go, each copy to one person, and says who is missing."""

from dataclasses import replace
from datetime import datetime

from bot.core.facts.covers import Cover
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import HELD_BY, Member, Role
from bot.core.facts.minutes import Filing, Minutes, MinutesState
from bot.core.record.headings import must_be_filled
from bot.core.record.signing import place_words, unsigned
from bot.core.record.versions import asked_for, newest, put, versions
from bot.core.refusals import AlreadyDone, Refusal


def also_to(facts: CoreGroup) -> tuple[Role, ...]:
    """Return the roles that get a copy beside the members (`minutes_also_to`, H8)."""
    named = [role for place in facts.profile.roles("minutes_also_to") for role in place]
    return tuple(HELD_BY[role] for role in named if role in HELD_BY)


def empty_roles(facts: CoreGroup) -> tuple[Role, ...]:
    """Return the roles that would get a copy and that nobody holds: a gap, and a task (H8)."""
    return tuple(role for role in also_to(facts) if facts.holder(role) is None)


def filled_since(facts: CoreGroup, minutes: Minutes) -> tuple[tuple[Role, Member], ...]:
    """Return who took a role that was empty at the release, and has had no copy yet (H8)."""
    asked = (role for role in minutes.unfilled if role in also_to(facts))
    held = ((role, facts.holder(role)) for role in asked)
    had = minutes.recipients
    return tuple((role, each) for role, each in held if each is not None and each.id not in had)


def release(
    facts: CoreGroup, meeting: str, by: str, now: datetime, *, as_cover: Cover = Cover.NONE
) -> CoreGroup:
    """Make the minutes final and fix who gets them: whoever is entitled at this moment.

    Refused until the lead has them, the profile's signatures are in (H7) and H6's two headings
    are filled. Released again, they go to who has taken an empty role since, and to nobody twice.
    """
    minutes = newest(facts, meeting)
    if minutes.is_final:
        return put(facts, _completed(facts, minutes))
    _check_ready(facts, minutes)
    final = replace(
        minutes,
        state=MinutesState.FINAL,
        released_at=now,
        released_by=by,
        changed_at=now,
        as_cover=as_cover,
        unfilled=empty_roles(facts),
    )
    return put(facts, replace(final, recipients=_recipients(facts, final)))


def file_copy(facts: CoreGroup, minutes: Minutes, member: str, now: datetime) -> CoreGroup:
    """Tick that a copy is in the agency's own file, which this service is not (N7)."""
    if not minutes.is_final:
        raise Refusal("A draft is not filed.", "Tick it when the minutes are final.")
    if any(each.member == member for each in minutes.filed):
        raise AlreadyDone("You have ticked that it is in your file.")
    return put(facts, replace(minutes, filed=(*minutes.filed, Filing(member, now))))


def _check_ready(facts: CoreGroup, minutes: Minutes) -> None:
    if minutes.state is MinutesState.DRAFT:
        raise Refusal(
            "The note taker has not sent these minutes to the lead.",
            "They can be released when the lead has them: "
            f"{asked_for(facts, minutes.meeting)} send",
        )
    missing = unsigned(facts, minutes)
    if missing:
        places = "; ".join(map(place_words, missing))
        raise Refusal(
            f"The minutes are not signed yet. Missing: {places} (H7).",
            "They can be released when the signatures are in.",
        )
    must_be_filled(minutes, to_be="released")


def _recipients(facts: CoreGroup, final: Minutes) -> tuple[str, ...]:
    """Return members and role holders of this moment; for a correction, who had the old one.

    Family are never among them: their copies go by their own release (B9). Substitutes had their
    meeting only (L10). Who is not confirmed yet is reached when they are (IG17).
    """
    roles = frozenset(also_to(facts))
    entitled = tuple(each.id for each in facts.members if _is_entitled(each, roles))
    if final.version == 1:
        return entitled
    had = {who for old in versions(facts, final.meeting) for who in old.recipients}
    wanted = had | set(_new_holders(facts, had))
    return tuple(who for who in entitled if who in wanted)


def _is_entitled(member: Member, roles: frozenset[Role]) -> bool:
    """Tell whether somebody is on the list now: a member, or the holder of a role that is."""
    is_reader = member.is_member or not member.roles.isdisjoint(roles)
    return member.is_active and not member.is_family and is_reader


def _completed(facts: CoreGroup, minutes: Minutes) -> Minutes:
    new = _new_holders(facts, set(minutes.recipients))
    if not new:
        raise AlreadyDone(
            "These minutes are released.", "See who has them: receipts. Ask for a copy: send me."
        )
    return replace(minutes, recipients=(*minutes.recipients, *new))


def _new_holders(facts: CoreGroup, had: set[str]) -> tuple[str, ...]:
    """Return holders of a role that gets a copy who have had none: the role was empty (H8)."""
    holders = (facts.holder(role) for role in also_to(facts))
    return tuple(each.id for each in holders if each is not None and each.id not in had)
