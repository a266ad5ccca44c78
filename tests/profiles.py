"""A profile with one value taken away or set otherwise, for tests of what a rule does then."""

from dataclasses import replace

from bot.core.conferences import Override
from bot.core.groups import CoreGroup
from bot.core.procedure.overrides import with_overrides
from bot.core.procedure.values import not_set


def without(group: CoreGroup, key: str) -> CoreGroup:
    """Return the group with a profile that has no such rule."""
    values = {**group.profile.values, key: not_set(key)}
    return replace(group, profile=replace(group.profile, values=values))


def with_value(group: CoreGroup, key: str, written: str) -> CoreGroup:
    """Return the group with one value written as a conference's override would."""
    override = Override(key, written, "test", reason="for the test")
    return replace(group, profile=with_overrides(group.profile, (override,)))
