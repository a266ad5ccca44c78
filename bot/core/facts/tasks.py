"""Tasks: human work outside the plan, with an owner, a date and a number; `done` is the receipt."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.core.facts.covers import Cover


class TaskKind(StrEnum):
    """What a task is for; its words are looked up by this.

    The subject of each: an invitation, an absent one's views, a sharing, a copy kept back or a
    purpose to explain has "MEETING:MEMBER"; a child's views, next date and telling the child
    "MEETING:CHILD" or the meeting; a hand-over the document and the member, a family copy to
    deliver the copy and the member, what is kept about somebody "held:MEMBER", an answer what it
    answers and the member; an action the action; minutes to pass on, or left when the group
    closed, the meeting; minutes to sign, or to release to one more, "MEETING:ROLE" (all the roles
    of a place that nobody can sign); a failed route, or a channel to be left, the member; a channel
    to be closed "channel"; a review to enter the conference.
    """

    GIVE_INVITATION = "give_invitation"
    ASK_VIEWS = "ask_views"
    SHARE_MINUTES = "share_minutes"
    DELIVER_COPY = "deliver_copy"
    DECIDE_COPY = "decide_copy"
    EXPLAIN_PURPOSE = "explain_purpose"
    BRING_VIEWS = "bring_views"
    NAME_WHO_BRINGS_VIEWS = "name_who_brings_views"
    SAY_HOW_PARENTS_COME = "say_how_parents_come"
    ARRANGE_NEED = "arrange_need"
    VIEWS_NOT_COVERED = "views_not_covered"
    NEXT_DATE = "next_date"
    NAME_WHO_TELLS_CHILD = "name_who_tells_child"
    TELL_CHILD = "tell_child"
    HAND_OVER = "hand_over"
    GIVE_EXPORT = "give_export"
    TELL_PLACE = "tell_place"
    TELL_ACTION_OWNER = "tell_action_owner"
    TELL_REVIEW = "tell_review"
    TELL_ANSWER = "tell_answer"
    FILL_ROLE = "fill_role"
    RELEASE_TO_ROLE = "release_to_role"
    REASSIGN = "reassign"
    HAND_ON_MINUTES = "hand_on_minutes"
    SIGN_MINUTES = "sign_minutes"
    FIND_SIGNER = "find_signer"
    MINUTES_LEFT = "minutes_left"
    CONFIRM_PLAN = "confirm_plan"
    ENTER_REVIEW = "enter_review"
    MEND_ROUTE = "mend_route"
    SEND_TO_AGENCY = "send_to_agency"
    REACH_BY_HAND = "reach_by_hand"
    LEAVE_CHANNEL = "leave_channel"
    CLOSE_CHANNEL = "close_channel"


class TaskState(StrEnum):
    """`NOT_SHARED` is the team manager's decision, whose reason the person never sees (H4)."""

    OPEN = "open"
    DONE = "done"
    NOT_SHARED = "not_shared"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class WantedTask:
    """A task that the facts call for, without number; (kind, subject, revision) identifies it."""

    kind: TaskKind
    owner: str
    subject: str
    due_on: date
    given_at: datetime
    revision: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """A task given; `id` is its number ("T3"), `given_at` when its owner is told.

    `done_on` is the day it was done, `closed_at` when that was recorded. `as_cover`: the lead or
    the team manager closed it for its owner (H2).
    """

    id: str
    kind: TaskKind
    owner: str
    subject: str
    due_on: date
    given_at: datetime
    revision: str = ""
    state: TaskState = TaskState.OPEN
    done_on: date | None = None
    how: str = ""
    reason: str = ""
    closed_by: str = ""
    closed_at: datetime | None = None
    as_cover: Cover = Cover.NONE

    @property
    def is_open(self) -> bool:
        """Tell whether it is still to be done: neither closed nor withdrawn."""
        return self.state is TaskState.OPEN
