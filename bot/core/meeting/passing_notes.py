"""Passing the notes on: another note taker for a meeting that was held (R6, R7)."""

from dataclasses import replace
from datetime import datetime

from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member
from bot.core.facts.rota import NotesPassed
from bot.core.free_text import one_line
from bot.core.meeting.chairing import guard, must_be_able, proposed_note_taker
from bot.core.procedure.day_names import short_day
from bot.core.refusals import AlreadyDone, Refusal
from bot.core.replacing import put_meeting


def pass_notes(
    facts: CoreGroup, meeting: Meeting, taker: str, *, by: str, now: datetime, alone: str = ""
) -> CoreGroup:
    """Return the facts with the minutes of a meeting held given to another note taker to write.

    The guard R5 holds: `alone` is the chair's word, as `by`, that nobody else can. What has been
    written stays (R10). Refused before the meeting has ended, where the rota says it, and once the
    minutes are final.
    """
    _must_be_open(facts, meeting)
    must_be_able(facts, taker, "note_taker")
    if taker == meeting.note_taker:
        raise AlreadyDone("They have these minutes to write already.")
    alone = one_line(alone, field="alone")
    guard(meeting, meeting.chair, taker, by=by, alone=alone)
    reasons = replace(meeting.reasons, alone=alone if taker == meeting.chair else "")
    passed = NotesPassed(meeting.note_taker, taker, now, by)
    return put_meeting(
        facts,
        replace(
            meeting,
            note_taker=taker,
            reasons=reasons,
            notes_passed=(*meeting.notes_passed, passed),
        ),
    )


def _must_be_open(facts: CoreGroup, meeting: Meeting) -> None:
    if not meeting.was_held:
        raise Refusal(
            f"The meeting of {short_day(meeting.on)} has not ended yet.",
            f"Until then the rota says who takes notes: rota {meeting.id} notes NAME",
        )
    record = facts.minutes_of(meeting.id)
    if record is not None and record.is_final:
        raise Refusal(
            "These minutes are final.",
            "The lead can correct them by a new version: minutes correct",
        )


def passing_on(meeting: str) -> str:
    """Return the command that gives the minutes of a meeting held to somebody else."""
    return f"minutes {meeting} note taker NAME"


def who_could_write(facts: CoreGroup, meeting: Meeting) -> Member | None:
    """Return who is proposed: who was there, does not chair and has had the fewest turns (B5)."""
    others = tuple(each for each in facts.professionals if each.id != meeting.note_taker)
    there = tuple(each for each in others if each.id in meeting.here)
    return proposed_note_taker(facts, meeting, meeting.chair, there or others)


def notes_since(meeting: Meeting) -> datetime:
    """Return from when on the note taker has had the minutes to write: its end, or later."""
    last = meeting.notes_passed[-1:]
    return last[0].at if last else meeting.ended_at or meeting.ends_at
