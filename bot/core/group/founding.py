"""Founding a group from its initial conference (H1, H19, L5, IG7, IG15)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from string import ascii_uppercase

from bot.core.facts.conferences import Conference, ConferenceKind, NamedAgency
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, MemberKind, Role
from bot.core.facts.particulars import Channel, ChildLabel, Flag
from bot.core.facts.people import Confirmation, Contact, Person, Route
from bot.core.free_text import says_something
from bot.core.membership.joining import check_joining
from bot.core.membership.roles_kept import with_roles_kept
from bot.core.procedure.adoption import check_retention
from bot.core.procedure.day_names import WEEKDAYS, short_day
from bot.core.procedure.overrides import Override, with_overrides
from bot.core.procedure.profiles import Profile
from bot.core.procedure.timescales import first_review
from bot.core.refusals import Refusal

MOST_CHILDREN = 12
MOST_UNBORN = 4
OLDEST = timedelta(days=730)
"""A plan rarely lasts two years; an older conference is most likely a slip of the pen (ours)."""
LATEST = timedelta(days=730)
"""How long after a conference its review can be: later is a slip of the pen as well (ours)."""


@dataclass(frozen=True, slots=True)
class Founding:
    """What the creator says of a new group; there is no field for a child's name (IG1).

    `holiday_reason` is why the conference was on a day that is not a working day; `review_reason`
    why the planned review is late or on such a day. `channel` is where the secure channel is.
    """

    conference: date
    profile: Profile
    overrides: tuple[Override, ...]
    children: int
    unborn: int
    agencies: tuple[str, ...]
    flag: Flag
    contact: Contact
    part: str
    is_social_worker: bool
    holiday_reason: str = ""
    review: date | None = None
    review_reason: str = ""
    channel: Route | None = None


def must_be_creator(person: Person) -> None:
    """Refuse to go on for whoever may not make groups."""
    if not person.may_create:
        raise Refusal(
            "You may not make groups here.", "Ask whoever runs this service to enter you for it."
        )


def found(founding: Founding, ref: str, creator: Person, now: datetime, today: date) -> CoreGroup:
    """Return the first facts of a group, its creator the lead (N1)."""
    must_be_creator(creator)
    profile = with_overrides(founding.profile, founding.overrides)
    _check_retention(profile)
    _check_conference(profile, founding, today)
    lead = _lead(founding, creator, now)
    group = CoreGroup(
        ref=ref,
        created_at=now,
        created_by=lead.id,
        profile=profile,
        overrides=founding.overrides,
        flag=founding.flag,
        channel=_channel(founding.channel, ref, now),
        children=child_labels(founding.children, founding.unborn),
        named_agencies=_named(founding.agencies),
        members=(lead,),
        conferences=_conferences(profile, founding, now),
    )
    check_joining(group, lead)
    return with_roles_kept(replace(group, members=()), group, by=lead.id, now=now)


def child_labels(children: int, unborn: int) -> tuple[ChildLabel, ...]:
    """Return the labels by which the group knows its children: never a name (IG1, H19)."""
    if not 0 <= children <= MOST_CHILDREN or not 0 <= unborn <= MOST_UNBORN:
        raise Refusal(
            f"A group cannot have {children} children and {unborn} unborn.",
            f"Up to {MOST_CHILDREN} children and {MOST_UNBORN} unborn.",
            field="children",
        )
    if not children + unborn:
        raise Refusal("A group is about at least one child.", "How many?", field="children")
    born = (ChildLabel(f"child-{c.lower()}", f"Child {c}") for c in ascii_uppercase[:children])
    return (*born, *_unborn(unborn))


def _unborn(number: int) -> tuple[ChildLabel, ...]:
    """Return the labels of children not yet born; one alone needs no figure."""
    if number == 1:
        return (ChildLabel("unborn", "unborn child"),)
    return tuple(ChildLabel(f"unborn-{n}", f"unborn child {n}") for n in range(1, number + 1))


def _check_retention(profile: Profile) -> None:
    """Refuse a group that nobody says how long to keep (IG7), and say where it can be said."""
    try:
        check_retention(profile)
    except Refusal as refusal:
        way_on = "Write it with what the conference set, like: retention = 72 months"
        raise Refusal(refusal.why, way_on, field="overrides") from refusal


def _check_conference(profile: Profile, founding: Founding, today: date) -> None:
    on = founding.conference
    if on > today:
        raise Refusal(
            f"{short_day(on)} is still to come.",
            "Make the group when the conference has been held.",
            field="conference",
        )
    if today - on > OLDEST:
        raise Refusal(
            f"{short_day(on)} is more than two years ago.",
            "Check the year. If it is right, no group can be made here: meetings under a plan as "
            "old as that stay with your own procedure.",
            field="conference",
        )
    why = why_no_working_day(profile, on)
    if why and not founding.holiday_reason:
        raise Refusal(
            f"{short_day(on)} is {why}. Was the conference really on that day?",
            "Change the date, or write the reason.",
            field="holiday_reason",
        )


def why_no_working_day(profile: Profile, day: date) -> str:
    """Return what kind of day it is if nobody works on it, else nothing."""
    if day.weekday() >= WEEKDAYS.index("Sat"):
        return "a Saturday" if WEEKDAYS[day.weekday()] == "Sat" else "a Sunday"
    return profile.calendar.holiday(day)


def _lead(founding: Founding, creator: Person, now: datetime) -> Member:
    """Enter the creator as lead; the operator vouches for the address they came in with."""
    confirmation = Confirmation(creator.email, "p1", now)
    social_worker = {Role.SOCIAL_WORKER} if founding.is_social_worker else set()
    return Member(
        id="p1",
        kind=MemberKind.PROFESSIONAL,
        name=creator.name,
        agency=creator.agency,
        contact=replace(founding.contact, email=creator.email, confirmation=confirmation),
        opted_in=now,
        person=creator.id,
        part=founding.part,
        roles=frozenset({Role.LEAD, *social_worker}),
        contact_changed_at=now,
        added_by="p1",
    )


def _channel(platform: Route | None, ref: str, now: datetime) -> Channel:
    """Name the channel by the reference alone (S8)."""
    return Channel(platform, ref, now) if platform else Channel()


def _named(agencies: Sequence[str]) -> tuple[NamedAgency, ...]:
    return tuple(NamedAgency(each) for each in dict.fromkeys(agencies))


def _conferences(profile: Profile, founding: Founding, now: datetime) -> tuple[Conference, ...]:
    on = founding.conference
    initial = Conference("C1", ConferenceKind.INITIAL, on, now, held=True)
    if founding.holiday_reason:
        initial = replace(initial, late_reason=founding.holiday_reason)
    if founding.review is None:
        return (initial,)
    review = check_review(profile, on, founding.review, founding.review_reason)
    planned = Conference("C2", ConferenceKind.REVIEW, founding.review, now, late_reason=review)
    return (initial, planned)


def check_review(profile: Profile, conference: date, review: date, reason: str) -> str:
    """Return the reason to keep with a planned review, or ask for one where it needs one."""
    if review <= conference:
        raise Refusal(
            f"The review cannot be on {short_day(review)}, before the conference.",
            "Check the date.",
            field="review",
        )
    if review - conference > LATEST:
        raise Refusal(
            f"{short_day(review)} is more than two years after the conference.",
            "Check the year.",
            field="review",
        )
    why = _too_late(profile, conference, review) or why_no_working_day(profile, review)
    if why and not says_something(reason):
        raise Refusal(
            f"{short_day(review)} is {why}.",
            "Choose another day for the review, or write the reason.",
            field="review_reason",
        )
    return reason if why else ""


def _too_late(profile: Profile, conference: date, review: date) -> str:
    limit = first_review(profile, conference)
    return f"later than {limit.explanation}" if limit and review > limit.date else ""
