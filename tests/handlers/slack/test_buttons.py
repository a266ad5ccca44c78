"""What a button carries comes back as it was, and nothing else is taken for it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.slack.buttons import Pressed, pack, unpack
from handlers.slack.limits import BUTTON_VALUE
from handlers.slack.text import escaped, size
from tests.texts import any_text

PRESSED = st.builds(
    Pressed,
    any_text(0, 40),
    any_text(0, 4),
    st.dictionaries(any_text(0, 8), any_text(0, 20), max_size=3),
    st.one_of(st.none(), st.integers(0, 10**9)),
    st.booleans(),
    any_text(0, 30),
)


@given(PRESSED)
def test_it_comes_back_as_it_was_however_slack_escapes_it(pressed: Pressed) -> None:
    packed = pack(pressed)
    assert unpack(packed) == pressed
    assert escaped(packed) == packed
    assert size(packed) <= BUTTON_VALUE


def test_what_is_too_long_is_refused() -> None:
    with pytest.raises(ValueError, match="longer than 2,000"):
        pack(Pressed("change", fields={"text": "x" * 2_000}))


@pytest.mark.parametrize(
    "value",
    [
        *("", "7KQ2", "[]", "null", "1", '"do"', "{}", "[" * 1_999, '{"do":1}', "{'do':'x'}"),
        *('{"do":"x","of":null}', '{"do":"x","seen":true}', '{"do":"x","seen":-1}'),
        *('{"do":"x","seen":1.0}', '{"do":"x","seen":NaN}', '{"do":"x","with":{"a":1}}'),
        *('{"do":"x","with":["a"]}', '{"do":"x","with":{}}', '{"do":"x","opens":false}'),
        *('{"do":"x","opens":1}', '{"do":"x","do":"y"}', '{"do": "x"}', '{"do":"x","more":"y"}'),
        *(
            '{"do":"a & b"}',
            '{"do":"\ud800"}',
            '{"of":"7KQ2"}',
            '{"do":"x","seen":1' + "0" * 30 + "}",
        ),
        *('{"with":{"b":"1","a":"2"},"do":"x"}', '{"do":"x","key":["k"]}', '{"do":"x"} '),
    ],
)
def test_nothing_else_is_taken_for_it(value: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        unpack(value)


@given(any_text())
def test_no_text_does_harm(text: str) -> None:
    try:
        assert pack(unpack(text), size(text)) == text
    except ValueError:
        return


@given(st.recursive(st.none() | st.booleans() | st.integers() | any_text(), st.lists))
def test_no_json_does_harm(held: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        unpack(json.dumps(held))
