"""The site: its name and its address, as the operator set them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Site:
    """What all pages share. `name` and `leave_url` are neutral: family come by them too (IG18).

    `safety` is the line of IG9 with the authority's numbers, for a page that knows no group.
    """

    name: str
    public_url: str
    leave_url: str
    safety: str

    @property
    def is_https(self) -> bool:
        return self.public_url.startswith("https:")
