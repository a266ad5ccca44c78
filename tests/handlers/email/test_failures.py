"""What each answer of a mail server means: whose fault it is, and whether to try again."""

import pytest
from aiosmtplib import SMTPDataError, SMTPReadTimeoutError, SMTPServerDisconnected

from handlers.email.failures import (
    REST_WHEN_BUSY,
    REST_WHEN_UNREACHABLE,
    Step,
    advice,
    transport_error,
)

NAMED = "<g.holloway@health.example>"


@pytest.mark.parametrize("step", [Step.RECIPIENT, Step.DATA, Step.BODY])
@pytest.mark.parametrize(("code", "permanent"), [(450, False), (452, False), (550, True)])
def test_a_message_refused_is_refused_for_good_or_for_now(
    step: Step, code: int, *, permanent: bool
) -> None:
    error = transport_error(SMTPDataError(code, NAMED), step)
    assert (error.permanent, error.in_doubt, error.retry_after) == (permanent, False, None)
    assert error.code == f"smtp {code}"


@pytest.mark.parametrize("step", [Step.CONNECT, Step.TLS, Step.LOGIN, Step.SENDER])
@pytest.mark.parametrize("code", [451, 535, 550, 554])
def test_what_is_refused_before_a_recipient_was_named_is_no_fault_of_the_message(
    step: Step, code: int
) -> None:
    error = transport_error(SMTPDataError(code, NAMED), step)
    assert (error.permanent, error.retry_after) == (False, REST_WHEN_UNREACHABLE)
    assert error.code == f"smtp {code} {step}"


def test_a_recipient_refused_for_want_of_a_login_is_no_fault_of_the_recipient() -> None:
    error = transport_error(SMTPDataError(530, "5.7.0 authenticate first"), Step.RECIPIENT)
    assert (error.permanent, error.retry_after) == (False, REST_WHEN_UNREACHABLE)


@pytest.mark.parametrize(
    ("code", "said"),
    [(421, "bye"), (432, "4.3.2 limit"), (451, "4.3.2 busy"), (452, "4.3.1 full")],
)
@pytest.mark.parametrize("step", Step)
def test_a_busy_server_gets_a_rest(code: int, said: str, step: Step) -> None:
    error = transport_error(SMTPDataError(code, said), step)
    assert (error.permanent, error.in_doubt, error.retry_after) == (False, False, REST_WHEN_BUSY)


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize(
    "trouble",
    [
        SMTPServerDisconnected("gone"),
        SMTPReadTimeoutError("late"),
        SMTPDataError(-1, f"nonsense {NAMED}"),
        SMTPDataError(250, "out of turn"),
    ],
)
def test_only_what_was_handed_over_and_never_answered_is_in_doubt(
    trouble: Exception, step: Step
) -> None:
    error = transport_error(trouble, step)
    assert error.in_doubt is (step is Step.BODY)
    assert not error.permanent
    assert "health.example" not in f"{error}{error.code}"


@pytest.mark.parametrize("step", [Step.CONNECT, Step.TLS, Step.LOGIN, Step.SENDER])
def test_advice_names_the_server_and_a_way_on(step: Step) -> None:
    for trouble in (SMTPDataError(550, NAMED), SMTPServerDisconnected("gone")):
        said = advice(trouble, step, "mail.example:587")
        assert "mail.example:587" in said.why
        assert said.way_on
        assert "health.example" not in str(said)
