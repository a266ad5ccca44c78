"""Minutes on their way to the lead: written here, sent, corrected."""

from bot.core.access import Subject, Verb
from bot.core.cards import Button, Buttons, ButtonStyle, Card, Field, FieldKind, Form, Text, Warn
from bot.core.facts.meetings import Meeting
from bot.core.facts.minutes import Minutes, MinutesState
from bot.core.free_text import free_text
from bot.core.procedure.day_names import many, short_day
from bot.core.record.headings import Heading, empty_headings, written_headings
from bot.core.record.minuting import correct, must_be_to_correct, send_to_lead, write
from bot.core.record.versions import newest
from bot.core.refusals import Refusal
from handlers.as_shown import must_be_as_shown, says_what_was_shown
from handlers.call import Call
from handlers.changing import changing
from handlers.commands.minutes_shown import draft_of, read_again, shown_first
from handlers.commands.minutes_target import may_see_draft

CHANGED_SINCE = Refusal(
    "The draft has been changed since you opened it.",
    "Open it again: minutes draft. What you wrote stands below.",
)


def draft(call: Call, meeting: Meeting) -> Card:
    """Write under the record's headings; nothing is sent yet."""
    sections = _sections(call)
    if not sections:
        call.ask(Verb.WRITE, Subject.MINUTES_DRAFT, owner=call.member, meeting=meeting.id)
        return Card(f"Minutes of {short_day(meeting.on)}", (draft_form(call, meeting),))
    with changing(
        call, Verb.WRITE, Subject.MINUTES_DRAFT, owner=call.member, meeting=meeting.id
    ) as work:
        must_be_as_shown(call, draft_of(work.facts, meeting), CHANGED_SINCE)
        work.facts = write(work.facts, meeting.id, call.member, sections, call.now)
        work.audit("minutes written", newest(work.facts, meeting.id).id)
        return work.answer(_written(meeting, newest(work.facts, meeting.id)))


def draft_form(call: Call, meeting: Meeting, *, command: str = "draft") -> Form:
    """Return the record's headings as fields, filled in where the caller may read the draft."""
    minutes = call.facts.minutes_of(meeting.id)
    is_shown = may_see_draft(call, meeting)
    fields = tuple(
        _field(each, minutes.section(each.key) if minutes and is_shown else "")
        for each in written_headings(call.facts.profile)
    )
    seen = draft_of(call.facts, meeting)
    return Form(f"minutes {meeting.id} {command}", fields, submit="Save", seen=seen)


def send(call: Call, meeting: Meeting) -> Card:
    """Send the draft to the lead, as it was shown or as its sender has just written it."""
    call.ask(Verb.WRITE, Subject.MINUTES_DRAFT, owner=call.member, meeting=meeting.id)
    begun = newest(call.facts, meeting.id)
    if begun.written_by != call.member and not says_what_was_shown(call):
        send_to_lead(call.facts, meeting.id, call.now)
        return shown_first(call, begun, "Send it to the lead", f"minutes {meeting.id} send")
    with changing(
        call, Verb.WRITE, Subject.MINUTES_DRAFT, owner=call.member, meeting=meeting.id
    ) as work:
        must_be_as_shown(call, draft_of(work.facts, meeting), read_again(work.facts, meeting))
        work.facts = send_to_lead(work.facts, meeting.id, call.now)
        work.audit("minutes sent to the lead", newest(work.facts, meeting.id).id)
        return work.answer(sent_card(meeting, newest(work.facts, meeting.id)))


def correction(call: Call, meeting: Meeting) -> Card:
    """Open a new version of final minutes, with its reason and what is to be put right (R10)."""
    reason = free_text(call.said("reason"), field="reason")
    if not reason:
        call.ask(Verb.RELEASE, Subject.MINUTES_FINAL, meeting=meeting.id)
        return Card(
            f"Correct the minutes of {short_day(meeting.on)}", (correction_form(call, meeting),)
        )
    with changing(call, Verb.RELEASE, Subject.MINUTES_FINAL, meeting=meeting.id) as work:
        must_be_as_shown(call, draft_of(work.facts, meeting), CHANGED_SINCE)
        work.facts = correct(work.facts, meeting.id, call.member, reason, call.now)
        work.facts = write(work.facts, meeting.id, call.member, _sections(call), call.now)
        work.audit("minutes corrected", newest(work.facts, meeting.id).id)
        return work.answer(_written(meeting, newest(work.facts, meeting.id)))


def correction_form(call: Call, meeting: Meeting) -> Form:
    """Ask for the text as it should be, and what was wrong; of a draft there is no correction."""
    must_be_to_correct(call.facts, meeting.id)
    form = draft_form(call, meeting, command="correct")
    reason = Field("reason", "What was wrong?", FieldKind.TEXT, required=True)
    return Form(form.command, (reason, *form.fields), submit="Open the correction", seen=form.seen)


def _field(heading: Heading, value: str) -> Field:
    label = " ".join(filter(None, (heading.number, heading.text)))
    return Field(heading.key, label, FieldKind.TEXT, value=value, help=heading.help)


def _sections(call: Call) -> dict[str, str]:
    """Return what was written, by heading; by link an empty field leaves what stands there."""
    keys = [each.key for each in written_headings(call.facts.profile)]
    said = {key: call.said(key) for key in keys if key in call.fields}
    return {key: text for key, text in said.items() if text or not call.request.actor.by_link}


def _written(meeting: Meeting, minutes: Minutes) -> Card:
    if minutes.state is MinutesState.WITH_LEAD:
        return _written_anew(meeting, minutes)
    sending = f"minutes {meeting.id} send"
    buttons = (
        Button("Send it to the lead", sending, ButtonStyle.PRIMARY, seen=minutes.revision),
        Button("Go on writing", f"minutes {meeting.id} draft"),
    )
    kept = Text(f"Version {minutes.version} is saved as a draft. Nothing has been sent yet.")
    return Card(f"Minutes of {short_day(meeting.on)}", (kept, *_missing(minutes), Buttons(buttons)))


def _written_anew(meeting: Meeting, minutes: Minutes) -> Card:
    """Say that the lead has another draft now, and what that takes away."""
    says = Text(
        f"The lead has draft {minutes.revision} now: whoever opens the minutes reads it. "
        "The draft before it is kept and shown below it."
    )
    lost = bool(minutes.earlier and minutes.earlier[-1].signatures)
    again = (
        Warn("It must be signed again: nobody has signed what stands there now (H7)."),
        Text("Whoever had signed is asked again, and the lead is told."),
    )
    buttons = Buttons((Button("Go on writing", f"minutes {meeting.id} draft"),))
    blocks = (says, *(again if lost else ()), *_missing(minutes), buttons)
    return Card(f"Minutes of {short_day(meeting.on)}", blocks)


def sent_card(meeting: Meeting, minutes: Minutes) -> Card:
    """Say that the lead has the minutes, in time or not, and what they still lack."""
    late, on = minutes.working_days_late, short_day(meeting.on)
    days = f"{many(late, 'working day')} late" if late else "in time"
    of_first = f"The lead has the minutes of {on}, {days}. Thank you."
    of_correction = f"The lead has the correction of the minutes of {on}."
    text = Text(of_first if minutes.version == 1 else of_correction)
    return Card(f"Minutes of {short_day(meeting.on)}", (text, *_missing(minutes)))


def _missing(minutes: Minutes) -> tuple[Warn, ...]:
    empty = empty_headings(minutes)
    if not empty:
        return ()
    return (Warn(f"It cannot be signed before this is filled in: {', '.join(empty)} (H6)."),)
