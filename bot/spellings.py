"""How settings are written, and what is wrong with one that is not written so."""

import re
from ipaddress import ip_address, ip_network
from typing import Annotated
from urllib.parse import SplitResult, urlsplit

from email_validator import EmailNotValidError, validate_email
from pydantic import AfterValidator, BeforeValidator, SecretStr
from pydantic_settings import NoDecode

LARGEST_NAME = 60
DATABASES = ("sqlite", "postgresql", "postgresql+psycopg")
MAIL_SERVERS = ("smtp", "smtps", "maildir")

SECRETS_AT_ONCE = 2
SLACK_SECRET = re.compile(r"[!-~]{16,200}")
SLACK_TOKEN = re.compile(r"xoxb-[!-~]{8,500}")
SLACK_TEAM = re.compile(r"[TE][A-Z0-9]{4,30}")
SLACK_APP = re.compile(r"A[A-Z0-9]{4,30}")

NOT_NEUTRAL = re.compile(
    r"\b(?:child|protect|safeguard|core group|social (?:care|work))\w*", re.IGNORECASE
)
"""What no name outside may say: it stands in each mail, on each page and calendar (IG18)."""


def _url(value: str, schemes: tuple[str, ...]) -> SplitResult:
    """Split an address; an unreadable port or another scheme is an error, empty is not set."""
    try:
        url = urlsplit(value)
        _ = url.port
    except ValueError:
        # The words of the error may repeat part of a password.
        raise ValueError("its host or port cannot be read") from None
    if value and url.scheme not in schemes:
        raise ValueError(f"it does not begin with {' or '.join(f'{each}:' for each in schemes)}")
    return url


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine, by its name or address alone."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _split(value: object) -> object:
    if isinstance(value, str):
        return tuple(each.strip().lower() for each in value.split(",") if each.strip())
    return value


def _database(value: SecretStr) -> SecretStr:
    _url(value.get_secret_value(), DATABASES)
    return value


def _mail_server(value: SecretStr) -> SecretStr:
    url = _url(value.get_secret_value(), MAIL_SERVERS)
    if url.scheme in {"smtp", "smtps"} and not url.hostname:
        raise ValueError("it names no mail server")
    if url.scheme == "maildir" and not url.path:
        raise ValueError("it names no folder")
    return value


def _sender(value: str) -> str:
    try:
        return validate_email(value, check_deliverability=False).normalized if value else ""
    except EmailNotValidError as error:
        raise ValueError("it is not an e-mail address") from error


def _page(value: str) -> str:
    if not value:
        return ""
    url = _url(value, ("http", "https"))
    if not url.hostname or any((url.query, url.fragment, url.username)):
        raise ValueError("it is not the plain address of a server")
    if url.scheme == "http" and not is_loopback(url.hostname):
        raise ValueError("links must be https:// outside this machine")
    return value.rstrip("/")


def _elsewhere(value: str) -> str:
    if not value:
        raise ValueError("it is empty, and nobody could leave a page")
    if found := NOT_NEUTRAL.search(_page(value)):
        raise ValueError(f'it says "{found[0]}", which anybody near a family may read')
    return value


def _name(value: str) -> str:
    if not 0 < len(value.strip()) <= LARGEST_NAME or not value.isprintable():
        raise ValueError("it is empty, too long or not plain text")
    if found := NOT_NEUTRAL.search(value):
        raise ValueError(f'it says "{found[0]}", which anybody near a family may read')
    return value.strip()


def _domains(value: tuple[str, ...]) -> tuple[str, ...]:
    for each in value:
        if "@" in each or "." not in each.strip(".") or not each.isprintable():
            raise ValueError(f'"{each[:60]}" is not a domain')
    return value


def _networks(value: tuple[str, ...]) -> tuple[str, ...]:
    for each in value:
        ip_network(each, strict=False)
    return value


def _signing_secrets(value: SecretStr) -> SecretStr:
    secrets = [each.strip() for each in value.get_secret_value().split(",")]
    if secrets != [""] and not all(map(SLACK_SECRET.fullmatch, secrets)):
        raise ValueError("it is not what Slack shows as the signing secret")
    if len(secrets) > SECRETS_AT_ONCE:
        raise ValueError("it names more than the old secret and the new one")
    return value


def _bot_token(value: SecretStr) -> SecretStr:
    if value.get_secret_value() and not SLACK_TOKEN.fullmatch(value.get_secret_value()):
        raise ValueError("it is not the token of a bot, which begins with xoxb-")
    return value


def _slack_team(value: str) -> str:
    if value and not SLACK_TEAM.fullmatch(value):
        raise ValueError("it is not the id of a workspace or an organisation")
    return value


def _slack_app(value: str) -> str:
    if value and not SLACK_APP.fullmatch(value):
        raise ValueError("it is not the id of an app")
    return value


def _slack_address(value: str) -> str:
    if not value:
        raise ValueError("it is empty")
    return f"{_page(value)}/"


Words = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_split)]
Domains = Annotated[Words, AfterValidator(_domains)]
Networks = Annotated[Words, AfterValidator(_networks)]
Database = Annotated[SecretStr, AfterValidator(_database)]
MailServer = Annotated[SecretStr, AfterValidator(_mail_server)]
Address = Annotated[str, AfterValidator(_sender)]
Page = Annotated[str, AfterValidator(_page)]
Elsewhere = Annotated[str, AfterValidator(_elsewhere)]
Name = Annotated[str, AfterValidator(_name)]
SigningSecrets = Annotated[SecretStr, AfterValidator(_signing_secrets)]
BotToken = Annotated[SecretStr, AfterValidator(_bot_token)]
SlackTeam = Annotated[str, AfterValidator(_slack_team)]
SlackApp = Annotated[str, AfterValidator(_slack_app)]
SlackAddress = Annotated[str, AfterValidator(_slack_address)]
