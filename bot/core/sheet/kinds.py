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
    def is_of_family(self) -> bool:
        """Tell whether the agency names family and no agency beside it."""
        said = {each.says for each in self.agency}
        return Says.FAMILY in said and not said & {Says.AGENCY, Says.TITLE}

    @property
    def has_no_agency(self) -> bool:
        """Tell whether "none", "home" or the like stands in place of an agency."""
        return bool(self.agency) and all(each.says is Says.NOBODY for each in self.agency)

    def is_professional(self, *, has_kin: bool) -> bool:
        """Tell whether nothing points to family, or a title or the word itself says it."""
        if self.is_said or (self.is_titled and not has_kin):
            return True
        return not (self.has(Says.FAMILY) or self.has(Says.UNCLEAR) or self.has_no_agency)


def kind_of(words: str, agency: str, name: str, roles: frozenset[Role]) -> MemberKind:
    """Return what somebody is; whoever may be family is never a professional by mere omission.

    A home address is kept of nobody who may be family or a foster carer (R2, IG6): what is not
    clear is refused, and asked back.
    """
    heard = _heard(words, agency, name, roles)
    kin = [each.kind for each in heard.part if each.says is Says.FAMILY]
    if heard.has(Says.FOSTER_CARER):
        kind, is_clear = MemberKind.FOSTER_CARER, not heard.has_role
    elif heard.is_of_family or (kin and heard.has_no_agency):
        at_home = [each.kind for each in heard.agency if each.says is Says.FAMILY]
        kind = family_kind([*kin, *at_home])
        is_clear = not heard.has_role and (bool(kin) or not heard.is_titled)
    else:
        kind, is_clear = _professional(words, agency), heard.is_professional(has_kin=bool(kin))
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
