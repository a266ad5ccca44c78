"""Whether somebody may know of what a notice or a task is about, asked for every such line."""

import re
from datetime import datetime

from bot.core.access import Verb, Viewer
from bot.core.access.early import may_see
from bot.core.access.own_steps import may as may_disagreement
from bot.core.facts.disagreements import numbered as disagreement_of
from bot.core.facts.early import numbered as wish_of
from bot.core.facts.groups import CoreGroup
from bot.core.raising.answering import may

PARTS = re.compile(r"[:,]")


def may_know(facts: CoreGroup, viewer: Viewer, subject: str, now: datetime) -> bool:
    """Tell whether somebody may know of all that a subject names, such as "E417:p3".

    What was raised about somebody, a disagreement that nobody has shared and another's wish stay
    where they are, also in what is sent about them and in what was noted of them (B6, S17, L3).
    """
    return all(_may_know(facts, viewer, each, now) for each in PARTS.split(subject))


def _may_know(facts: CoreGroup, viewer: Viewer, number: str, now: datetime) -> bool:
    task, event = facts.task(number), facts.event(number)
    if task is not None:
        return may_know(facts, viewer, task.subject, now)
    if event is not None:
        return may(facts, viewer, event, Verb.SEE, now)
    wish, disagreement = wish_of(facts.early, number), disagreement_of(facts.disagreements, number)
    if wish is not None:
        return may_see(facts, viewer, wish)
    return disagreement is None or may_disagreement(facts, viewer, disagreement, Verb.SEE)
