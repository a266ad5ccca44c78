"""The conference's record is attached or linked before the first meeting (L16)."""

from dataclasses import replace

import pytest

from bot.core.facts.deliveries import Document
from bot.core.record.conference_record import attach_record, where_record_is
from bot.core.refusals import Refusal
from tests.cast import PRIYA, at
from tests.story import with_contact_sheet


def test_the_record_is_linked_or_handed_in() -> None:
    group = with_contact_sheet()
    assert where_record_is(group) == ""
    linked = attach_record(group, " in the case file of 17 March ")
    assert where_record_is(linked) == "in the case file of 17 March"
    paper = Document("Dab12", "application/pdf", 9, "00", PRIYA, at(18, 3))
    handed_in = attach_record(replace(group, documents=(paper,)), "Dab12")
    assert where_record_is(handed_in) == "handed in as a document"
    assert [each.record for each in handed_in.conferences] == ["Dab12", ""]


def test_nothing_said_and_no_conference_are_refused() -> None:
    with pytest.raises(Refusal, match="Where is the record"):
        attach_record(with_contact_sheet(), " ")
    bare = replace(with_contact_sheet(), conferences=())
    assert where_record_is(bare) == ""
    with pytest.raises(Refusal, match="no initial conference"):
        attach_record(bare, "in the file")
