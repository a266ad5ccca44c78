"""Part 3, what an invitation is: six calendar entries by mail, and buttons beside them."""

from datetime import UTC, datetime

from icalendar import Event

from bot.core.facts.people import Route
from bot.demo.cast import ASHA, DAWN, GRACE, MARTIN, PRIYA, TOM
from bot.demo.stage import Stage

SIX = (PRIYA, TOM, GRACE, MARTIN, ASHA, DAWN)


async def tell(stage: Stage, venue: str) -> None:
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
    await _places(stage, venue, {each.place for each in said})
    await _buttons(stage)


async def _one_entry(stage: Stage) -> None:
    """Show what lies in the folder: of six alike, Grace's."""
    letter = await stage.shows(GRACE, "Meeting 7KQ2")
    entry = letter.entry or Event()
    await stage.expect(
        "One attendee without a name; from Meeting 7KQ2; 10:00 Europe/London, which is 09:00 UTC, "
        "the clocks having changed on Sun 28 Mar 2027 (IG3).",
        entry.attendees == [f"mailto:{GRACE}"],
        not any("CN" in each.params for each in entry.attendees),
        entry["ORGANIZER"].params["CN"] == "Meeting 7KQ2",
        f"{entry.start:%H:%M}" == "10:00",
        entry.start == datetime(2027, 3, 30, 9, tzinfo=UTC),
    )


async def _places(stage: Stage, venue: str, said: set[str]) -> None:
    texts = "".join(f"{each.message.subject} {each.message.card!r}" for each in stage.post.sent)
    await stage.expect(
        "Each says where, and no subject or text of a message does (S13, IG2).",
        said == {venue},
        venue not in texts,
    )


async def _buttons(stage: Stage) -> None:
    buttons = {
        each.message.address
        for each in stage.post.about("7KQ2: meeting on Tue 30 Mar")
        if each.route.is_chat
    }
    await stage.expect(
        "All but Grace have buttons on Slack or Teams as well.",
        set(SIX) - {GRACE} <= buttons,
        GRACE not in buttons,
    )
