"""Where a meeting is: shown after access has been asked, or sent to one's own address (S13)."""

from collections.abc import Iterator

from bot.core.cards import Block, Button, Buttons, Card, Facts, Text
from bot.core.diary.place import has_place
from bot.core.facts.meetings import Meeting
from bot.core.messages.phrases import IN_ENTRY, NO_PLACE
from bot.core.refusals import Refusal
from handlers.call import Call
from handlers.commands.meeting_cards import where
from handlers.sending_me import asked_for

SEND_ME = "send me"
ASK_WHERE = "The person who invited you can tell you where it is."


def place_shown(call: Call, meeting: Meeting) -> Iterator[Block]:
    """Show where it is to whoever may see it here, or say how they learn it (S13, R2).

    A link shows no place, for a mail can be passed on (access rule 4): it names the calendar entry,
    and sends the place to the reader's own address on asking.
    """
    pairs = where(call, meeting)
    if pairs:
        yield Facts(pairs)
    elif call.me.is_family:
        yield Text(ASK_WHERE)
    elif not has_place(meeting) and meeting.is_open:
        yield Text(NO_PLACE)
    elif meeting.is_open:
        yield Text(IN_ENTRY)
        yield Buttons((Button("Send me where it is", f"coming {meeting.id} {SEND_ME}"),))


def send_place(call: Call, meeting: Meeting) -> Card:
    """Answer `coming 30 march send me`: by mail where only the caller reads it, else by hand."""
    if call.me.is_family:
        raise Refusal("The place is not sent to this address.", ASK_WHERE)
    with call.begin(own_right=True) as work:
        return work.answer(asked_for(call, work, meeting.id))
