"""Leaving: one link away from the page, to one that says nothing of where somebody was (IG18)."""

from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from handlers.web.site import Site

PATH: Final = "/leave"
FORGET: Final = {"clear-site-data": '"cache", "cookies"'}
"""The browser forgets its drafts' secrets and what it kept to go back to; only over https."""

_OURS: Final = frozenset({"same-origin", "none"})


class Leaving:
    """Sends somebody on, whoever it is; nobody is asked for a link."""

    def __init__(self, site: Site) -> None:
        self._elsewhere = site.leave_url

    async def get(self, request: Request) -> Response:
        """Go elsewhere, and have the browser forget. Another site cannot make it forget."""
        asked_by = request.headers.get("sec-fetch-site", "none")
        headers = FORGET if asked_by in _OURS else None
        return RedirectResponse(self._elsewhere, 303, headers)
