"""Somebody of the group at the terminal: says something, fills in what is asked, presses on."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from bot.core.cards import Button, Buttons, Card, Form
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Role
from bot.core.requests import Upload
from bot.core.wall_clock import day_of
from tests.sequences.ledger.files import files_for
from tests.sequences.ledger.filling import Filler
from tests.sequences.ledger.ledger import Ledger
from tests.sequences.ledger.ways import OPENED, OPENED_BY_HEADS, Slots, said, ways
from tests.sequences.world import World

ROLES = ("team manager", "organiser", "senior social worker", "conference chair", "deputy")
WAYS = ways()
NO_FILES: Mapping[str, Upload] = {}
FARTHEST = 3
"""How often somebody goes on from what they are shown, at most."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """One person of the group for a moment; `random` decides what they do."""

    world: World
    who: str
    ledger: Ledger
    random: Random

    @property
    def facts(self) -> CoreGroup:
        """Return the group as the ledger has learnt it last: reading it anew costs the most."""
        return self.ledger.facts or self.world.facts

    def says(self, way: str, *, operator: bool = False) -> None:
        """Say something, and go on from what it is answered."""
        text = self.worded(way)
        self._goes_on(self._send(text, operator=operator), FARTHEST, operator=operator)

    def looks(self, way: str, *, operator: bool = False) -> None:
        """Look at what would be shown or asked; nothing is written."""
        self.world.house.say(self.who, self.worded(way), looks=True, operator=operator)

    def opens(self) -> None:
        """Open something that is written; the look is recorded, and nothing else done."""
        member = self.facts.member(self.who)
        is_head = member is not None and bool(member.roles & {Role.LEAD, Role.TEAM_MANAGER})
        ways = OPENED_BY_HEADS if is_head else OPENED
        self.world.house.say(self.who, self.worded(self.random.choice(ways)))

    def worded(self, way: str) -> str:
        return said(way, self._slots(), self.random)

    def _goes_on(self, card: Card, left: int, *, operator: bool) -> None:
        """Fill in the form that is shown, or press a button now and then."""
        if not left or card.is_refusal:
            return
        forms = [each for each in card.blocks if isinstance(each, Form)]
        if forms:
            form = self.random.choice(forms)
            fields = self.filler().filled(form.fields)
            files = files_for(form.fields, self.who, self.ledger.marks, self.random)
            shown = self._send(form.command, fields, form.seen, files, operator=operator)
            self._goes_on(shown, left - 1, operator=operator)
        elif pressed := self._button(card):
            fields, seen = dict(pressed.fields), pressed.seen
            shown = self._send(pressed.command, fields, seen, operator=operator)
            self._goes_on(shown, left - 1, operator=operator)

    def _button(self, card: Card) -> Button | None:
        rows = (each.buttons for each in card.blocks if isinstance(each, Buttons))
        buttons = [each for row in rows for each in row]
        return self.random.choice(buttons) if buttons and self.random.random() < 0.6 else None

    def _send(
        self,
        text: str,
        fields: Mapping[str, str] | None = None,
        seen: int | None = None,
        files: Mapping[str, Upload] = NO_FILES,
        *,
        operator: bool,
    ) -> Card:
        house, handed_in = self.world.house, dict(files)
        return house.say(
            self.who, text, fields or {}, seen=seen, operator=operator, uploads=handed_in
        )

    def filler(self) -> Filler:
        """Return this person with a pen in hand."""
        today = day_of(self.world.now)
        return Filler(self.facts, self.who, today, self.ledger.marks, self.random)

    def _slots(self) -> Slots:
        facts, filler = self.facts, self.filler()

        def one(things: tuple[object, ...]) -> str:
            ids = [str(getattr(each, "id", "")) for each in things] or ["none"]
            return self.random.choice(ids)

        return {
            "A": lambda _: one(facts.actions),
            "T": lambda _: one(facts.tasks),
            "E": lambda _: one(facts.events),
            "X": lambda _: one(facts.disagreements),
            "W": lambda _: one(facts.early),
            "G": lambda _: one(facts.suggestions),
            "N": lambda _: one(facts.minutes),
            "Y": lambda _: one(facts.absences),
            "DATE": lambda _: one(facts.meetings),
            "HELD": lambda _: one(facts.held),
            "FAMILY": lambda _: one(facts.family),
            "NAME": lambda random: random.choice(facts.members).name,
            "DAY": lambda random: f"{random.randint(1, 28)} {random.choice(('may', 'june'))}",
            "TIME": lambda _: "14:00",
            "ROLE": lambda random: random.choice(ROLES),
            "LABEL": lambda _: "Child A",
            "LABELS": lambda _: "Child A",
            "HOW": lambda _: "attends",
            "WHEN": lambda _: "mornings",
            "WHERE": lambda _: filler.link(),
            "ADDRESS": lambda _: filler.address(),
            "TEXT": lambda _: self.ledger.marks.plant(self.who),
        }
