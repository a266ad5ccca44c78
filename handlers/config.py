"""What commands need to know of the installation; the app reads it from the settings."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.core.procedure.loading import PROFILES, load_profile
from bot.core.procedure.profiles import Profile


@dataclass(frozen=True, slots=True)
class Config:
    """The installation as commands see it.

    `profile` is offered when a group is made; `load` returns a profile by name, an authority's
    own included, whose names `profiles` lists. `demo` opens what the operator may not do in live
    use.
    """

    profile: str = "england"
    profiles: tuple[str, ...] = PROFILES
    load: Callable[[str], Profile] = load_profile
    secure_mail_domains: frozenset[str] = frozenset()
    public_name: str = ""
    demo: bool = False
