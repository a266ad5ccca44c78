"""Any text that there can be, drawn without trying a codec on every character there is."""

from hypothesis import strategies as st

CHARACTERS = st.characters(exclude_categories=["Cs"])


def any_text(min_size: int = 0, max_size: int | None = None) -> st.SearchStrategy[str]:
    """Draw what `st.text()` draws; in a fresh clone that one takes each worker seconds to begin."""
    return st.text(CHARACTERS, min_size=min_size, max_size=max_size)
