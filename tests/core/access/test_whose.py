"""The lead who may not do something is told whose it is, and never to ask the lead (rule 7)."""

import pytest

from bot.core.access import Subject, Verb, Viewer, ask
from bot.core.refusals import Refusal
from tests.cast import GRACE, MARTIN, PRIYA, TOM
from tests.story import with_first_meeting_held, with_meeting

GROUP = with_meeting(with_first_meeting_held(), "M1", chair=TOM, note_taker=MARTIN)


@pytest.mark.parametrize(
    ("verb", "subject", "meeting", "expected"),
    [
        (Verb.WRITE, Subject.MINUTES_DRAFT, "M1", "the meeting's note taker (Martin Pryce)."),
        (Verb.WRITE, Subject.MINUTES_DRAFT, "", "it is for the meeting's note taker."),
        (Verb.WRITE, Subject.MINUTES_DRAFT, "M9", "it is for the meeting's note taker."),
        (Verb.SIGN, Subject.MINUTES_DRAFT, "M1", "the team manager (Tom Adeyemi), "),
        (Verb.SIGN, Subject.MINUTES_DRAFT, "M1", "the meeting's chair (Tom Adeyemi) or the senior"),
        (Verb.CLOSE, Subject.FLAG, "", "it is for the team manager (Tom Adeyemi)."),
        (Verb.CONFIRM, Subject.ACTION, "", "it is for the one whose it is."),
        (Verb.SEE, Subject.RECORD_NUMBER, "", "it is for the one whose it is."),
        (Verb.WRITE, Subject.PROFILE, "", "it is for whoever runs this service."),
        (Verb.SEE, Subject.HOME_ADDRESS, "", "This is nobody's to see or do here."),
    ],
)
def test_the_lead_is_told_whose_it_is(
    verb: Verb, subject: Subject, meeting: str, expected: str
) -> None:
    with pytest.raises(Refusal) as refused:
        ask(GROUP, Viewer(PRIYA), verb, subject, meeting=meeting, owner=GRACE)
    assert expected in refused.value.why
    assert "the lead of the group" not in refused.value.way_on


def test_by_a_link_the_lead_is_told_what_a_link_is_for() -> None:
    with pytest.raises(Refusal, match="A link takes an answer and does nothing else"):
        ask(GROUP, Viewer(PRIYA, by_link=True), Verb.SEE, Subject.PLAN)
