"""The one cookie there is: the secret with which a browser opens the draft that it wrote."""

import re
import secrets
from datetime import timedelta
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

COOKIE: Final = "draft"
LONGEST: Final = timedelta(days=90)

_SECRET = re.compile(r"[A-Za-z0-9_-]{43}")


def secret_of(request: Request) -> str:
    """Return the browser's secret, or nothing; what is no secret of ours counts as none."""
    found = request.cookies.get(COOKIE, "")
    return found if _SECRET.fullmatch(found) else ""


def draw_secret() -> str:
    """Return a secret for one browser: 256 bits, written as 43 characters."""
    return secrets.token_urlsafe(32)


def remember(
    response: Response, secret: str, path: str, *, left: timedelta, is_https: bool
) -> None:
    """Leave the secret with the browser, for this link's address alone, while the link lives.

    `lax`, not `strict`: who opens the link out of webmail comes from another site, and a strict
    cookie would stay behind and hide their own draft from them. A form of another site is sent
    with neither.
    """
    response.set_cookie(
        COOKIE,
        secret,
        max_age=int(min(left, LONGEST).total_seconds()),
        path=path,
        secure=is_https,
        httponly=True,
        samesite="lax",
    )
