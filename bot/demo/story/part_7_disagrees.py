"""Part 7.5: Martin disagrees with fewer visits: tried in the meeting, and then taken further."""

from bot.core.cards import Facts
from bot.core.disagreeing.ladder import WORDS
from bot.core.facts.disagreements import Disagreement
from bot.core.notices.told_of_disagreements import is_open
from bot.demo.card_read import asked_in, words
from bot.demo.cast import DAWN, HELEN, MARTIN, PRIYA, TOM
from bot.demo.stage import Stage

WORRY = "Fewer visits are too few while the mornings go wrong."
PUSH = "a disagreement waits for you"
AGREED = "Weekly visits until the meeting of 25 May, then looked at again."
POLICY = "https://eastmere.example/escalation-policy"


async def in_the_meeting(stage: Stage) -> None:
    await stage.on("27 Apr", "11:00")
    await stage.says(MARTIN, "disagree", right_group="yes", text=WORRY)
    alone = [words(await stage.sees(each, _show(stage))) for each in (PRIYA, TOM, DAWN)]
    await stage.says_and_presses(MARTIN, _show(stage), "Put it to the meeting")
    asked = asked_in(await stage.sees(PRIYA, "end 27 april", "settled?"))
    await stage.expect(
        "Martin's disagreement is his alone until he puts it to the meeting; there it is tried: "
        "the chair is asked how it was settled (7.5, N6, S17).",
        all(WORRY not in each for each in alone),
        _the_one(stage).waits_for_meeting,
        f"settled_{_the_one(stage).id}" in {each.name for each in asked},
    )


async def tell(stage: Stage) -> None:
    """Go on once the meeting has ended, which it has not settled."""
    await _told(stage)
    await _seen(stage)
    await _outcome(stage)


async def _told(stage: Stage) -> None:
    pushed = stage.post.about(PUSH)
    said = " ".join(words(each.message.card) for each in pushed)
    await stage.expect(
        "Unresolved at `end`: Tom and Helen get a notice without content, and nobody else (H10).",
        sorted(each.message.address for each in pushed) == sorted((TOM, HELEN)),
        all(each not in said for each in (WORRY, "visits", "Martin", "school")),
        WORRY not in stage.post.text,
        _the_one(stage).further_at,
    )
    await _steps_shown(stage)


async def _steps_shown(stage: Stage) -> None:
    card = await stage.says(TOM, _show(stage))
    pairs = dict(pair for each in card.blocks if isinstance(each, Facts) for pair in each.pairs)
    steps = [WORDS[each] for each in stage.group.profile.texts("escalation")]
    await stage.expect(
        "The steps of the profile, in order, and the link to the policy are shown (7.5, N6).",
        [each for each in pairs if each in steps] == steps,
        pairs[steps[0]] == "tried, not settled",
        pairs["Escalation policy"] == POLICY,
        pairs["In their words"] == WORRY,
    )


async def _seen(stage: Stage) -> None:
    await stage.says_and_presses(HELEN, _show(stage), "I have seen it")
    by_helen = words(await stage.says(HELEN, _show(stage)))
    await stage.says(TOM, f"{_show(stage)} outcome", right_group="yes", outcome=AGREED)
    await stage.expect(
        "It stays open: Helen has seen it, Tom has recorded the outcome and not yet said that he "
        "has seen it (H10).",
        "to be seen by the team manager; no outcome yet" in by_helen,
        _is_open(stage),
    )


async def _outcome(stage: Stage) -> None:
    await stage.says_and_presses(TOM, _show(stage), "I have seen it")
    await stage.expect(
        "Both have acknowledged it and an outcome is recorded: it is closed, and Martin is told.",
        not _is_open(stage),
        _the_one(stage).outcome == AGREED,
        stage.post.to(MARTIN, "the outcome of a disagreement"),
        AGREED not in stage.post.text,
    )


def _the_one(stage: Stage) -> Disagreement:
    return stage.group.disagreements[-1]


def _is_open(stage: Stage) -> bool:
    return is_open(stage.group, _the_one(stage))


def _show(stage: Stage) -> str:
    return f"disagree {_the_one(stage).id}"
