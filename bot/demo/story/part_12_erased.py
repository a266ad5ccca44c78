"""Part 12, six years later: the group is erased, on a copy, and no older backup brings it back."""

from bot.demo.archive import traces
from bot.demo.backstage import REF
from bot.demo.card_read import words
from bot.demo.cast import PRIYA, TOM
from bot.demo.days import moment
from bot.demo.stage import Stage
from storage.beyond import erased

DAY_BEFORE, ENDS = moment("14 Dec 2033", "12:00"), moment("15 Dec 2033", "12:00")
LATER, OLDER = "later", "older"


async def tell(stage: Stage) -> None:
    await _held(stage)
    await stage.teller.note(
        "What comes on Thu 15 Dec 2033 is tried on a copy: a backup is restored beside the story's "
        "own database, which stays as it is."
    )
    backup, now = stage.archive.backed_up(), stage.clock.now()
    stage.archive.restored(backup, LATER, now)
    await _is_erased(stage)
    gone = stage.archive.restored(backup, OLDER, ENDS)
    with stage.archive.opened(OLDER) as store:
        refs = store.refs()
    await stage.expect(
        "The older backup, restored after that, does not bring it back (IG7).",
        gone == (REF,),
        refs == (),
        stage.group.is_closed,
    )


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


async def _is_erased(stage: Stage) -> None:
    with stage.archive.opened(LATER) as store:
        left = traces(store, REF)
        early, late = (store.upkeep.erase_expired(each) for each in (DAY_BEFORE, ENDS))
        found = stage.archive.bytes_of(LATER)
        beyond = [each.in_words for gone in erased(store.database) for each in gone.beyond]
    await stage.expect(
        "Not a day sooner and not a day later it is erased: no byte of its key or of what "
        "was sealed is left in the file or in what is written ahead of it (12.2, D23).",
        len(left) > 20,
        (early, late) == ((), (REF,)),
        not [each for each in left if each in found],
    )
    await _beyond_reach(stage, beyond)


async def _beyond_reach(stage: Stage, places: list[str]) -> None:
    for each in places:
        await stage.teller.note(f"Beyond reach: {each}")
    await stage.expect(
        "The copies beyond reach are listed: mailboxes by their domain, Slack, Teams, paper.",
        [each for each in places if "in mailboxes at" in each],
        all(any(where in each for each in places) for where in ("Slack", "Teams", "paper")),
    )
