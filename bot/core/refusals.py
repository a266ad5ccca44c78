"""A refusal: what was asked for cannot be, why, and what the person can do instead."""

from collections.abc import Sequence


class Refusal(Exception):  # noqa: N818 - the trade's word; nothing went wrong
    """The person asked for something that cannot be; nothing was written.

    `why` is one plain sentence and never says whether a hidden thing exists (access rule 7);
    `way_on` says what to do instead, with an example where one helps.
    `field` names the form field to which it belongs, if there is one.
    """

    def __init__(self, why: str, way_on: str = "", *, field: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.way_on = way_on
        self.field = field

    def __str__(self) -> str:
        return f"{self.why} {self.way_on}".strip()


class Refusals(Refusal):
    """Several things of one form cannot be; `each` is one of them, at its own field."""

    def __init__(self, each: Sequence[Refusal]) -> None:
        super().__init__(" ".join(map(str, each)), field=each[0].field)
        self.each = tuple(each)


class NotAllowed(Refusal):
    """Who asks may not; they are shown no form to try again with."""


class StaleForm(Refusal):
    """A form was filled in, or a button pressed, from a version that has changed since."""


class AlreadyDone(Refusal):
    """What was asked for has been done before, by this person or another."""
