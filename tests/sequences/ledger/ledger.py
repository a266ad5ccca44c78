"""The ledger: who put which mark in, where it has stood, and who may be shown it."""

from dataclasses import dataclass, field

from bot.core.facts.copies import FamilyCopy
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from tests.sequences.ledger.kept_about import is_kept_about, names_another
from tests.sequences.ledger.marks import Marks, found_in
from tests.sequences.ledger.matrix import is_on_pages, is_own_name, may_lie_open, may_see
from tests.sequences.ledger.of_copies import KEPT, may_be_copied
from tests.sequences.ledger.readers import Reader
from tests.sequences.ledger.standing import Place, places

AROUND = 300
"""Characters before and behind a mark that was found, to be told with it."""


class LeakError(AssertionError):
    """A mark was found where access.md says no."""


@dataclass
class Ledger:
    """All marks of one group's life.

    `stood` tells where each has stood last: what was taken out again is still nobody else's.
    """

    marks: Marks = field(default_factory=Marks)
    stood: dict[str, list[Place]] = field(default_factory=dict)
    facts: CoreGroup | None = None
    before: CoreGroup | None = None

    def learn(self, facts: CoreGroup) -> None:
        """Note where the marks stand now."""
        if self.facts is not None and facts.version == self.facts.version:
            return
        self.before, self.facts = self.facts or facts, facts
        for mark, found in places(facts, self.marks.in_files).items():
            self.stood[mark] = [*found, *self._before_it(mark, found)]

    def _before_it(self, mark: str, found: list[Place]) -> list[Place]:
        """Return where it stood before, as far as that still tells whose it is.

        A copy keeps what has been altered since, and a text by which name somebody went then.
        """
        before = self.stood.get(mark, ())
        if all(each.path.startswith(KEPT) for each in found):
            return [each for each in before if not each.path.startswith(KEPT)]
        if any(isinstance(each.whole, Member) for each in found):
            return []
        return [each for each in before if isinstance(each.whole, Member)]

    def found(self, text: str, said: str = "") -> set[str]:
        """Return the marks in a text that were put into this group, but for what is said."""
        return {
            each
            for each in found_in(text) - found_in(said)
            if each in self.marks.by or each in self.stood
        }

    def check_nobody(self, what: str, text: str, *, said: str = "") -> None:
        """Check what is for nobody of the group: logs, counts, names of files, the audit log."""
        for mark in self.found(text, said):
            self.leaks(what, "nobody", mark, text)

    def check_shown(self, who: str, what: str, text: str, *, said: str = "") -> None:
        """Check what was shown to one member, by the facts before it and after it.

        `said` is what they have said themselves a moment ago, and may be given back.
        """
        for mark in self.found(text, said):
            if not any(self.may_see(each, mark) for each in self._readers(who)):
                self.leaks(what, who, mark, text)

    def check_page(self, who: str, text: str, *, said: str) -> None:
        """Check what a link has shown: nothing but what was sent a moment ago, and who leads."""
        for mark in self.found(text, said):
            stood = self.stood.get(mark, ())
            if not any(is_on_pages(each, place) for each in self._readers(who) for place in stood):
                self.leaks("a page", who, mark, text)

    def check_kept_about(self, who: str, what: str, text: str, *, said: str = "") -> None:
        """Check all that is kept about one member: it is theirs, and names nobody else (IG7)."""
        for mark in self.found(text, said):
            stood = self.stood.get(mark, ())
            readers = self._readers(who)
            is_theirs = any(self.may_see(e, mark) or is_kept_about(e, stood) for e in readers)
            if names_another(who, stood) or not is_theirs:
                self.leaks(what, who, mark, text)

    def check_room(self, what: str, text: str) -> None:
        """Check a card that may lie open at the meeting: nothing that must not be said there."""
        for mark in self.found(text):
            stood = self.stood.get(mark, ())
            if stood and not any(may_lie_open(each) for each in stood):
                self.leaks(what, "the room", mark, text)

    def may_see(self, reader: Reader, mark: str) -> bool:
        """Tell whether somebody may be shown a mark: it is their own, or the matrix says so."""
        if self.marks.by.get(mark) == reader.id and not reader.is_shut_out:
            return True
        stood = self.stood.get(mark, ())
        copied = [each for each in stood if each.path.startswith(KEPT)]
        others = [each for each in stood if each not in copied]
        if any(is_own_name(reader, each) or may_see(reader, each) for each in others):
            return True
        if mark in self.marks.homes:
            return False
        # A copy shows what may stand in one for whom it is made, to them and to who confirms it.
        wholes = [each.whole for each in copied if may_see(reader, each)]
        made_for = {each.member for each in wholes if isinstance(each, FamilyCopy)}
        seen = (_reader(reader.facts, each) for each in made_for)
        now = [each for each in others if not self._is_of_the_past(each)]
        return any(may_be_copied(each, now) for each in seen if each is not None)

    def _is_of_the_past(self, place: Place) -> bool:
        """Tell whether somebody goes by another name since: nobody keeps the one before (B9)."""
        members = self.facts.members if self.facts is not None else ()
        return isinstance(place.whole, Member) and place.whole not in members

    def _readers(self, who: str) -> list[Reader]:
        """Return somebody as they were before what has happened last, and as they are now."""
        found = (_reader(facts, who) for facts in (self.before, self.facts))
        return [each for each in found if each is not None]

    def leaks(self, what: str, who: str, mark: str, text: str) -> None:
        """Tell what was found where, with what stands around it."""
        stood = sorted({each.path for each in self.stood.get(mark, ())})
        by = self.marks.by.get(mark) or "the beginning"
        at = text.lower().find(mark)
        around = text[max(0, at - AROUND) : at + AROUND]
        raise LeakError(f"{what}, shown to {who}, holds {mark} by {by}, of {stood}: ...{around}...")


def _reader(facts: CoreGroup | None, who: str) -> Reader | None:
    member = facts.member(who) if facts is not None else None
    return Reader(facts, member) if facts is not None and member is not None else None
