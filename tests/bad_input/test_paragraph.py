"""Every item of the paragraph is held by tests that are there."""

from importlib import import_module

import pytest

from tests.bad_input import HELD


def found(where: str) -> list[str]:
    """Return the tests of a module whose names have these words in them."""
    module, _, words = where.partition("::")
    path = module if "/" in module else f"{__package__}.{module}"
    names = vars(import_module(path.replace("/", ".")))
    return [name for name in names if name.startswith("test_") and words in name]


@pytest.mark.parametrize("item", HELD)
def test_every_item_is_held_by_a_test_that_is_there(item: str) -> None:
    assert [len(found(where)) for where in HELD[item]] == [1] * len(HELD[item])
