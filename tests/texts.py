"""Any text that there can be, drawn without trying a codec on every character there is."""

from hypothesis import strategies as st

CHARACTERS = st.characters(exclude_categories=["Cs"])
"""What `st.text()` draws from; that one takes each worker seconds to begin in a fresh clone."""

ADDRESSES = st.from_regex(
    r"[a-z0-9!#$%&'*+/=?^_{|}~-]{1,30}(\.[a-zA-Z0-9-]{1,20})?@[a-z]([a-z0-9-]{0,20}[a-z0-9])?"
    r"(\.[a-zA-Z]{2,12}){1,3}",
    fullmatch=True,
    alphabet=CHARACTERS,
)
"""E-mail addresses, common and odd, as RFC 5322 allows them."""


def any_text(min_size: int = 0, max_size: int | None = None) -> st.SearchStrategy[str]:
    """Draw any text that can be written down in UTF-8."""
    return st.text(CHARACTERS, min_size=min_size, max_size=max_size)
