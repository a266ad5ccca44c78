"""Part 8: something is wrong between meetings: Martin's concern, and a child Asha did not see."""

from bot.core.cards import Card
from bot.core.facts.events import Event, EventKind
from bot.demo.card_read import asked_in, words
from bot.demo.cast import ASHA, IQBAL, MARTIN, NEW_GRACE, PRIYA, TOM
from bot.demo.post import Sent
from bot.demo.stage import Stage

PUSH = "Something needs attention in 7KQ2"
WORRY = "Child A was alone at the gate again, and would not say why."
NOT_SEEN = "Nobody opened at 14:00; the agreed visit did not happen."
NUMBERS = ("999", "01632 960199", "01632 960198")


async def tell(stage: Stage) -> None:
    await stage.teller.part(8, "Between meetings, May 2027: something is wrong")
    await _form(stage)
    await _concern(stage)
    await _deputy(stage)
    await _no_access(stage)


async def _form(stage: Stage) -> None:
    await stage.on("6 May", "15:10")
    card = await stage.says(MARTIN, "concern")
    said, fields = words(card), {each.name: each for each in asked_in(card)}
    in_order = ("999", "Is it the group led by Priya Nair that met on", "What are you worried")
    places = [said.find(each) for each in in_order]
    await stage.expect(
        "The line of IG9 first, then the question of IG13, then a form that asks whom he has "
        "phoned and whether it is about Priya or Tom, who would then be left out (8.1).",
        -1 < places[0] < places[1] < places[2],
        all(each in said for each in NUMBERS),
        fields["phoned"].label == "Whom have you phoned?",
        {"Priya Nair (the lead)", "Tom Adeyemi (the team manager)"}
        <= {label for _, label in fields["about"].choices},
        "They are then left out" in fields["about"].label,
    )


async def _concern(stage: Stage) -> None:
    card = await stage.says(
        MARTIN, "concern", right_group="yes", text=WORRY, phoned="the duty desk, at 15:00"
    )
    pushed = _pushed(stage)
    await stage.expect(
        'Priya and Tom only, by a push "Something needs attention in 7KQ2" without a word of it; '
        "nothing in the channel (8.1, B6).",
        sorted(each.message.address for each in pushed) == [PRIYA, TOM],
        {(each.message.subject, each.time) for each in pushed} == {(PUSH, "15:10")},
        WORRY not in stage.post.text,
    )
    raised = _last(stage)
    tried = [words(await stage.says(NEW_GRACE, each)) for each in ("concern raised", _show(raised))]
    await stage.expect(
        "Grace is shown nothing of it, and not whether there is anything.",
        not card.is_refusal,
        all(WORRY not in each for each in tried),
        "Nothing has been raised that is for you to see." in tried[0],
        f'There is nothing "{raised.id}" here for you.' in tried[1],
    )


async def _deputy(stage: Stage) -> None:
    await stage.on("6 May", "16:05")
    early = len(_pushed(stage))
    await stage.on("6 May", "16:11")
    told = [(each.message.address, each.time) for each in _pushed(stage)[early:]]
    await stage.expect(
        "Nobody has seen it by 16:10: Iqbal, Tom's deputy, is told (8.1, B6).",
        (early, told) == (2, [(IQBAL, "16:10")]),
    )
    was_open = _last(stage).is_open
    read = await stage.says_and_presses(IQBAL, "concern raised", "I have seen it")
    await stage.expect(
        "Open until acknowledged: Iqbal reads it and says that he has seen it; Martin sees that.",
        was_open and not _last(stage).is_open,
        not read.is_refusal,
        "seen by Iqbal Rahim" in words(await stage.says(MARTIN, _show(_last(stage)))),
    )


async def _no_access(stage: Stage) -> None:
    await stage.on("12 May", "14:20")
    before = len(_pushed(stage))
    card: Card = await stage.says(ASHA, "no-access", right_group="yes", text=NOT_SEEN)
    pushed = _pushed(stage)[before:]
    await stage.expect(
        "Asha's `no-access` goes to Priya and Tom at once, with the same words as any other (8.2).",
        not card.is_refusal,
        sorted(each.message.address for each in pushed) == [PRIYA, TOM],
        _last(stage).kind is EventKind.NO_ACCESS,
        NOT_SEEN not in stage.post.text,
    )
    await stage.says_and_presses(PRIYA, "concern raised", "I have seen it")
    await stage.expect("Priya has seen it, and it is no longer open.", not _last(stage).is_open)


def _pushed(stage: Stage) -> list[Sent]:
    return stage.post.about(PUSH)


def _last(stage: Stage) -> Event:
    return stage.group.events[-1]


def _show(event: Event) -> str:
    return f"concern {event.id}"
