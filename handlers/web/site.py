"""The site: its name and its address, as the operator set them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Site:
    """What all pages share. `name` is neutral: family see it too (IG18)."""

    name: str
    public_url: str

    @property
    def is_https(self) -> bool:
        return self.public_url.startswith("https:")
