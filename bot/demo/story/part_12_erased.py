"""Part 12, six years later: the group is erased, on a copy of the story's database."""

from bot.demo.archive import traces
from bot.demo.backstage import REF
from bot.demo.card_read import words
from bot.demo.cast import PRIYA, TOM
from bot.demo.days import moment
from bot.demo.stage import Stage
from storage.beyond import erased
from storage.store import Store

DAY_BEFORE, ENDS = moment("14 Dec 2033", "12:00"), moment("15 Dec 2033", "12:00")


async def tell(stage: Stage) -> None:
    await _held(stage)
    await stage.teller.note(
        "What comes on Thu 15 Dec 2033 is tried on a copy beside the story's own database, which "
        "stays as it is."
    )
    with stage.archive.copied() as store:
        await _is_erased(stage, store)


async def _held(stage: Stage) -> None:
    """Let Tom hold it for a while; while he does, it would not be erased."""
    refused = await stage.says(PRIYA, "close hold because of a claim")
    held = await stage.says(TOM, "close hold because an inquest is open")
    lifted = await stage.says(TOM, "close hold lift because the inquest has ended")
    await stage.expect(
        "Tom alone can hold it, with a reason; when he lifts that, its day stands again (IG7).",
        refused.is_refusal,
        "It is not erased while this stands." in words(held),
        "It is erased on Thu 15 Dec 2033" in words(lifted),
    )


async def _is_erased(stage: Stage, store: Store) -> None:
    left, before = traces(store, REF), stage.archive.bytes_copied
    early, late = (store.upkeep.erase_expired(each) for each in (DAY_BEFORE, ENDS))
    after = stage.archive.bytes_copied
    await stage.expect(
        "Not a day sooner and not a day later it is erased: no byte of its key or of what "
        "was sealed is left in the file or in what is written ahead of it (12.2, D23).",
        [each for each in left if each in before],
        (early, late) == ((), (REF,)),
        not [each for each in left if each in after],
    )
    beyond = [each.in_words for gone in erased(store.database) for each in gone.beyond]
    await _beyond_reach(stage, beyond)


async def _beyond_reach(stage: Stage, places: list[str]) -> None:
    for each in places:
        await stage.teller.note(f"Beyond reach: {each}")
    await stage.expect(
        "The copies beyond reach are listed: mailboxes by their domain, Slack, Teams, paper.",
        [each for each in places if "in mailboxes at" in each],
        all(any(where in each for each in places) for where in ("Slack", "Teams", "paper")),
    )
