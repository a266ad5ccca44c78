"""Part 2, the contact sheet as a file: what is kept of it, and what is said of each address."""

from dataclasses import astuple

from bot.core.cards import Card
from bot.core.facts.people import Reader
from bot.core.membership.gaps import agency_gaps
from bot.core.requests import Upload
from bot.demo.card_read import rows, words
from bot.demo.cast import MARTIN, PRIYA, SHEET, SIX
from bot.demo.sheet import as_csv
from bot.demo.stage import Stage

HELD = "held in the case record; 01632 960107"
STREET = "Made Up Street"
KNOWN_DOMAIN = "eastmere.example"
NEW = "health.example, homes.example, larkfield.example, police.example"
ASKS = "7KQ2: please confirm who you are"


async def tell(stage: Stage) -> None:
    """Let Priya read the sheet in, with a street still in row 7."""
    read = await stage.hands_in(PRIYA, "members import", upload(as_csv(SHEET)))
    await _kept_as_written(stage)
    await stage.expect(
        'Leah\'s street is not stored: "held in the case record" stands there, and it is said '
        "(R2, R3).",
        STREET not in repr(stage.group),
        stage.member("Leah").contact.as_written == HELD,
        "Row 7: a home address stood there. It is not stored" in words(read),
    )
    await _addresses(stage, read)
    await stage.expect(
        "No gap is left: Dawn speaks for housing (1.2).", not agency_gaps(stage.group)
    )
    await stage.expect(
        'Until Priya confirms, the five others get nothing but "please confirm who you are".',
        {each.message.subject for each in stage.post.sent} == {ASKS},
        sorted(each.message.address for each in stage.post.sent) == sorted(set(SIX) - {PRIYA}),
    )


async def _kept_as_written(stage: Stage) -> None:
    kept = [
        (each.name, each.agency, each.contact.as_written, each.contact.route_as_written)
        for each in stage.group.core_members
    ]
    written = [astuple(each)[:4] for each in SHEET]
    await stage.expect(
        "Eight members are read, and the four columns are kept word for word, but for the street "
        "(R2, R3).",
        len(kept) == 8,
        [each for each in kept if each not in written] == [(*written[6][:2], HELD, written[6][3])],
    )


async def _addresses(stage: Stage, read: Card) -> None:
    readers = {each.contact.email: each.contact.reader for each in stage.group.professionals}
    await stage.expect(
        "Each address is read by that person alone, but dsl@larkfield.example is shared (R3).",
        readers == dict.fromkeys(SIX, Reader.ALONE) | {MARTIN: Reader.SHARED},
    )
    marks = {row[4]: row[6] for row in rows(read) if row[4]}
    await stage.expect(
        "The import lists each address in full and marks the four new domains; eastmere.example is "
        "known and bears no mark (IG17).",
        marks == {each: "" if each.endswith(KNOWN_DOMAIN) else "new" for each in SIX},
        f"New domains, to be checked letter by letter: {NEW}." in words(read),
    )


def upload(content: bytes) -> Upload:
    """Hand in the sheet as a file."""
    return Upload("contact-sheet.csv", "text/csv", content)
