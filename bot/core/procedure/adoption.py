"""Pinning a profile to a group, adopting an edited one, and what stands in the way of live use."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.conferences import Override
from bot.core.procedure.overrides import with_overrides
from bot.core.procedure.profiles import Profile
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
    """

    profile: Profile
    pin: Pin
    differences: tuple[Difference, ...]
    newer_holidays: bool

    @property
    def changes_nothing(self) -> bool:
        return not self.differences and not self.newer_holidays


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


def adopt(
    pinned: Pin, before: Profile, offered: Profile, overrides: Sequence[Override] = ()
) -> Adoption:
    """Take on `offered` in place of the pinned profile; the conference's overrides stay.

    `before` is the profile in effect until now, overrides included. Refused if it would leave the
    group without retention or one of the two numbers.
    """
    after = with_overrides(offered, overrides)
    missing = [key for key in INDISPENSABLE if not after[key].is_set]
    if missing:
        raise Refusal(
            f"{offered.name} cannot be adopted: it leaves the group without {missing[0]}.",
            INDISPENSABLE[missing[0]],
        )
    new = pin(offered)
    return Adoption(after, new, differences(before, after), new.holidays != pinned.holidays)


def check_retention(profile: Profile) -> None:
    """Refuse a new group whose profile, overrides included, sets no retention (IG7)."""
    if not profile["retention"].is_set:
        raise Refusal("Nothing says how long this group is to be kept.", INDISPENSABLE["retention"])


def obstacles(profile: Profile) -> tuple[Obstacle, ...]:
    """Return what keeps a profile from live use: missing values, values nobody has confirmed."""
    missing = [
        Obstacle(key, f"{key} is not set.", way_on)
        for key, way_on in INDISPENSABLE.items()
        if not profile[key].is_set
    ]
    unsure = [
        Obstacle(
            value.key,
            f"{value.key} ({value.written}) is {value.confidence}: nobody has confirmed it.",
            f'Add [{value.key}] confirmed = "ROLE, DATE" to the authority\'s own file.',
        )
        for value in profile.values.values()
        if value.needs_confirmation
    ]
    return (*missing, *unsure)
