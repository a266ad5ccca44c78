"""Minutes shown before somebody signs, sends or releases them, with the button for it (H7)."""

from bot.core.cards import Button, Buttons, ButtonStyle, Card
from bot.core.documents.minutes import minutes_card
from bot.core.documents.pack import may_have
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.minutes import Minutes
from bot.core.messages.phrases import SEND_IT_TO_ME
from bot.core.record.versions import asked_for
from bot.core.refusals import Refusal
from handlers.call import Call
from handlers.changing import note_seen


def read_again(facts: CoreGroup, meeting: Meeting) -> Refusal:
    """Say that these minutes are no longer those which were read."""
    return Refusal(
        "These minutes have changed since you read them. Nothing was signed or sent.",
        f"Read them as they are now: {asked_for(facts, meeting.id)}",
    )


def draft_of(facts: CoreGroup, meeting: Meeting) -> int:
    """Return which text of a meeting's record stands now; 0 before anybody has begun it."""
    found = facts.minutes_of(meeting.id)
    return found.revision if found else 0


def shown_first(call: Call, minutes: Minutes, label: str, command: str) -> Card:
    """Show the minutes, note who looked (IG12), and ask with a button that is about this text."""
    if not may_have(call.facts, minutes.id, call.viewer):
        raise Refusal(
            "It cannot be shown here what this would be done to.",
            "Do it where you can read the minutes first, or ask the lead.",
        )
    card = minutes_card(call.facts, minutes, call.viewer, call.today)
    note_seen(call, "minutes seen", minutes.id)
    button = Button(label, command, ButtonStyle.PRIMARY, seen=minutes.revision)
    return card.plus(Buttons((*enclosed(minutes), button)))


def enclosed(minutes: Minutes) -> tuple[Button, ...]:
    """Offer to send what was handed in with a draft: a card cannot show it, and it is signed."""
    if minutes.is_final or not (minutes.document or minutes.agreement):
        return ()
    return (Button(SEND_IT_TO_ME, f"minutes {minutes.meeting} send me draft"),)
