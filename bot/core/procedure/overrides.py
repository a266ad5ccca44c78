"""What one conference set for one group alone, laid over its profile."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from types import MappingProxyType

from bot.core.procedure.demands import read_written
from bot.core.procedure.kinds import Content
from bot.core.procedure.layers import ProfileError
from bot.core.procedure.looseness import check_looser, is_looser
from bot.core.procedure.parameters import LIMITS, PARAMETERS, Parameter
from bot.core.procedure.profiles import Profile
from bot.core.procedure.sources import Confidence
from bot.core.procedure.values import Value, parse_content
from bot.core.refusals import Refusal

CONFERENCE = "conference"
UNCITED = "set by the conference"
STAYS = "the conference set it before this profile was adopted"
# What places the profile; a conference cannot change whose law or whose holidays apply.
FIXED = frozenset({"nation", "status", "holiday_calendar", "holidays_add", "holidays_remove"})


@dataclass(frozen=True, slots=True)
class Override:
    """One value that the conference set for this group alone, in the words of a profile file.

    `written` is a span ("5 working days"), a number or a list of roles; `cite` its source.
    """

    key: str
    written: str
    cite: str = ""
    reason: str = ""


class OverrideRefused(Refusal):
    """An override names no parameter, is not understood, or gives more time without a reason."""


def with_overrides(
    profile: Profile, overrides: Sequence[Override], *, stay: bool = False
) -> Profile:
    """Return the profile as it holds for one group.

    An override that gives more time than a limit of the guidance is refused without its reason,
    and stays marked with it. `stay`: it was set under an older profile, so that is its reason.
    The same profile comes back where there is nothing to override.
    """
    if not overrides:
        return profile
    set_ = {each.key: _value(profile, each, STAYS if stay else "") for each in overrides}
    layers = profile.layers if profile.layers[-1] == CONFERENCE else (*profile.layers, CONFERENCE)
    values = MappingProxyType({**profile.values, **set_})
    return replace(profile, layers=layers, values=values, pinned="")


def _value(profile: Profile, override: Override, stays: str) -> Value:
    below = profile.values.get(override.key)
    if below is None or override.key in FIXED:
        raise OverrideRefused(
            f'A conference cannot set "{override.key[:40]}".', _settable(override.key)
        )
    value = _set(below, override, parse_content if stays else read_written)
    if stays and not value.reason and is_looser(profile, value):
        value = replace(value, reason=stays)
    try:
        return check_looser(profile, value)
    except ProfileError as error:
        raise OverrideRefused(error.why, error.way_on) from error


def _settable(key: str) -> str:
    """Name the key that was most likely meant, or those that conferences set most."""
    near = get_close_matches(key, PARAMETERS.keys() - FIXED, n=1)
    if near and key not in FIXED:
        return f'Did you mean "{near[0]}"?'
    return f"It can set: {', '.join(each.key for each in LIMITS)} and others."


def _set(
    below: Value, override: Override, read: Callable[[Parameter, str], Content | None]
) -> Value:
    """Return the value as the conference set it in place of the one below."""
    try:
        content = read(below.parameter, override.written)
    except Refusal as error:
        raise OverrideRefused(f"{override.key}: {error.why}", error.way_on) from error
    replaced = f'In place of "{below.written}"{f" ({below.cite})" if below.cite else ""}.'
    return Value(
        key=override.key,
        written=override.written.strip(),
        content=content,
        layer=CONFERENCE,
        cite=override.cite or UNCITED,
        confidence=Confidence.CONFERENCE,
        notes=(replaced,) if below.is_set else (),
        reason=override.reason,
    )
