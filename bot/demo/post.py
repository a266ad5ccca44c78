"""What went out: each message with its moment, its route and who it was for."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from bot.core.facts.people import Route
from bot.core.ports import Clock, Message
from bot.core.wall_clock import day_of, local


@dataclass(frozen=True, slots=True)
class Sent:
    """One message as it left."""

    at: datetime
    route: Route
    message: Message

    @property
    def day(self) -> date:
        return day_of(self.at)

    @property
    def time(self) -> str:
        return f"{local(self.at):%H:%M}"

    def is_about(self, *words: str) -> bool:
        """Tell whether all these words stand in the subject."""
        return all(each in self.message.subject for each in words)


@dataclass
class Post:
    """Collects what goes out; `untold` is what the story has not mentioned yet."""

    clock: Clock
    sent: list[Sent] = field(default_factory=list)
    _texts: list[str] = field(default_factory=list)
    _told: int = 0

    def seen(self, route: Route, message: Message) -> None:
        """Note what has just left by a route."""
        self.sent.append(Sent(self.clock.now(), route, message))
        self._texts.append(all_of(message))

    @property
    def text(self) -> str:
        """Return all that can be read of what has left, documents included."""
        return "\n".join(self._texts)

    def untold(self) -> list[Sent]:
        """Return what has left since this was last asked."""
        fresh, self._told = self.sent[self._told :], len(self.sent)
        return fresh

    def about(self, *words: str) -> list[Sent]:
        """Return what went out with all these words in its subject."""
        return [each for each in self.sent if each.is_about(*words)]

    def to(self, address: str, *words: str) -> list[Sent]:
        """Return what of that went to one address."""
        return [each for each in self.about(*words) if each.message.address == address]


def all_of(message: Message) -> str:
    """Return all that can be read of a message, its papers and its files of lines included.

    What is drawn for machines to tell messages apart is left out: it may hold any letters.
    """
    entry = message.calendar
    read = replace(
        message,
        idempotency_key="",
        reply_tag="",
        calendar=replace(entry, uid="") if entry else None,
    )
    lines = [e.content.decode() for e in message.attachments if e.media_type.startswith("text/")]
    return "\n".join((repr(read), repr(message.paper), *lines))
