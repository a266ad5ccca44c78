"""The ledger's own rules: files handed in, as an update, as minutes and as the agreement beside."""

from dataclasses import replace
from datetime import datetime
from random import Random

from hypothesis.stateful import precondition, rule

from bot.core.access import Subject
from bot.core.facts.deliveries import Document
from bot.core.facts.groups import CoreGroup
from handlers.uploads import document
from storage.store import Store
from tests.cast import PRIYA
from tests.sequences.between import BetweenMeetings
from tests.sequences.ledger.files import a_file
from tests.sequences.ledger.marks import Marks
from tests.sequences.machine import INDEX, WHO
from tests.sequences.words import Words

SAYS = {"says_intervention_agreed": "yes", "says_decision_taken": "yes"}


def with_files(store: Store, facts: CoreGroup, marks: Marks, now: datetime) -> None:
    """Put the written agreement beside the minutes that stand there, and a file to each update."""

    def put(by: str) -> str:
        file = document(a_file(by, marks, Random(by)).content)
        kept = store.documents.put(
            facts.ref, file.content, media_type=file.media_type, by=by, now=now
        )
        documents.append(kept)
        return kept.id

    documents: list[Document] = []
    with store.begin(facts.ref, by=PRIYA, now=now) as work:
        work.facts = replace(
            work.facts,
            minutes=tuple(replace(each, agreement=put(each.written_by)) for each in facts.minutes),
            updates=tuple(replace(each, document=put(each.member)) for each in facts.updates),
            documents=tuple(documents),
        )


class Marked(Words):
    """Gives the rules of other lives marks of the ledger for their texts."""

    def __init__(self, marks: Marks) -> None:
        super().__init__()
        self.marks = marks

    def plant(self, subject: Subject, *, owner: str = "", meeting: str = "") -> str:  # noqa: ARG002 - where it stands tells more
        return self.marks.plant(owner)


class HandsIn(BetweenMeetings):
    """A life in which documents are handed in where a form takes them."""

    marks: Marks

    @precondition(lambda self: self.facts.meetings)
    @rule(who=WHO, index=INDEX)
    def hand_in_an_update(self, who: str, index: int) -> None:
        meetings = self.facts.meetings
        self._hand_in(who, f"update {meetings[index % len(meetings)].id}")

    @precondition(lambda self: self._held)
    @rule(index=INDEX)
    def hand_in_the_minutes(self, index: int) -> None:
        """Hand them in with the agreement, and let them be signed and released."""
        meeting = self._held_one(index)
        self._hand_in(meeting.note_taker, f"minutes {meeting.id} hand in", **SAYS)
        self._hand_in(meeting.note_taker, f"minutes {meeting.id} agreement")
        self.sign_minutes(index, {"chair", "senior"})
        self.release_minutes(index)

    def _hand_in(self, who: str, text: str, /, **fields: str) -> None:
        file = a_file(who, self.marks, Random(text))
        self.world.house.say(who, text, fields, uploads={"document": file})
