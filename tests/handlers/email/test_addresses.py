"""One plain address each in an envelope; whatever is more or less is refused for good."""

import pytest

from bot.core.ports import TransportError
from handlers.email.addresses import one_address


@pytest.mark.parametrize(
    "address",
    ["g.holloway@health.example", "o'brien+cg@homes.example", "dsl@sub.larkfield.example"],
)
def test_a_plain_address_is_taken_as_it_is(address: str) -> None:
    assert one_address(address) == address


def test_a_domain_beyond_ascii_travels_in_ascii() -> None:
    assert one_address("asha@bücher.example") == "asha@xn--bcher-kva.example"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "nobody",
        "@health.example",
        "a@b@health.example",
        "Grace <g.holloway@health.example>",
        "g.holloway@health.example, dean@family.example",
        "g.holloway@health.example\r\nBcc: dean@family.example",
        "g.holloway@health.example\n",
        '"g h"@health.example',
        "gräce@health.example",
        "grace@health..example",
        "grace@höalth..example",
        "g" * 65 + "@health.example",
        "g@" + "h" * 63 + ".example" * 30,
    ],
)
def test_whatever_is_not_one_plain_address_is_refused_for_good(address: str) -> None:
    with pytest.raises(TransportError) as refused:
        one_address(address)
    assert refused.value.permanent
    assert str(refused.value) == "bad address"
