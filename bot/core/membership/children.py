"""The children of a group as people write them: by label, never by name (IG1, H19)."""

from collections.abc import Collection

from bot.core.facts.groups import CoreGroup
from bot.core.refusals import Refusal


def labels_of(facts: CoreGroup) -> str:
    """Return the group's children as a refusal lists them: "Child A, Child B"."""
    return ", ".join(each.label for each in facts.children)


def children_called(facts: CoreGroup, labels: Collection[str]) -> frozenset[str]:
    """Return the ids of the children with these labels, in capitals or not."""
    by_label = {each.label.lower(): each.id for each in facts.children}
    for label in labels:
        if label.lower() not in by_label:
            raise Refusal(
                f'"{label[:30]}" is not a child of this group.',
                f"Its children: {labels_of(facts)}.",
                field="children",
            )
    return frozenset(by_label[label.lower()] for label in labels)
