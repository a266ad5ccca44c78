"""A correction that lies unfinished is chased like minutes that are due (R10, R7)."""

from dataclasses import replace

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import OptOut
from bot.core.facts.minutes import SignsAs
from bot.core.meeting.passing_notes import pass_notes
from bot.core.messages.wording import Wording
from bot.core.messages.words import word
from bot.core.notices.notice import CHANNEL, Kind
from bot.core.procedure.overrides import Override, with_overrides
from bot.core.record.minuting import correct, send_to_lead, write
from bot.core.record.releasing import release
from tests.cast import DAWN, IQBAL, MARTIN, PRIYA, TOM, at
from tests.core.notices.reading import clock, days, of, stored
from tests.record_story import signed_by, with_lead_having_it, with_minutes_released
from tests.story import EASTMERE, OVERRIDES, meeting_of, with_meeting, with_member

OPENED = at(6, 4, 10)
WAITS = Kind.CORRECTION_WAITS


def in_correction(by: str = PRIYA) -> CoreGroup:
    return correct(with_minutes_released(), "M1", by, "The date was wrong.", OPENED)


def words_of(group: CoreGroup, kind: Kind, who: str = "") -> Wording:
    found = word(group, stored(of(group, kind, who)[0]))
    assert isinstance(found, Wording)
    return found


def told(group: CoreGroup) -> list[tuple[str, str]]:
    return sorted((clock(each.run_at), each.identity.recipient) for each in of(group, WAITS))


def test_who_opened_it_is_reminded_then_it_is_told_to_chair_and_team_manager() -> None:
    """Begun on Tue 6 Apr, five days for it: Sun 11 Apr, whose last working day is Fri 9 Apr."""
    assert told(in_correction()) == [
        ("Mon 12 Apr 09:02", PRIYA),
        ("Mon 12 Apr 09:02", TOM),
        ("Thu 8 Apr 09:02", PRIYA),
    ]


def test_a_correction_that_the_team_manager_opened_as_cover_is_theirs_and_the_lead_hears() -> None:
    group = with_meeting(in_correction(TOM), "M1", chair=DAWN)
    assert days(group, WAITS, TOM) == ["Thu 8 Apr 09:02", "Mon 12 Apr 09:02"]
    assert days(group, WAITS, PRIYA) == days(group, WAITS, DAWN) == ["Mon 12 Apr 09:02"]


def test_going_on_writing_puts_nothing_off() -> None:
    group = in_correction()
    again = write(group, "M1", MARTIN, {"dates": "27 April"}, at(8, 4, 12))
    assert told(again) == told(group)


def test_it_is_over_once_the_lead_has_it() -> None:
    assert told(send_to_lead(in_correction(), "M1", at(7, 4))) == []
    assert told(with_minutes_released()) == []


def test_whom_it_is_given_to_write_is_told_so_and_reminded() -> None:
    group = in_correction()
    group = pass_notes(group, meeting_of(group, "M1"), DAWN, by=PRIYA, now=at(7, 4, 11))
    assert days(group, WAITS, DAWN) == ["Wed 7 Apr 11:00", "Thu 8 Apr 09:02", "Mon 12 Apr 09:02"]
    assert days(group, WAITS, PRIYA) == ["Mon 12 Apr 09:02"]


def test_of_whom_it_was_given_to_and_who_has_left_it_falls_to_the_lead() -> None:
    group = in_correction(TOM)
    group = pass_notes(group, meeting_of(group, "M1"), DAWN, by=PRIYA, now=at(7, 4, 11))
    gone = with_member(group, DAWN, opted_out=OptOut(at(7, 4, 12), "new post"))
    assert days(gone, WAITS, TOM) == ["Thu 8 Apr 09:02", "Mon 12 Apr 09:02"]
    both = with_member(gone, TOM, roles=frozenset())
    assert days(both, WAITS, PRIYA) == ["Thu 8 Apr 09:02", "Mon 12 Apr 09:02"]


def test_who_is_given_it_late_is_told_then_and_not_reminded_as_well() -> None:
    group = in_correction()
    group = pass_notes(group, meeting_of(group, "M1"), DAWN, by=PRIYA, now=at(9, 4, 11))
    assert days(group, WAITS, DAWN) == ["Fri 9 Apr 11:00", "Mon 12 Apr 09:02"]


def test_nobody_is_reminded_without_a_rule_or_without_a_lead() -> None:
    group = in_correction()
    rules = (*OVERRIDES, Override("minutes_reminder", "none", reason="none"))
    no_reminder = replace(group, profile=with_overrides(EASTMERE, rules))
    assert {when for when, _ in told(no_reminder)} == {"Mon 12 Apr 09:02"}
    nobody = with_member(with_member(group, PRIYA, roles=frozenset()), TOM, roles=frozenset())
    assert told(nobody) == []


def test_where_no_rule_says_by_when_it_is_brought_back_like_a_record_that_waits() -> None:
    """L7, our default: two working days."""
    group = replace(in_correction(), profile=with_overrides(EASTMERE, ()))
    assert set(told(group)) == {("Thu 8 Apr 09:02", PRIYA), ("Thu 8 Apr 09:02", TOM)}
    keys = ("minutes_to_social_worker", "circulation_reminder")
    none = with_overrides(EASTMERE, tuple(Override(k, "none", reason="none") for k in keys))
    assert told(replace(group, profile=none)) == []


def test_one_begun_before_this_was_kept_goes_by_its_last_change() -> None:
    group = in_correction()
    old = tuple(replace(each, opened_at=None, opened_by="") for each in group.minutes)
    assert told(replace(group, minutes=old)) == told(group)


def test_its_words_say_what_holds_until_then() -> None:
    group = in_correction()
    said = repr(word(group, stored(of(group, WAITS)[0])))
    assert "7KQ2: correction of the minutes of Tue 30 Mar 2027" in said
    assert "begun on Tue 6 Apr 2027" in said
    assert "Until it is released the version before it holds." in said
    assert IQBAL not in {each.identity.recipient for each in of(group, WAITS)}


def test_a_corrected_version_is_told_as_one_at_every_step() -> None:
    """R10: whoever had the first version is not told the same thing twice."""
    sent = send_to_lead(in_correction(), "M1", at(7, 4))
    for kind in (Kind.MINUTES_WITH_LEAD, Kind.MINUTES_TO_SIGN):
        assert "corrected minutes of Tue 30 Mar 2027" in repr(words_of(sent, kind))
        assert "corrected" not in repr(words_of(with_lead_having_it(), kind))
    again = signed_by(signed_by(sent, TOM, SignsAs.CHAIR), IQBAL, SignsAs.SENIOR_SOCIAL_WORKER)
    assert "corrected" in words_of(again, Kind.MINUTES_TO_CIRCULATE).subject
    final = release(again, "M1", PRIYA, at(8, 4))
    told = words_of(final, Kind.MINUTES_TO_READ, DAWN)
    assert told.subject == "7KQ2: corrected minutes of Tue 30 Mar 2027 are final"
    assert "They take the place of the version before." in repr(told.card)
    channel = words_of(final, Kind.MINUTES_TO_READ, CHANNEL)
    assert "The corrected minutes of Tue 30 Mar 2027 are final." in repr(channel.card)
    first = words_of(with_minutes_released(), Kind.MINUTES_TO_READ, DAWN)
    assert first.subject == "7KQ2: minutes of Tue 30 Mar 2027 are final"
    assert "take the place" not in repr(first.card)
