"""A question of access: who asks, to do what, with which row of the matrix, in which case."""

from dataclasses import dataclass
from enum import StrEnum


class Verb(StrEnum):
    """The letters of the matrix."""

    SEE = "s"
    WRITE = "w"
    SIGN = "g"
    RELEASE = "r"
    CONFIRM = "c"
    CLOSE = "x"


class Subject(StrEnum):
    """The rows of the matrix; where a row says own and others', `Asked.owner` tells which.

    `WHO` is no row: it is the one thing an unconfirmed person may do, say who they are.
    """

    WHO = "who"
    GROUP = "group"
    MEMBERS = "members"
    SHEET_WORK = "sheet_work"
    SHEET_PRIVATE = "sheet_private"
    HOME_ADDRESS = "home_address"
    ANSWER = "answer"
    ATTENDANCE = "attendance"
    ROTA = "rota"
    FLAG = "flag"
    PAUSE = "pause"
    TASK = "task"
    CHANNEL = "channel"
    RECORD_NUMBER = "record_number"
    UPDATE = "update"
    UPDATE_MARKED = "update_marked"
    MINUTES_DRAFT = "minutes_draft"
    MINUTES_FINAL = "minutes_final"
    FAMILY_COPY = "family_copy"
    NOT_SHARED = "not_shared"
    PLAN = "plan"
    ACTION = "action"
    CONTRIBUTION = "contribution"
    REPORT_DRAFT = "report_draft"
    REPORT_FINAL = "report_final"
    DISAGREEMENT = "disagreement"
    EVENT = "event"
    RECEIPTS = "receipts"
    MINE = "mine"
    OVERSIGHT = "oversight"
    AUDIT = "audit"
    EVIDENCE = "evidence"
    RETENTION = "retention"
    PROFILE = "profile"
    CREATORS = "creators"


class Column(StrEnum):
    """The columns of the matrix, in their order."""

    LEAD = "LE"
    TEAM_MANAGER = "TM"
    ORGANISER = "OR"
    CHAIR = "CH"
    NOTE_TAKER = "NT"
    PROFESSIONAL = "PM"
    SUBSTITUTE = "SU"
    FOSTER_CARER = "FC"
    FAMILY = "PC"
    CHILD = "CD"
    CONFERENCE_CHAIR = "CC"
    SENIOR_SOCIAL_WORKER = "SW"
    LEFT = "EX"
    OPERATOR = "OP"


class Case(StrEnum):
    """In which case something is asked, where a cell says yes to that case only."""

    ANY = ""
    PROPOSE = "propose"
    SWAP = "swap"
    REVIEW = "review"
    STATE = "state"
    IMPORT = "import"
    ASKED_FOR = "asked_for"
    COPY = "copy"
    NUMBERS = "numbers"
    AMENDMENT = "amendment"
    DRAFT = "draft"
    PLAN_COPIES = "plan_copies"
    SIGNIFICANT = "significant"
    UNANSWERED = "unanswered"
    """Nobody has seen it in time: it is the deputies' too (condition 18). Who asks knows when."""
    HOLD = "hold"
    DECISION = "decision"
    """What protects a family and is a named person's to decide, whatever else the letter opens."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks or acts: a member's id, or "" for the operator.

    `by_link` and `operator` take away (access rules 4 and IG20); `demo` lifts the operator's
    limits, for made-up people only. `stands_in`: a deputy, while the team manager is away (H2).
    """

    member: str = ""
    by_link: bool = False
    operator: bool = False
    demo: bool = False
    stands_in: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """One question. `owner` is the member whose thing it is, `meeting` the meeting it belongs to.

    `not_for` are members named by a mark (B1); `first_by` who gave the first of two words that
    must be two people's (B9); `about` whom an event is about (B6).
    """

    verb: Verb
    subject: Subject
    owner: str = ""
    meeting: str = ""
    case: Case = Case.ANY
    not_for: frozenset[str] = frozenset()
    first_by: str = ""
    about: str = ""
