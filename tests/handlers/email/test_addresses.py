"""One plain address each, and no mail to networks that are no more."""

import pytest

from bot.core.ports import TransportError
from handlers.email.addresses import one_address, retired_domain


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


@pytest.mark.parametrize(
    "domain", ["gsi.gov.uk", "eastmere.gcsx.gov.uk", "Police.GSX.gov.uk.", " dwp.gsi.gov.uk"]
)
def test_the_old_government_networks_are_known_as_retired(domain: str) -> None:
    assert retired_domain(domain)


@pytest.mark.parametrize("domain", ["eastmere.gov.uk", "notgsi.gov.uk", "gsi.gov.uk.example"])
def test_other_domains_are_not_retired(domain: str) -> None:
    assert not retired_domain(domain)
