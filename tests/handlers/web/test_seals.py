"""A form is taken only on the link, for the command and from the version it was drawn for."""

from bot.core.requests import Upload
from handlers.web.seals import Seals, key_of

SEALS = Seals(b"a secret")


def test_a_seal_holds_for_what_it_was_made_for_and_nothing_else() -> None:
    seal = SEALS.seal("t1", "update M2", 7)
    assert SEALS.holds(seal, "t1", "update M2", 7)
    assert not SEALS.holds(seal, "t2", "update M2", 7)
    assert not SEALS.holds(seal, "t1", "minutes M2", 7)
    assert not SEALS.holds(seal, "t1", "update M2", 8)
    assert not SEALS.holds(seal, "t1", "update M2", None)
    assert not Seals(b"another").holds(seal, "t1", "update M2", 7)


def test_what_is_no_seal_does_not_hold() -> None:
    assert not any(
        SEALS.holds(each, "t1", "update", None) for each in ("", ".", "x", "a.é", "a.b.c")
    )


def test_each_drawing_of_a_form_has_a_seal_of_its_own() -> None:
    assert SEALS.seal("t1", "update M2", 7) != SEALS.seal("t1", "update M2", 7)


def test_the_same_form_with_the_same_content_has_the_same_key() -> None:
    file = {"document": Upload("document.pdf", "application/pdf", b"%PDF")}
    first = key_of("seal", "update M2", {"a": "1", "b": "2"}, file)
    assert first == key_of("seal", "update M2", {"b": "2", "a": "1"}, file)


def test_a_word_changed_and_sent_again_is_something_new() -> None:
    file = {"document": Upload("document.pdf", "application/pdf", b"%PDF")}
    keys = {
        key_of("seal", "update M2", {"a": "1"}, {}),
        key_of("seal", "update M2", {"a": "2"}, {}),
        key_of("other", "update M2", {"a": "1"}, {}),
        key_of("seal", "coming M2", {"a": "1"}, {}),
        key_of("seal", "update M2", {"a": "1"}, file),
    }
    assert len(keys) == 5


def test_the_secret_is_in_no_word_that_is_printed() -> None:
    assert "secret" not in repr(SEALS)
