"""Filling in forms: a mark in every text, something that can be read in every other field."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from bot.core.cards import Field, FieldKind
from bot.core.facts.groups import CoreGroup
from tests.sequences.ledger.marks import Marks
from tests.sequences.ledger.sentences import sentence

LEFT_EMPTY = {"overrides", "unborn"}
OFTEN, SELDOM = 0.85, 0.4


@dataclass(frozen=True, slots=True)
class Filler:
    """One person with a form before them."""

    facts: CoreGroup
    by: str
    today: date
    marks: Marks
    random: Random

    def filled(self, fields: Iterable[Field]) -> dict[str, str]:
        """Return what is sent: of what nobody must say, something is left out now and then."""
        asked = [each for each in fields if each.kind is not FieldKind.FILE]
        answers = {each.name: self._answer(each) for each in asked}
        return {name: "" if _is_void(name, answers) else said for name, said in answers.items()}

    def _answer(self, field: Field) -> str:
        if not field.required and self.random.random() > OFTEN:
            return field.value
        return ANSWERS[field.kind](self, field)

    def text(self, field: Field) -> str:
        """Return a text with a mark in it, or what a field of its own kind takes."""
        if field.name.startswith("not_for_"):
            return self.somebody_else() if self.random.random() < SELDOM else ""
        if field.name in LEFT_EMPTY or (field.value and self.random.random() < SELDOM):
            return field.value
        special = BY_NAME.get(field.name)
        return special(self) if special else self.sentence()

    def sentence(self) -> str:
        return sentence(self.facts, self.by, self.marks, self.random)

    def somebody_else(self) -> str:
        """Return the name of another who is here, from whom something may be kept."""
        others = [each.name for each in self.facts.core_members if each.id != self.by]
        return self.random.choice(others) if others else ""

    def name(self) -> str:
        """Return the name of somebody of the group."""
        return self.random.choice(self.facts.members).name

    def address(self) -> str:
        return f"{self.marks.plant(self.by)}@health.example"

    def details(self) -> str:
        """Return a line of the contact sheet."""
        place, number = self.marks.plant(self.by), self.marks.telephone(self.by)
        return f"{place} House; {number}; {self.address()}"

    def link(self) -> str:
        return f"https://video.example/{self.marks.plant(self.by)}"

    def new_name(self) -> str:
        return f"{self.marks.plant(self.by)} {self.marks.plant(self.by)}".title()

    def choice(self, field: Field) -> str:
        values = [value for value, _ in field.choices]
        if field.name == "right_group":
            return "yes" if self.random.random() < OFTEN else "no"
        if field.value and self.random.random() < SELDOM:
            return field.value
        return self.random.choice(values) if values else ""

    def choices(self, field: Field) -> str:
        values = [value for value, _ in field.choices]
        return ",".join(each for each in values if self.random.random() < SELDOM)

    def day(self, field: Field) -> str:
        """Return what stands there, or a day: most lie ahead, some a little behind."""
        if field.value and self.random.random() < OFTEN:
            return field.value
        return (self.today + timedelta(days=self.random.randint(-5, 60))).isoformat()

    def time(self, field: Field) -> str:
        return field.value or self.random.choice(("09:30", "14:00"))

    def tick(self, _field: Field) -> str:
        return "yes" if self.random.random() < OFTEN else ""


def _is_void(name: str, answers: Mapping[str, str]) -> bool:
    """Tell whether an answer goes with another one, or against it."""
    if name.startswith("why_"):
        return not answers.get(f"not_for_{name.removeprefix('why_')}")
    if name.startswith("none_"):
        return bool(answers.get(f"views_{name.removeprefix('none_')}"))
    if name.startswith("measure"):
        return not answers.get("measure")
    return name == "helpers" and answers.get("owner", "") in answers[name]


BY_NAME: Mapping[str, Callable[[Filler], str]] = {
    "when": lambda filler: filler.random.choice(("6 weeks", "15 working days")),
    "every": lambda _: "",
    "email": Filler.address,
    "details": Filler.details,
    "join_link": Filler.link,
    "name": Filler.new_name,
    "times": lambda _: "mornings, not on Mondays",
    "carrier": Filler.name,
    "children": lambda _: "1",
    "part": lambda _: "health visitor",
    "next_dates": lambda _: "",
    "measure_by": lambda _: "",
}
ANSWERS: Mapping[FieldKind, Callable[[Filler, Field], str]] = {
    FieldKind.LINE: Filler.text,
    FieldKind.TEXT: Filler.text,
    FieldKind.CHOICE: Filler.choice,
    FieldKind.CHOICES: Filler.choices,
    FieldKind.DATE: Filler.day,
    FieldKind.TIME: Filler.time,
    FieldKind.TICK: Filler.tick,
}
