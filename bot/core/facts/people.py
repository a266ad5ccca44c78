"""People: professionals across groups, how a person is reached, and who reads an address."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Route(StrEnum):
    """The answer to "How will information be shared securely?" (R3), which decides delivery."""

    SLACK = "slack"
    TEAMS = "teams"
    SECURE_EMAIL = "secure_email"
    POST = "post"
    BY_HAND = "by_hand"

    @property
    def is_chat(self) -> bool:
        """Slack and Teams: somebody is known there by an account, and a message has buttons."""
        return self in {Route.SLACK, Route.TEAMS}

    @property
    def is_human(self) -> bool:
        """Post and by hand are carried by a named person, as a task."""
        return self in {Route.POST, Route.BY_HAND}


class Reader(StrEnum):
    """Who reads an e-mail address; an address that nobody marked counts as shared (R3, IG19)."""

    ALONE = "alone"
    SHARED = "shared"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The lead's word that an address belongs to the person, given for the full address (IG17)."""

    email: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Denial:
    """The word of whoever reads an address that it is not this person's (IG17).

    Nothing goes there from then on. `asked_again_at` is when the question went once more, by the
    word of the lead who had spoken to them; a yes to that takes the denial back.
    """

    email: str
    at: datetime
    asked_again_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """How one person is reached in one group; no home address of family or foster carers (R2).

    `as_written` is the sheet's column word for word. `route_by` names who carries by hand.
    """

    as_written: str = ""
    work_address: str = ""
    telephone: str = ""
    email: str = ""
    reader: Reader = Reader.SHARED
    route: Route = Route.BY_HAND
    route_as_written: str = ""
    route_by: str = ""
    confirmation: Confirmation | None = None
    denial: Denial | None = None

    @property
    def is_confirmed(self) -> bool:
        """Tell whether the lead has confirmed the address as it is written now."""
        return self.confirmation is not None and self.confirmation.email == self.email

    @property
    def is_denied(self) -> bool:
        """Tell whether its reader said it is not theirs, and nobody asked them anew."""
        return self.denial is not None and self.denial.asked_again_at is None

    @property
    def domain(self) -> str:
        """Return what stands behind the @, in small letters; empty without an address."""
        return self.email.rpartition("@")[2].lower()


@dataclass(frozen=True, slots=True)
class Person:
    """A professional across groups, known by e-mail address; family members are never one.

    `may_create` is set by the operator: who may make a group (IG2). `is_at_home`: a foster carer,
    whose name and address are a group's, and in no list of the operator's (IG6).
    """

    id: str
    email: str
    name: str
    agency: str = ""
    may_create: bool = False
    version: int = 1
    is_at_home: bool = False
