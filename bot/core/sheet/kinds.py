"""For whom a line of the sheet is taken: family, foster carer or professional, or asked back."""

from dataclasses import dataclass

from bot.core.facts.members import MemberKind, Role
from bot.core.refusals import Refusal
from bot.core.sheet.family_words import Said, Says, family_kind, hear, is_family_alone, items

SAID = "professional"
OUTSIDE_WORDS = {"not a member", "outside the group", "conference chair"}
NO_TITLES = {Role.BRINGS_VIEWS}
WAY_ON = (
    'Write "Family" as the agency of family, and "Foster carer" for a foster carer. For a '
    f'professional write their agency, and their title or "{SAID}" as the role, or in brackets '
    "after the agency."
)


@dataclass(frozen=True, slots=True)
class _Heard:
    """What agency, part and name of one line say; `is_said` is the explicit "professional"."""

    agency: tuple[Said, ...]
    part: tuple[Said, ...]
    has_role: bool
    is_titled: bool
    is_said: bool

    def has(self, says: Says) -> bool:
        return any(each.says is says for each in (*self.agency, *self.part))

    @property
    def kin(self) -> list[MemberKind]:
        """Return which kinds of family are named."""
        named = (*self.agency, *self.part)
        return [each.kind for each in named if each.says is Says.FAMILY]

    @property
    def is_of_family(self) -> bool:
        """Tell whether the agency names family and none beside it, or the part where it is none."""
        said = {each.says for each in self.agency}
        at_home = Says.FAMILY in said and not said & {Says.AGENCY, Says.TITLE}
        return at_home or (self.has_no_agency and self.is_family_by_part)

    @property
    def is_family_by_part(self) -> bool:
        """Tell whether the role, or what stands after the name, names family."""
        return any(each.says is Says.FAMILY for each in self.part)

    @property
    def is_plainly_family(self) -> bool:
        """Tell whether no professional's part stands against the agency."""
        return not self.has_role and (self.is_family_by_part or not self.is_titled)

    @property
    def has_no_agency(self) -> bool:
        """Tell whether "none", "home" or the like stands in place of an agency."""
        return bool(self.agency) and all(each.says is Says.NOBODY for each in self.agency)

    @property
    def is_professional(self) -> bool:
        """Tell whether nothing points to family, or a title or the word itself says it."""
        if self.is_said or (self.is_titled and not self.is_family_by_part):
            return True
        return not (self.has(Says.FAMILY) or self.has(Says.UNCLEAR) or self.has_no_agency)


def kind_of(words: str, agency: str, name: str, roles: frozenset[Role]) -> MemberKind:
    """Return what somebody is; whoever may be family is never a professional by mere omission.

    A home address is kept of nobody who may be family or a foster carer (R2, IG6): what is not
    clear is refused, and asked back.
    """
    heard = _heard(words, agency, name, roles)
    if heard.has(Says.FOSTER_CARER):
        kind, is_clear = MemberKind.FOSTER_CARER, not heard.has_role
    elif heard.is_of_family:
        kind, is_clear = family_kind(heard.kin), heard.is_plainly_family
    else:
        kind, is_clear = _professional(words, agency), heard.is_professional
    if not is_clear:
        raise _asked_back(words, agency)
    return kind


def _heard(words: str, agency: str, name: str, roles: frozenset[Role]) -> _Heard:
    part, of_agency = tuple(map(hear, items(words))), tuple(map(hear, items(agency)))
    said = {each.lower() for each in (*items(words), *items(agency))}
    has_role = bool(roles - NO_TITLES)
    is_titled = has_role or any(each.says is Says.TITLE for each in (*part, *of_agency))
    return _Heard(of_agency, (*part, *_in_name(name)), has_role, is_titled, SAID in said)


def _in_name(name: str) -> tuple[Said, ...]:
    """Return what a name itself says: "Child A", or what stands after it, "(mother)".

    A family word may be a surname ("Ann Cousins").
    """
    called = items(name)
    notes = called if is_family_alone(name) else called[1:]
    found = map(hear, notes)
    return tuple(each for each in found if each.says in {Says.FAMILY, Says.FOSTER_CARER})


def _asked_back(words: str, agency: str) -> Refusal:
    said = ((f"the {what}", each) for what, each in (("agency", agency), ("role", words)) if each)
    both = " and ".join(f'{what} "{each[:60]}"' for what, each in said)
    return Refusal(
        f"By {both} it is not clear whether this is family, a foster carer or a professional.",
        WAY_ON,
        field="part" if words else "agency",
    )


def _professional(words: str, agency: str) -> MemberKind:
    said = {each.lower() for each in items(words)}
    if OUTSIDE_WORDS & said:
        return MemberKind.OUTSIDE
    is_voluntary = "voluntary" in agency.lower() or any("volunt" in each for each in said)
    return MemberKind.VOLUNTARY if is_voluntary else MemberKind.PROFESSIONAL
