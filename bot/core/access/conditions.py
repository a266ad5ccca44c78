"""The conditions in the matrix's cells: each says yes or no for one question."""

from collections.abc import Callable, Mapping

from bot.core.access.asked import Asked, Case
from bot.core.access.columns import minutes_final
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.procedure.roles import ProfileRole
from bot.core.record.corrections import under_correction

Condition = Callable[[CoreGroup, Member | None, Asked], bool]


def in_case(case: Case) -> Condition:
    """Return a condition that holds where the question names `case`."""
    return lambda _facts, _viewer, asked: asked.case is case


def mine(_facts: CoreGroup, viewer: Member | None, asked: Asked) -> bool:
    """The thing asked about is the viewer's own: "own" in the matrix."""
    return viewer is not None and asked.owner == viewer.id


def here(_facts: CoreGroup, _viewer: Member | None, asked: Asked) -> bool:
    """The question is about one meeting, in which the column of the viewer holds."""
    return bool(asked.meeting)


def professional(_facts: CoreGroup, viewer: Member | None, _asked: Asked) -> bool:
    """The viewer is a professional member, the voluntary sector included."""
    return viewer is not None and viewer.is_professional


def unhidden(facts: CoreGroup, _viewer: Member | None, asked: Asked) -> bool:
    """Under the flag private details are hidden until asked for (IG15)."""
    return not facts.flag.is_set or asked.case is Case.ASKED_FOR


def final(facts: CoreGroup, _viewer: Member | None, asked: Asked) -> bool:
    """The minutes of the meeting asked about are released; a draft is no minutes yet (R7)."""
    return minutes_final(facts, asked.meeting)


def begun(facts: CoreGroup, _viewer: Member | None, asked: Asked) -> bool:
    """Others' updates are seen from the meeting on, with the notes."""
    meeting = facts.meeting(asked.meeting)
    return meeting is not None and meeting.started_at is not None


def brought(facts: CoreGroup, _viewer: Member | None, _asked: Asked) -> bool:
    """A substitute writes an update only where the profile asks for it as well (R13)."""
    return not facts.profile.yes("substitute_excuses_update")


def sent_minutes(facts: CoreGroup, _viewer: Member | None, _asked: Asked) -> bool:
    """The conference chair sees minutes where the profile sends them there (H8)."""
    return _names(facts, "minutes_also_to", ProfileRole.CONFERENCE_CHAIR)


def lead_writes(facts: CoreGroup, _viewer: Member | None, asked: Asked) -> bool:
    """The lead writes the minutes where the profile names the lead, and corrects them (R10)."""
    is_correction = under_correction(facts, asked.meeting) is not None
    return is_correction or _names(facts, "minutes_written_by", ProfileRole.LEAD)


def second(_facts: CoreGroup, viewer: Member | None, asked: Asked) -> bool:
    """The one who released never confirms (B9)."""
    return viewer is not None and asked.first_by not in {"", viewer.id}


def own_copy(facts: CoreGroup, viewer: Member | None, asked: Asked) -> bool:
    """A family member's own copy, the one rendered for them, and no other's."""
    return asked.case is Case.COPY and mine(facts, viewer, asked)


def own_number(facts: CoreGroup, viewer: Member | None, asked: Asked) -> bool:
    """A family member's own action, by number and date; in words it is in their released copy."""
    return asked.case is Case.NUMBERS and mine(facts, viewer, asked)


def not_about(_facts: CoreGroup, viewer: Member | None, asked: Asked) -> bool:
    """The viewer is not the one whom it is about."""
    return viewer is not None and asked.about != viewer.id


def in_place(facts: CoreGroup, _viewer: Member | None, _asked: Asked) -> bool:
    """A senior social worker hears of a disagreement where the profile puts them first (H10)."""
    return _names(facts, "disagreement_to", ProfileRole.SENIOR_SOCIAL_WORKER)


def significant(facts: CoreGroup, _viewer: Member | None, asked: Asked) -> bool:
    """A change goes to the conference chair where the profile has a rule for such changes."""
    has_rule = facts.profile.span("change_to_conference_chair") is not None
    return has_rule and asked.case is Case.SIGNIFICANT


def _names(facts: CoreGroup, key: str, role: ProfileRole) -> bool:
    """Tell whether the profile names a role under a key; an authority need not have the key."""
    is_known = key in facts.profile.values
    return is_known and any(role in place for place in facts.profile.roles(key))


CONDITIONS: Mapping[str, Condition] = {
    "": lambda _facts, _viewer, _asked: True,
    "mine": mine,
    "here": here,
    "professional": professional,
    "unhidden": unhidden,
    "final": final,
    "begun": begun,
    "brought": brought,
    "sent_minutes": sent_minutes,
    "lead_writes": lead_writes,
    "second": second,
    "own_copy": own_copy,
    "own_number": own_number,
    "not_about": not_about,
    "in_place": in_place,
    "significant": significant,
    **{
        case.value: in_case(case)
        for case in (
            Case.PROPOSE,
            Case.SWAP,
            Case.REVIEW,
            Case.STATE,
            Case.IMPORT,
            Case.COPY,
            Case.AMENDMENT,
            Case.DRAFT,
            Case.PLAN_COPIES,
            Case.HOLD,
        )
    },
}
