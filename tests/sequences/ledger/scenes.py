"""What a group does in its order, so that lives get there: a record, a copy, a part not for all.

By chance alone a draft is seldom signed, and a copy that was let go hardly ever kept back.
"""

from random import Random

from bot.core.access import Subject
from bot.core.documents.to_print import CARRY
from tests.cast import ASHA, DAWN, DEAN, GRACE, LEAH, MARTIN, PRIYA, TOM
from tests.sequences.between import BetweenMeetings
from tests.sequences.ledger.sentences import not_for_all

HEADS = (PRIYA, TOM)
PARENTS = (LEAH, DEAN)
AUTHORS = (GRACE, MARTIN, ASHA, DAWN)
PLAYED = 0.6
"""How often one of the scenes is played between two things of the story."""
OF_A_COPY = ((PRIYA, "plain"), (PRIYA, "release"), (TOM, "confirm"))


class Scenes(BetweenMeetings):
    """A life between whose rules scenes are played, each by what has happened before."""

    def scene(self, random: Random) -> None:
        """Play a scene, or none; whoever leads must not be paused for one."""
        self.look()
        if random.random() < PLAYED:
            for who in sorted({e.member for e in self.facts.pauses if e.stands} & {"", *HEADS}):
                self._say(PRIYA, f"pause lift {who or 'group'}")
            scenes = (self.a_record, self.a_correction, self.a_part_not_for_all)
            copies = (self.a_copy, self.a_copy, self.a_copy_kept_back)
            random.choice((*scenes, *copies, self.something_sent))(random)

    def a_record(self, random: Random) -> None:
        """Minutes go to the lead, are changed after that now and then, and released or not."""
        for number, meeting in enumerate(self._held):
            minutes = self.facts.minutes_of(meeting.id)
            if minutes is None or not minutes.is_final:
                self.write_minutes(number)
                self._say(meeting.note_taker, f"minutes {meeting.id} draft", progress=self._said())
                if random.random() < 0.5:
                    self.write_minutes(number)
                self._say(meeting.note_taker, f"minutes {meeting.id} draft", progress=self._said())
                if random.random() < 0.5:
                    self.sign_minutes(number, {"chair", "senior"})
                    self.release_minutes(number)
                return

    def a_correction(self, random: Random) -> None:
        """A record that holds is corrected, and the correction is a draft for a while."""
        released = [each for each in self.facts.minutes if each.is_final]
        if released and random.random() < 0.5:
            meeting = random.choice(released).meeting
            why = self.words.plant(Subject.MINUTES_DRAFT, owner=PRIYA)
            self._fill(PRIYA, f"minutes {meeting} correct", reason=why)
            self._fill(PRIYA, f"minutes {meeting} draft", progress=why)

    def a_copy(self, random: Random) -> None:
        """A copy is written plainly; often it goes no farther, or waits for the second person."""
        reader, number = random.choice(PARENTS), random.randrange(4)
        if any(each.is_final for each in self.facts.minutes):
            for who, step in OF_A_COPY[: random.choice((1, 2, 3, 3, 3, 3))]:
                self.decide_on_a_copy(reader, who, step, number)

    def a_copy_kept_back(self, random: Random) -> None:
        """What was let go for somebody is kept back before they have it."""
        for copy in [e for e in self.facts.copies if e.released_at is not None][-1:]:
            minutes = self.facts.minutes_by_id(copy.minutes)
            if minutes is not None:
                who = random.choice(HEADS)
                why = self.words.plant(Subject.NOT_SHARED, owner=who)
                of = f"minutes {minutes.meeting} for {copy.member}"
                self._say(who, f"{of} withhold", reason=why)
                self._say(who, f"{of} print")

    def a_part_not_for_all(self, random: Random) -> None:
        """Somebody writes of a meeting what one other must not learn, and that they may."""
        who = random.choice(AUTHORS)
        others = [each for each in self.facts.core_members if each.id != who]
        meeting, other = random.choice(self.facts.meetings), random.choice(others)
        of = {"owner": who, "meeting": meeting.id}
        text, marked, why = (self.words.plant(Subject.UPDATE_MARKED, **of) for _ in range(3))
        part = {"working": f"We think that {marked} helps.", "not_for_working": other.name}
        said = {"changed": text, **part, "why_working": f"Because of {why}."}
        self._say(who, f"update {meeting.id}", **said)

    def something_sent(self, random: Random) -> None:
        """Somebody has sent to them what they may read, lead or manager what they hand on."""
        held = random.choice([each.id for each in self._held] or ["M1"])
        self._say(random.choice(AUTHORS), f"minutes {held} send me")
        head = random.choice(HEADS)
        tasks = [
            e.id for e in self.facts.tasks if e.is_open and e.owner == head and e.kind in CARRY
        ]
        if tasks:
            self._say(head, f"done {random.choice(tasks[-3:])} print")
        else:
            self._say(head, f"export of {random.choice(self.facts.members).id} send me")

    def _said(self) -> str:
        """Return what was noted at the meeting: some of it is nothing for everybody's copy."""
        noted = self.words.plant(Subject.MINUTES_DRAFT)
        named = [f"{each.name} was there." for each in self.facts.core_members]
        return "\n".join((noted, *not_for_all(self.facts)[-3:], *named))
