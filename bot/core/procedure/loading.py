"""Loading profiles: those that come with the bot, an authority's own file, a pinned content."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any

from bot.core.procedure.kinds import DayNames
from bot.core.procedure.layers import Layer, ProfileError, lay_over, read_layer
from bot.core.procedure.looseness import check_looser
from bot.core.procedure.parameters import PARAMETERS
from bot.core.procedure.profiles import Profile, build_profile, digest_of
from bot.core.procedure.values import Value, not_set, value_from_dict

BASES = ("england", "scotland", "wales")
OVERLAYS = ("highland", "leicester", "nottinghamshire", "hscb", "sandwell")
PROFILES = (*BASES, *OVERLAYS)
DEFAULTS = "ours"
LARGEST_FILE = 100_000


@cache
def load_profile(name: str) -> Profile:
    """Return a profile that comes with the bot, by its name."""
    if name not in PROFILES:
        raise ProfileError(
            f'There is no profile "{name[:40]}".',
            f"Name one of: {', '.join(PROFILES)}; or give the path of a file ending in .toml.",
        )
    layer = _shipped(name)
    return stack(layer, _below(layer.on))


def load_file(path: Path) -> Profile:
    """Return the profile in an authority's own file, laid over the one it names in `on`."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1).decode()
    except (OSError, UnicodeDecodeError) as error:
        raise ProfileError(
            f"{path.name} cannot be read: {_why(error)}.",
            "Check the path; a profile is a text file in TOML.",
        ) from error
    if len(content) > LARGEST_FILE:
        raise ProfileError(
            f"{path.name} has more than {LARGEST_FILE:,} characters.",
            "Is this the profile? The others have a few thousand.",
        )
    return read_profile(content, path.name)


def _why(error: OSError | UnicodeDecodeError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    return "it is not text" if isinstance(error, UnicodeDecodeError) else str(error.strerror)


def read_profile(content: str, file: str) -> Profile:
    """Return the profile in the text of an authority's own file; `file` is named in errors."""
    layer = read_layer(content, file)
    if layer.on not in PROFILES:
        raise ProfileError(
            f'{file}, key "on": no profile "{layer.on[:40]}".',
            f"Name the profile below: {', '.join(PROFILES)}.",
        )
    if layer.name in {*PROFILES, DEFAULTS}:
        raise ProfileError(
            f'{file}, key "name": "{layer.name}" comes with the bot.', "Choose another name."
        )
    below = load_profile(layer.on)
    try:
        return stack(layer, below)
    except ProfileError as error:
        raise ProfileError(f"{file}, {error.why}", error.way_on) from error


def stack(layer: Layer, below: Profile) -> Profile:
    """Lay one layer over a profile; what is looser than guidance must carry its reason."""
    checked = {key: check_looser(below, value) for key, value in layer.values.items()}
    values = lay_over(below.values, Layer(layer.name, layer.on, checked, layer.remarks))
    return build_profile(layer.name, (*below.layers, layer.name), values)


@cache
def _below(name: str) -> Profile:
    return product_defaults() if name == DEFAULTS else load_profile(name)


@cache
def product_defaults() -> Profile:
    """Return the values that are ours, under every key; no profile by itself: it has no nation."""
    layer = _shipped(DEFAULTS)
    values = lay_over({key: not_set(key) for key in PARAMETERS}, layer)
    return build_profile(DEFAULTS, (DEFAULTS,), values)


def _shipped(name: str) -> Layer:
    file = resources.files("bot.core.procedure") / "profiles" / f"{name}.toml"
    return read_layer(file.read_text(encoding="utf-8"), file.name)


def profile_from_dict(plain: Mapping[str, Any], holidays: DayNames = ()) -> Profile:
    """Return a profile as `Profile.to_dict` wrote it, with the digest of that content.

    A parameter that is newer than the content has our default. `holidays` are its nation's days
    as they were pinned; none are kept where they are still those that are installed.
    """
    unknown = sorted(set(plain["values"]) - set(PARAMETERS))
    if unknown:
        raise ProfileError(
            f'The pinned profile has "{unknown[0]}", which this version does not know.',
            "Run the version that pinned it, or a newer one.",
        )
    values: dict[str, Value] = dict(product_defaults().values)
    values |= {key: value_from_dict(key, value) for key, value in plain["values"].items()}
    layers = tuple(plain["layers"])
    profile = Profile(plain["name"], layers, MappingProxyType(values), digest_of(plain))
    if not holidays or profile.calendar.nations_days == holidays:
        return profile
    return replace(profile, holidays=holidays)
