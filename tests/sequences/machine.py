"""The state machine: commands at random, a clock that jumps at random, pauses at any moment."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from bot.core.access import Subject
from tests.cast import ASHA, DAWN, DEAN, GRACE, LEAH, MARTIN, PRIYA, TOM
from tests.sequences.life import Life
from tests.sequences.post import Mood

WHO = st.sampled_from((GRACE, MARTIN, ASHA, DAWN, TOM))
ANYBODY = st.sampled_from((PRIYA, GRACE, MARTIN, ASHA, DAWN, TOM, LEAH, DEAN))
PARENTS = st.sampled_from((LEAH, DEAN))
INDEX = st.integers(0, 3)
DAYS = st.sampled_from((1, 2, 5, 8, 12, 19, 26, 100, 130))
HOURS = st.sampled_from(("09:30", "14:00"))
WAITS = st.sampled_from(
    (
        timedelta(minutes=1),
        timedelta(minutes=40),
        timedelta(hours=5),
        timedelta(hours=14),
        timedelta(days=1),
        timedelta(days=3),
        timedelta(days=8),
    )
)
MOODS = st.lists(st.sampled_from(tuple(Mood)), min_size=1, max_size=8)


PAUSED = st.sampled_from((GRACE, MARTIN, ASHA, DAWN, TOM, LEAH, DEAN, PRIYA, "group"))
HEADS = st.sampled_from((PRIYA, TOM))


class Sequences(Life):
    """One group's life from a moment of its story on, in a store that a test gives it."""

    # -- commands ----------------------------------------------------------------------------

    @rule(days=DAYS, hour=HOURS)
    def meet(self, days: int, hour: str) -> None:
        where = self.words.plant(Subject.ANSWER)
        self._say(PRIYA, "meet", venue=where, **self._slot(days, hour))

    @precondition(lambda self: self.facts.upcoming)
    @rule(index=INDEX, days=DAYS, hour=HOURS)
    def move(self, index: int, days: int, hour: str) -> None:
        meeting = self._meeting(index)
        self.slots.setdefault(meeting.id, []).append((meeting.on, f"{meeting.starts:%H:%M}"))
        self._say(PRIYA, f"move {meeting.id}", **self._slot(days, hour))

    @precondition(lambda self: any(each.id in self.slots for each in self.facts.upcoming))
    @rule(index=INDEX)
    def move_back(self, index: int) -> None:
        moved = [each for each in self.facts.upcoming if each.id in self.slots]
        meeting = moved[index % len(moved)]
        on, starts = self.slots[meeting.id][-1]
        self._say(PRIYA, f"move {meeting.id}", **self._fields(on, starts))

    @precondition(lambda self: self.facts.upcoming)
    @rule(index=INDEX)
    def meet_elsewhere(self, index: int) -> None:
        venue = self.words.plant(Subject.ANSWER)
        self._say(PRIYA, f"move {self._meeting(index).id}", venue=venue)

    @precondition(lambda self: self.facts.upcoming)
    @rule(index=INDEX)
    def cancel(self, index: int) -> None:
        reason = self.words.plant(Subject.EVENT)
        self._say(PRIYA, f"cancel {self._meeting(index).id}", reason=reason)

    @rule(who=WHO)
    def opt_out(self, who: str) -> None:
        reason = self.words.plant(Subject.EVENT)
        self._say(PRIYA, f"remove {who}", reason=reason, agreed_by=reason)

    @rule(who=WHO, new_address=st.booleans())
    def opt_in_again(self, who: str, *, new_address: bool) -> None:
        member = self._member(who)
        address = self._new_address(member) if new_address else member.contact.email
        self._say(
            PRIYA,
            "add",
            name=member.name,
            agency=member.agency,
            part=member.part,
            details=f"{self.words.plant(Subject.SHEET_WORK)}; {address}",
            route=member.contact.route.value,
        )

    @rule(who=WHO)
    def change_address(self, who: str) -> None:
        member = self._member(who)
        place = self.words.plant(Subject.SHEET_WORK)
        details = f"{place}; {member.contact.telephone}; {self._new_address(member)}"
        self._say(PRIYA, f"contact change {who}", details=details)

    @rule(who=WHO, route=st.sampled_from(("slack", "teams", "secure_email", "post")))
    def change_route(self, who: str, route: str) -> None:
        self._say(PRIYA, f"contact change {who}", route=route)

    @rule(who=WHO)
    def say_who(self, who: str) -> None:
        self.world.house.say(who, "contact who", by_link=True, is_me="yes", reader="alone")

    @rule(who=WHO)
    def say_that_it_was_not_meant_for_them(self, who: str) -> None:
        self.world.house.say(who, "contact who", by_link=True, is_me="no")

    @rule(who=WHO)
    def ask_them_again(self, who: str) -> None:
        self._say(PRIYA, f"contact ask {who}", spoken="yes")

    @rule(who=WHO)
    def confirm(self, who: str) -> None:
        self._say(PRIYA, f"contact confirm {who}", email=self._member(who).contact.email)

    @precondition(lambda self: self.facts.upcoming)
    @rule(who=ANYBODY, index=INDEX, said=st.sampled_from(("yes", "no")))
    def answer(self, who: str, index: int, said: str) -> None:
        self._say(who, f"coming {self._meeting(index).id} {said}")

    @precondition(lambda self: self.facts.upcoming)
    @rule(who=WHO, index=INDEX, is_confirmed=st.booleans())
    def name_substitute(self, who: str, index: int, *, is_confirmed: bool) -> None:
        before = {each.id for each in self.world.facts.members}
        name, agency = self.words.plant(Subject.MEMBERS), self.words.plant(Subject.MEMBERS)
        email = f"{name}@health.example"
        meeting = self._meeting(index).id
        self._say(who, f"substitute {meeting}", name=name, agency=agency, email=email)
        for each in self.world.facts.members:
            if each.id not in before and is_confirmed:
                self._say(PRIYA, f"contact confirm {each.id}", email=email)

    @precondition(lambda self: self.facts.meetings)
    @rule(who=WHO, index=INDEX)
    def send_update(self, who: str, index: int) -> None:
        meetings = self.world.facts.meetings
        meeting = meetings[index % len(meetings)].id
        text = self.words.plant(Subject.UPDATE, owner=who, meeting=meeting)
        marked = self.words.plant(Subject.UPDATE_MARKED, owner=who, meeting=meeting)
        fields = {"changed": text, "working": marked, "not_for_working": DEAN, "why_working": text}
        self._say(who, f"update {meeting}", **fields)

    @rule(who=PARENTS, also=st.sampled_from(("nobody", "her sister", "Dean")), safe=st.booleans())
    def say_whether_mail_is_safe(self, who: str, also: str, *, safe: bool) -> None:
        email = f"{who}@mail.example"
        self._say(PRIYA, f"contact change {who}", details=email, route="secure_email")
        self._say(PRIYA, f"contact confirm {who}", email=email)
        ticked = {"is_safe": "yes"} if safe else {}
        self._say(PRIYA, f"contact safe {who}", also_read_by=also, **ticked)

    @precondition(lambda self: self.facts.upcoming)
    @rule(who=PARENTS, index=INDEX)
    def release_the_place(self, who: str, index: int) -> None:
        self._say(PRIYA, f"meet venue {self._meeting(index).id} to {who}")

    # -- time, and the post --------------------------------------------------------------------

    @rule(wait=WAITS)
    def let_time_pass(self, wait: timedelta) -> None:
        self._jump(self.world.now + wait)

    @rule()
    def jump_to_what_is_due(self) -> None:
        planned = [each.run_at for each in self.world.notices if each.run_at > self.world.now]
        if planned:
            self._jump(min(planned))

    @rule(moods=MOODS)
    def let_the_post_be_difficult(self, moods: list[Mood]) -> None:
        self.world.office.moods.extend(moods)

    @precondition(lambda self: self.facts.upcoming)
    @rule(index=INDEX, days=DAYS, moods=MOODS)
    def move_while_a_message_is_under_way(self, index: int, days: int, moods: list[Mood]) -> None:
        meeting, slot = self._meeting(index).id, self._slot(days, "11:00")
        self._meanwhile(lambda: self._say(PRIYA, f"move {meeting}", **slot), moods)

    @precondition(lambda self: self.facts.upcoming)
    @rule(index=INDEX, moods=MOODS)
    def cancel_while_a_message_is_under_way(self, index: int, moods: list[Mood]) -> None:
        meeting, reason = self._meeting(index).id, self.words.plant(Subject.EVENT)
        self._meanwhile(lambda: self._say(PRIYA, f"cancel {meeting}", reason=reason), moods)

    @rule(who=WHO, moods=MOODS)
    def opt_out_while_a_message_is_under_way(self, who: str, moods: list[Mood]) -> None:
        self._meanwhile(lambda: self.opt_out(who), moods)

    @precondition(lambda self: self.facts.upcoming)
    @rule(who=WHO, index=INDEX, moods=MOODS)
    def decline_while_a_message_is_under_way(self, who: str, index: int, moods: list[Mood]) -> None:
        meeting = self._meeting(index).id
        self._meanwhile(lambda: self._say(who, f"coming {meeting} no"), moods)

    # -- pauses --------------------------------------------------------------------------------

    @rule(who=PAUSED, by=HEADS)
    def pause(self, who: str, by: str) -> None:
        self._say(by, f"pause {who}")

    @rule(who=ANYBODY)
    def pause_oneself(self, who: str) -> None:
        self._say(who, "pause me")

    @precondition(lambda self: any(each.stands for each in self.facts.pauses))
    @rule(index=INDEX)
    def lift(self, index: int) -> None:
        standing = [each for each in self.facts.pauses if each.stands]
        whose = standing[index % len(standing)].member or "group"
        for head in (PRIYA, TOM):
            self._say(head, f"pause lift {whose}")

    @rule(who=PAUSED, moods=MOODS)
    def pause_while_a_message_is_under_way(self, who: str, moods: list[Mood]) -> None:
        self._meanwhile(lambda: self.pause(who, TOM), moods)
