"""What is typed and pressed in Slack is carried out once and answered for one pair of eyes."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine, event

from bot.core.cards import Card, Text
from bot.core.facts.groups import CoreGroup
from handlers.connecting import HOW
from handlers.slack.buttons import Pressed
from handlers.slack.clerk import OUR_FAULT
from storage.errors import StorageError
from tests.cast import GRACE, PRIYA
from tests.handlers.slack import bodies
from tests.handlers.slack.bodies import CHANNEL, DIRECT, form
from tests.handlers.slack.calling import Bare, Sent, slack, statuses
from tests.handlers.slack.office import Office
from tests.handlers.slack.scripted import Scripted, codes
from tests.story import with_contact_sheet

WARM = "mornings-are-calmer"


def another_group() -> CoreGroup:
    """Return a group that Priya leads as well and Grace is not in."""
    group = with_contact_sheet()
    return replace(
        group, ref="H4MX", members=tuple(each for each in group.members if each.id == PRIYA)
    )


def test_a_command_is_acknowledged_with_nothing_and_answered_to_its_writer(office: Office) -> None:
    (got,) = office.send(office.typed("7KQ2 dates"))
    assert (got.status_code, got.text) == (200, "")
    (said,) = office.told()
    assert said.startswith("Dates of 7KQ2")


def test_nothing_typed_shows_what_help_shows_this_person(office: Office) -> None:
    office.send(office.typed(""), office.typed("help"))
    nothing, helped = office.told()
    assert nothing == helped
    assert nothing.startswith("Commands")


def test_the_word_payload_is_a_word_like_any_other(office: Office, bare: Bare) -> None:
    said = 'apologies 27 april reason="the payload of the week"'
    assert statuses(bare.app, slack("commands", form(bodies.command(said)))) == [404]
    (got,) = office.send(office.typed(said))
    assert got.status_code == 200
    assert office.told()[0].startswith("Apologies noted")


@pytest.mark.parametrize(
    "said",
    [
        "apologies 27 april reason=“I am on a course”",
        "apologies 27 april reason=”I am on a course”",
        "apologies 27 april reason=„I am on a course“",
        'apologies 27 april reason="I am on a course"',
    ],
)
def test_the_quotes_of_a_phone_are_quotes(office: Office, said: str) -> None:
    office.send(office.typed(said))
    assert office.told()[0].startswith("Apologies noted")
    assert "I am on a course" in str(office.house.group())


@pytest.mark.parametrize("said", ["dates \u202egnitirw", "dates \u2067x\u2069", "dates \x07"])
def test_what_turns_writing_round_is_told_of_and_nothing_is_done(office: Office, said: str) -> None:
    office.send(office.typed(said))
    (answer,) = office.told()
    assert answer.startswith("Not done")
    assert "characters that cannot be shown" in answer


def test_emoji_and_what_slack_escapes_arrive_as_they_were_typed(office: Office) -> None:
    router = office.router = Scripted(Card("Done"))
    office.send(office.typed("coming 27 april note=&lt;A &amp; B&gt; &amp;lt; 👍🏽"))
    assert router.asked[0].text == "coming 27 april note=<A & B> &lt; 👍🏽"


def test_a_bound_channel_implies_its_group_and_no_other_place_does(office: Office) -> None:
    office.house.keep(another_group())
    office.send(
        office.typed("dates", PRIYA, channel_id=DIRECT),
        office.typed("dates", PRIYA, channel_id=CHANNEL),
        office.typed("H4MX dates", PRIYA, channel_id=CHANNEL),
    )
    direct, channel, named = office.told()
    assert "You are in 2 groups: 7KQ2, H4MX." in direct
    assert channel.startswith("Dates of 7KQ2")
    assert named.startswith("Dates of H4MX")


def test_a_button_does_what_it_carries_in_the_name_of_who_pressed_it(office: Office) -> None:
    office.send(office.pressed(Pressed("apologies 27 april", "7KQ2")))
    office.send(office.pressed(Pressed("close", "7KQ2")))
    first, second = office.told()
    assert first.startswith("Apologies noted")
    assert second.startswith("Not done")


def test_the_buttons_of_an_answer_stay_with_its_group(office: Office) -> None:
    office.send(office.typed("apologies 27 april"))
    (hook,) = office.slack.hooks.hooks.values()
    assert '"of":"7KQ2"' in str(hook.answers[0]["blocks"])


@pytest.mark.parametrize(
    "value", ["7KQ2", "{}", '{"do":7}', '{"do":"close","of":["7KQ2"]}', "[" * 900, "\ud800"]
)
def test_a_value_that_no_button_of_ours_holds_is_told_of(office: Office, value: str) -> None:
    (got,) = office.send(office.pressed(value))
    assert got.status_code == 200
    assert office.told()[0].startswith("Not done\nImportant: This can no longer be read")


@pytest.mark.parametrize("ref", ["H4MX", "ZZZ9", "7KQ2' OR 1=1", "\u202e7KQ2"])
def test_a_button_that_names_another_group_says_nothing_of_it(office: Office, ref: str) -> None:
    office.house.keep(another_group())
    office.send(office.pressed(Pressed("dates", ref), GRACE))
    (answer,) = office.told()
    assert answer.startswith("Not done")
    assert "H4MX" not in answer


def test_what_carries_nothing_is_taken_and_left_alone(office: Office) -> None:
    (got,) = office.send(office.pressed("", actions=[{"action_id": "x", "url": "https://x"}]))
    assert (got.status_code, got.text, office.told()) == (200, "", [])


def test_a_stranger_is_told_what_to_do_and_nothing_else(office: Office) -> None:
    office.send(
        office.typed("7KQ2 dates", "U0STRANGER"),
        office.pressed(Pressed("dates", "7KQ2"), "U0STRANGER"),
        # The very id of somebody who is connected, of another workspace.
        office.pressed(Pressed("dates"), user={"id": "U0FICT0001", "team_id": "T0FICTEXT9"}),
    )
    assert len(office.told()) == 3
    assert {each.partition("\n")[0] for each in office.told()} == {HOW.title}
    assert "7KQ2" not in str(office.told())


def test_an_answer_goes_to_slack_alone(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "handlers")
    foreign = "http://127.0.0.1:1/hooks/1"
    likely = "https://hooks.slack.com@127.0.0.1:1/hooks/1"
    office.send(*(office.typed("dates", response_url=each) for each in (foreign, likely, "")))
    assert codes(caplog) == ["foreign response_url"] * 3


def test_an_answer_that_slack_does_not_take_is_one_line_without_content(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    made = office.typed("7KQ2 dates")

    def expired() -> Sent:
        sent = made()
        for each in office.slack.hooks.hooks.values():
            each.made -= timedelta(hours=1)
        return sent

    office.send(expired, wrong=["response_url: expired_url"])
    assert codes(caplog) == ["http 404"]


def test_a_bug_is_told_as_ours_and_logged_without_its_words(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    office.router = Scripted(KeyError(WARM))
    (got,) = office.send(office.typed(WARM))
    assert got.status_code == 200
    assert office.told()[0].startswith(f"{OUR_FAULT.title}\nImportant: Something went wrong.")
    assert [each.msg for each in caplog.records if each.levelname == "ERROR"] == ["slack_bug"]


def test_a_database_in_trouble_is_told_as_such(office: Office) -> None:
    office.router = Scripted(StorageError("disk is full", "call"))
    office.send(office.typed("dates"))
    (answer,) = office.told()
    assert "The fault is ours, and nothing was changed." in answer
    assert "disk" not in answer


def test_what_is_longer_than_five_messages_says_so(office: Office) -> None:
    office.router = Scripted(Card("Long", tuple(Text("x " * 1_400) for _ in range(12))))
    office.send(office.typed("dates"))
    assert len(office.told()) == 5
    assert office.told()[-1].startswith("There is more")


def test_two_presses_are_two_acts_and_one_repeated_is_one(office: Office) -> None:
    router = office.router = Scripted(Card("Done"))
    made = office.pressed(Pressed("dates"))
    sent = made()
    office.send(lambda: sent, lambda: sent, made)
    first, second = router.asked
    assert first.key != second.key
    assert first.key.startswith("slack ")


def test_where_nobody_can_tell_whether_it_is_new_nothing_is_done_and_that_is_said(
    office: Office,
) -> None:
    router = office.router = Scripted(Card("Done"))
    with read_only(office.house.store.database.engine):
        office.send(office.typed("dates"), office.pressed(Pressed("dates", opens=True)))
    assert router.asked == []
    assert ["nothing was changed" in each for each in office.told()] == [True, True]


@contextmanager
def read_only(engine: Engine) -> Iterator[None]:
    """Let nothing be written to a SQLite file, until the block ends."""

    def forbid(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA query_only = ON")

    engine.dispose()
    event.listen(engine, "connect", forbid)
    try:
        yield
    finally:
        event.remove(engine, "connect", forbid)
        engine.dispose()
