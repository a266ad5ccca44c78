"""Numbers and domains that belong to nobody: kept for stories, so never of use to real people."""

import re

PLACES = "0113|0114|0115|0116|0117|0118|0121|0131|0141|0151|0161"
KEPT_NUMBERS = re.compile(
    rf"(?:01632960|(?:{PLACES})4960|01914980|02079460|02896496|02920180|03069990|07700900|08081570"
    r")\d{3}"
)
"""Ofcom's "Telephone numbers for use in TV and radio drama programmes", written without spaces."""

KEPT_ENDINGS = ("example", "invalid", "localhost", "test")
KEPT_DOMAINS = ("example.com", "example.net", "example.org")
"""RFC 2606 and RFC 6761: no such domain will ever be anybody's."""


def is_made_up_number(text: str) -> bool:
    """Tell whether a text holds a telephone number that is kept for stories.

    Words and other numbers may stand beside it; +44 counts as the nought.
    """
    digits = re.sub(r"(?:\+|\b00)44\s*(?:\(0\))?", "0", text)
    return KEPT_NUMBERS.search(re.sub(r"[\s()./-]", "", digits)) is not None


def is_made_up_domain(domain: str) -> bool:
    """Tell whether a domain, or the one it stands under, is kept for examples."""
    labels = domain.lower().rstrip(".").split(".")
    return labels[-1] in KEPT_ENDINGS or ".".join(labels[-2:]) in KEPT_DOMAINS
