"""A request carries what was handed in, and shows it to no log."""

from bot.core.requests import Actor, Place, Request, Upload


def test_a_request_is_from_the_terminal_and_in_earnest_unless_it_says_otherwise() -> None:
    request = Request(Actor(person="person-1"), "dates", key="k1")
    assert (request.place, request.only_looks, request.seen) == (Place.TERMINAL, False, None)


def test_the_content_of_a_document_is_not_in_what_a_log_would_print() -> None:
    upload = Upload("minutes.docx", "application/msword", b"Leah said")
    assert "Leah" not in repr(upload)
