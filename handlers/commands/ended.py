"""What `end` says of a meeting that has ended, and how it asks for what is still missing."""

from bot.core.cards import Card, Text
from bot.core.facts.meetings import Meeting
from bot.core.meeting.ending import ended_already, not_covered
from bot.core.record.versions import asked_for
from bot.core.refusals import AlreadyDone
from handlers.call import Call
from handlers.commands import end_form
from handlers.commands.meeting_cards import when
from handlers.showing import a_list


def has_ended(call: Call, meeting: Meeting) -> Card | None:
    """Tell when it was ended and by whom, and ask only for what the record still lacks."""
    said = ended_already(call.facts, meeting)
    if not said:
        return None
    missing = not_covered(call.facts, meeting)
    if not missing:
        minutes = asked_for(call.facts, meeting.id)
        raise AlreadyDone(said, f"Nothing is missing at its end. Its minutes: {minutes}")
    asked = end_form.of_what_is_missing(call, meeting)
    return Card(
        f"Meeting of {when(meeting)}", (Text(said), *a_list("Not covered yet", missing), asked)
    )
