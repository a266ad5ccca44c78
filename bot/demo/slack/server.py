"""The stand-in's HTTP on loopback: the Web API and `response_url`, and what goes wrong there."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from aiohttp import web

from bot.demo.slack.chat import Answer
from bot.demo.slack.contract import Arguments, Method, decoded
from bot.demo.slack.fake import FakeSlack
from bot.demo.slack.mishaps import Mishap, What
from bot.demo.slack.workspace import Says

API, HOOKS = "/api/", "/hooks/"
ELSEWHERE = "http://127.0.0.1:1/api/elsewhere"
"""Where nobody listens: whoever follows a redirect there fails otherwise than by its status."""


@asynccontextmanager
async def serving(slack: FakeSlack, port: int = 0) -> AsyncIterator[FakeSlack]:
    """Serve on loopback until the block ends; `slack.url` says where."""

    async def handle(request: web.BaseRequest) -> web.StreamResponse:
        if request.path.startswith(HOOKS):
            return await _hook(slack, request)
        return await _called(slack, request)

    runner = web.ServerRunner(
        web.Server(handle, access_log=None, handler_cancellation=True), shutdown_timeout=0
    )
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
        host, taken = runner.addresses[0][:2]
        slack.url = f"http://{host}:{taken}"
        slack.hooks.at = f"{slack.url}{HOOKS}"
        yield slack
    finally:
        await runner.cleanup()


async def _called(slack: FakeSlack, request: web.BaseRequest) -> web.StreamResponse:
    """Answer a call of the Web API, or let go wrong what shall."""
    name = request.path.removeprefix(API)
    mishap = slack.mishaps.next(name)
    if mishap is not None and mishap.is_instead:
        await request.read()
        slack.record(name, {}, mishap.code, mishap)
        return _cut(request) if mishap.what is What.CUT_BEFORE else _broken(mishap)
    answer = await _answer(slack, request, name, mishap)
    if mishap is not None and mishap.what is What.CUT_AFTER:
        return _cut(request)
    if mishap is not None and mishap.what is What.SLOW:
        await asyncio.sleep(mishap.seconds)
    headers = {
        "X-OAuth-Scopes": ",".join(sorted(slack.workspace.scopes)),
        "Date": slack.clock.now().strftime("%a, %d %b %Y %H:%M:%S GMT"),
    }
    return web.json_response(answer, headers=headers)


async def _answer(
    slack: FakeSlack, request: web.BaseRequest, name: str, mishap: Mishap | None
) -> Answer:
    given: Arguments = {}
    error = mishap.code if mishap else ""
    answer: Answer = {}
    try:
        method = slack.method(name)
        kind, _, token = request.headers.get("Authorization", "").partition(" ")
        slack.let_in(method, token if kind == "Bearer" else "")
        given = await _given(slack, request, method)
        if not error:
            answer = slack.carry_out(method, given)
    except Says as said:
        error = said.code
    slack.record(name, given, error, mishap)
    return {"ok": False, "error": error} if error else {"ok": True, **answer}


async def _given(slack: FakeSlack, request: web.BaseRequest, method: Method) -> Arguments:
    if request.query_string:
        raise slack.breach(f"{method.name}: arguments in the address", "invalid_arguments")
    if request.content_type == "application/json":
        return await _json(request)
    if request.content_type == "application/x-www-form-urlencoded":
        form = await request.post()
        return decoded(method, {key: str(value) for key, value in form.items()})
    raise slack.breach(f"{method.name}: a wrong content type", "invalid_post_type")


async def _hook(slack: FakeSlack, request: web.BaseRequest) -> web.StreamResponse:
    """Take an answer to a `response_url`, as Slack does: without a token, and not for ever."""
    try:
        answer = await _json(request)
    except Says as said:
        return web.Response(status=400, text=said.code)
    if "Authorization" in request.headers:
        slack.wrong.append("response_url: with a token")
    says = slack.hooks.take(request.path.removeprefix(HOOKS), answer)
    if says:
        slack.wrong.append(f"response_url: {says}")
    return web.Response(status=404 if says else 200, text=says or "ok")


async def _json(request: web.BaseRequest) -> Mapping[str, object]:
    try:
        found = json.loads(await request.read())
    except ValueError:
        raise Says("invalid_json") from None
    return found if isinstance(found, dict) else {}


def _cut(request: web.BaseRequest) -> web.StreamResponse:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def _broken(mishap: Mishap) -> web.StreamResponse:
    after = {"Retry-After": f"{mishap.seconds:g}"} if mishap.seconds else {}
    if mishap.what is What.TOO_MANY:
        return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=after)
    if mishap.what is What.ELSEWHERE:
        return web.Response(status=307, headers={"Location": ELSEWHERE})
    return web.Response(
        status=200 if mishap.what is What.NONSENSE else mishap.status,
        text="<html>Not now.</html>",
        content_type="text/html",
        headers=after,
    )
