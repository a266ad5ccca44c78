"""Part 3, what an invitation is: six calendar entries by mail, and buttons beside them."""

from collections.abc import Collection
from datetime import UTC, datetime

from icalendar import Event

from bot.core.facts.people import Route
from bot.demo.card_read import offered, those_in
from bot.demo.cast import GRACE, SIX
from bot.demo.stage import Stage

ANSWERS = {"I am coming", "I cannot come"}


async def tell(stage: Stage, places: Collection[str]) -> None:
    """Tell what lies in the folder and what stands on Slack and Teams."""
    entries = [each for each in stage.post.sent if each.message.calendar]
    await stage.expect(
        "Six calendar entries by mail, whatever the route, one attendee each (3.3, IG3).",
        sorted(each.message.address for each in entries) == sorted(SIX),
        {each.route for each in entries} == {Route.SECURE_EMAIL},
    )
    said = list(filter(None, (each.message.calendar for each in stage.post.sent)))
    await stage.expect(
        'Each is titled "Meeting 7KQ2" and nothing else.',
        {each.title for each in said} == {"Meeting 7KQ2"},
    )
    await _one_entry(stage)
    await _places(stage, places, {each.place for each in said})
    await _buttons(stage)


async def _one_entry(stage: Stage) -> None:
    """Show what lies in the folder: Grace's; the other five are looked at likewise."""
    await stage.shows(GRACE, "Meeting 7KQ2")
    entries = {each: stage.entry(each, "Meeting 7KQ2") for each in SIX}
    await stage.expect(
        "In each of the six one attendee without a name; from Meeting 7KQ2; 10:00 Europe/London, "
        "which is 09:00 UTC, the clocks having changed on Sun 28 Mar 2027 (IG3).",
        *(each.attendees == [f"mailto:{who}"] for who, each in entries.items()),
        not those_in("".join(map(_attendees, entries.values())), ("CN=",)),
        {_head(each) for each in entries.values()} == {("Meeting 7KQ2", "Meeting 7KQ2", "10:00")},
        {each.start for each in entries.values()} == {datetime(2027, 3, 30, 9, tzinfo=UTC)},
    )


def _head(entry: Event) -> tuple[str, ...]:
    """Return from whom it is, what it is called, and when it begins by the clock on the wall."""
    return entry["ORGANIZER"].params["CN"], str(entry["SUMMARY"]), f"{entry.start:%H:%M}"


def _attendees(entry: Event) -> str:
    """Return the lines of those invited, each with its parameters, as they stand in the file."""
    lines = map(str, entry.content_lines())
    return "\n".join(line for line in lines if line.startswith("ATTENDEE"))


async def _places(stage: Stage, places: Collection[str], said: set[str]) -> None:
    texts = "".join(f"{each.message.subject} {each.message.card!r}" for each in stage.post.sent)
    await stage.expect(
        "Each says where, and no subject or text of a message does (S13, IG2).",
        said == {"; ".join(places)},
        not those_in(texts, places),
    )


async def _buttons(stage: Stage) -> None:
    pushed = [each for each in stage.post.about(", 10:00") if each.route.is_chat]
    buttons = {
        each.message.address: {one.label for one in offered(each.message.card)} & ANSWERS
        for each in pushed
    }
    await stage.expect(
        "All but Grace have buttons on Slack or Teams as well.",
        buttons == dict.fromkeys(set(SIX) - {GRACE}, ANSWERS),
    )
