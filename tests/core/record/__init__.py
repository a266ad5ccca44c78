"""Tests of `bot.core.record`."""
