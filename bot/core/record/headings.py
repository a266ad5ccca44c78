"""The format of the minutes: the guidance's headings under keys, and what must stand in them."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.facts.minutes import Minutes
from bot.core.procedure.forms import notes_format
from bot.core.procedure.profiles import Profile
from bot.core.refusals import Refusal

SIGNS_OF_SAFETY = "signs of safety"
IN_THE_DOCUMENT = "See the document handed in."
"""What stands under a heading that the writer answered in the Word or PDF document itself."""

NOTE_TAKER, ATTENDED, APOLOGIES, ABSENT = "note_taker", "attended", "apologies", "absent"
PROGRESS, VOICE = "progress", "voice_of_the_child"
INTERVENTION, DECISION = "intervention_agreed", "decision_taken"

KEYS = (
    *(NOTE_TAKER, ATTENDED, APOLOGIES, "purpose", "membership", ABSENT, PROGRESS),
    *(INTERVENTION, DECISION, "parents_views", VOICE, "dates"),
)
"""The keys of `notes_format`, in its order."""

FILLED_IN = frozenset({NOTE_TAKER, ATTENDED, APOLOGIES, ABSENT})
"""Headings that the record fills from what is known; nobody writes under them."""

NEEDED = (INTERVENTION, DECISION)
"""Headings that cannot be empty when somebody signs (H6)."""

HELP = {
    PROGRESS: "What is going well, and what stands in the way, item by item (R12).",
    INTERVENTION: "What will be done for the child, and by whom (H6).",
    DECISION: "What the meeting decided. If nothing, say so (H6).",
    VOICE: "Life at home, impact of the plan, evidence, direct work done, by whom (R15).",
}


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of the record; `number` is the guidance's own, and 2 stands there twice (R23).

    `is_ours` marks headings that no guidance has word for word.
    """

    key: str
    text: str
    number: str = ""
    is_ours: bool = False

    @property
    def is_written(self) -> bool:
        """Tell whether the note taker writes here; the rest is filled in from the facts."""
        return self.key not in FILLED_IN

    @property
    def help(self) -> str:
        """Return what belongs under the heading, in a sentence; empty where it says so itself."""
        return HELP.get(self.key, "")


METHOD = (
    Heading("working_well", "What is working well", is_ours=True),
    Heading("worried_about", "What we are worried about", is_ours=True),
    Heading("next_steps", "Next steps", is_ours=True),
    Heading("danger_and_past_harm", "Danger statement and past harm: reviewed", is_ours=True),
)
"""What Signs of Safety asks to be captured at each meeting (S5)."""


def headings(profile: Profile) -> tuple[Heading, ...]:
    """Return the headings of this profile's record, in order."""
    seeds = [
        Heading(key, each.text, each.number, each.ours)
        for key, each in zip(KEYS, notes_format(), strict=True)
    ]
    place = KEYS.index(PROGRESS) + 1
    method = METHOD if profile.text("method") == SIGNS_OF_SAFETY else ()
    return (*seeds[:place], *method, *seeds[place:])


def written_headings(profile: Profile) -> tuple[Heading, ...]:
    """Return the headings under which somebody writes."""
    return tuple(each for each in headings(profile) if each.is_written)


def checked(sections: Mapping[str, str], profile: Profile) -> dict[str, str]:
    """Return the sections, trimmed, if each stands under a heading of the format, else refuse."""
    known = [each.key for each in written_headings(profile)]
    unknown = sorted(set(sections) - set(known))
    if unknown:
        raise Refusal(
            f'The record has no heading "{unknown[0][:40]}" to write under.',
            f"Write under: {', '.join(known)}.",
        )
    return {key: text.strip() for key, text in sections.items()}


def empty_headings(minutes: Minutes) -> tuple[str, ...]:
    """Return what must be filled before anybody signs, and is not (H6)."""
    texts = dict(zip(KEYS, (each.text for each in notes_format()), strict=True))
    return tuple(texts[key] for key in NEEDED if not minutes.section(key))


def must_be_filled(minutes: Minutes, *, to_be: str) -> None:
    """Refuse what is `to_be` ("signed", "released") while something in it is empty (H6)."""
    empty = empty_headings(minutes)
    if empty:
        raise Refusal(
            f"The record cannot be {to_be} while this is empty: {', '.join(empty)} (H6).",
            "Ask the note taker to write it. If nothing was agreed, the record says so.",
        )
