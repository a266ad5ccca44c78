"""The state machine's second half: meetings held, minutes written and released, actions, tasks."""

from datetime import datetime, timedelta
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from bot.core.access import Subject
from bot.core.cards import Buttons, Card, Form
from bot.core.diary.proposed_times import asked_about
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import ProposedTime
from bot.core.facts.roll_call import Presence
from bot.core.facts.rota import Post
from bot.core.facts.tasks import TaskKind
from bot.core.wall_clock import day_of
from tests.cast import ASHA, DAWN, DEAN, GRACE, HELEN, IQBAL, LEAH, MARTIN, PRIYA, TOM, at
from tests.sequences.machine import ANYBODY, INDEX, MOODS, Sequences
from tests.sequences.post import Mood
from tests.story import with_first_meeting_held

OWNER = st.sampled_from((PRIYA, GRACE, MARTIN, DAWN, LEAH))
SIGNERS = st.sets(st.sampled_from(("chair", "senior")), min_size=1)
READER = st.sampled_from((PRIYA, TOM, GRACE, MARTIN, ASHA, DAWN, HELEN, LEAH, DEAN))
ROLES_AT_TABLE = st.permutations((PRIYA, TOM, GRACE, DAWN))
SPAN = st.sampled_from(("1 working day", "15 working days", "6 weeks"))


class WholeLives(Sequences):
    """One group's life since its first meeting, with all that a meeting leaves behind it."""

    beginning: ClassVar[CoreGroup] = with_first_meeting_held()
    moment: ClassVar[datetime] = at(30, 3, 11, 30)

    @precondition(lambda self: self.facts.upcoming)
    @rule(index=INDEX, people=ROLES_AT_TABLE)
    def hold(self, index: int, people: list[str]) -> None:
        meeting = self._meeting(index)
        self._jump(max(self.world.now, meeting.starts_at))
        posts = {"chair": people[0], "note_taker": people[1], "chair_agreed": "yes"}
        here = {f"here_{each}": Presence.IN_PERSON.value for each in people}
        why = self.words.plant(Subject.EVENT)
        reasons = dict.fromkeys(("chair_reason", "without_lead"), why)
        self._fill(PRIYA, f"start {meeting.id}", **posts, **here, **reasons)
        self._jump(self.world.now + timedelta(minutes=80))
        self._fill(PRIYA, f"end {meeting.id}")

    @precondition(lambda self: self._held)
    @rule(index=INDEX)
    def write_minutes(self, index: int) -> None:
        meeting = self._held_one(index)
        of = {"owner": meeting.note_taker, "meeting": meeting.id}
        names = ("decision_taken", "intervention_agreed")
        sections = {name: self.words.plant(Subject.MINUTES_DRAFT, **of) for name in names}
        self._say(meeting.note_taker, f"minutes {meeting.id} draft", **sections)
        self._agree(meeting.note_taker, f"minutes {meeting.id} send")

    @precondition(lambda self: self._held)
    @rule(index=INDEX, signers=SIGNERS)
    def sign_minutes(self, index: int, signers: set[str]) -> None:
        meeting = self._held_one(index)
        if "chair" in signers:
            self._agree(meeting.chair, f"minutes {meeting.id} sign as chair")
        if "senior" in signers:
            self._agree(IQBAL, f"minutes {meeting.id} sign as senior social worker")

    @precondition(lambda self: self._held)
    @rule(index=INDEX)
    def release_minutes(self, index: int) -> None:
        self._agree(PRIYA, f"minutes {self._held_one(index).id} release")

    @precondition(lambda self: self._held)
    @rule(index=INDEX, who=READER)
    def finish_minutes(self, index: int, who: str) -> None:
        self.write_minutes(index)
        self.sign_minutes(index, {"chair", "senior"})
        self.release_minutes(index)
        self.send_me_the_minutes(index, who)

    @precondition(lambda self: self._held)
    @rule(index=INDEX)
    def correct_minutes(self, index: int) -> None:
        meeting = self._held_one(index)
        why = self.words.plant(Subject.MINUTES_DRAFT, owner=PRIYA, meeting=meeting.id)
        self._fill(PRIYA, f"minutes {meeting.id} correct", reason=why)

    @precondition(lambda self: self._held)
    @rule(index=INDEX, who=READER)
    def send_me_the_minutes(self, index: int, who: str) -> None:
        self._say(who, f"minutes {self._held_one(index).id} send me")

    @precondition(lambda self: self._held)
    @rule(index=INDEX, who=READER, moods=MOODS)
    def release_while_a_message_is_under_way(self, index: int, who: str, moods: list[Mood]) -> None:
        meeting = self._held_one(index).id
        self._say(who, f"minutes {meeting} send me")
        self._meanwhile(lambda: self._agree(PRIYA, f"minutes {meeting} release"), moods)

    @precondition(lambda self: self._held)
    @rule(owner=OWNER, span=SPAN)
    def propose_an_action(self, owner: str, span: str) -> None:
        names = ("need", "outcome", "what", "how", "so_what")
        texts = {name: self.words.plant(Subject.ACTION, owner=owner) for name in names}
        name = self._member(owner).name
        self._say(PRIYA, "action new", **texts, owner=name, when=span)

    @precondition(lambda self: self.facts.actions)
    @rule(index=INDEX, answer=st.sampled_from(("accept", "done")))
    def answer_an_action(self, index: int, answer: str) -> None:
        action = self.facts.actions[index % len(self.facts.actions)]
        self._say(action.action_owner, f"action {action.id} {answer}")

    @precondition(lambda self: any(each.is_open for each in self.facts.tasks))
    @rule(index=st.integers(0, 20))
    def do_a_task(self, index: int) -> None:
        tasks = [each for each in self.facts.tasks if each.is_open]
        task = tasks[index % len(tasks)]
        if task.kind is TaskKind.VIEWS_NOT_COVERED:
            # What is said of a child's views later on stands in the record (S16).
            meeting = task.subject.partition(":")[0]
            how = self.words.plant(Subject.MINUTES_FINAL, owner=task.owner, meeting=meeting)
        else:
            how = self.words.plant(Subject.TASK, owner=task.owner)
        self._say(task.owner, f"done {task.id}", on=day_of(self.world.now).isoformat(), how=how)

    @precondition(lambda self: self.facts.upcoming)
    @rule(index=INDEX, who=OWNER, post=st.sampled_from(("chair", "notes")))
    def ask_for_a_post(self, index: int, who: str, post: str) -> None:
        self._say(who, f"rota swap {self._meeting(index).id} {post}")

    @precondition(lambda self: any(each.swaps for each in self.facts.upcoming))
    @rule(word=st.sampled_from(("yes", "no")))
    def answer_for_a_post(self, word: str) -> None:
        asked = [(m.id, s) for m in self.facts.upcoming for s in m.swaps if s.is_open]
        for meeting, swap in asked[:1]:
            post = "chair" if swap.post is Post.CHAIR else "notes"
            self._say(swap.holder, f"rota {word} {meeting} {post}")

    @rule(who=OWNER, days=st.integers(1, 9))
    def propose_a_time(self, who: str, days: int) -> None:
        on = day_of(self.world.now) + timedelta(days=days)
        self._say(who, "meet", on=on.isoformat(), starts="15:00")

    @rule(who=st.sampled_from((PRIYA, TOM)), days=st.integers(1, 9))
    def ask_who_can_come_then(self, who: str, days: int) -> None:
        on = day_of(self.world.now) + timedelta(days=days)
        self._say(who, f"meet ask {on} 15:00")

    @precondition(lambda self: self._asked_about)
    @rule(index=INDEX, who=ANYBODY, word=st.sampled_from(("yes", "no")))
    def say_who_can_come_then(self, index: int, who: str, word: str) -> None:
        time = self._asked_about[index % len(self._asked_about)]
        self._say(who, f"meet {word} {time.on} {time.starts:%H:%M}")

    @precondition(lambda self: self.facts.upcoming)
    @rule(index=INDEX, who=ANYBODY)
    def send_me_the_place(self, index: int, who: str) -> None:
        self._say(who, f"coming {self._meeting(index).id} send me")

    @rule()
    def send_the_plan(self) -> None:
        self._say(PRIYA, "plan send")

    def _fill(self, member: str, text: str, /, **fields: str) -> Card:
        """Send the form that is asked with what it proposes, and what is said besides."""
        asked = self._say(member, text)
        for block in asked.blocks:
            if isinstance(block, Form):
                proposed = {each.name: each.value for each in block.fields if each.value}
                return self._say(member, block.command, **{**proposed, **fields})
        return asked

    def _agree(self, member: str, text: str) -> Card:
        """Say something, and press the last button of what is shown if it says the same."""
        asked = self._say(member, text)
        rows = [block for block in asked.blocks if isinstance(block, Buttons)]
        last = rows[-1].buttons[-1] if rows else None
        if last is None or last.command != text:
            return asked
        return self.world.house.press(member, asked, last.label)

    @property
    def _asked_about(self) -> tuple[ProposedTime, ...]:
        return tuple(time for _, time in asked_about(self.facts, self.world.now))

    @property
    def _held(self) -> tuple[Meeting, ...]:
        return tuple(each for each in self.facts.meetings if each.was_held)

    def _held_one(self, index: int) -> Meeting:
        return self._held[index % len(self._held)]
