"""The state machine's third part: what happens between meetings, and the copies for the family."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from bot.core.access import Subject
from bot.core.cards import Buttons, Card
from bot.core.facts.conferences import Outcome
from bot.core.facts.early import Ground, Sooner
from bot.core.facts.members import Role
from bot.core.wall_clock import day_of
from tests.cast import ASHA, CHILD_A, DAWN, GRACE, HELEN, IQBAL, MARTIN, PRIYA, TOM
from tests.sequences.machine import ANYBODY, HEADS, INDEX, PARENTS
from tests.sequences.record import WholeLives

AUTHOR = st.sampled_from((PRIYA, TOM, GRACE, MARTIN, ASHA, DAWN))
WHO_HEARS = st.sampled_from((PRIYA, TOM, IQBAL, HELEN))
ABOUT = st.sampled_from(("", PRIYA, TOM, IQBAL, f"{PRIYA},{TOM}"))
WHO_GOES = st.sampled_from((PRIYA, TOM, IQBAL, GRACE))
COPY_STEP = st.sampled_from(("plain", "release", "confirm", "withhold", "print"))
LABELS = {"release": "Release it", "confirm": "Confirm it"}
LADDER = st.sampled_from(("talked", "manager", "share", "seen", "policy", "outcome"))


class BetweenMeetings(WholeLives):
    """One group's life with what is raised, disagreed with, wished for and copied in it."""

    # -- raising -------------------------------------------------------------------------------

    @rule(who=ANYBODY, about=ABOUT)
    def raise_a_concern(self, who: str, about: str) -> None:
        text = self.words.plant(Subject.EVENT, owner=who)
        self._say(who, "concern", text=text, phoned=text, about=about)

    @rule(who=ANYBODY, significant=st.booleans())
    def tell_of_a_change(self, who: str, *, significant: bool) -> None:
        text = self.words.plant(Subject.EVENT, owner=who)
        ticked = {"significant": "yes"} if significant else {}
        self._say(who, "change", text=text, told_by=text, **ticked)

    @rule(who=AUTHOR)
    def say_that_nobody_let_them_in(self, who: str) -> None:
        self._say(who, "no-access", text=self.words.plant(Subject.EVENT, owner=who))

    @precondition(lambda self: self.facts.open_actions)
    @rule(index=INDEX)
    def say_that_it_cannot_be_done(self, index: int) -> None:
        action = self.facts.open_actions[index % len(self.facts.open_actions)]
        text = self.words.plant(Subject.EVENT, owner=action.action_owner)
        self._say(action.action_owner, f"cannot {action.id}", text=text)

    @precondition(lambda self: self.facts.events)
    @rule(index=INDEX, who=WHO_HEARS, word=st.sampled_from(("", "seen", "answer")))
    def take_up_what_was_raised(self, index: int, who: str, word: str) -> None:
        event = self.facts.events[index % len(self.facts.events)]
        said = {"answer": self.words.plant(Subject.EVENT, owner=who)} if word == "answer" else {}
        self._say(who, f"concern {event.id} {word}".strip(), **said)

    # -- disagreeing ---------------------------------------------------------------------------

    @rule(who=AUTHOR)
    def disagree(self, who: str) -> None:
        self._say(who, "disagree", text=self.words.plant(Subject.DISAGREEMENT, owner=who))

    @precondition(lambda self: self.facts.disagreements)
    @rule(index=INDEX, who=WHO_HEARS, word=LADDER)
    def go_on_disagreeing(self, index: int, who: str, word: str) -> None:
        found = self.facts.disagreements[index % len(self.facts.disagreements)]
        is_own = word in {"talked", "manager", "share"}
        note = self.words.plant(Subject.DISAGREEMENT, owner=found.by)
        said = {"outcome": note} if word == "outcome" else {}
        more = f" {note}" if word in {"talked", "manager"} else ""
        self._say(found.by if is_own else who, f"disagree {found.id} {word}{more}", **said)

    # -- earlier, and the review ---------------------------------------------------------------

    @rule(who=AUTHOR, what=st.sampled_from(tuple(Sooner)), days=st.integers(3, 40))
    def wish_for_an_earlier_date(self, who: str, what: Sooner, days: int) -> None:
        text = self.words.plant(Subject.EVENT, owner=who)
        fields = {"what": what.value, "ground": Ground.INCIDENT.value, "text": text}
        shown = self._say(who, "early", on=self._in(days), **fields)
        self._press_first(who, shown)

    @precondition(lambda self: self.facts.early)
    @rule(index=INDEX, who=WHO_HEARS, days=st.integers(3, 40), agreed=st.booleans())
    def answer_a_wish(self, index: int, who: str, days: int, *, agreed: bool) -> None:
        wish = self.facts.early[index % len(self.facts.early)]
        if agreed:
            self._press_first(who, self._say(who, f"early {wish.id} agree", on=self._in(days)))
        else:
            reason = self.words.plant(Subject.EVENT, owner=who)
            self._say(who, f"early {wish.id} keep", reason=reason)

    @precondition(lambda self: self._review_is_due)
    @rule(who=WHO_HEARS, outcome=st.sampled_from(tuple(Outcome)))
    def enter_the_review(self, who: str, outcome: Outcome) -> None:
        self._fill(who, "dates review", **{f"outcome_{CHILD_A}": outcome.value})

    # -- copies for the family -----------------------------------------------------------------

    @precondition(lambda self: any(each.is_final for each in self.facts.minutes))
    @rule(reader=PARENTS, who=WHO_HEARS, step=COPY_STEP, index=INDEX)
    def decide_on_a_copy(self, reader: str, who: str, step: str, index: int) -> None:
        final = [each.meeting for each in self.facts.minutes if each.is_final]
        said = f"minutes {final[index % len(final)]} for {reader}"
        if step == "plain":
            plain = self.words.plant(Subject.FAMILY_COPY, owner=reader)
            self._fill(who, f"{said} plain", decision_taken=f"We agreed on {plain} then.")
        elif step == "withhold":
            reason = self.words.plant(Subject.NOT_SHARED, owner=who)
            self._say(who, f"{said} withhold", reason=reason)
        elif step in LABELS:
            self._press(who, self._say(who, said), LABELS[step])
        else:
            self._say(who, f"{said} {step}")

    @precondition(lambda self: any(each.is_final for each in self.facts.minutes))
    @rule(reader=PARENTS, index=INDEX)
    def let_a_copy_go(self, reader: str, index: int) -> None:
        for who, step in ((PRIYA, "plain"), (PRIYA, "release"), (TOM, "confirm")):
            self.decide_on_a_copy(reader, who, step, index)

    # -- being away ----------------------------------------------------------------------------

    @rule(who=WHO_GOES, by=HEADS, ahead=st.integers(0, 6), days=st.integers(0, 9))
    def go_away(self, who: str, by: str, ahead: int, days: int) -> None:
        first, last = self._in(ahead), self._in(ahead + days)
        self._say(by, "members away", name=who, first=first, last=last)

    @precondition(lambda self: self.facts.absences)
    @rule(index=INDEX, by=HEADS)
    def come_back(self, index: int, by: str) -> None:
        absence = self.facts.absences[index % len(self.facts.absences)]
        self._say(by, f"members back {absence.member} {absence.id}")

    @precondition(lambda self: self.facts.absences and self.facts.suggestions)
    @rule(index=INDEX)
    def let_the_deputy_decline(self, index: int) -> None:
        suggestion = self.facts.suggestions[index % len(self.facts.suggestions)]
        reason = self.words.plant(Subject.MEMBERS, owner=suggestion.by)
        self._say(IQBAL, f"members decline {suggestion.id} because {reason}")

    # -- the flag ------------------------------------------------------------------------------

    @rule(who=HEADS, word=st.sampled_from(("yes", "no", "not known")))
    def say_whether_the_flag_is_set(self, who: str, word: str) -> None:
        reason = self.words.plant(Subject.FLAG, owner=who)
        self._say(who, f"members flag {word} because {reason}")

    @rule(who=AUTHOR)
    def suggest_an_agency(self, who: str) -> None:
        text = self.words.plant(Subject.MEMBERS, owner=who)
        self._say(who, "members suggest", agency=text, who=text, why=text)

    def _press(self, who: str, shown: Card, label: str) -> None:
        """Press a button of what is shown, if it is there."""
        rows = (each.buttons for each in shown.blocks if isinstance(each, Buttons))
        if any(each.label == label for row in rows for each in row):
            self.world.house.press(who, shown, label)

    def _press_first(self, who: str, shown: Card) -> None:
        """Press the first button of what is shown, if there is one."""
        rows = [each for each in shown.blocks if isinstance(each, Buttons)]
        if rows:
            self.world.house.press(who, shown, rows[0].buttons[0].label)

    def _in(self, days: int) -> str:
        on = day_of(self.world.now).toordinal() + days
        return day_of(self.world.now).fromordinal(on).isoformat()

    @property
    def _review_is_due(self) -> bool:
        review, chair = self.facts.next_review, self.facts.holder(Role.CONFERENCE_CHAIR)
        return review is not None and chair is not None and review.on <= day_of(self.world.now)
