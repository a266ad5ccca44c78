"""The checklist before a meeting: four lines, of which the bot fills in what it knows."""

from dataclasses import replace

from bot.core.facts.attendance import Answer, Coming
from bot.core.facts.deliveries import Pull
from bot.core.facts.groups import CoreGroup
from bot.core.facts.minutes import Minutes, MinutesState
from bot.core.facts.updates import WrittenUpdate
from bot.core.meeting.checklist import checks, how_many_discussed
from bot.core.record.minuting import correct
from tests.cast import ASHA, GRACE, JOAN, MARTIN, PRIYA, at
from tests.story import meeting_of, member_of, with_first_meeting_held, with_meeting

NOTHING = Answer("R20", "M2", GRACE, Coming.APOLOGIES, at(19, 4), GRACE)


def done(group: CoreGroup, member: str = GRACE) -> dict[str, bool]:
    found = checks(group, meeting_of(group, "M2"), member_of(group, member))
    return {each.key: each.is_known for each in found if each.is_done}


def answered(**fields: object) -> CoreGroup:
    answer = replace(NOTHING, **fields)  # type: ignore[arg-type] # the fields of an answer by name
    return replace(with_first_meeting_held(), answers=(answer,))


def test_before_any_answer_nothing_is_ticked() -> None:
    group = with_first_meeting_held()
    assert done(group) == {}
    words = [each.words for each in checks(group, meeting_of(group, "M2"), member_of(group, GRACE))]
    assert words[1] == "I know the meeting date, time and venue"


def test_who_has_answered_knows_the_date_and_is_coming_or_covered() -> None:
    assert done(answered(coming=Coming.YES)) == {"covered": True, "knows": True}
    assert done(answered(substitute=JOAN)) == {"covered": True, "knows": True}
    assert done(answered()) == {"knows": True}
    group = replace(answered(), updates=(WrittenUpdate("U1", "M2", GRACE, at(22, 4)),))
    assert "covered" in done(group)


def test_what_only_the_member_knows_is_theirs_to_tick() -> None:
    group = answered(coming=Coming.YES, ticks=frozenset({"discussed"}))
    assert done(group)["discussed"] is False
    assert how_many_discussed(group, meeting_of(group, "M2")) == (1, 6)


def test_minutes_sent_on_asking_are_to_hand() -> None:
    minutes = Minutes("N1", "M1", 1, MinutesState.FINAL, MARTIN, at(1, 4))
    pull = Pull("L1", GRACE, "N1", at(2, 4), by_mail=True)
    group = replace(answered(), minutes=(minutes,), pulls=(pull,))
    assert done(group)["minutes"] is True
    assert "minutes" not in done(replace(group, pulls=()))
    assert done(group, ASHA) == {}
    assert done(correct(group, "M1", PRIYA, "The date was wrong.", at(5, 4)))["minutes"] is True


def test_whoever_answers_before_there_is_a_place_does_not_know_the_venue_yet() -> None:
    nowhere = with_meeting(answered(coming=Coming.YES), "M2", venue="")
    assert done(nowhere) == {"covered": True}
