"""What is wrong with the settings and with the file of them, each in one line."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dotenv.parser import parse_stream

PREFIX = "COREGROUP_"
ENV_FILE = "--env-file"


@dataclass(frozen=True, slots=True)
class Problem:
    """A setting or the file of them: what is wrong with it, and what would be right."""

    name: str
    wrong: str
    right: str

    def __str__(self) -> str:
        return f"{self.name}: {self.wrong}. Right would be: {self.right}."


class SettingsError(Exception):
    """The bot cannot start with these settings; each problem is one line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(each) for each in self.problems))


def malformed(env_file: Path) -> list[Problem]:
    """Name each line that is no setting, by its number: what stands there may be a secret."""
    with env_file.open(encoding="utf-8") as lines:
        read_ = list(parse_stream(lines))
    right = 'COREGROUP_NAME=value, or a note behind "#"'
    return [
        Problem(ENV_FILE, f"line {each.original.line} of {env_file} is not a setting", right)
        for each in read_
        if each.error or (each.key is not None and each.value is None)
    ]
