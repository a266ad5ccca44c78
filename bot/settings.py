"""What can be configured: every `COREGROUP_` variable, what it means and what would be right."""

import difflib
import os
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, DotEnvSettingsSource, SettingsConfigDict

from bot.core.capitals import inside_a_sentence
from bot.setting_problems import ENV_FILE, PREFIX, Problem, SettingsError, malformed
from bot.spellings import (
    LARGEST_NAME,
    Address,
    BotToken,
    Database,
    Domains,
    Elsewhere,
    MailServer,
    Name,
    Networks,
    Page,
    SigningSecrets,
    SlackAddress,
    SlackApp,
    SlackTeam,
)

NEEDED_FOR_DATA = ("KEY_FILE",)
NEEDED_FOR_SLACK = ("SLACK_SIGNING_SECRET", "SLACK_BOT_TOKEN", "SLACK_TEAM_ID", "SLACK_APP_ID")
NEEDED_TO_SERVE = (*NEEDED_FOR_DATA, "PROFILE", "MAIL_URL", "MAIL_FROM", "PUBLIC_URL")


def _data_folder() -> Path:
    kept = os.environ.get("XDG_DATA_HOME", "") or Path.home() / ".local" / "share"
    return Path(kept) / "coregroup"


ITS_OWN_KEY = "the database's own key file, brought back from its copy: a new one does not open it"


class Settings(BaseSettings):
    """All settings. The description of each completes the sentence "Right would be: ..."."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, extra="ignore", frozen=True, hide_input_in_errors=True
    )

    data_dir: Path = Field(
        default_factory=_data_folder,
        description="a folder for the database, such as /srv/coregroup",
    )
    database_url: Database = Field(
        SecretStr(""),
        description="sqlite:////srv/coregroup/coregroup.db or postgresql://user:password@host/name",
    )
    key_file: Path | None = Field(
        None, description="the path of a key file; make one with: coregroup key new FILE"
    )
    key: SecretStr = Field(SecretStr(""), description="the content of a key file, in its place")
    profile: str = Field("", description='a profile\'s name, such as "england", or a .toml file')
    mail_url: MailServer = Field(
        SecretStr(""),
        description="smtp://user:password@host:587, smtps://host:465 or maildir:/path",
    )
    mail_from: Address = Field(
        "", description="the sender's address, such as meetings@eastmere.example"
    )
    mail_per_minute: int = Field(
        0,
        ge=0,
        le=100_000,
        description="the number of mails a minute that the server takes, 0 for no limit",
    )
    secure_mail_domains: Domains = Field(
        (), description="domains with commas between, such as eastmere.example,health.example"
    )
    public_url: Page = Field(
        "", description="the address of the answer page, such as https://meetings.eastmere.example"
    )
    public_name: Name = Field(
        "Meetings", description=f"a neutral name of at most {LARGEST_NAME} letters"
    )
    leave_url: Elsewhere = Field(
        "https://www.bbc.co.uk/weather",
        description="the address of an everyday page, such as https://www.bbc.co.uk/weather",
    )
    trusted_proxies: Networks = Field(
        (), description="addresses of the proxies in front, with commas between, such as 10.0.0.5"
    )
    slack_signing_secret: SigningSecrets = Field(
        SecretStr(""),
        description="the app's signing secret; while it changes old and new with a comma",
    )
    slack_bot_token: BotToken = Field(
        SecretStr(""), description="the token of the app's bot in the workspace, such as xoxb-..."
    )
    slack_team_id: SlackTeam = Field("", description="the workspace's id, such as T0123ABCD")
    slack_app_id: SlackApp = Field("", description="the app's id, such as A0123ABCD")
    slack_api_url: SlackAddress = Field(
        "https://slack.com/api/", description="the address of Slack, https://slack.com/api/"
    )
    lease_seconds: int = Field(
        60,
        ge=2,
        le=3600,
        description="a number of seconds, after which a dead courier's work is taken over",
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="debug, info, warning or error"
    )

    @property
    def erasure_list(self) -> Path:
        """The file of erased groups' references, which a restored backup cannot take back."""
        return self.data_dir / "erasures.txt"

    @property
    def has_slack(self) -> bool:
        """Tell whether Slack is set, which it then is whole."""
        return bool(self.slack_app_id)

    @property
    def slack_secrets(self) -> tuple[str, ...]:
        """Return the signing secrets that are accepted: one, or two during a change."""
        said = self.slack_signing_secret.get_secret_value()
        return tuple(each.strip() for each in said.split(",") if each.strip())

    @property
    def has_database(self) -> bool:
        """Tell whether a SQLite file is there already, which no new key will ever open."""
        kind, _, path = self.database.partition(":///")
        return kind == "sqlite" and Path(path).is_file()

    @property
    def database(self) -> str:
        """Return the address of the database, or of the SQLite file in the data folder."""
        return self.database_url.get_secret_value() or f"sqlite:///{self.data_dir}/coregroup.db"


def load(env_file: Path | None = None, *, needs: Collection[str] = NEEDED_TO_SERVE) -> Settings:
    """Read the settings from the environment, or first from a `.env`; raise `SettingsError`.

    `needs` names those without which the command cannot run.
    """
    settings, problems = read(env_file)
    if settings is not None:
        problems += missing(settings, needs)
    if problems or settings is None:
        raise SettingsError(problems)
    return settings


def read(env_file: Path | None = None) -> tuple[Settings | None, list[Problem]]:
    """Return the settings as they are, None if some cannot be read, and what is wrong with them."""
    if env_file is not None and not env_file.is_file():
        return None, [
            Problem(ENV_FILE, f"there is no file {env_file.absolute()}", "the path of a .env")
        ]
    try:
        if env_file is not None and (unreadable := malformed(env_file)):
            return None, unreadable
        problems = _unknown(env_file)
    except UnicodeDecodeError:
        return None, [Problem(ENV_FILE, f"{env_file} is not text", "the path of a .env, in UTF-8")]
    try:
        settings = Settings(_env_file=env_file)  # type: ignore[call-arg] # pydantic's own
    except ValidationError as error:
        return None, [*problems, *_invalid(error)]
    return settings, [*problems, *_half_set(settings)]


def describe(name: str) -> str:
    """Return what would be right for the setting `name` ("MAIL_URL")."""
    return Settings.model_fields[name.lower()].description or ""


def _unknown(env_file: Path | None) -> list[Problem]:
    """A variable with our prefix that is no setting is a slip of the pen: say which was meant."""
    written: Mapping[str, object] = (
        DotEnvSettingsSource(Settings, env_file=env_file).env_vars if env_file else {}
    )
    names = {name.upper() for name in (*os.environ, *written)}
    ours = {name.removeprefix(PREFIX) for name in names if name.startswith(PREFIX)}
    known = [name.upper() for name in Settings.model_fields]
    problems = []
    for name in sorted(ours.difference(known)):
        near = difflib.get_close_matches(name, known, 1)
        right = f"{PREFIX}{near[0]}" if near else "one of those that coregroup check shows"
        problems.append(Problem(f"{PREFIX}{name}", "there is no such setting", right))
    return problems


def _invalid(error: ValidationError) -> list[Problem]:
    problems = []
    for each in error.errors(include_input=False, include_url=False):
        name = str(each["loc"][0]).upper()
        wrong = each["msg"].removeprefix("Value error, ").rstrip(".")
        problems.append(Problem(f"{PREFIX}{name}", inside_a_sentence(wrong), describe(name)))
    return problems


def _half_set(settings: Settings) -> list[Problem]:
    """Name what Slack needs besides what is set for it: half of it would only look like a way."""
    lacking = missing(settings, NEEDED_FOR_SLACK)
    if len(lacking) == len(NEEDED_FOR_SLACK):
        return []
    return [replace(each, wrong="it is not set, and Slack needs it") for each in lacking]


def missing(settings: Settings, needs: Collection[str]) -> list[Problem]:
    """Return what a command needs and has not been given."""
    is_key_given = bool(settings.key.get_secret_value())
    asked = [name for name in needs if name != "KEY_FILE" or not is_key_given]
    return [
        Problem(f"{PREFIX}{name}", wrong, _right(settings, name))
        for name in asked
        if (wrong := _lack(getattr(settings, name.lower())))
    ]


def _lack(value: object) -> str:
    """Say what is wrong with what has to be given; nothing where it is there."""
    given = value.get_secret_value() if isinstance(value, SecretStr) else value
    if not given:
        return "it is not set"
    return f"there is no file {value}" if isinstance(value, Path) and not value.is_file() else ""


def _right(settings: Settings, name: str) -> str:
    return ITS_OWN_KEY if name == "KEY_FILE" and settings.has_database else describe(name)
