"""Questions that belong to another one: whom its answer is not for, and why (B1)."""

from collections.abc import Iterable

from bot.core.cards import Field


def with_asides(fields: Iterable[Field]) -> list[tuple[Field, tuple[Field, ...]]]:
    """Return each question with those that belong to it, which need not be seen at once."""
    asked: list[tuple[Field, tuple[Field, ...]]] = []
    for each in fields:
        owner, asides = asked[-1] if asked else (None, ())
        if owner and each.name in {f"not_for_{owner.name}", f"why_{owner.name}"}:
            asked[-1] = (owner, (*asides, each))
        else:
            asked.append((each, ()))
    return asked
