"""A mail of the demo's folder as its owner has it."""

from datetime import UTC, datetime

import pytest

from bot.demo.cast import GRACE
from bot.demo.letters import in_short, newest
from tests.demo.conftest import Told

pytestmark = pytest.mark.told


def test_an_invitation_is_shown_without_its_link_and_with_its_entry_in_short(told: Told) -> None:
    letter = newest(told.folder / "mail", GRACE, "Meeting 7KQ2: Tue 30 Mar 2027")
    assert letter is not None
    assert letter.body[-1] == "http://127.0.0.1:8080/a/..."
    assert letter.entry is not None
    assert letter.entry.start == datetime(2027, 3, 30, 9, tzinfo=UTC)
    assert letter.entry.attendees == [f"mailto:{GRACE}"]
    assert max(map(len, in_short(letter.entry))) <= 75
    assert all(line in told.text for line in in_short(letter.entry))


def test_a_mail_without_an_entry_has_its_words_alone(told: Told) -> None:
    letter = newest(told.folder / "mail", GRACE, "please confirm who you are")
    assert letter is not None
    assert letter.entry is None
    assert newest(told.folder / "mail", GRACE, "no such subject") is None


def test_no_link_and_no_token_stands_in_what_was_told(told: Told) -> None:
    assert "/a/..." in told.text
    assert "/a/" not in told.text.replace("/a/...", "")
