"""The keys under which a meeting keeps its ticks and the notes on its agenda."""

PURPOSE_EXPLAINED = "purpose_explained"
"""A tick per person: they know what the meeting and the plan are for (R26, S9)."""

HAS_COPY = "has_copy"
"""A tick per person: they say that they have a copy of the plan (R25)."""


def childs_views(child: str) -> str:
    """Return the key of the note on what life is like for one child (R15)."""
    return f"childs_views:{child}"
