"""Words planted in every free text of a group, and the search for them in all that was sent."""

from dataclasses import dataclass, field, fields, is_dataclass, replace
from io import BytesIO
from itertools import count
from zipfile import ZipFile

from bot.core.access import Asked, Subject, Verb, Viewer, allowed
from bot.core.facts.groups import CoreGroup
from bot.core.facts.minutes import MinutesState
from bot.core.notices.notice import CHANNEL, ENCLOSING
from bot.core.ports import Message
from tests.sequences.post import Sent


@dataclass(frozen=True, slots=True)
class Planted:
    """One planted word: what may show it to whom is asked of access."""

    word: str
    subject: Subject
    owner: str = ""
    meeting: str = ""


@dataclass
class Words:
    """All planted words of one group's life."""

    planted: list[Planted] = field(default_factory=list)
    numbers: "count[int]" = field(default_factory=lambda: count(1))

    def plant(self, subject: Subject, *, owner: str = "", meeting: str = "") -> str:
        """Return a word that stands nowhere else, and remember to what it belongs."""
        word = f"zq{next(self.numbers)}xw"
        self.planted.append(Planted(word, subject, owner, meeting))
        return word

    def check(self, sent: Sent) -> None:
        """Search one message for everything that its recipient may not see."""
        pushed = all_text(sent.message.subject) + all_text(sent.message.card)
        whole = _everything(sent.message)
        is_document = sent.identity.kind in ENCLOSING
        for each in self.planted:
            if each.word in whole:
                assert _may_see(sent, each), f"{each} reached {sent.recipient}: {sent.identity}"
                assert is_document or each.word not in pushed, f"{each} was pushed"
        if not is_document:
            _check_no_person(sent.facts, pushed, sent.message)


def _may_see(sent: Sent, planted: Planted) -> bool:
    """Ask access; what was drafted may also be seen by whoever may see it since it is final.

    A version that is final stays so while it is being corrected (R10).
    """
    if planted.subject is Subject.MINUTES_DRAFT:
        versions = [each for each in sent.facts.minutes if each.state is MinutesState.FINAL]
        if any(planted.word in all_text(each) for each in versions):
            return _may_see(sent, replace(planted, subject=Subject.MINUTES_FINAL))
    about = sent.facts.meeting(planted.meeting or sent.identity.subject)
    owner, meeting = planted.owner or sent.recipient, about.id if about else ""
    asked = Asked(Verb.SEE, planted.subject, owner=owner, meeting=meeting)
    return sent.recipient != CHANNEL and allowed(sent.facts, Viewer(sent.recipient), asked)


def _check_no_person(facts: CoreGroup, pushed: str, message: Message) -> None:
    """Names, addresses and numbers of people stand in no message that is pushed (IG1)."""
    calendar = _everything(message.calendar)
    for member in facts.members:
        for private in (*member.name.split(), member.contact.email, member.contact.telephone):
            if private:
                assert private not in pushed, f"{private} was pushed"
                assert private not in calendar, f"{private} stands in a calendar"


def _everything(thing: object) -> str:
    """Return all text anywhere in a message but its address."""
    if isinstance(thing, Message):
        kept = {each.name: getattr(thing, each.name) for each in fields(thing)}
        return "\n".join(all_text(value) for name, value in kept.items() if name != "address")
    return all_text(thing)


def all_text(thing: object) -> str:
    """Return all text anywhere in a thing, file contents included."""
    if isinstance(thing, bytes):
        return unpacked(thing)
    if is_dataclass(thing):
        return "\n".join(all_text(getattr(thing, each.name)) for each in fields(thing))
    if isinstance(thing, tuple | list | frozenset):
        return "\n".join(all_text(each) for each in thing)
    if isinstance(thing, dict):
        return "\n".join(f"{key}\n{all_text(value)}" for key, value in thing.items())
    return "" if thing is None else str(thing)


def unpacked(content: bytes) -> str:
    """Return a file as text: of what is packed (a .docx, a .zip) every part, by its name."""
    if not content.startswith(b"PK\x03\x04"):
        return content.decode(errors="replace")
    with ZipFile(BytesIO(content)) as packed:
        parts = [(name, unpacked(packed.read(name))) for name in packed.namelist()]
    return "\n".join(f"{name}\n{text}" for name, text in parts)
