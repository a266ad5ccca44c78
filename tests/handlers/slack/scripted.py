"""A router that answers as it is told, and what was logged."""

import pytest

from bot.core.cards import Card
from bot.core.requests import Request


class Scripted:
    """A router that answers everything with one card, or fails."""

    def __init__(self, answer: Card | Exception) -> None:
        self.answer_ = answer
        self.asked: list[Request] = []

    def answer(self, request: Request) -> Card:
        self.asked.append(request)
        if isinstance(self.answer_, Exception):
            raise self.answer_
        return self.answer_


def codes(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [each.__dict__["code"] for each in caplog.records if hasattr(each, "code")]
