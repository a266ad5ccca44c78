"""Profiles for tests: one value taken away or set otherwise, a file edited, an own one."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot.core.facts.groups import CoreGroup
from bot.core.procedure.loading import profile_from_dict, read_profile
from bot.core.procedure.overrides import Override, with_overrides
from bot.core.procedure.profiles import Profile
from bot.core.procedure.values import not_set
from tests.story import EASTMERE_FILE

COUNCIL = """
name = "council"
on = "wales"
[retention]
span = "72 months"
cite = "policy"
confidence = "checked"
[duty_number]
text = "01632 960199"
cite = "policy"
confidence = "checked"
[out_of_hours_number]
text = "01632 960198"
cite = "policy"
confidence = "checked"
"""
"""An authority's own file on Wales, complete for live use."""


def without(group: CoreGroup, key: str) -> CoreGroup:
    """Return the group with a profile that has no such rule."""
    values = {**group.profile.values, key: not_set(key)}
    return replace(group, profile=replace(group.profile, values=values))


def with_value(group: CoreGroup, key: str, written: str) -> CoreGroup:
    """Return the group with one value written as a conference's override would."""
    override = Override(key, written, "test", reason="for the test")
    return replace(group, profile=with_overrides(group.profile, (override,)))


def edited_text(values: Mapping[str, str]) -> str:
    """Return the story's profile as its authority has edited the file: a span for each key."""
    tables = [
        f'[{key}]\nspan = "{written}"\ncite = "policy 9"\nconfidence = "checked"\n'
        'reason = "a new policy"\n'
        for key, written in values.items()
    ]
    return EASTMERE_FILE.read_text() + "".join(tables)


def edited(values: Mapping[str, str]) -> Profile:
    """Return the story's profile as it is read after such an edit."""
    return read_profile(edited_text(values), EASTMERE_FILE.name)


def with_list_lacking(group: CoreGroup, day: date) -> CoreGroup:
    """Return the group as it was made while the list of bank holidays did not have a day yet."""
    days = tuple(each for each in group.profile.calendar.nations_days if each[0] != day)
    return replace(group, profile=profile_from_dict(group.profile.to_dict(), days))
