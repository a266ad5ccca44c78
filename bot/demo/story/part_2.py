"""Part 2: the contact sheet is read in and its addresses are confirmed, Thu 18 Mar 2027."""

from dataclasses import replace

from bot.core.facts.people import Contact
from bot.demo.browser import Browser
from bot.demo.card_read import those_in, words
from bot.demo.cast import DAWN, GRACE, HELEN, IQBAL, MARTIN, OF_THE_OTHER, PRIYA, SHEET, SIX
from bot.demo.sheet import as_csv
from bot.demo.stage import Stage
from bot.demo.story import part_2_import
from bot.demo.story.part_2_import import upload

OWN_NUMBER = "EH-2291"
BY_ROLE = (
    "Lead Social Worker",
    "team manager",
    "health visitor",
    "school DSL",
    "police",
    "housing officer",
)
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
    await part_2_import.tell(stage)
    await _confirm(stage)
    await _second_import(stage)
    await _lead_by_mistake(stage)
    await _who_sees_what(stage)
    await _outside(stage)


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
    for reader, others in OF_THE_OTHER.items():
        copy = words(await stage.says(PRIYA, f"contact for {reader}"))
        await stage.expect(
            f"Drawn for {reader} the sheet shows nothing of the other parent's, and all "
            "professionals by role (2.3, R2).",
            not those_in(copy, others),
            all(each in copy for each in BY_ROLE),
            not [each.name for each in stage.group.professionals if each.name in copy],
            not [each.email for each in _contacts(stage) if each.email in copy],
        )
    dean = stage.member("Dean")
    await stage.expect(
        "Dean's need of an interpreter is kept, to be asked at every meeting (S20).",
        any("interpreter" in each.what for each in dean.needs),
    )
    await _own_number(stage)


def _contacts(stage: Stage) -> list[Contact]:
    return [each.contact for each in stage.group.professionals]


async def _own_number(stage: Stage) -> None:
    await stage.says(DAWN, f"contact own {OWN_NUMBER}")
    own = words(await stage.says(DAWN, "contact own"))
    others = [words(await stage.says(each, "contact Dawn")) for each in (PRIYA, MARTIN)]
    await stage.expect(
        "Dawn's own record number is shown to her and to nobody else (2.6, B11).",
        OWN_NUMBER in own,
        not [each for each in others if OWN_NUMBER in each],
        OWN_NUMBER not in stage.post.text,
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
        not stage.planned_for("Leah", "Dean"),
        not those_in(stage.post.text, ("Carrow", "Marsh")),
    )
