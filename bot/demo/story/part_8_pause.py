"""Part 8.5: Leah's letters are read by somebody, and nothing leaves to her until it is lifted."""

from datetime import timedelta

from bot.core.cards import Card
from bot.core.facts.carried import carried_to
from bot.core.facts.tasks import Task
from bot.core.messages.wording import Purpose
from bot.demo.backstage import REF
from bot.demo.browser import Browser
from bot.demo.card_read import words
from bot.demo.cast import NEW_GRACE, PRIYA, TOM
from bot.demo.days import day
from bot.demo.stage import Stage

MEETING = "M3"
BEGUN, OVER = "7KQ2: a pause has begun", "7KQ2: a pause has been lifted"
HELD = "Would be brought meanwhile, and waits"


async def tell(stage: Stage) -> None:
    await stage.on("18 May", "11:00")
    await stage.teller.note("Leah tells Priya that somebody reads her letters.")
    before, link = _hers(stage), own_link(stage)
    page = await Browser(stage.app.web).open(link)
    await stage.expect("A link of hers to say whether she comes opens.", page.forms)
    shown = await stage.says(PRIYA, "pause 7KQ2 Leah")
    await _begins(stage, shown, before)
    await _stands(stage, link)
    await _is_lifted(stage, before)
    await _new_link_opens(stage, link)


def own_link(stage: Stage) -> str:
    """Return a link of Leah's as a message of this moment would carry it."""
    leah, store = stage.member("Leah"), stage.app.store
    until = stage.clock.now() + timedelta(days=5)
    token = store.tokens.link(REF, leah.id, Purpose.ANSWER, MEETING, leah.link_generation, until)
    return f"http://127.0.0.1:8080/a/{token}"


def _hers(stage: Stage) -> list[Task]:
    """Return the open tasks that bring or tell Leah something."""
    group, leah = stage.group, stage.member("Leah").id
    return [each for each in group.tasks if each.is_open and carried_to(group, each) == leah]


async def _begins(stage: Stage, shown: Card, before: list[Task]) -> None:
    await stage.expect(
        "From then on nothing leaves to Leah: what Priya was to bring her waits (8.5, IG16).",
        before,
        not _hers(stage),
        all(not stage.task(each.id).is_open for each in before),
    )
    told = [(each.day, each.time) for each in stage.post.to(TOM, BEGUN)]
    sees = words(await stage.says(TOM, "pause"))
    await stage.expect(
        "Tom is told at once, and both see the pause and what falls due for her meanwhile.",
        told == [(day("18 May"), "11:00")],
        not stage.post.to(PRIYA, BEGUN),
        "Leah Carrow" in sees,
        all(HELD in each and "action A1" in each for each in (words(shown), sees)),
        all("Tue 25 May 2027" in each for each in (words(shown), sees)),
    )


async def _stands(stage: Stage, link: str) -> None:
    """Try each way to her while the pause stands."""
    page = await Browser(stage.app.web).open(link)
    await stage.teller.note("The link that Leah was given opens nothing any more:")
    await stage.teller.page(page.lines)
    refused = [
        await stage.says("Leah", "coming 25 may"),
        await stage.says("Leah", "pause lift"),
        await stage.says(NEW_GRACE, "pause lift Leah"),
    ]
    await stage.on("19 May", "12:00")
    await stage.expect(
        "Her links are dead, nothing is shown to her, and nobody but Priya and Tom can lift it.",
        not page.forms,
        "H4MX" not in page.text,
        all(each.is_refusal for each in refused),
        not _hers(stage),
    )


async def _is_lifted(stage: Stage, before: list[Task]) -> None:
    await stage.on("20 May", "10:00")
    sent = len(stage.post.sent)
    shown = words(await stage.says(PRIYA, "pause lift Leah"))
    back = {each.id: each for each in _hers(stage)}
    await stage.expect(
        "Lifted by Priya on Thu 20 May: what is still useful goes, by its old number, and what "
        "fell due meanwhile is due tomorrow at the earliest; each once (8.5).",
        back,
        set(back) <= {each.id for each in before},
        all(each in shown for each in back),
        not [each for each in back.values() if day("18 May") <= each.due_on <= day("20 May")],
    )
    fresh = [each.message.subject for each in stage.post.sent[sent:]]
    await stage.expect(
        "Tom hears that it is lifted; nobody is told anything twice.",
        fresh == [OVER],
        [each.day for each in stage.post.to(TOM, OVER)] == [day("20 May")],
    )


async def _new_link_opens(stage: Stage, link: str) -> None:
    old, new = [await Browser(stage.app.web).open(each) for each in (link, own_link(stage))]
    await stage.expect(
        "A new link of hers opens; the old one stays dead.", new.forms, not old.forms
    )
