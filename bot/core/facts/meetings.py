"""Core group meetings: when and where, who chairs and notes, the roll call and the record."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from bot.core.facts.as_told import AsTold
from bot.core.procedure.agendas import AgendaKind
from bot.core.wall_clock import LONDON


class MeetingState(StrEnum):
    """Where a meeting stands; `ENDED` is a meeting held."""

    BOOKED = "booked"
    STARTED = "started"
    ENDED = "ended"
    CANCELLED = "cancelled"


STILL_TO_END = frozenset({MeetingState.BOOKED, MeetingState.STARTED})


class Presence(StrEnum):
    """What the roll call says of a member's place."""

    IN_PERSON = "in_person"
    BY_SUBSTITUTE = "by_substitute"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class RollCallLine:
    """One member's place at the table. `substitute` is the id of who came instead."""

    member: str
    presence: Presence
    substitute: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """One thing ticked for one member at a meeting: the purpose explained, a copy in hand.

    `by` is who did it, or who will when `later` is set, which makes it a task (R26, S9).
    """

    item: str
    member: str
    by: str = ""
    later: bool = False


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The answer to one family member's need for this meeting: arranged, or by whom (S20)."""

    member: str
    need: str
    arranged: bool
    by: str = ""


@dataclass(frozen=True, slots=True)
class TellsChild:
    """Who tells a child about the meeting, and by when (S12)."""

    child: str
    member: str
    due: date


class TakesPart(StrEnum):
    """How a family member takes part; under the flag no default puts two in one room (S21)."""

    SAME_MEETING = "same meeting"
    PART_OF_IT = "part of it"
    SEPARATE_TALK = "separate talk"


@dataclass(frozen=True, slots=True)
class FamilyPlace:
    """How one family member takes part in one meeting, as the lead arranged it (S21).

    `turn` counts how often it was settled anew, `at` is when it was last.
    """

    member: str
    takes_part: TakesPart
    turn: int = 1
    at: datetime | None = None


class Post(StrEnum):
    """What a meeting shares out by its rota."""

    CHAIR = "chair"
    NOTE_TAKER = "note taker"


@dataclass(frozen=True, slots=True)
class Swap:
    """A swap on the rota that needs the other's yes (S7): `asked_by` would take the post.

    `answered_at` is when the holder said yes or no, `agreed` which of the two.
    """

    post: Post
    asked_by: str
    holder: str
    asked_at: datetime
    answered_at: datetime | None = None
    agreed: bool = False

    @property
    def is_open(self) -> bool:
        """Tell whether the holder of the post has still to say yes or no."""
        return self.answered_at is None


@dataclass(frozen=True, slots=True)
class NotesPassed:
    """The minutes of a meeting held were given to another note taker: from whom, when, by whom."""

    giver: str
    taker: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why something stands although a rule speaks against it; empty where none does."""

    late: str = ""
    holiday: str = ""
    times: str = ""
    place: str = ""
    alone: str = ""
    without_lead: str = ""
    chair: str = ""
    no_next_date: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One dated meeting. `on`, `starts` and `ends` are wall-clock in Europe/London.

    `revision` rises with every change that an invitation must tell; `changed_at` is when it rose,
    `changed_by` whose doing it was.
    `place_revision` rises when venue or join link change. `moved_from` is the earliest start that
    those invited went by when it was last changed, if that was moved. `timed_at` is when its day
    and time were last set; None where that was not kept, when `changed_at` stands for it.
    `time_revision` is the revision that set them; 0 where it was not kept: the last one then.
    `before` tells how it stood each time that it was moved.
    `provisional` waits for a review's outcome (R24). `notes` are pairs of agenda key and text.
    `released_to` holds the family members to whom venue and join link may be told (R2).
    `chair_agreed`: the members agreed to a chair whom the profile does not propose (L9).
    `next_agreed_by` are those who agreed the next meeting's date at this one's end (S16).
    `notes_passed` tells how the minutes came to another note taker after it was held (R7).
    """

    id: str
    on: date
    starts: time
    ends: time
    booked_at: datetime
    booked_by: str
    changed_at: datetime
    changed_by: str = ""
    venue: str = ""
    join_link: str = ""
    state: MeetingState = MeetingState.BOOKED
    revision: int = 1
    place_revision: int = 1
    provisional: bool = False
    agenda: AgendaKind | None = None
    chair: str = ""
    note_taker: str = ""
    reasons: Reasons = Reasons()
    released_to: frozenset[str] = frozenset()
    arrangements: tuple[Arrangement, ...] = ()
    started_at: datetime | None = None
    started_by: str = ""
    ended_at: datetime | None = None
    ended_by: str = ""
    cancelled_reason: str = ""
    roll_call: tuple[RollCallLine, ...] = ()
    ticks: tuple[Tick, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    tells_child: tuple[TellsChild, ...] = ()
    places: tuple[FamilyPlace, ...] = ()
    swaps: tuple[Swap, ...] = ()
    chair_agreed: bool = False
    next_agreed_by: frozenset[str] = frozenset()
    notes_passed: tuple[NotesPassed, ...] = ()
    moved_from: datetime | None = None
    timed_at: datetime | None = None
    time_revision: int = 0
    before: tuple[AsTold, ...] = ()

    @property
    def starts_at(self) -> datetime:
        """Return the instant of the start."""
        return datetime.combine(self.on, self.starts, LONDON)

    @property
    def ends_at(self) -> datetime:
        """Return the instant of the end."""
        return datetime.combine(self.on, self.ends, LONDON)

    @property
    def is_open(self) -> bool:
        """Booked or under way: it can still be answered and attended."""
        return self.state in STILL_TO_END

    @property
    def was_held(self) -> bool:
        """Tell whether it took place and was ended; one under way is not held yet."""
        return self.state is MeetingState.ENDED

    def was_missed(self, today: date) -> bool:
        """Tell whether its day has passed and nobody started it."""
        return self.state is MeetingState.BOOKED and self.on < today

    @property
    def stands(self) -> bool:
        """Tell whether its date counts in the series: held, under way or booked."""
        return self.state is not MeetingState.CANCELLED

    @property
    def is_firm(self) -> bool:
        """Tell whether its date stands and does not wait for the outcome of a review (R24)."""
        return self.stands and not self.provisional

    @property
    def here(self) -> frozenset[str]:
        """Return the members who are or were there in person, by the roll call."""
        return frozenset(
            line.member for line in self.roll_call if line.presence is Presence.IN_PERSON
        )

    def note(self, key: str) -> str:
        """Return what the record says under an agenda key, or nothing."""
        return dict(self.notes).get(key, "")

    def presence(self, member: str) -> RollCallLine | None:
        """Return a member's line of the roll call; None before it, or for who was not expected."""
        return next((line for line in self.roll_call if line.member == member), None)
