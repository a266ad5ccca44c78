"""Core group meetings: when and where, who chairs and notes, the roll call and the record."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from bot.core.facts.as_told import AsTold
from bot.core.facts.roll_call import Presence, RollCallLine, Tick
from bot.core.facts.rota import NotesPassed, Swap
from bot.core.facts.taking_part import Arrangement, FamilyPlace, TellsChild
from bot.core.procedure.agendas import AgendaKind
from bot.core.wall_clock import LONDON


class MeetingState(StrEnum):
    """Where a meeting stands; `ENDED` is a meeting held."""

    BOOKED = "booked"
    STARTED = "started"
    ENDED = "ended"
    CANCELLED = "cancelled"


STILL_TO_END = frozenset({MeetingState.BOOKED, MeetingState.STARTED})


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
    and time were last set; None where that was not kept (`time_set_at`).
    `time_revision` is the revision that set them; 0 where it was not kept: the last one then.
    `before` tells how it stood each time that it was moved.
    `provisional` waits for a review's outcome (R24). `notes` are pairs of agenda key and text.
    `released_to` holds the family members to whom venue and join link may be told (R2),
    `released_at` when that was last said of one.
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
    released_at: datetime | None = None
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
    def time_set_at(self) -> datetime:
        """Return when its day and time were last set; when it last changed if that was not kept."""
        return self.timed_at or self.changed_at

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

    def seat_of(self, member: str) -> FamilyPlace | None:
        """Return how it was settled that a family member takes part; None before that."""
        return next((each for each in self.places if each.member == member), None)
