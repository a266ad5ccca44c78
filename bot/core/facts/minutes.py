"""Minutes: the one shared record of a meeting; versions follow each other, none is overwritten."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.core.facts.covers import Cover
from bot.core.facts.members import Role


class MinutesState(StrEnum):
    """A draft is the note taker's; the lead has it once sent; final is what was released."""

    DRAFT = "draft"
    WITH_LEAD = "with_lead"
    FINAL = "final"


class SignsAs(StrEnum):
    """In which role somebody signed (H7)."""

    CHAIR = "chair"
    TEAM_MANAGER = "team_manager"
    SENIOR_SOCIAL_WORKER = "senior_social_worker"


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature; two signatures are always two people."""

    member: str
    signs_as: SignsAs
    at: datetime


@dataclass(frozen=True, slots=True)
class Filing:
    """A professional's word that their copy is in their own agency's file (N7)."""

    member: str
    at: datetime


@dataclass(frozen=True, slots=True)
class EarlierDraft:
    """What the lead was given and what has stood in its place since `until`: it is kept.

    The parts are as in `Minutes`; `signatures` are those that it lost when it was changed.
    """

    revision: int
    written_by: str
    until: datetime
    sections: tuple[tuple[str, str], ...] = ()
    document: str = ""
    agreement: str = ""
    signatures: tuple[Signature, ...] = ()


@dataclass(frozen=True, slots=True)
class Minutes:
    """One version of one meeting's minutes.

    `sections` are pairs of heading key and text. `document` is the id of a draft handed in as
    Word or PDF. `corrects` says why a version above 1 exists. `recipients` are the members to
    whom this version was released, fixed at that moment; each is checked again when sent to.
    `unfilled` are the roles that were to get it and that nobody held then (H8).
    `revision` counts its drafts: it rises whenever the text changes, from one version to the next
    as well, so that it tells each text of a meeting from every other. `earlier` are the drafts
    that the lead was given before this one; a change after that takes the signatures away.
    `opened_at` and `opened_by` say when and by whom a correction was opened; of a first version
    they are empty. `agreement` is the id of a written agreement that goes along (L7).
    `working_days_late` is 0 when the lead had it in time (R7). `as_cover`: the team manager
    released it for the lead (H2).
    """

    id: str
    meeting: str
    version: int
    state: MinutesState
    written_by: str
    changed_at: datetime
    sections: tuple[tuple[str, str], ...] = ()
    document: str = ""
    sent_to_lead_at: datetime | None = None
    signatures: tuple[Signature, ...] = ()
    signed_at: datetime | None = None
    released_at: datetime | None = None
    released_by: str = ""
    recipients: tuple[str, ...] = ()
    unfilled: tuple[Role, ...] = ()
    corrects: str = ""
    revision: int = 1
    working_days_late: int = 0
    as_cover: Cover = Cover.NONE
    filed: tuple[Filing, ...] = ()
    agreement: str = ""
    earlier: tuple[EarlierDraft, ...] = ()
    opened_at: datetime | None = None
    opened_by: str = ""

    @property
    def is_final(self) -> bool:
        """Tell whether this version was released; it is never altered again."""
        return self.state is MinutesState.FINAL

    def section(self, key: str) -> str:
        """Return what was written under a heading, by its key; empty where nothing was."""
        return dict(self.sections).get(key, "")
