"""The settings as an operator may see them: each variable with its value, secrets masked."""

import re
from urllib.parse import urlsplit

from pydantic import SecretStr

from bot.setting_problems import PREFIX
from bot.settings import Settings
from bot.spellings import DATABASES, MAIL_SERVERS

MASK = "********"
PASSWORD = re.compile(r"((?:password|sslpassword)=)[^&]*", re.IGNORECASE)


def shown(settings: Settings) -> tuple[tuple[str, str], ...]:
    """Return each setting's variable and its value, with secrets masked."""
    values = {name: getattr(settings, name) for name in Settings.model_fields}
    return tuple((f"{PREFIX}{name.upper()}", _masked(value)) for name, value in values.items())


def _masked(value: object) -> str:
    match value:
        case SecretStr():
            return _without_password(value.get_secret_value())
        case tuple():
            return ", ".join(value)
        case None:
            return ""
    return str(value)


def _without_password(secret: str) -> str:
    """Show where an address leads; whatever is no address is masked whole."""
    url = urlsplit(secret)
    if url.scheme not in {*DATABASES, *MAIL_SERVERS}:
        return MASK if secret else ""
    login, _, place = url.netloc.rpartition("@")
    masked = secret.replace(f"{login}@", f"{MASK}@", 1) if place != url.netloc else secret
    return PASSWORD.sub(rf"\1{MASK}", masked)
