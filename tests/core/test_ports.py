"""What a transport says of a message that was not handed over."""

from bot.core.ports import TransportError


def test_an_error_tells_by_its_code_alone_and_is_taken_to_have_kept_the_message() -> None:
    error = TransportError("smtp_421", permanent=False, retry_after=30.0)
    assert (str(error), error.permanent, error.retry_after) == ("smtp_421", False, 30.0)
    assert not error.in_doubt
