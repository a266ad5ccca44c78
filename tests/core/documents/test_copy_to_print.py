"""A family copy goes to print as it was let go, to lead and manager while it may leave (B9)."""

from dataclasses import replace

import pytest

from bot.core.access import Viewer
from bot.core.documents.pack import may_have, pack
from bot.core.documents.to_print import to_be_printed
from bot.core.facts.groups import CoreGroup
from bot.core.facts.particulars import Flag
from bot.core.facts.tasks import TaskKind
from bot.core.printed import GIVER_KEEPS_RECORD
from bot.core.refusals import Refusal
from bot.core.tasking.doing import Receipt, finish
from tests.cast import DAWN, DEAN, GRACE, IQBAL, LEAH, PRIYA, TOM, at
from tests.copy_story import FINAL, SECOND_WORD, settled, with_copy, with_copy_confirmed
from tests.core.documents.reading import shown

SUBJECT = f"K1:{LEAH}"
OUT = settled(with_copy_confirmed())
(TASK,) = (each for each in OUT.tasks if each.kind is TaskKind.DELIVER_COPY)
TODAY = SECOND_WORD.date()


def test_it_is_printed_word_for_word_under_the_readers_own_reference_alone() -> None:
    assert to_be_printed(TASK) == SUBJECT
    paper = pack(OUT, SUBJECT, PRIYA, TODAY)
    assert shown(paper.card) == "Copy H4MX\n\nWhat was decided\nThe lock is replaced."
    assert paper.stamp is not None
    assert (paper.stamp.reference, paper.stamp.recipient) == ("H4MX", "H4MX")
    assert (paper.stamp.version, paper.stamp.record) == ("version 1", GIVER_KEEPS_RECORD)
    assert not paper.enclosed


def test_nobody_has_it_but_who_carries_it_and_their_cover() -> None:
    people = (PRIYA, TOM, GRACE, DAWN, IQBAL, LEAH, DEAN)
    assert [each for each in people if may_have(OUT, SUBJECT, Viewer(each))] == [PRIYA, TOM]


@pytest.mark.parametrize(
    "facts",
    [
        settled(with_copy()),
        replace(settled(with_copy(replace(FINAL, flag=Flag.NO))), flag=Flag.YES),
        finish(OUT, TASK.id, PRIYA, Receipt(at(6, 4).date(), "by hand"), at(6, 4)),
    ],
)
def test_nobody_has_one_that_waits_no_longer_holds_or_was_given(facts: CoreGroup) -> None:
    assert not may_have(facts, SUBJECT, Viewer(PRIYA))
    with pytest.raises(Refusal):
        pack(facts, SUBJECT, PRIYA, TODAY)
