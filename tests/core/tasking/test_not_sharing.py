"""One decision not to share closes its task and keeps the copy back, however it is said (H4)."""

from dataclasses import replace

import pytest

from bot.core.copies.deciding import withhold
from bot.core.facts.groups import CoreGroup
from bot.core.facts.tasks import TaskKind, TaskState
from bot.core.refusals import Refusal
from bot.core.tasking.doing import Receipt, finish
from bot.core.tasking.not_sharing import decide
from bot.core.tasking.settling import settle_tasks
from tests.cast import LEAH, PRIYA, TOM, at
from tests.copy_story import FINAL, copy_in, settled, with_copy, with_copy_confirmed
from tests.record_story import record_of
from tests.story import member_of

LATER = at(6, 4)
WHY = "It would not be safe."
OF_COPIES = {TaskKind.SHARE_MINUTES, TaskKind.DECIDE_COPY, TaskKind.DELIVER_COPY}


def kept_back(by: str, facts: CoreGroup = FINAL) -> CoreGroup:
    reader, record = member_of(facts, LEAH), record_of(facts)
    return settled(withhold(facts, record, reader, "not yet", member_of(facts, by), LATER))


def decided(facts: CoreGroup, kind: TaskKind) -> CoreGroup:
    facts = settled(facts)
    found = (e.id for e in facts.tasks if e.kind is kind and e.subject.endswith(f":{LEAH}"))
    return settle_tasks(decide(facts, next(found), member_of(facts, TOM), WHY, LATER), LATER)


def still_open(facts: CoreGroup) -> list[str]:
    theirs = (each for each in facts.tasks if each.subject.endswith(f":{LEAH}"))
    return [each.kind for each in theirs if each.is_open and each.kind in OF_COPIES]


@pytest.mark.parametrize("kind", [TaskKind.SHARE_MINUTES, TaskKind.DECIDE_COPY])
def test_of_a_copy_that_the_lead_keeps_back_one_decision_closes_both_tasks(kind: TaskKind) -> None:
    assert still_open(kept_back(PRIYA)) == [TaskKind.SHARE_MINUTES, TaskKind.DECIDE_COPY]
    after = decided(kept_back(PRIYA), kind)
    assert still_open(after) == []
    assert (copy_in(after).is_decided, copy_in(after).withheld_because) == (True, WHY)


def test_a_copy_that_waits_for_its_second_word_goes_nowhere_after_the_decision() -> None:
    after = decided(with_copy(), TaskKind.SHARE_MINUTES)
    assert [each.replaced for each in after.copies] == [True, False]
    assert still_open(after) == []


def test_the_leads_word_takes_the_place_of_no_decision() -> None:
    after = decided(FINAL, TaskKind.SHARE_MINUTES)
    with pytest.raises(Refusal, match="decided that it is not shared"):
        kept_back(PRIYA, after)
    with pytest.raises(Refusal, match="decided that it is not shared"):
        with_copy(after, line="Other.")


def test_of_an_older_version_and_of_a_copy_they_have_had_the_task_alone_is_closed() -> None:
    given = settled(with_copy_confirmed())
    task = next(e.id for e in given.tasks if e.kind is TaskKind.DELIVER_COPY)
    given = finish(given, task, PRIYA, Receipt(LATER.date(), "by hand"), LATER)
    share = next(e for e in settled(FINAL).tasks if e.kind is TaskKind.SHARE_MINUTES)
    for facts, revision in ((given, share.revision), (FINAL, "7")):
        asked = replace(share, revision=revision, state=TaskState.OPEN)
        tasks = (*(e for e in facts.tasks if e.id != share.id), asked)
        after = decide(replace(facts, tasks=tasks), share.id, member_of(facts, TOM), WHY, LATER)
        assert after.copies == facts.copies
        assert after.tasks[-1].state is TaskState.NOT_SHARED


def test_before_there_are_minutes_and_for_an_agency_there_is_no_copy() -> None:
    share = next(e for e in settled(FINAL).tasks if e.kind is TaskKind.SHARE_MINUTES)
    early = replace(FINAL, tasks=(share,), minutes=())
    agency = replace(FINAL, tasks=(replace(share, kind=TaskKind.SEND_TO_AGENCY),))
    for facts in (early, agency):
        after = decide(facts, share.id, member_of(facts, TOM), WHY, LATER)
        assert (after.copies, after.tasks[0].reason) == (facts.copies, WHY)
