"""What a mail server's refusal or silence means: to a message, to its lane, to the operator."""

import re
import socket
import ssl
from enum import StrEnum

from aiosmtplib import SMTPException, SMTPResponseException

from bot.core.ports import TransportError
from bot.core.refusals import Refusal

REST_WHEN_BUSY = 60.0
"""Seconds for which a lane rests when the server has enough of us."""
REST_WHEN_UNREACHABLE = 30.0
"""Seconds for which a lane rests when no mail at all can be handed over."""

# Answers about our login or our use of TLS, never about a message (RFC 4954 6, RFC 3207).
_ABOUT_US = {454, 530, 534, 535, 538}
_BUSY = {421, 432}
# Insufficient system storage, system not accepting messages, congestion (RFC 3463).
_BUSY_STATUS = re.compile(r"4\.3\.[12]\b|4\.4\.5\b")
_REFUSED_FOR_NOW = 400
_REFUSED_FOR_GOOD = 500


class Step(StrEnum):
    """How far a line has come; before RECIPIENT nothing was said of any message."""

    CONNECT = "connect"
    TLS = "tls"
    LOGIN = "login"
    SENDER = "sender"
    RECIPIENT = "recipient"
    DATA = "data"
    BODY = "body"

    @property
    def is_ours(self) -> bool:
        """Tell whether a refusal here is about the sender's set-up and not about a message."""
        return self in {Step.CONNECT, Step.TLS, Step.LOGIN, Step.SENDER}


class NoStartTls(SMTPException):
    """The server offers no STARTTLS where it is demanded."""

    def __init__(self) -> None:
        super().__init__("no STARTTLS")


class NoLogin(SMTPException):
    """The server takes no login although one is configured."""

    def __init__(self) -> None:
        super().__init__("no AUTH")


TROUBLES = (SMTPException, OSError)
"""What can go wrong between us and a mail server; time-outs and TLS errors are `OSError`s."""


def transport_error(trouble: Exception, step: Step) -> TransportError:
    """Return what `trouble` at `step` means; no text of the server's, which may name an address.

    5xx for a recipient or a message is permanent, 4xx is not. What is refused before a recipient
    was named is about us: the message stays good, and the whole lane rests. In doubt is only
    what was handed over in full and never answered.
    """
    if isinstance(trouble, SMTPResponseException) and trouble.code >= _REFUSED_FOR_NOW:
        return _answered(trouble, step)
    if step is Step.BODY:
        return TransportError("smtp no answer after data", permanent=False, in_doubt=True)
    rest = REST_WHEN_UNREACHABLE if step.is_ours else None
    return TransportError(_code(trouble, step), permanent=False, retry_after=rest)


def _answered(answer: SMTPResponseException, step: Step) -> TransportError:
    code = f"smtp {answer.code}"
    if answer.code in _BUSY or _BUSY_STATUS.match(answer.message):
        return TransportError(code, permanent=False, retry_after=REST_WHEN_BUSY)
    if step.is_ours or answer.code in _ABOUT_US:
        code = f"{code} {step}"
        return TransportError(code, permanent=False, retry_after=REST_WHEN_UNREACHABLE)
    return TransportError(code, permanent=answer.code >= _REFUSED_FOR_GOOD)


def _code(trouble: Exception, step: Step) -> str:
    return f"smtp {'timeout' if isinstance(trouble, TimeoutError) else 'cut'} {step}"


def advice(trouble: Exception, step: Step, place: str) -> Refusal:
    """Return what is wrong with the way to `place` ("host:port") and how to mend it.

    For the operator; it says nothing of the password.
    """
    if isinstance(trouble, SMTPResponseException) and trouble.code >= _REFUSED_FOR_NOW:
        why = f"The mail server at {place} refused us with {trouble.code} ({step})."
        return Refusal(why, _MEND[step])
    cause = trouble.__cause__ if isinstance(trouble.__cause__, OSError) else trouble
    for kind, why, mend in _KNOWN:
        if isinstance(cause, kind):
            return Refusal(why.format(place=place, cause=cause), _MEND[mend])
    return Refusal(f"The mail server at {place} does not answer.", _MEND[step])


_KNOWN: tuple[tuple[type[Exception], str, Step], ...] = (
    (
        ssl.SSLCertVerificationError,
        "The certificate of {place} is not trusted: {cause.verify_message}.",
        Step.TLS,
    ),
    (ssl.SSLError, "No TLS connection can be made with {place}.", Step.TLS),
    (NoStartTls, "The mail server at {place} offers no STARTTLS, which is demanded.", Step.TLS),
    (NoLogin, "The mail server at {place} takes no login.", Step.LOGIN),
    (socket.gaierror, "The name in {place} is not known: no mail server is found.", Step.CONNECT),
    (ConnectionRefusedError, "Nothing listens at {place}.", Step.CONNECT),
)
_MEND = {
    Step.CONNECT: "Check host and port in COREGROUP_MAIL_URL, and the firewall. Ports are as a "
    "rule 587 with smtp:// and 465 with smtps://.",
    Step.TLS: "Use smtps:// if the server speaks TLS from the start. For a certificate of your "
    "own authority set SSL_CERT_FILE to its file.",
    Step.LOGIN: "Check user and password in COREGROUP_MAIL_URL, for example "
    "smtp://user:password@mail.example:587; write special characters as %40 and the like.",
    Step.SENDER: "Check that this login may send as COREGROUP_MAIL_FROM.",
}
