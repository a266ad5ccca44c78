"""Tests of `bot.core.meeting`."""
