"""Signing: whose signatures a record needs, always of different people, and who gives them."""

from dataclasses import replace
from datetime import datetime

from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member, Role
from bot.core.facts.minutes import Minutes, MinutesState, Signature, SignsAs
from bot.core.procedure.roles import ProfileRole
from bot.core.record.headings import must_be_filled
from bot.core.record.versions import asked_for, held_meeting, newest, put
from bot.core.refusals import AlreadyDone, Refusal

Place = tuple[SignsAs, ...]
"""The roles of which one must sign, the preferred one first."""

SIGNS_AS = {
    ProfileRole.CHAIR: SignsAs.CHAIR,
    ProfileRole.TEAM_MANAGER: SignsAs.TEAM_MANAGER,
    ProfileRole.SENIOR_SOCIAL_WORKER: SignsAs.SENIOR_SOCIAL_WORKER,
}
HOLDS = {
    SignsAs.TEAM_MANAGER: Role.TEAM_MANAGER,
    SignsAs.SENIOR_SOCIAL_WORKER: Role.SENIOR_SOCIAL_WORKER,
}
SIGNER_WORDS = {
    SignsAs.CHAIR: "chair",
    SignsAs.TEAM_MANAGER: "team manager",
    SignsAs.SENIOR_SOCIAL_WORKER: "senior social worker",
}


def demanded(facts: CoreGroup) -> tuple[Place, ...]:
    """Return the places that the profile wants signed (`minutes_signatures`); none where none.

    A place of roles that sign nothing (access.md) stays open: the profile must be mended.
    """
    places = facts.profile.roles("minutes_signatures")
    return tuple(tuple(SIGNS_AS[role] for role in place if role in SIGNS_AS) for place in places)


def place_words(place: Place) -> str:
    """Return the roles of a place as people read them."""
    return " or ".join(SIGNER_WORDS[role] for role in place) or "a role that signs nothing here"


def unsigned(facts: CoreGroup, minutes: Minutes) -> tuple[Place, ...]:
    """Return the places for which no signature is in."""
    given = {each.signs_as for each in minutes.signatures}
    return tuple(place for place in demanded(facts) if not given.intersection(place))


def may_sign(facts: CoreGroup, minutes: Minutes, member: Member, signs_as: SignsAs) -> bool:
    """Tell whether this person can give this signature now: two places are two people (H7)."""
    meeting = held_meeting(facts, minutes.meeting)
    has_signed = any(each.member == member.id for each in minutes.signatures)
    return member.is_active and not has_signed and _holds(meeting, member, signs_as)


def next_signers(facts: CoreGroup, minutes: Minutes) -> tuple[tuple[str, SignsAs], ...]:
    """Return whom to ask now: for each open place the first role that somebody can sign in.

    Nobody is asked for two places: they are two people's.
    """
    if minutes.state is not MinutesState.WITH_LEAD:
        return ()
    asked: list[tuple[str, SignsAs]] = []
    for place in unsigned(facts, minutes):
        taken = {who for who, _ in asked}
        asked += [each for each in _able(facts, minutes, place) if each[0] not in taken][:1]
    return tuple(asked)


def open_to_nobody(facts: CoreGroup, minutes: Minutes) -> tuple[Place, ...]:
    """Return the places of minutes with the lead for which there is nobody to ask now."""
    if minutes.state is not MinutesState.WITH_LEAD:
        return ()
    asked = {signs_as for _, signs_as in next_signers(facts, minutes)}
    return tuple(place for place in unsigned(facts, minutes) if asked.isdisjoint(place))


def _able(facts: CoreGroup, minutes: Minutes, place: Place) -> list[tuple[str, SignsAs]]:
    """Return who can sign for a place and as what, the preferred role first."""
    return [
        (member.id, signs_as)
        for signs_as in place
        for member in facts.members
        if may_sign(facts, minutes, member, signs_as)
    ]


def sign(
    facts: CoreGroup, meeting: str, member: Member, signs_as: SignsAs, now: datetime
) -> CoreGroup:
    """Sign the record that the lead has.

    Refused: without "intervention agreed" and "decision taken" (H6), twice, in a role that is not
    theirs, and a second time by the same person in another role (H7).
    """
    minutes = newest(facts, meeting)
    _check_ready(facts, minutes)
    _check_place(facts, minutes, signs_as)
    _check_person(held_meeting(facts, meeting), minutes, member, signs_as)
    must_be_filled(minutes, to_be="signed")
    signatures = (*minutes.signatures, Signature(member.id, signs_as, now))
    signed = replace(minutes, signatures=signatures, changed_at=now)
    complete = not unsigned(facts, signed)
    return put(facts, replace(signed, signed_at=now if complete else None))


def _check_ready(facts: CoreGroup, minutes: Minutes) -> None:
    if minutes.is_final:
        again = f"{asked_for(facts, minutes.meeting)} correct"
        raise AlreadyDone(
            "These minutes are final.",
            f"The lead can correct them by a new version: {again}",
        )
    if minutes.state is MinutesState.DRAFT:
        raise Refusal(
            "The note taker has not sent this draft to the lead.",
            "It can be signed when the lead has it.",
        )


def _check_place(facts: CoreGroup, minutes: Minutes, signs_as: SignsAs) -> None:
    word = SIGNER_WORDS[signs_as]
    if not any(signs_as in place for place in demanded(facts)):
        raise Refusal(
            f"The procedure of this group asks for no signature as {word}.",
            "Nothing is missing: leave it.",
        )
    if not any(signs_as in place for place in unsigned(facts, minutes)):
        raise AlreadyDone(f"The signature as {word}, or in its place, is in already.")


def _check_person(meeting: Meeting, minutes: Minutes, member: Member, signs_as: SignsAs) -> None:
    is_second = any(each.member == member.id for each in minutes.signatures)
    if is_second or (member.id == meeting.chair and signs_as is not SignsAs.CHAIR):
        raise Refusal(
            "The signatures are of two different people, and one of them is yours (H7).",
            "Where the team manager chaired, a senior social worker gives the second.",
        )
    if not _holds(meeting, member, signs_as):
        raise Refusal(
            f"You cannot sign as {SIGNER_WORDS[signs_as]}.",
            "Sign in your own role, or leave it to whoever holds this one.",
        )


def _holds(meeting: Meeting, member: Member, signs_as: SignsAs) -> bool:
    """Tell whether the role is this person's; whoever chaired signs as chair and no other."""
    if signs_as is SignsAs.CHAIR:
        return member.id == meeting.chair
    return member.has(HOLDS[signs_as]) and member.id != meeting.chair
