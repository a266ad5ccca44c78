"""Part 4, as the meeting begins: its agenda, who chairs and notes, and the roll call."""

from bot.core.attendance.attending import attendance_cell
from bot.core.cards import Card
from bot.core.facts.attendance import Attendance
from bot.core.facts.meetings import MeetingState
from bot.core.facts.roll_call import Presence
from bot.core.meeting.agenda import agenda_of
from bot.core.meeting.record_keys import HAS_COPY, PURPOSE_EXPLAINED
from bot.demo.card_read import asked_in, rows, words
from bot.demo.cast import ASHA, DAWN, GRACE, MARTIN, PRIYA, SHEET, TOM
from bot.demo.stage import Stage

HERE = (PRIYA, TOM, GRACE, MARTIN, DAWN, "Leah")


async def tell(stage: Stage) -> None:
    """Tell how the meeting of 30 March begins."""
    await _start(stage)
    await _roll(stage)


async def _start(stage: Stage) -> None:
    drawn = await stage.says(TOM, "start 30 march")
    meeting = stage.group.meetings[0]
    items = agenda_of(stage.group, meeting)
    await stage.expect(
        "Agenda of a first meeting, 11 items in the guidance's words (4.1, R22).",
        len(items) == 11,
        items[0].text == "IDENTIFICATION OF NOTE TAKER",
        all(f"{n}. {' '.join(e.text.split())}" in words(drawn) for n, e in enumerate(items, 1)),
    )
    await stage.expect(
        "No receipt yet for anybody of the outline plan: it has to be ticked for each (R25).",
        "Not yet ticked for: Priya Nair" in words(drawn),
        "By receipt" not in words(drawn),
    )
    await _proposed(stage, drawn)
    await _both(stage)


async def _proposed(stage: Stage, drawn: Card) -> None:
    proposed = {field.name: field.value for field in asked_in(drawn)}
    tom = stage.member(TOM).id
    await stage.expect("Proposed chair: Tom (L9).", proposed["chair"] == tom)
    here = {stage.member(each).id for each in HERE}
    await stage.expect(
        "The rota proposes somebody present who does not chair (4.2, S7).",
        proposed["note_taker"] in here - {tom},
    )


async def _both(stage: Stage) -> None:
    ids = {name: stage.member(name).id for name in (TOM, ASHA, "Dean")}
    roll = {
        f"here_{ids[ASHA]}": Presence.BY_SUBSTITUTE.value,
        f"here_{ids['Dean']}": Presence.ABSENT.value,
    }
    both = await stage.says(TOM, "start M1", chair=ids[TOM], note_taker=ids[TOM], **roll)
    await stage.expect(
        "Tom naming himself note taker as well is refused, with the way on (4.2, R5).",
        both.is_refusal,
        "Name somebody else, or let the chair record that nobody else can." in words(both),
        stage.group.meetings[0].state is MeetingState.BOOKED,
    )
    await _note_taker(stage, roll)


async def _note_taker(stage: Stage, roll: dict[str, str]) -> None:
    ids = {name: stage.member(name).id for name in (TOM, MARTIN)}
    await stage.says(TOM, "start M1", chair=ids[TOM], note_taker=ids[MARTIN], **roll)
    await stage.expect(
        "Tom chairs, Martin takes notes: the meeting has begun.",
        stage.group.meetings[0].state is MeetingState.STARTED,
    )
    swapped = await stage.says(TOM, "rota 30 march chair Martin notes Martin")
    await stage.expect(
        "A swap during the meeting that makes Martin chair as well is refused likewise.",
        swapped.is_refusal,
        stage.group.meetings[0].chair == ids[TOM],
    )


async def _roll(stage: Stage) -> None:
    leah, dean = stage.member("Leah").id, stage.member("Dean").id
    tom, priya = stage.member(TOM).id, stage.member(PRIYA).id
    everybody = ",".join(each.id for each in stage.group.core_members)
    card = await stage.says(
        TOM,
        "start roll 30 march",
        **{
            f"explained_{leah}": tom,
            f"explained_{dean}": priya,
            f"later_{dean}": "yes",
            HAS_COPY: everybody,
            PURPOSE_EXPLAINED: ",".join(each.id for each in stage.group.professionals),
        },
    )
    await _called(stage, card)
    later = [each for each in stage.group.meetings[0].ticks if each.later]
    await stage.expect(
        "Purpose explained to Leah by Tom; to Dean later by Priya (R26, S9).",
        [(each.member, each.by) for each in later] == [(dean, priya)],
    )


async def _called(stage: Stage, card: Card) -> None:
    meeting = stage.group.meetings[0]
    cells = {
        each.name.split()[0]: attendance_cell(stage.group, meeting, each)
        for each in stage.group.core_members
    }
    expected = dict.fromkeys(
        ("Priya", "Tom", "Grace", "Martin", "Dawn", "Leah"), Attendance.IN_PERSON
    )
    expected |= {"Asha": Attendance.BY_SUBSTITUTE, "Dean": Attendance.DECLINED}
    await stage.expect(
        "Police present by substitute (Joan); Dean declined; the other six present; each "
        "with their part in the group (4.3).",
        cells == expected,
        {row[0]: row[1] for row in rows(card)}
        == {each.name: each.part.split(";")[0] for each in SHEET},
    )
    copies = {each.member for each in meeting.ticks if each.item == HAS_COPY}
    await stage.expect(
        "Copies of the outline plan are ticked for each as they say (R25).",
        copies == {each.id for each in stage.group.core_members},
    )
