"""Signed, sent and released is the text that was read, and no other; none is overwritten (H7)."""

from dataclasses import replace

import pytest

from bot.core.cards import Form
from bot.core.facts.minutes import Minutes, MinutesState
from tests.cast import DAWN, MARTIN, PRIYA, TOM, at
from tests.handlers.house import CONFIG, House, form_in, labels, words
from tests.record_story import SECTIONS, with_draft, with_lead_having_it, with_roll_called
from tests.story import with_meeting

FIRST = SECTIONS["decision_taken"]
SECOND = "The lock stays as it is."


@pytest.fixture(autouse=True)
def on_thursday(house: House) -> None:
    house.clock.jump(at(1, 4, 16))


def record(house: House) -> Minutes:
    found = house.group().minutes_of("M1")
    assert found is not None
    return found


def changed(house: House) -> str:
    """Let Martin change the decision after the lead has the draft, and return what he is told."""
    return words(house.say(MARTIN, "minutes draft", decision_taken=SECOND))


def test_tom_does_not_sign_what_martin_wrote_after_tom_read_it(house: House) -> None:
    house.keep(with_roll_called(with_lead_having_it()))
    read = house.say(TOM, "minutes 30 march")
    assert FIRST in words(read)
    changed(house)
    refused = house.press(TOM, read, "Sign as chair")
    assert "These minutes have changed since you read them." in words(refused)
    assert not [block for block in refused.blocks if isinstance(block, Form)], "nothing to hand in"
    assert record(house).signatures == ()
    signed = house.press(TOM, house.say(TOM, "minutes 30 march"), "Sign as chair")
    assert "Signed as: chair" in words(signed)


def test_who_types_sign_is_shown_what_it_would_be_under_and_asked(house: House) -> None:
    house.keep(with_roll_called(with_lead_having_it()))
    asked = house.say(TOM, "minutes 30 march sign as chair")
    assert FIRST in words(asked)
    assert record(house).signatures == ()
    seen = [line for line in house.store.audit.lines("7KQ2") if line.event == "minutes seen"]
    assert [line.by for line in seen] == [TOM]
    house.press(TOM, asked, "Sign as chair")
    assert [each.member for each in record(house).signatures] == [TOM]


def test_what_is_saved_after_sending_says_that_the_lead_has_it_now(house: House) -> None:
    house.keep(with_roll_called(with_lead_having_it()))
    said = changed(house)
    assert "The lead has draft 2 now: whoever opens the minutes reads it." in said
    assert "Nothing has been sent yet" not in said
    assert "Send it to the lead" not in said


def test_the_draft_that_the_lead_was_given_is_kept_and_shown_below(house: House) -> None:
    house.keep(with_roll_called(with_lead_having_it()))
    house.press(TOM, house.say(TOM, "minutes 30 march"), "Sign as chair")
    said = changed(house)
    assert "It must be signed again" in said
    assert "Whoever had signed is asked again, and the lead is told." in said
    said = words(house.say(PRIYA, "minutes 30 march"))
    assert "Version: 1, draft 2" in said
    assert said.index(SECOND) < said.index("Draft 1, with the lead until") < said.index(FIRST)
    assert "The signature does not hold for the draft that stands now." in said


def test_priya_releases_only_what_she_has_read_where_nobody_signs(house: House) -> None:
    house.keep(replace(with_roll_called(with_lead_having_it()), profile=CONFIG.load("leicester")))
    read = house.say(PRIYA, "minutes 30 march release")
    assert FIRST in words(read)
    changed(house)
    assert "have changed since you read them" in words(house.press(PRIYA, read, "Release"))
    assert record(house).state is MinutesState.WITH_LEAD


def test_who_did_not_write_the_draft_reads_it_before_it_goes_to_the_lead(house: House) -> None:
    house.keep(with_meeting(with_roll_called(with_draft()), "M1", note_taker=DAWN))
    read = house.say(DAWN, "minutes send")
    assert FIRST in words(read)
    assert record(house).state is MinutesState.DRAFT
    assert "The lead has the minutes" in words(house.press(DAWN, read, "Send it to the lead"))


def test_a_form_of_one_s_own_that_is_older_than_the_draft_is_given_back(house: House) -> None:
    house.keep(with_roll_called(with_draft()))
    form = form_in(house.say(MARTIN, "minutes draft"))
    house.say(MARTIN, form.command, {"dates": "27 April"}, seen=form.seen)
    refused = house.say(MARTIN, form.command, {"dates": "25 May"}, seen=form.seen)
    assert "The draft has been changed since you opened it." in words(refused)
    kept = form_in(refused)
    assert "25 May" in {each.value for each in kept.fields}
    assert not house.say(MARTIN, kept.command, {"dates": "25 May"}, seen=kept.seen).is_refusal


def test_by_link_nothing_unread_is_sent_either(house: House) -> None:
    house.keep(with_meeting(with_roll_called(with_draft()), "M1", note_taker=DAWN))
    assert "cannot be shown here" in words(house.say(DAWN, "minutes M1 send", by_link=True))
    written = house.say(DAWN, "minutes M1 draft", {"dates": "27 April"}, by_link=True)
    assert "Send it to the lead" in labels(written)
    assert FIRST not in words(written)


def test_a_signer_has_the_draft_sent_by_the_link_of_the_request(house: House) -> None:
    house.keep(with_roll_called(with_lead_having_it()))
    page = house.say(TOM, "minutes M1 send me draft", by_link=True, looks=True)
    assert FIRST not in words(page)
    assert house.group().pulls == ()
    house.press(TOM, page, "Send it to me")
    assert [each.subject for each in house.group().pulls] == ["N1"]
    assert house.say(DAWN, "minutes M1 send me draft", by_link=True).is_refusal


def test_what_was_handed_in_is_sent_to_who_is_to_sign_it(house: House) -> None:
    handed_in = replace(with_lead_having_it().minutes[0], document="D1")
    house.keep(replace(with_roll_called(with_lead_having_it()), minutes=(handed_in,)))
    asked = house.say(TOM, "minutes sign as chair")
    assert {"Send it to me", "Sign as chair"} <= labels(asked)
    assert "Send it to me" in labels(house.say(TOM, "minutes"))
