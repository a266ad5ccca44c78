"""Where answers to a press or a typed command go: five for each, within half an hour."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

from bot.core.ports import Clock

LIVES = timedelta(minutes=30)
USES = 5


@dataclass
class Hook:
    """One address to answer to, and what has been answered there."""

    user: str
    channel: str
    made: datetime
    answers: list[Mapping[str, object]] = field(default_factory=list)


@dataclass
class Hooks:
    """All such addresses; `at` is where they begin."""

    clock: Clock
    at: str = ""
    hooks: dict[str, Hook] = field(default_factory=dict)
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    def new(self, user: str, channel: str = "") -> str:
        """Return a new `response_url`, as it comes with what `user` has just pressed or typed."""
        name = f"{next(self._numbers):013}"
        self.hooks[name] = Hook(user, channel, self.clock.now())
        return f"{self.at}{name}"

    def answered(self, url: str) -> list[Mapping[str, object]]:
        """Return what has been answered to a `response_url`, the first answer first."""
        return self.hooks[url.rpartition("/")[2]].answers

    def take(self, name: str, answer: Mapping[str, object]) -> str:
        """Take an answer; return what Slack says where it takes it no more, else nothing."""
        hook = self.hooks.get(name)
        if hook is None:
            return "no_service"
        if self.clock.now() - hook.made > LIVES:
            return "expired_url"
        if len(hook.answers) >= USES:
            return "used_url"
        hook.answers.append(answer)
        return ""
