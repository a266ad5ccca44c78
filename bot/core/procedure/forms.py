"""The guidance's forms and checklists, word for word, and the written update's questions."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any


class Checklist(StrEnum):
    """Sandwell's checklists: before a meeting, at the first one, at every one (S13 to S17)."""

    BEFORE = "checklist_before"
    FIRST = "checklist_first"
    ALL = "checklist_all"


@dataclass(frozen=True, slots=True)
class FormHeading:
    """A heading of the notes under its number in the text; `ours` where the text is lost (R23)."""

    number: str
    text: str
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One heading of an agency's contribution to the joint report, with its help (R16)."""

    heading: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the written update, under its key (R13)."""

    key: str
    question: str
    help: str = ""
    optional: bool = False


@cache
def _forms() -> dict[str, Any]:
    file = resources.files("bot.core.procedure") / "texts" / "forms.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def contact_sheet_columns() -> tuple[str, ...]:
    """Return the four columns of the contact sheet, the route last (R2, R3)."""
    return tuple(_forms()["contact_sheet"])


@cache
def checklist(which: Checklist) -> tuple[str, ...]:
    """Return the lines of one checklist."""
    return tuple(_forms()[which])


@cache
def notes_format() -> tuple[FormHeading, ...]:
    """Return the headings for notes in order, ours in the gap of the text marked as ours (R23)."""
    seeds = [FormHeading(each["number"], each["text"]) for each in _forms()["notes_format"]]
    ours = [FormHeading(**each, ours=True) for each in _forms()["notes_format_ours"]]
    gap = next(place for place, each in enumerate(seeds) if each.number == "9")
    return (*seeds[:gap], *ours, *seeds[gap:])


@cache
def agency_contribution() -> tuple[Section, ...]:
    """Return the headings of an agency's contribution to the joint report (R16)."""
    return tuple(Section(**each) for each in _forms()["agency_contribution"])


@cache
def update_questions() -> tuple[Question, ...]:
    """Return the written update's five questions and the optional one (R13)."""
    return tuple(Question(**each) for each in _forms()["update"])


@cache
def asked_in_updates() -> Mapping[str, str]:
    """Return the written update's questions in words, by their keys."""
    return {each.key: each.question for each in update_questions()}
