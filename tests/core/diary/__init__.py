"""Tests of `bot.core.diary`."""
