"""One call of Slack's Web API: once, in time, to the one address, and an error of few words."""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Final

import aiohttp

from handlers.slack.errors import NOT_REACHED, REST, Follows, SlackError

log = logging.getLogger(__name__)

LONGEST_REST: Final = 3_600.0
"""Seconds; whoever asks for a longer one is asked again after these."""
_REDIRECTS, _OURS, _FAULTS, _TOO_MANY = 300, 400, 500, 429
_GATEWAYS: Final = frozenset({502, 504})
"""A gateway has lost the answer, and knows no more than we whether there was one."""

NOT_SENT: Final = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)
"""The line never stood: nothing was sent. Names, certificates and refused ports are among them."""


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds for the line to stand, and for the whole call."""

    connect: float = 5.0
    whole: float = 20.0


class Calls:
    """Calls methods at `api_url`; safe for as many tasks of one event loop at a time as like.

    Nothing is tried again here, no redirect followed, no proxy of the environment used and no
    cookie kept. The token goes into one header, and into nothing that is logged or raised.
    """

    def __init__(self, api_url: str, *, at_once: int = 10, wait: Timeouts | None = None) -> None:
        self._api_url = api_url.rstrip("/") + "/"
        self._at_once = at_once
        self._wait = wait or Timeouts()
        self._session: aiohttp.ClientSession | None = None

    async def call(
        self, method: str, arguments: Mapping[str, object], *, token: str
    ) -> Mapping[str, object]:
        """Call `method` and return its answer, or raise `SlackError`."""
        return (await self.ask(method, arguments, token=token)).said

    async def ask(self, method: str, arguments: Mapping[str, object], *, token: str) -> "Answer":
        """Do the same, and return what the answer's headers say as well."""
        given = {name: _as_text(value) for name, value in arguments.items()}
        headers = {"Authorization": f"Bearer {token}"}
        response, body = await self._post(self._api_url + method, form=given, headers=headers)
        return _answer(method, response, body)

    async def tell(self, address: str, said: Mapping[str, object]) -> None:
        """Answer at a `response_url`, which is given no token, or raise `SlackError`."""
        response, _ = await self._post(address, plain=said)
        if response.status >= _REDIRECTS:
            raise _not_slack(response)

    async def _post(
        self,
        address: str,
        *,
        form: Mapping[str, str] | None = None,
        plain: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> tuple[aiohttp.ClientResponse, bytes]:
        """Post a form, or plain JSON, once; whatever the status, return what came."""
        try:
            async with self._line().post(
                address, data=form, json=plain, headers=headers, allow_redirects=False
            ) as response:
                return response, await response.read()
        except NOT_SENT:
            raise SlackError(NOT_REACHED, follows=Follows.AGAIN) from None
        except (aiohttp.ClientError, TimeoutError, OSError):
            raise SlackError("line cut", in_doubt=True, follows=Follows.AGAIN) from None

    async def close(self) -> None:
        """Let go of the lines; no call is under way."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _line(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._at_once),
                cookie_jar=aiohttp.DummyCookieJar(),
                timeout=aiohttp.ClientTimeout(total=self._wait.whole, connect=self._wait.connect),
                trust_env=False,
            )
        return self._session


@dataclass(frozen=True, slots=True)
class Answer:
    """A yes of Slack's: what it `said`, the token's `scopes`, and the `date` of its own clock."""

    said: Mapping[str, object]
    scopes: frozenset[str]
    date: str


def _as_text(value: object) -> str:
    """Return an argument as a form has it: every method takes one, and only some take JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _answer(method: str, response: aiohttp.ClientResponse, body: bytes) -> Answer:
    if response.status == _TOO_MANY:
        raise SlackError("ratelimited", retry_after=_rest(response.headers.get("Retry-After")))
    if response.status >= _REDIRECTS:
        raise _not_slack(response)
    said = _read(body)
    if said.get("ok") is not True:
        raise SlackError(str(said.get("error")))
    if warning := said.get("warning"):
        log.warning("slack_warning", extra={"method": method, "code": str(warning)[:60]})
    scopes = response.headers.get("X-OAuth-Scopes", "").replace(" ", "")
    given = frozenset(filter(None, scopes.split(",")))
    return Answer(said, given, response.headers.get("Date", ""))


def _not_slack(response: aiohttp.ClientResponse) -> SlackError:
    """Return what a status means that Slack's own answers do not have."""
    status, said = response.status, response.headers.get("Retry-After")
    return SlackError(
        f"http {status}",
        retry_after=None if said is None else _rest(said),
        in_doubt=status in _GATEWAYS,
        follows=Follows.MESSAGE if _OURS <= status < _FAULTS else Follows.AGAIN,
    )


def _read(body: bytes) -> Mapping[str, object]:
    """Return the answer, which begins with whether it was a yes; else nobody knows."""
    try:
        said = json.loads(body)
    except ValueError:
        said = None
    if not isinstance(said, dict) or "ok" not in said:
        raise SlackError("no answer", in_doubt=True, follows=Follows.AGAIN)
    return said


def _rest(said: str | None) -> float:
    try:
        seconds = float(said or "")
    except ValueError:
        return REST
    return min(max(seconds, 0.0), LONGEST_REST) if isfinite(seconds) else REST
