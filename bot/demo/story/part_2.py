"""Part 2: the contact sheet is read in and its addresses are confirmed, Thu 18 Mar 2027."""

from dataclasses import replace

from bot.core.facts.people import Reader
from bot.core.membership.gaps import agency_gaps
from bot.core.requests import Upload
from bot.demo.browser import Browser
from bot.demo.card_read import words
from bot.demo.cast import ASHA, DAWN, GRACE, HELEN, IQBAL, MARTIN, PRIYA, SHEET, TOM
from bot.demo.sheet import as_csv
from bot.demo.stage import Stage

NEW_DOMAINS = ("health.example", "homes.example", "larkfield.example", "police.example")
PROFESSIONALS = {each.name for each in SHEET if each.agency != "Family"}
SIX = (PRIYA, TOM, GRACE, MARTIN, ASHA, DAWN)


OUTSIDE = (
    ("Helen Osei", "Eastmere Reviewing Service", HELEN, "Secure e-mail", "conference chair"),
    (
        "Iqbal Rahim",
        "Eastmere Children's Social Care",
        IQBAL,
        "Slack",
        "senior social worker; deputy",
    ),
)


async def tell(stage: Stage) -> None:
    await stage.teller.part(2, "Contact sheet, Thu 18 Mar 2027")
    await stage.on("18 Mar", "10:00")
    await _import(stage)
    await _confirm(stage)
    await _second_import(stage)
    await _lead_by_mistake(stage)
    await _who_sees_what(stage)
    await _outside(stage)


async def _import(stage: Stage) -> None:
    read = await stage.hands_in(PRIYA, "members import", upload(as_csv(SHEET)))
    await _kept_as_written(stage)
    said, group = words(read), stage.group
    leah = stage.member("Leah")
    await stage.expect(
        'Leah\'s street is not stored: "held in the case record" stands there, and it is said '
        "(R2, R3).",
        "Made Up Street" not in repr(group),
        "held in the case record" in leah.contact.as_written,
        "Row 7" in said,
    )
    readers = {each.contact.email: each.contact.reader for each in group.professionals}
    await stage.expect(
        "Each address is read by that person alone, but dsl@larkfield.example is shared (R3).",
        all((each is Reader.SHARED) == (email == MARTIN) for email, each in readers.items()),
    )
    await stage.expect(
        "The import lists each address in full and marks the four new domains (IG17).",
        all(each in said for each in (*SIX, *NEW_DOMAINS)),
    )
    await stage.expect("No gap is left: Dawn speaks for housing (1.2).", not agency_gaps(group))
    await stage.expect(
        'Until Priya confirms, they get nothing but "please confirm who you are".',
        all(each.is_about("confirm who you are") for each in stage.post.sent),
        stage.post.to(DAWN),
    )


async def _kept_as_written(stage: Stage) -> None:
    kept = {each.name: each.contact.as_written for each in stage.group.core_members}
    await stage.expect("Eight members are read, all of them.", len(kept) == 8)
    await stage.expect(
        "What stood in the columns is kept word for word, but for a street (R2).",
        all(kept[each.name] == each.details for each in SHEET if each.name in PROFESSIONALS),
    )


async def _confirm(stage: Stage) -> None:
    link = stage.link(GRACE, "confirm who you are")
    page = await stage.opens(GRACE, link, Browser(stage.app.web))
    await stage.presses(GRACE, link, "Confirm", is_me="yes", reader="alone")
    seen = words(await stage.sees(PRIYA, "contact confirm", GRACE, "has said"))
    await stage.expect(
        "Grace says by her link who she is; its page names nobody (IG19), and Priya sees it said.",
        not any(each.name.split()[0] in page.text for each in SHEET),
        seen.count("Answer: has not answered yet") == len(SIX) - 2,
    )
    for email in SIX:
        await stage.says(PRIYA, f"contact confirm {stage.member(email).id} {email}")
    await stage.expect(
        "Priya confirms all six addresses in full.",
        all(stage.member(email).contact.is_confirmed for email in SIX),
    )


async def _second_import(stage: Stage) -> None:
    before = stage.group
    bad = tuple(replace(each, shared="") if each.name == "Martin Pryce" else each for each in SHEET)
    refused = await stage.hands_in(PRIYA, "members import", upload(as_csv(bad)))
    await stage.expect(
        "A row without a route: nothing is imported, and row 4 is named (R3).",
        refused.is_refusal,
        "4" in words(refused),
        stage.group == before,
    )


async def _lead_by_mistake(stage: Stage) -> None:
    refused = await stage.says(PRIYA, "members lead Martin because he knows the family")
    await stage.expect(
        "Martin cannot be lead: the lead must be a social worker (N1; 1.4).",
        refused.is_refusal,
        "social worker" in words(refused),
    )


async def _who_sees_what(stage: Stage) -> None:
    seen = words(await stage.says(MARTIN, "contact"))
    await stage.expect(
        "Martin sees work details of professionals and no parent's telephone number (IG6).",
        "01632 960103" in seen,
        "01632 960107" not in seen,
        "01632 960108" not in seen,
    )
    for reader, other, name in (("Dean", "960107", "Leah"), ("Leah", "960108", "Dean")):
        copy = words(await stage.says(PRIYA, f"contact for {reader}"))
        await stage.expect(
            f"Drawn for {reader} the sheet shows nothing of the other parent's, and "
            "professionals by role (R2).",
            other not in copy,
            name not in copy,
            "health visitor" in copy,
            "Grace" not in copy,
        )
    dean = stage.member("Dean")
    await stage.expect(
        "Dean's need of an interpreter is kept, to be asked at every meeting (S20).",
        any("interpreter" in each.what for each in dean.needs),
    )
    await _own_number(stage)


async def _own_number(stage: Stage) -> None:
    await stage.says(DAWN, "contact own EH-2291")
    own = words(await stage.says(DAWN, "contact own"))
    other = words(await stage.says(PRIYA, "contact Dawn"))
    await stage.expect(
        "Dawn's own record number is shown to her and to nobody else (B11).",
        "EH-2291" in own,
        "EH-2291" not in other,
        "EH-2291" not in repr(stage.post.sent),
    )


async def _outside(stage: Stage) -> None:
    """Enter who is no member: the conference chair, and Tom's deputy."""
    for name, agency, email, shared, part in OUTSIDE:
        await stage.says(
            PRIYA,
            "add",
            name=name,
            agency=agency,
            details=email,
            route=shared,
            part=part,
            standing="not a member",
            agreed_by="the conference",
        )
        await stage.says(PRIYA, f"contact confirm {stage.member(email).id} {email}")
    await stage.expect(
        "Helen and Iqbal hold their roles from outside: there are still eight members.",
        len(stage.group.core_members) == 8,
    )
    await stage.expect(
        "No mail and no calendar entry has gone to either parent (IG18).",
        not any("Carrow" in repr(each) or "Marsh" in repr(each) for each in stage.post.sent),
    )


def upload(content: bytes) -> Upload:
    """Hand in the sheet as a file."""
    return Upload("contact-sheet.csv", "text/csv", content)
