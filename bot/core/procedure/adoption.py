"""Pinning a profile to a group, adopting an edited one, and what stands in the way of live use."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.procedure.demands import is_number
from bot.core.procedure.overrides import Override, with_overrides
from bot.core.procedure.profiles import Profile
from bot.core.procedure.values import Value
from bot.core.refusals import Refusal

# Without these a group is refused: how long it is kept (IG7), whom to phone (IG9).
INDISPENSABLE = {
    "retention": 'Set how long a group is kept, as in span = "72 months".',
    "duty_number": 'Set the number for "worried today", as in text = "01632 960199".',
    "out_of_hours_number": 'Set the number out of hours, as in text = "01632 960198".',
}


@dataclass(frozen=True, slots=True)
class Pin:
    """What a group holds of its profile: the name, the digest of the content, the holiday list."""

    name: str
    digest: str
    holidays: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One parameter that two profiles set differently, as written; "none" where there is none."""

    key: str
    what: str
    before: str
    after: str
    cite: str


@dataclass(frozen=True, slots=True)
class Adoption:
    """What taking on a newer profile means for one group.

    `profile` is the new one with the conference's overrides; open dates are computed from it.
    `newer_holidays` tells that the holiday list changed, with or without a value.
    `changes_nothing`: the group holds that very content, down to citations and confirmations.
    """

    profile: Profile
    differences: tuple[Difference, ...]
    newer_holidays: bool
    changes_nothing: bool


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One reason why a profile is not for live use yet, and what would mend it."""

    key: str
    why: str
    way_on: str


def pin(profile: Profile) -> Pin:
    """Return what a group is to hold of its profile; the content is kept by the digest."""
    return Pin(profile.name, profile.digest, profile.calendar.version)


def differences(before: Profile, after: Profile) -> tuple[Difference, ...]:
    """Return the parameters in effect that differ, in the order of their keys."""
    return tuple(
        Difference(key, value.parameter.what, before[key].written, value.written, value.cite)
        for key, value in sorted(after.values.items())
        if (value.content, value.applies, value.other)
        != (before[key].content, before[key].applies, before[key].other)
    )


def compare(before: Profile, offered: Profile, overrides: Sequence[Override] = ()) -> Adoption:
    """Return what it means to take on `offered`; the conference's overrides stay.

    `before` is the profile in effect until now, overrides and its own holiday list included.
    """
    after = with_overrides(offered, overrides, stay=True)
    newer_holidays = after.calendar.version != before.calendar.version
    return Adoption(after, differences(before, after), newer_holidays, after == before)


def check_adoption(adoption: Adoption) -> None:
    """Refuse what is not for live use: without retention or a number, or unconfirmed."""
    found = obstacles(adoption.profile)
    if not found:
        return
    first = found[0]
    is_missing = first.key in INDISPENSABLE
    why = f"it leaves the group without {first.key}." if is_missing else first.why
    raise Refusal(f"{adoption.profile.name} cannot be adopted: {why}", first.way_on)


def check_retention(profile: Profile) -> None:
    """Refuse a new group whose profile, overrides included, sets no retention (IG7)."""
    if not profile["retention"].is_set:
        raise Refusal("Nothing says how long this group is to be kept.", INDISPENSABLE["retention"])


def _lacking(value: Value) -> str:
    if not value.is_set:
        return f"{value.key} is not set."
    if value.parameter.is_telephone and not is_number(value.written):
        return f'{value.key} ("{value.written[:40]}") holds no telephone number.'
    return ""


def obstacles(profile: Profile) -> tuple[Obstacle, ...]:
    """Return what keeps a profile from live use: missing values, values nobody has confirmed."""
    missing = [
        Obstacle(key, why, way_on)
        for key, way_on in INDISPENSABLE.items()
        if (why := _lacking(profile[key]))
    ]
    unsure = [
        Obstacle(
            value.key,
            f"{value.key} ({value.written}) is {value.confidence}: nobody has confirmed it.",
            f'Add [{value.key}] confirmed = "ROLE, 2027-03-29" to the authority\'s own file.',
        )
        for value in profile.values.values()
        if value.needs_confirmation
    ]
    return (*missing, *unsure)
